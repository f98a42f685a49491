"""Channels that are archived and opened again, and the bot that is taken out and let in again: real Bolt over real
sockets, on a real store. What people read of it, once, and that everything goes on."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage.store import OpenedStore, open_store
from tests.adapters.slack import upheavals
from tests.adapters.slack.faults import Broken
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import WAYS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.world import Channel, Message

BACK = "The bot is back in this channel. Everything goes on from here."
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture
async def here(slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    scene = Scene(slack)
    async with scene.running(kept, "http"):
        await set_up(scene)
        yield scene


async def set_up(scene: Scene) -> None:
    """Ana's coalition, in the channel."""
    await scene.slack.types(scene.ana, scene.room, "/coalition")
    await scene.press(scene.ana, "Set one up")
    await scene.press(scene.ana, "Continue")
    await scene.window(scene.ana)
    await scene.slack.submits(scene.ana, {"name": "Riverside"})
    await scene.said("Riverside")


async def open_round(scene: Scene) -> None:
    await scene.slack.types(scene.ana, scene.room, "/listening-round", "Housing")
    await scene.said("Listening round: Housing.")


async def at_home(scene: Scene) -> str:
    """What Ana reads on her home page."""
    await scene.slack.opens_home(scene.ana)
    await scene.settled(lambda: scene.slack.home(scene.ana) is not None)
    view = scene.slack.home(scene.ana)
    assert view
    return words(view)


def posts(scene: Scene, channel: Channel | None = None) -> list[Message]:
    return scene.slack.messages(channel or scene.room)


@pytest.mark.parametrize("way", WAYS)
async def test_an_archived_channel_is_left_and_comes_back(way: str, slack: StandIn, kept: OpenedStore) -> None:
    """Nothing is sent there, the round is over, facilitators read on their home page what to do; opened again it is a
    home again, and one line says so."""
    scene = Scene(slack)
    async with scene.running(kept, way):
        await set_up(scene)
        await open_round(scene)
        await upheavals.archive(slack, scene.room, scene.ana)
        calls = len(slack.called("chat.postMessage")) + len(slack.called("chat.update"))
        await scene.passes(timedelta(days=2))
        assert len(slack.called("chat.postMessage")) + len(slack.called("chat.update")) == calls
        assert "we meet nowhere now. Make a code for another place" in await at_home(scene)
        await upheavals.unarchive(slack, scene.room, scene.ana)
        await scene.said(BACK)
        assert "we meet nowhere now" not in await at_home(scene)
        await slack.types(scene.ana, scene.room, "/listening-round")
        assert "There is no round here now." in words(slack.ephemerals(scene.ana)[-1])


@pytest.mark.parametrize("way", WAYS)
async def test_a_bot_that_is_removed_is_missed_and_goes_on_when_it_is_let_in(
    way: str, slack: StandIn, kept: OpenedStore
) -> None:
    """Facilitators read whom to ask; what changed meanwhile is a new message, and one line says that it is back."""
    scene = Scene(slack)
    async with scene.running(kept, way):
        await set_up(scene)
        await open_round(scene)
        before = len(posts(scene))
        await upheavals.take_bot_out(slack, scene.room, scene.ana)
        await slack.presses(scene.ana, "Join")
        await scene.passes(MINUTE)
        assert len(posts(scene)) == before
        assert "Ask someone there to add it again." in await at_home(scene)
        await upheavals.invite_bot(slack, scene.room, scene.ana)
        await scene.said(BACK)
        await scene.settled(
            lambda: any("1 person would like to speak" in words(each) for each in posts(scene)[before:])
        )
        assert "Ask someone there to add it again." not in await at_home(scene)


async def test_told_twice_and_late_it_is_as_it_is_now(here: Scene) -> None:
    """The archiving arrives after the opening, and each of them again: nothing is lost, and nothing is said twice."""
    slack = here.slack
    slack.holds()
    await upheavals.archive(slack, here.room, here.ana)
    await upheavals.unarchive(slack, here.room, here.ana)
    await slack.releases(lambda held: [*reversed(held)])
    await slack.redelivers()
    await here.passes(MINUTE)
    assert "nowhere" not in await at_home(here)
    assert not any(BACK in words(each) for each in posts(here))


async def test_of_other_people_who_leave_nothing_is_looked_at(here: Scene) -> None:
    """Only the bot's own coming and going counts."""
    event = {"type": "member_left_channel", "user": here.ben.id, "channel": here.room.id, "channel_type": "C"}
    await here.slack.happens(here.team, event | {"team": here.team.id})
    assert here.slack.called("conversations.info") == []
    assert "add it again" not in await at_home(here)


async def test_where_slack_cannot_say_how_it_is_what_was_told_is_believed(here: Scene) -> None:
    """An outage at that very moment."""
    here.slack.server.faults.add("conversations.info", Broken(503))
    await upheavals.archive(here.slack, here.room, here.ana)
    assert "we meet nowhere now" in await at_home(here)


async def test_what_no_event_tells_is_found_out_by_the_first_message(here: Scene) -> None:
    """The bot was removed while it was not running: facilitators read of it, and the message is not kept."""
    here.room.members.discard(here.team.bot)
    await here.slack.types(here.ana, here.room, "/listening-round", "Housing")
    await here.passes(MINUTE)
    assert "Ask someone there to add it again." in await at_home(here)
    await upheavals.invite_bot(here.slack, here.room, here.ana)
    await here.passes(timedelta(seconds=2))
    await here.said("Listening round: Housing.")


async def test_a_workspace_that_takes_the_bot_out_and_lets_it_in_again(slack: StandIn, kept: OpenedStore) -> None:
    """From that moment on nothing is sent; with a new token the bot starts again, and goes on where it was."""
    scene = Scene(slack)
    async with scene.running(kept, "http"):
        await set_up(scene)
        await open_round(scene)
        await upheavals.uninstall(slack, scene.team)
        calls = len(slack.called("chat.postMessage"))
        await scene.passes(timedelta(hours=3))
        assert len(slack.called("chat.postMessage")) == calls
    scene.team.dead = None
    async with scene.running(kept, "http"):
        await scene.said(BACK)
        assert "Riverside" in await at_home(scene)
