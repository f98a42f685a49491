"""Somebody whom Slack does not let the bot write to in private, with the real store and the stand-in: it is noted, the
others go on, and it is over as soon as an answer arrives in their own messages with the bot."""

from collections.abc import AsyncIterator

import pytest

from storage.store import OpenedStore, open_store
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import MOST_LOOKS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.test_own_page import home_of
from tests.adapters.slack.test_same_people import COMING_TOGETHER, IN_PAIRS, Workspace
from tests.adapters.slack.world import User

CANNOT = "I can't write to you in private on Slack."
ASKED = """
ana: /check-in
ana presses Set a check-in
ana answers How is the garden? | 2026-03-05 | 20:00 | Monday to Friday | How it stands, and a line
ben: /check-in
ben presses How is the garden?
ben presses Ask me directly
"""


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture
async def there(slack: StandIn, kept: OpenedStore) -> AsyncIterator[Workspace]:
    scene = Scene(slack)
    async with scene.running(kept, "http"):
        workspace = Workspace(scene)
        await workspace.play(scene.room, COMING_TOGETHER.format(begin="Set one up", coalition="Riverside"))
        yield workspace
        assert scene.log.getvalue().count("Incident") == 0


async def reads(scene: Scene, user: User, *, there_is: bool) -> bool:
    """Soon: an answer is told of when it has been shown."""
    for _ in range(MOST_LOOKS):
        if (CANNOT in await home_of(scene, user)) == there_is:
            return True
    return False


async def test_who_cannot_be_in_a_group_message_reads_it_and_changes_it(there: Workspace) -> None:
    """The pair talks elsewhere. A facilitator finds them on a list; when they have it tried again, it is over."""
    scene, slack = there.scene, there.scene.slack
    ana, ben = (there.player.people[name] for name in ("ana", "ben"))
    ben.closed = True
    await there.play(there.room, IN_PAIRS.format(topic="First"))
    assert "A private place could not be opened for everyone." in there.read(there.room)
    assert there.groups() == []
    assert CANNOT in await home_of(scene, ben)
    home = await home_of(scene, ana)
    assert CANNOT not in home
    assert "I cannot write to 1 person in private." in home
    await slack.presses(ana, "Not reached in private", home=True)
    assert "Ben Carter" in words(await scene.window(ana))
    await home_of(scene, ben)
    await slack.presses(ben, "Try again", home=True)
    assert "Thank you." in words(await scene.window(ben))
    ben.closed = False
    assert CANNOT not in await home_of(scene, ben)
    await there.play(there.room, "ana presses End the round\n+1m\n")
    await there.play(there.room, IN_PAIRS.format(topic="Second"))
    assert len(there.groups()) == 1


async def test_an_answer_in_their_own_messages_tells_it_too(there: Workspace) -> None:
    """One that Slack refuses, and one that arrives."""
    scene, slack = there.scene, there.scene.slack
    ben = there.player.people["ben"]
    direct = slack.world.between(scene.team, {ben.id})
    ben.closed = True
    await slack.writes(ben, direct, "coalition")
    await scene.settled(lambda: "An answer could not be shown." in scene.log.getvalue())
    assert await reads(scene, ben, there_is=True)
    ben.closed = False
    await slack.writes(ben, direct, "coalition")
    assert await reads(scene, ben, there_is=False)


async def test_who_cannot_be_asked_directly_is_called_in_the_channel(there: Workspace) -> None:
    """Which says nothing of what they were asked; they read why on their own page, and it is tried again."""
    scene, slack = there.scene, there.scene.slack
    ana, ben = (there.player.people[name] for name in ("ana", "ben"))
    await there.play(there.room, ASKED)
    ben.closed = True
    await there.play(there.room, "+1h\n+15m\n")
    assert "Ben Carter, 1 thing waits for you." in there.read(there.room)
    assert CANNOT not in await home_of(scene, ana)
    assert CANNOT in await home_of(scene, ben)
    ben.closed = False
    await slack.presses(ben, "Try again", home=True)
    await there.play(there.room, "+1d\n+15m\n")
    letters = slack.messages(slack.world.between(scene.team, {ben.id}))
    assert ["How is the garden?" in words(each) for each in letters] == [True]
    assert there.read(there.room).count("waits for you") == 1
