"""Shortcuts in Slack, from end to end: a message that somebody chose opens a form, and the home page opens anywhere."""

from collections.abc import AsyncIterator
from functools import partial

import pytest

from adapters.slack import inbound
from adapters.slack.manifest import ANYWHERE
from storage.store import OpenedStore, open_store
from tests.adapters.slack.reading import words
from tests.adapters.slack.running import WAYS, Scene
from tests.adapters.slack.standin import StandIn
from tests.adapters.slack.test_service import set_up
from tests.adapters.slack.world import View


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture(params=WAYS)
async def here(request: pytest.FixtureRequest, slack: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    scene = Scene(slack)
    async with scene.running(kept, request.param):
        await set_up(scene)
        yield scene


def field(view: View, name: str) -> str:
    """What stands in a field at first."""
    [block] = [block for block in view.given["blocks"] if block.get("block_id") == name]
    element = block["element"]
    return str(element.get("initial_value") or element.get("initial_option", {}).get("text", {}).get("text", ""))


def test_a_message_is_read_as_people_read_it() -> None:
    """Calls with names, links where they lead, and what Slack writes for signs as the signs."""
    marked = "<@U1> and <@U2|ben>: see <#C1|rents> &lt;3 <https://a.example/x|here> <!here> <!subteam^S1|@team>"
    assert inbound.read(marked, {"U1": "Ana"}) == "@Ana and @ben: see #rents <3 https://a.example/x @here @team"
    assert inbound.called({"message": {"text": marked}}) == ("U1",)


async def test_a_message_becomes_a_round(here: Scene) -> None:
    """What somebody said opens the form with it; names stand where Slack has numbers, and nothing is sent unasked."""
    slack, ana, ben = here.slack, here.ana, here.ben
    await slack.writes(ben, here.room, f"<@{ana.id}> what helps &amp; what hurts?")
    before = len(slack.messages(here.room))
    await slack.takes_shortcut(ana, "round", slack.messages(here.room)[-1])
    assert field(await here.window(ana), "topic") == "@Ana what helps & what hurts?"
    assert len(slack.messages(here.room)) == before
    await slack.submits(ana, {"topic": "What helps?"})
    await here.said("Listening round: What helps?")


async def test_a_message_becomes_a_promise(here: Scene) -> None:
    """Whoever's it is: the form opens with its words on one line, and says that its day is looked at first."""
    await here.slack.writes(here.ben, here.room, "I can bring\nthe chairs")
    await here.slack.takes_shortcut(here.ana, "promise", here.slack.messages(here.room)[-1])
    view = await here.window(here.ana)
    assert field(view, "what") == "I can bring the chairs"
    assert "You see the day before anything is shown to others" in words(view)


async def test_where_one_thing_is_open_it_is_picked_already(here: Scene) -> None:
    """The form says which; who chose a message in a thread is answered there."""
    slack, ana = here.slack, here.ana
    await slack.types(ana, here.room, "/coalition", "slow-round")
    await here.press(ana, "Open a slow round")
    await here.window(ana)
    await slack.submits(ana, {"topic": "The park"})
    await here.said("Slow round: The park")
    await slack.writes(ana, here.room, "More trees", thread=slack.messages(here.room)[0])
    await slack.takes_shortcut(ana, "slow-round", slack.messages(here.room)[-1])
    view = await here.window(ana)
    assert (field(view, "round"), field(view, "words")) == ("The park", "More trees")
    await slack.submits(ana, {})
    await here.told(ana, "More trees")
    assert slack.ephemerals(ana)[-1].thread_ts == slack.messages(here.room)[0].ts


async def test_nobody_speaks_in_anothers_words(here: Scene) -> None:
    """In a slow round what stands there stands under the person's own name."""
    await here.slack.writes(here.ben, here.room, "I never liked it")
    await here.slack.takes_shortcut(here.ana, "slow-round", here.slack.messages(here.room)[-1])
    assert "someone else's words" in await here.told(here.ana, "someone else")
    assert here.slack.view(here.ana) is None


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("slow-round", "No slow round is open now"),
        ("point", "Nobody is gathering points now"),
        ("meeting", "No meeting is set yet"),
        ("nothing-we-know", "too old"),
    ],
)
async def test_where_nothing_takes_it_the_way_on_is_said(here: Scene, word: str, said: str) -> None:
    """No form opens in vain, and an old menu is answered kindly."""
    await here.slack.writes(here.ana, here.room, "More trees")
    await here.slack.takes_shortcut(here.ana, word, here.slack.messages(here.room)[-1])
    await here.told(here.ana, said)
    assert here.slack.view(here.ana) is None


async def test_who_is_no_member_is_told_how_to_join(here: Scene) -> None:
    """Before they have written anything."""
    await here.slack.writes(here.ben, here.room, "More trees")
    await here.slack.takes_shortcut(here.ben, "round", here.slack.messages(here.room)[-1])
    await here.told(here.ben, "Type /coalition to join")


async def test_a_building_block_of_what_was_said(here: Scene) -> None:
    """Whoever chooses it says what it is about, and all find it in the channel."""
    slack, ana = here.slack, here.ana
    await slack.writes(ana, here.room, "We plant ten trees together.")
    await slack.takes_shortcut(ana, "propose", slack.messages(here.room)[-1])
    assert field(await here.window(ana), "text") == "We plant ten trees together."
    await slack.submits(ana, {"name": "More trees"})
    assert "We plant ten trees together." in await here.said("More trees")


async def test_the_home_page_opens_from_anywhere(here: Scene) -> None:
    """Where no command can be typed, in a thread too. Three windows lie on each other at most, and the next one that is
    opened takes the place of the third."""
    slack, ana = here.slack, here.ana
    await slack.takes_shortcut(ana, ANYWHERE)
    assert "Riverside" in words(await here.window(ana))
    for page, shows in (("More", "Ground rules"), ("Ground rules", "Write three promises")):
        await here.press(ana, page)
        await here.settled(partial(here.sees, ana, shows))
    await here.press(ana, "Write three promises")
    await here.settled(lambda: not here.sees(ana, "Write three promises"))
    bottom, middle, top = slack.world.windows[ana.id]
    assert (words(bottom).splitlines()[0], words(middle).splitlines()[0]) == ("Riverside", "More")
    assert "How do you want to treat each other?" in words(top)
    await slack.submits(ana, {"first": "We begin on time."})
    assert "Your words are in the channel now." in words(await here.window(ana))
    assert "1. We begin on time." in await here.said("Three promises")
    assert slack.problems == []
