"""Boards that stand in all homes, those too that come in later."""

from bot.kernel.command import Address
from bot.kernel.ids import Id, PlaceId
from tests.dispatch.conftest import NOW, Evening
from tests.dispatch.garden import THIRST, Sow, Uproot, Water

VINE = Id("vine----------")
BALCONY = PlaceId("balcony-------")


def moved_in(evening: Evening) -> None:
    evening.world.homes[Address("terminal", "local", "balcony")] = (evening.coalition, BALCONY)


def test_what_stands_everywhere_comes_to_a_home_that_came_in(evening: Evening) -> None:
    """It is placed in every home when it is new, and in those that came in since with the next change."""
    evening.ask(Sow(VINE, "vine"))
    row = (evening.coalition, "plant", VINE)
    assert evening.world.boards[row] == (frozenset({evening.place}), 1)
    moved_in(evening)
    evening.ask(Water(VINE), at=NOW + THIRST / 2)
    assert evening.world.boards[row] == (frozenset({evening.place, BALCONY}), 2)


def test_what_is_over_is_redrawn_where_it_is_up(evening: Evening) -> None:
    """Its last change is wanted where it stands, and it comes to no new home."""
    evening.ask(Sow(VINE, "vine"))
    moved_in(evening)
    evening.ask(Uproot(VINE), evening.facilitator)
    assert evening.world.boards[evening.coalition, "plant", VINE] == (frozenset({evening.place}), 2)
