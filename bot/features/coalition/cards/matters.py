"""What stands open after someone went, as the one sees it to whom it is named."""

from bot.features.coalition.cards.pieces import to
from bot.features.coalition.cards.seats import page_of
from bot.features.coalition.commands import SpeakFor, TakeOverFacilitation
from bot.features.coalition.model import FACILITATION, Member, Seat
from bot.kernel.attention import Need
from bot.kernel.text import say


def empty_seat(seat: Seat, named: Member) -> Need:
    """Their own people are asked whether they will; a facilitator sees what can be done."""
    if seat.organisation and seat.belongs_to(named):
        words = say("Nobody speaks for {organisation} now. Will you?", organisation=seat.whose)
        return Need(named.id, seat.opening, words, to(SpeakFor(seat.organisation)))
    words = say("Nobody speaks for {organisation} now. Please see who can.", organisation=seat.whose)
    return Need(named.id, seat.opening, words, to(page_of(seat), say("Who speaks for it")))


def no_facilitator(named: Member) -> Need:
    words = say("There is no facilitator now. You can take over.")
    return Need(named.id, FACILITATION, words, to(TakeOverFacilitation()))
