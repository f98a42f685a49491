"""Somebody who is in two coalitions of one workspace: at the home of the app and in their own messages they choose."""

from collections.abc import AsyncIterator

import pytest

from adapters.slack.manifest import ANYWHERE
from storage.store import OpenedStore, open_store
from tests.adapters.slack.reading import labels, words
from tests.adapters.slack.running import WAYS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.test_service import set_up


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture(params=WAYS)
async def here(request: pytest.FixtureRequest, slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    """Ana is in Riverside, which meets in one channel, and in Harbour, which meets in another."""
    scene = Scene(slack)
    async with scene.running(kept, request.param):
        await set_up(scene)
        slack.reloads(scene.ana)
        hall = slack.world.channel(scene.team, "harbour", scene.ana)
        await slack.types(scene.ana, hall, "/coalition")
        await scene.press(scene.ana, "Set up another one here")
        await scene.press(scene.ana, "Continue")
        await scene.window(scene.ana)
        await slack.submits(scene.ana, {"name": "Harbour"})
        await scene.settled(lambda: any("Harbour" in words(each) for each in slack.messages(hall)))
        slack.reloads(scene.ana)
        yield scene


async def test_the_home_of_the_app_asks_which_one(here: Scene) -> None:
    """What is chosen lies over it, and whatever is pressed there stays in it: pages, forms and what comes of them."""
    slack, ana = here.slack, here.ana
    await slack.opens_home(ana)
    await here.settled(lambda: slack.home(ana) is not None)
    home = slack.home(ana)
    assert home
    assert labels(home) == ["Harbour", "Riverside"]
    await slack.presses(ana, "Riverside", home=True)
    assert words(await here.window(ana)).startswith("Riverside")
    await here.press(ana, "More")
    await here.press(ana, "Ground rules")
    await here.press(ana, "Write three promises")
    await here.settled(lambda: not here.sees(ana, "Write three promises"))
    await slack.submits(ana, {"first": "We begin on time."})
    assert "1. We begin on time." in await here.said("Three promises")
    assert slack.problems == []


async def test_in_a_direct_message_they_choose_as_well(here: Scene) -> None:
    """And what they asked for is shown, of the one that they chose."""
    slack, ana = here.slack, here.ana
    direct = slack.world.between(here.team, {ana.id})
    await slack.writes(ana, direct, "coalition who")
    await here.settled(lambda: "Which one is this about?" in words(slack.messages(direct)[-1]))
    await slack.presses(ana, "Harbour", direct)
    await here.told(ana, "Who is here")


async def test_in_their_channels_nobody_is_asked(here: Scene) -> None:
    """The place says which one it is; from anywhere else they are asked."""
    slack, ana = here.slack, here.ana
    await slack.types(ana, here.room, "/coalition")
    assert (await here.told(ana, "Riverside")).startswith("Riverside")
    await slack.takes_shortcut(ana, ANYWHERE)
    assert "Which one is this about?" in words(await here.window(ana))


async def test_a_coalition_that_they_are_not_in_is_not_there(here: Scene) -> None:
    """Whoever alters a button so that it is about another coalition is told what anybody is told."""
    slack, ana, ben = here.slack, here.ana, here.ben
    await slack.opens_home(ana)
    await here.settled(lambda: slack.home(ana) is not None)
    theirs = slack.finds(ana, "Harbour", home=True).element["value"]
    await slack.types(ben, here.room, "/coalition")
    slack.finds(ben, "Help", here.room).element["value"] = theirs
    await slack.presses(ben, theirs, here.room)
    await here.told(ben, "No coalition here yet")


async def test_they_choose_before_a_form_and_not_after_it(here: Scene) -> None:
    """So that nobody fills in something in vain. What they typed is no day, and the form opens all the same."""
    slack, ana = here.slack, here.ana
    direct = slack.world.between(here.team, {ana.id})
    await slack.writes(ana, direct, "coalition away soon")
    await here.settled(lambda: "Which one is this about?" in words(slack.messages(direct)[-1]))
    await slack.presses(ana, "Harbour", direct)
    window = await here.window(ana)
    assert window.given["title"]["text"] == "I'm away"
    await slack.submits(ana, {"first": "2026-03-10", "last": "2026-03-20"})
    await here.settled(lambda: "Away" in words(slack.messages(direct)[-1]))


async def test_a_button_leads_back_to_the_choice(here: Scene) -> None:
    """From the home page of the one that they chose."""
    slack, ana = here.slack, here.ana
    direct = slack.world.between(here.team, {ana.id})
    await slack.writes(ana, direct, "coalition")
    await here.settled(lambda: "Which one is this about?" in words(slack.messages(direct)[-1]))
    await slack.presses(ana, "Harbour", direct)
    await here.told(ana, "Other coalitions")
    await slack.presses(ana, "Other coalitions", direct)
    await here.told(ana, "Which one is this about?")
