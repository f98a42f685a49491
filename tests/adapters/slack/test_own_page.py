"""The home of the app and someone's own messages with the bot: a page of one's own, on which all that is open can be
reached, and which is nobody's place to live in."""

from collections.abc import AsyncIterator

import pytest

from storage.store import OpenedStore, open_store
from tests.adapters.slack.reading import labels, words
from tests.adapters.slack.running import WAYS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.test_service import set_up
from tests.adapters.slack.world import User


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture(params=WAYS)
async def here(request: pytest.FixtureRequest, slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    scene = Scene(slack)
    async with scene.running(kept, request.param):
        yield scene
        assert scene.log.getvalue().count("Incident") == 0


async def home_of(here: Scene, user: User) -> str:
    """What stands there, drawn anew."""
    here.slack.world.homes.clear()
    await here.slack.opens_home(user)
    await here.settled(lambda: here.slack.home(user) is not None)
    home = here.slack.home(user)
    return words(home) if home else ""


async def test_on_a_page_of_ones_own_no_coalition_is_set_up(here: Scene) -> None:
    """All people of the workspace have that page: whoever set one up there would be in everybody's way."""
    slack, ana = here.slack, here.ana
    assert "You are not in a coalition yet" in await home_of(here, ana)
    assert not here.sees(ana, "Set one up")
    direct = slack.world.between(here.team, {ana.id})
    await slack.writes(ana, direct, "coalition")
    await here.settled(lambda: len(slack.messages(direct)) > 1)
    assert labels(slack.messages(direct)[-1]) == ["Help"]


async def test_a_button_from_elsewhere_sets_none_up_there_either(here: Scene) -> None:
    """As one that an earlier version drew there."""
    slack, ana = here.slack, here.ana
    await slack.types(ana, here.room, "/coalition")
    await here.press(ana, "Set one up")
    await here.settled(lambda: here.sees(ana, "Continue"))
    wire = slack.finds(ana, "Continue").element["value"]
    slack.reloads(ana)
    await home_of(here, ana)
    slack.finds(ana, "Help", home=True).element["value"] = wire
    await slack.presses(ana, "Help", home=True)
    assert "A coalition lives in a channel." in words(await here.window(ana))
    assert "not in a coalition" in await home_of(here, here.ben)


async def test_what_is_open_is_reached_from_there(here: Scene) -> None:
    """Where the coalition lives in one channel alone it is as in that channel: buttons lead on, and what all are to see
    stands in the channel."""
    await set_up(here)
    slack, ana = here.slack, here.ana
    assert not here.sees(ana, "Set up another one here")
    await slack.types(ana, here.room, "/listening-round", "Housing")
    await here.said("Listening round: Housing")
    assert "Listening round: Housing" in await home_of(here, ana)
    await slack.presses(ana, "See the round", home=True)
    window = await here.window(ana)
    assert "You are not in this round yet." in words(window)
    assert window.given["title"]["text"] == "Listening rounds"
    await slack.presses(ana, "Join")
    await here.settled(lambda: "You are in the round." in words(slack.world.windows[ana.id][-1]))
    slack.world.windows[ana.id].clear()
    await slack.presses(ana, "Start")
    await here.said("it is your turn")
    await slack.presses(ana, "Set a date", home=True)
    assert "No meeting is set." in words(await here.window(ana))
