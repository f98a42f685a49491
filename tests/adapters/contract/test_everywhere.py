"""What holds on every platform, whatever it looks like there: the stories that each of them is shown to play."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features import FEATURES
from bot.features.listening.commands import Start
from bot.features.listening.model import RoundId
from bot.kernel.feature import Catalogue
from bot.kernel.wire import decode, encode
from tests.adapters.contract.platform import HERE, THERE, Platform
from tests.adapters.contract.telling import FLOOD, NAMES, WENT_WRONG, all_in, board, boards, settled_in, speaking

WIRES = Catalogue(FEATURES).wires


async def test_a_card_opens_for_the_one_who_asked(world: Platform) -> None:
    """A stranger is told how to begin, and nobody else sees it; its buttons lead on."""
    assert "No coalition here yet" in await world.types("ana", "/coalition")
    assert world.shows() == ()
    await settled_in(world)
    assert any("Riverside" in each for each in world.shows())
    assert "Riverside" in await world.types("ben", "/coalition")


async def test_a_button_of_before_is_answered_kindly(world: Platform) -> None:
    """The turn that it is for is over; nobody else's turn is touched."""
    await all_in(world)
    await speaking(world, "What now?", "ana", "ben", "lucia")
    old = world.wire("ana", "Pass")
    await world.presses("ana", "Pass")
    before = world.shows()
    said = await world.sends("ana", old)
    assert "over" in said
    assert WENT_WRONG not in said
    assert world.shows() == before


@pytest.mark.parametrize("wire", ["", "1:zz:nothing", "1:rj", "2:rj:x", "1:rj:" + "x" * 14, "ü" * 90, "x" * 1_900])
async def test_a_button_that_nobody_made_is_answered_kindly(world: Platform, wire: str) -> None:
    """What it carries is user input: it is told, and nothing breaks."""
    await settled_in(world)
    said = await world.sends("ana", wire)
    assert said
    assert WENT_WRONG not in said
    assert "incident" not in world.log


async def test_what_belongs_to_others_is_as_what_does_not_exist(world: Platform) -> None:
    """With another coalition's id on a button one learns nothing of it, not even that it is there."""
    await settled_in(world)
    world.comes("zoe", "Zoe Marsh")
    await settled_in(world, "zoe", THERE, name="Gardeners")
    await world.types("zoe", "/listening-round Secret plans", THERE)
    await world.presses("zoe", "Join", THERE)
    before, theirs = world.shows(THERE), decode(world.wire("zoe", "Start", THERE), WIRES)
    assert isinstance(theirs, Start)
    said = await world.sends("ana", encode(theirs))
    assert said == await world.sends("ana", encode(replace(theirs, round=RoundId("nobodysround--"))))
    assert "Secret" not in said
    assert world.shows(THERE) == before


async def test_two_at_once_are_both_heard(world: Platform) -> None:
    """And what can be done only once is done once, whoever does it: of two presses, one passes the turn."""
    await all_in(world)
    await world.types("ana", "/listening-round What now?")
    await world.at_once(("ana", "Join"), ("ben", "Join"), ("lucia", "Join"))
    assert "3 people would like to speak" in board(world, "What now?")
    await world.at_once(("ana", "Start"), ("ana", "Start"))
    waiting = board(world, "What now?").partition("In this round")[2]
    first, second, _ = sorted(NAMES, key=lambda who: waiting.index(NAMES[who]))
    await world.at_once((first, "Pass"), (first, "Pass"), (first, "Pass"))
    assert f"It is {NAMES[second]}'s turn" in board(world, "What now?")


async def test_who_floods_is_slowed_alone(world: Platform) -> None:
    """Twenty things in a minute are done, more are not; others notice nothing of it, and a minute later all is well."""
    await settled_in(world)
    await world.passes(timedelta(minutes=1))
    told = await world.at_once(*[("ana", "/coalition")] * 25)
    assert sum(FLOOD in each for each in told) == 5
    assert "Riverside" in await world.types("ben", "/coalition")
    await world.passes(timedelta(minutes=1))
    assert FLOOD not in await world.types("ana", "/coalition")


ODD = "<!channel> *Eve* \u202enp @everyone <@U0000001> [me](http://x.example)"


async def test_a_name_is_a_name_and_nothing_more(world: Platform) -> None:
    """Markup, mentions, links and signs that turn the writing round are shown as they were written, or not at all."""
    world.comes("eve", ODD)
    await settled_in(world, "eve", name="<!here> *R* @here")
    await world.types("eve", f"/listening-round {ODD}")
    await world.presses("eve", "Join")
    await world.presses("eve", "Start")
    assert world.live() <= {"eve"}
    seen = " ".join(world.shows())
    for part in ("<!here> *R* @here", "<!channel> *Eve*", "@everyone <@U0000001> [me](http://x.example)"):
        assert part in seen
    assert "*Eve*" in await world.types("eve", "/coalition me")


async def test_a_place_has_a_language_and_everyone_their_own(world: Platform) -> None:
    """Lucía's answers are Spanish in an English place, and Noor's are English in a Spanish one."""
    world.comes("noor", "Noor Haddad")
    await settled_in(world)
    await settled_in(world, "noor", THERE, name="Ribera", language="Spanish")
    assert "Vivo aquí" in await world.types("lucia", "/coalition")
    assert any("I live here" in each for each in world.shows(HERE))
    assert any("Vivo aquí" in each for each in world.shows(THERE)), world.shows(THERE)
    assert "Who is here" in await world.types("noor", "/coalition", THERE)


async def test_a_bot_that_begins_again_goes_on(world: Platform) -> None:
    """The buttons of before are alive, on the same card; time goes on, and what was done is done."""
    await all_in(world)
    await speaking(world, "What now?", "ana", "ben")
    await world.restarts()
    await world.presses("ana", "I'm here")
    await world.presses("ana", "Done")
    await world.passes(timedelta(seconds=30))
    assert "Ben Carter's turn" in board(world, "What now?")
    await world.restarts()
    await world.presses("ben", "Pass")
    assert len(boards(world, "What now?")) == 1
