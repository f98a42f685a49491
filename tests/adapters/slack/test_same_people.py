"""Two coalitions in one workspace bring the same two people together: Slack has one group message for them, and it is
one coalition's at a time."""

from collections.abc import AsyncIterator

import pytest

from storage.store import OpenedStore, open_store
from tests.adapters.slack.playing import Player
from tests.adapters.slack.reading import labels, words
from tests.adapters.slack.running import Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, Message

COMING_TOGETHER = """
ana: /coalition
ana presses {begin}
ana presses Continue
ana answers {coalition} | English
ana presses Add mine
ana presses Continue
ana answers Hillside School
ben: /coalition
ben presses Add mine
ben presses Continue
ben answers Harbour Centre
"""
IN_PAIRS = """
ana: /listening-round {topic} format:pairs minutes:2
ana and ben press Join
ana presses Start
"""


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


class Workspace:
    """Two channels, a coalition in each, and Ana and Ben in both."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.player = Player(scene)
        self.room = scene.room
        people = (self.player.people[name] for name in ("ana", "ben"))
        self.hall = scene.slack.world.channel(scene.team, "hall", *people)

    async def play(self, channel: Channel, script: str) -> None:
        self.scene.room = channel
        await self.player.play(script)

    async def come_together(self) -> None:
        await self.play(self.room, COMING_TOGETHER.format(begin="Set one up", coalition="Riverside"))
        self.scene.slack.world.ephemerals.clear()
        await self.play(self.hall, COMING_TOGETHER.format(begin="Set up another one here", coalition="Lakeside"))

    def groups(self) -> list[Channel]:
        return [channel for channel in self.scene.slack.world.channels.values() if channel.kind == "mpim"]

    def read(self, channel: Channel) -> str:
        return "\n".join(words(message) for message in self.scene.slack.messages(channel))

    def with_button(self, channel: Channel, label: str) -> Message:
        return next(each for each in reversed(self.scene.slack.messages(channel)) if label in labels(each))


@pytest.fixture
async def there(slack: StandIn, kept: OpenedStore) -> AsyncIterator[Workspace]:
    scene = Scene(slack)
    async with scene.running(kept, "http"):
        workspace = Workspace(scene)
        await workspace.come_together()
        yield workspace
        assert scene.log.getvalue().count("Incident") == 0


async def test_two_coalitions_do_not_share_a_group_message(there: Workspace) -> None:
    """The second pair is told to talk elsewhere; what is pressed or asked in the group message is the first one's."""
    await there.play(there.room, IN_PAIRS.format(topic="First"))
    await there.play(there.hall, IN_PAIRS.format(topic="Second"))
    (group,) = there.groups()
    assert "you talk with Ben Carter" in there.read(group)
    assert there.read(group).count("you talk with") == 2
    assert "A private place could not be opened for everyone." in there.read(there.hall)
    assert "could not be opened" not in there.read(there.room)
    await there.play(group, "ana presses I'm here\n")
    assert "Ana Kowalska speaks until" in there.read(group)
    slack, ana = there.scene.slack, there.player.people["ana"]
    assert "First" in words(there.with_button(group, "Done"))
    await there.play(group, "ana: /coalition\n")
    assert "Riverside" in words(slack.ephemerals(ana)[-1])


async def test_the_group_message_is_the_next_ones_when_it_is_free(there: Workspace) -> None:
    """An old button says that it is over, whosever it was, and changes nothing."""
    slack, ana = there.scene.slack, there.player.people["ana"]
    await there.play(there.room, IN_PAIRS.format(topic="First"))
    (group,) = there.groups()
    old = slack.finds(ana, "I'm here", group).element["value"]
    await there.play(there.room, "ana presses End the round\n+1m\n")
    await there.play(there.hall, IN_PAIRS.format(topic="Second"))
    assert there.groups() == [group]
    assert there.read(group).count("you talk with") == 4
    assert "could not be opened" not in there.read(there.hall)
    before = there.read(group)
    await slack.presses(ana, old, group)
    assert "I cannot find that here; it may be over" in await there.scene.told(ana, "over")
    assert there.read(group) == before
    await there.play(group, "ana presses I'm here\nana: /coalition\n")
    assert "Lakeside" in words(slack.ephemerals(ana)[-1])
    assert there.read(group) != before
