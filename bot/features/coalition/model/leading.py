"""An organisation may want that nobody but the one who speaks for it answers in votes."""

from dataclasses import replace

from bot.features.coalition.model.refusals import NotTheRepresentative
from bot.features.coalition.model.seat import Seat
from bot.kernel.ids import PersonId
from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class ConfirmedFirst(Refusal):
    sentence = say("You can choose who answers once a facilitator has confirmed you. Please ask one of them.")


def answering(seat: Seat, by: PersonId, *, lead_only: bool) -> Seat:
    """By its confirmed representative. Votes that are open go on as they were opened."""
    if seat.organisation is None or seat.representative != by:
        raise NotTheRepresentative(organisation=seat.whose)
    if seat.waiting:
        raise ConfirmedFirst
    return replace(seat, lead_only=lead_only)


def may_choose(seat: Seat, person: PersonId) -> bool:
    return seat.organisation is not None and seat.representative == person and not seat.waiting
