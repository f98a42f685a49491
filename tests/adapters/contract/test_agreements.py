"""An agreement on every platform: it stands in the register, is found, corrected, signed by who came later, looked at
again, taken along, and other words for it are put to all."""

from datetime import timedelta

from tests.adapters.contract.platform import Platform
from tests.adapters.contract.telling import WENT_WRONG, joins, settled_in, speaks_for

WORDS, CORRECTED = "All dates are in one calender.", "All dates are in one calendar."
OTHERS = "Each keeps a calendar, and all can see it."


async def agreed(world: Platform) -> None:
    """By the school alone, since nobody asked for a vote; the harbour comes later."""
    await settled_in(world)
    await speaks_for(world, "ana", "Hillside School")
    await joins(world, "lucia", "es")
    await world.types("ana", "/propose")
    await world.presses("ana", "A small agreement")
    await world.fills("ana", text=WORDS)
    await world.passes(timedelta(days=3, hours=1))
    await speaks_for(world, "ben", "Harbour Counselling")


async def opens(world: Platform, button: str) -> None:
    """The form on the agreement's page stands filled in with its words."""
    await world.types("ana", "/agreements 1")
    await world.presses("ana", "Look at number 1")
    await world.presses("ana", button)
    form = await world.sheet("ana")
    assert form
    assert form.texts["text"] == WORDS


async def test_an_agreement_lives_in_the_register(world: Platform) -> None:
    """By its number and by a word of it; what organisations do with it, all can read."""
    await agreed(world)
    assert "Look at number 1" not in await world.types("ben", "/agreements nothing-like-it")
    await world.types("ben", "/agreements calender")
    assert "It binds: Hillside School" in await world.presses("ben", "Look at number 1")
    assert "Harbour Counselling" in await world.presses("ben", "We sign it too")
    await opens(world, "Correct the wording")
    assert f"1. {CORRECTED}" in await world.fills("ana", text=CORRECTED)
    assert any("Ana Kowalska corrected the wording of number 1." in each for each in world.shows())
    await world.types("ben", "/agreements calendar")
    await world.presses("ben", "Look at number 1")
    await world.presses("ben", "Ask to look again")
    await world.fills("ben", why="Do we still need it?")
    await world.types("ben", "/agreements 1")
    assert "Do we still need it?" in await world.presses("ben", "Look at number 1")
    await world.presses("ben", "Leave it as it is")
    assert "stays" in await world.fills("ben", months="0")
    assert WENT_WRONG not in world.log


async def test_other_words_for_it_are_put_to_all(world: Platform) -> None:
    """Their form opens with what stands; it holds until all have agreed, and its page says what is asked."""
    await agreed(world)
    await opens(world, "Propose other words")
    await world.fills("ana", text=OTHERS)
    assert any(OTHERS in each and "takes the place of number 1" in each for each in world.shows())
    await world.types("ben", "/agreements 1")
    assert "All are asked now if other words take its place." in await world.presses("ben", "Look at number 1")
    assert "Propose other words" not in await world.types("ben", "/agreements 1")
    assert WENT_WRONG not in world.log
