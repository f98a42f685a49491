"""What comes back from Slack is user input (T3, T10, T11): ids of another coalition, altered buttons and metadata, and
forms of people who may no longer send them. Through the whole bot, over real sockets."""

import json
from collections.abc import AsyncIterator

import pytest

from adapters.desk import Caller, Pressed
from bot.dispatch import Answer, Outcome
from bot.features.coalition.commands import LeaveCoalition
from bot.kernel.command import Account, Address
from bot.kernel.wire import encode
from storage.store import OpenedStore, open_store
from tests.adapters.slack.outgoing import Ack
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import WAYS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, User

NEVER = "AAAAAAAAAAAAAA"


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


class Two:
    """Ana's coalition in one channel and Ben's in another, with a round in each. Neither is in the other's."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.slack = scene.slack
        self.ana, self.ben = scene.ana, scene.ben
        self.room = scene.room
        self.room.members.discard(self.ben.id)
        self.hall = self.slack.world.channel(scene.team, "hall", self.ben)

    async def begin(self) -> None:
        for user, channel in ((self.ben, self.hall), (self.ana, self.room)):
            self.scene.room = channel
            await self.slack.types(user, channel, "/coalition")
            await self.scene.press(user, "Set one up")
            await self.scene.press(user, "Continue")
            await self.scene.window(user)
            await self.slack.submits(user, {"name": channel.name})
            await self.slack.types(user, channel, "/listening-round", f"What now in {channel.name}?")
            await self.scene.said(f"What now in {channel.name}?")
            await self.scene.said("Separate organisations and residents work together here.")

    async def answered(self, user: User, channel: Channel, value: str) -> str:
        """What they alone read after pressing a button that was altered so, and sending the form if there is one."""
        seen, spot = len(self.slack.ephemerals(user)), self.slack.finds(user, "Join", channel)
        kept, spot.element["value"] = spot.element["value"], value
        await self.slack.presses(user, value, channel)
        spot.element["value"] = kept
        await self.scene.settled(lambda: bool(self.slack.view(user)) or len(self.slack.ephemerals(user)) > seen)
        if self.slack.view(user) is None:
            return words(self.slack.ephemerals(user)[-1])
        ack = await self.slack.submits(user, {})
        await self.slack.closes(user)
        return str(ack.body)

    async def opened(self, user: User, channel: Channel, label: str) -> list[str]:
        """The metadata of the form that a button opens."""
        await self.slack.presses(user, label, channel)
        view = await self.scene.window(user)
        metadata: list[str] = json.loads(view.given["private_metadata"])
        return metadata

    async def sent(self, user: User, metadata: str) -> Ack:
        """The form that is open, with other metadata."""
        view = await self.scene.window(user)
        view.given["private_metadata"] = metadata
        return await self.slack.submits(user, {})

    async def join(self, user: User, channel: Channel) -> None:
        self.slack.reloads(user)
        await self.slack.types(user, channel, "/coalition", "join")
        await self.scene.press(user, "I live here")
        await self.scene.press(user, "Continue")
        await self.scene.window(user)
        await self.slack.submits(user, {"neighbourhood": "Riverside"})
        await self.scene.told(user, "You are here as a resident")

    async def leave(self, user: User, channel: Channel) -> None:
        """With another device."""
        assert self.scene.service
        caller = Caller(Account("slack", user.team, user.id), Address("slack", self.scene.team.id, channel.id))
        answer = await self.scene.service.bot.desk.hear(caller, Pressed(encode(LeaveCoalition())))
        assert isinstance(answer, Answer)
        assert answer.outcome is Outcome.done

    def value(self, user: User, channel: Channel, label: str) -> str:
        value: str = self.slack.finds(user, label, channel).element["value"]
        return value

    def state(self, channel: Channel) -> list[str]:
        return [words(each) for each in self.slack.messages(channel)]


@pytest.fixture(params=WAYS)
async def two(request: pytest.FixtureRequest, slack: StandIn, kept: OpenedStore) -> AsyncIterator[Two]:
    scene = Scene(slack)
    async with scene.running(kept, request.param):
        both = Two(scene)
        await both.begin()
        yield both
        assert scene.log.getvalue().count("Incident") == 0


@pytest.mark.parametrize("label", ["Join", "Change", "End the round"])
async def test_an_id_of_another_coalition_is_one_that_does_not_exist(two: Two, label: str) -> None:
    """The same words, and nothing happens there: ids tell nothing."""
    own, theirs = two.value(two.ana, two.room, label), two.value(two.ben, two.hall, label)
    before = two.state(two.hall)
    never = own.replace(own.split(":")[2], NEVER)
    said = [await two.answered(two.ana, two.room, value) for value in (theirs, never)]
    assert said[0] == said[1]
    assert "it may be over, or belong to another group" in said[0]
    assert two.state(two.hall) == before


async def test_altered_metadata_reaches_no_other_coalition(two: Two) -> None:
    """A form that was opened here and says that it is about another coalition's round is about none."""
    theirs = two.value(two.ben, two.hall, "Change")
    said = []
    for alter in (theirs, theirs.replace(theirs.split(":")[2], NEVER)):
        metadata = await two.opened(two.ana, two.room, "Change")
        ack = await two.sent(two.ana, json.dumps([alter, *metadata[1:]]))
        said.append(ack.body)
        await two.slack.closes(two.ana)
    assert said[0] == said[1]
    assert "belong to another group" in str(said[0])
    assert "What now in hall?" in "".join(two.state(two.hall))


async def test_metadata_of_another_place_makes_nobody_a_member_there(two: Two) -> None:
    """Whoever claims to have opened a form there is who they are there: nobody yet."""
    theirs = two.value(two.ben, two.hall, "Change")
    await two.opened(two.ana, two.room, "Change")
    ack = await two.sent(two.ana, json.dumps([theirs, two.hall.id, ""]))
    assert "This is for members of the coalition" in str(ack.body)
    assert "What now in hall?" in "".join(two.state(two.hall))


@pytest.mark.parametrize(
    "metadata",
    [
        "",
        "null",
        "{}",
        "[1, 2, 3]",
        "[]",
        '["1:zz:nothing", "C1", ""]',
        '["1:rj:AAAAAAAAAAAAAA", "C1", ""]',
        '["\\ud800", "", ""]',
        "[" * 3_000,
    ],
    ids=["empty", "null", "object", "numbers", "nothing", "unknown", "no form", "half a character", "deep"],
)
async def test_metadata_that_nobody_here_wrote_does_nothing(two: Two, metadata: str) -> None:
    """The window closes, and it is a line in the log."""
    before = two.state(two.room)
    await two.opened(two.ana, two.room, "Change")
    ack = await two.sent(two.ana, metadata)
    assert (ack.status, ack.body) == (200, {"response_action": "clear"})
    assert "A form came back that was not opened here." in two.scene.log.getvalue()
    assert two.state(two.room) == before


async def test_rights_count_when_a_form_is_sent(two: Two) -> None:
    """And not when it was opened: whoever left meanwhile changes nothing any more, and what they wrote stays there."""
    two.room.members.add(two.ben.id)
    await two.join(two.ben, two.room)
    await two.slack.types(two.ben, two.room, "/coalition", "me")
    await two.scene.press(two.ben, "Change my details")
    await two.scene.window(two.ben)
    await two.leave(two.ben, two.room)
    ack = await two.slack.submits(two.ben, {})
    assert "This is for members of the coalition" in str(ack.body["errors"])
    assert two.slack.view(two.ben) is not None
