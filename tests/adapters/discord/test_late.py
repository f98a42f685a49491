"""An answer that comes too late for Discord, which then tells the person itself that none came: what they did has been
done as a whole, once, and when they do it again they are answered."""

from collections.abc import AsyncIterator

import pytest

from storage.store import open_store
from tests.adapters.discord.serving import Scene, labels, text
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.test_service import set_up
from tests.adapters.discord.visits import Visit
from tests.adapters.discord.world import Message

TOO_LATE = 4.0


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def here(discord: StandIn, sqlite_url: str) -> AsyncIterator[Scene]:
    store, scene = open_store(sqlite_url), Scene(discord)
    async with scene.running(store):
        await set_up(scene)
        yield scene
    await store.close()
    assert "Incident" not in scene.log.getvalue()


async def late(here: Scene, visit: Visit) -> None:
    """Discord has waited for long enough before the bot answers."""
    here.discord.clock.later(TOO_LATE)
    await here.settled(lambda: "An answer came too late." in here.log.getvalue())
    assert visit.answered == 0
    here.log.truncate(0)


def boards(here: Scene) -> list[Message]:
    return [each for each in here.discord.messages(here.room) if "Join" in labels(each)]


async def test_a_command_is_carried_out_once(here: Scene) -> None:
    """The round is open, and all see it; typed again, nothing is opened beside it."""
    for _ in range(2):
        await late(here, here.discord.visits.types(here.ana, here.room, "listening-round", topic="What now?"))
        await here.said("What now?")
    await here.types(here.ana, "listening-round", topic="What now?")
    assert len([each for each in boards(here) if "What now?" in text(each)]) == 1


async def test_a_press_is_carried_out_once(here: Scene) -> None:
    """Ana is in the round; pressed again she reads that she is."""
    await here.types(here.ana, "listening-round", topic="What now?")
    await here.settled(lambda: bool(boards(here)))
    await late(here, here.discord.visits.presses(here.ana, boards(here)[0], "Join"))
    await here.settled(lambda: "Ana" in text(boards(here)[0]))
    await here.presses(here.ana, "Join")
    assert text(boards(here)[0]).count("Ana") == 1


async def test_a_form_is_carried_out_once(here: Scene) -> None:
    """Discord lets what stands in it be sent again: it is the same meeting."""
    await here.types(here.ana, "coalition", what="meetings")
    await here.presses(here.ana, "Set a meeting")
    await here.settled(lambda: here.ana.id in here.discord.visits.forms)
    form = here.discord.visits.forms[here.ana.id]
    given = {"called": "The park", "day": "2026-03-12", "hour": "18:30"}
    await late(here, here.discord.visits.sends(here.ana, here.room, **given))
    here.discord.visits.forms[here.ana.id] = form
    await here.sends(here.ana, **given)
    await here.said("The park")
    assert len([each for each in here.discord.messages(here.room) if text(each).startswith("## The park")]) == 1


async def test_a_form_that_comes_too_late_opens_when_it_is_asked_for_again(here: Scene) -> None:
    """Nothing has happened before."""
    await here.types(here.ana, "coalition", what="meetings")
    page = here.discord.visits.seen(here.ana)[-1]
    await late(here, here.discord.visits.presses(here.ana, page, "Set a meeting"))
    assert here.ana.id not in here.discord.visits.forms
    await here.presses(here.ana, "Set a meeting")
    await here.settled(lambda: here.ana.id in here.discord.visits.forms)
