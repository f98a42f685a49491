"""Those whose yes is required beside that of all: who they are on a roll, and what they said."""

from collections.abc import Iterable, Mapping

from bot.features.proposals.model.act import Act
from bot.features.proposals.model.asking import Asking, Given, Position, Required
from bot.features.proposals.model.pieces import SeatName
from bot.kernel.ids import Id
from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class OpenForAYes(Refusal):
    sentence = say("Ground rule {number} asks for a yes of some of you, so that this is asked openly.")


def group_of(asking: Asking, names: Mapping[Id, SeatName], acts: Iterable[Act]) -> Given | None:
    """None where nobody's yes is required; in a vote of people residents hold no seats."""
    if asking.required is Required.nobody:
        return None
    theirs = {seat for seat, name in names.items() if name.number is not None}
    said = [each.position for each in acts if each.seat in theirs]
    counted = {position: said.count(position) for position in Position if position in said}
    return Given(len(theirs), counted)
