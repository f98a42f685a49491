"""What is said of something stands under its board, where that gathers it; what is begun in a thread stays there."""

from dataclasses import replace

import pytest

from bot.dispatch import Dispatch
from bot.dispatch.threads import Under
from bot.kernel.feature import Board, Catalogue
from bot.kernel.ids import Id
from tests.dispatch.conftest import NOW, Evening
from tests.dispatch.garden import CATALOGUE, THIRST, Plant, Sow, Water

ROSE, THYME = Id("rose----------"), Id("thyme---------")


def gathering(evening: Evening) -> None:
    """The boards of plants gather what is said of them; all see it from the first watering on."""

    def gathers(board: Board[Plant]) -> Board[Plant]:
        return replace(board, aloud=lambda plant: plant.watered > 0)

    features = tuple(
        replace(each, aggregates=tuple(replace(a, board=gathers(a.board)) if a.board else a for a in each.aggregates))
        for each in CATALOGUE.features
    )
    evening.dispatch = Dispatch(Catalogue(features))


@pytest.mark.parametrize("gathers", [True, False])
def test_a_message_belongs_under_the_board_of_what_changed(evening: Evening, gathers: bool) -> None:  # noqa: FBT001
    """The feature says so once, where it declares the board; the handlers know nothing of it."""
    if gathers:
        gathering(evening)
    evening.ask(Sow(ROSE, "Rose"))
    evening.ask(Water(ROSE), at=NOW + THIRST)
    assert evening.world.under == [Under("plant", ROSE, aloud=True) if gathers else None for _ in evening.world.sent]
    assert evening.world.sent
    assert evening.dispatch.gathers("plant") is gathers
    assert not evening.dispatch.gathers("shrub")


def test_only_what_gathers_stays_in_a_thread(evening: Evening) -> None:
    """Where it was asked for; anything else stands where all see it."""
    evening.world.run(evening.dispatch.command, replace(evening.inbound(Sow(ROSE, "Rose")), thread="0.7"))
    gathering(evening)
    evening.world.run(evening.dispatch.command, replace(evening.inbound(Sow(THYME, "Thyme")), thread="0.7"))
    assert evening.world.threads == {
        (evening.coalition, "plant", ROSE): None,
        (evening.coalition, "plant", THYME): "0.7",
    }
