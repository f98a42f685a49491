"""How an open vote is changed by what two agreed on, or lengthened: its end, its roll, and what was counted so far."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.features.proposals.model.answer import Answer
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.refusals import EnoughWishes, NoWish, NoWishYet
from bot.features.proposals.model.vote import NAMED, REMINDERS, Voting
from bot.features.proposals.model.wish import What, Wish
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Moment

WISHES = 50


def wishing(voting: Voting, wish: Wish) -> Voting:
    """With the next number. The same again is the same wish."""
    if any(each.is_open and each.is_like(wish) for each in voting.wishes):
        return voting
    if len(voting.wishes) >= WISHES:
        raise EnoughWishes
    return replace(voting, wishes=(*voting.wishes, replace(wish, number=len(voting.wishes) + 1)))


def open_wish(voting: Voting, number: int) -> Wish:
    """Raises NoWish."""
    found = next((each for each in voting.wishes if each.is_open and each.number == number), None)
    if found is None:
        raise NoWish
    return found


def agreeing(voting: Voting, wish: Wish, by: PersonId, now: datetime) -> Voting:
    done = replace(wish, agreed_at=now, agreed_by=by)
    return replace(voting, wishes=tuple(done if each.number == wish.number else each for each in voting.wishes))


def check_notice(voting: Voting, now: datetime) -> None:
    """Raises NoWishYet until the least time that the group gives people is over."""
    earliest = voting.earliest or voting.opened_at + timedelta(days=1)
    if now < earliest:
        raise NoWishYet(at=Moment(earliest))


def ending(voting: Voting, now: datetime) -> Voting:
    """It ends now, and is counted as ever a little later; nobody is reminded of it any more."""
    return replace(voting, until=min(now, voting.until), reminded=len(REMINDERS), reminding=None, reached=0)


def lengthened(voting: Voting, days: int) -> Voting:
    """A wish to end it earlier is one to end it at another time, and is let go of."""
    wishes = tuple(replace(e, let_go=True) if e.is_open and e.what is What.end else e for e in voting.wishes)
    return replace(voting, until=voting.until + timedelta(days=days), wishes=wishes)


def joined(voting: Voting, seat: SeatName, answer: Answer | None) -> Voting:
    """With the answer that it gave before it was taken off, if that still counts."""
    unheard = (*voting.unheard, seat) if voting.seats < NAMED else voting.unheard
    deciding = replace(voting.deciding, asked=False) if voting.deciding else None
    weighed = voting.weighed.joined(seat) if voting.weighed else None
    seats = voting.seats + (weighed is None or not seat.advises)
    wider = replace(voting, seats=seats, unheard=unheard, deciding=deciding, weighed=weighed)
    return wider.answering(seat, None, answer) if answer and voting.counts_still(answer) else wider


def parted(voting: Voting, seat: SeatName, answer: Answer | None) -> Voting:
    """With its answer, if it gave one that counted."""
    counted = answer if answer and voting.counts_still(answer) else None
    without = voting.recounted(seat, counted, None)
    weighed = without.weighed.parted(seat) if without.weighed else None
    return replace(
        without,
        seats=voting.seats - (weighed is None or not seat.advises),
        weighed=weighed,
        unheard=tuple(each for each in voting.unheard if each.seat != seat.seat),
        objections=tuple(each for each in voting.objections if each.seat.seat != seat.seat),
        said=tuple(each for each in voting.said if each.seat.seat != seat.seat),
    )


def taken_off(voting: Voting) -> frozenset[Id]:
    """Seats that are on the written roll, and not asked any more: one that was added again later is."""
    off: set[Id] = {*voting.left}
    for each in sorted((e for e in voting.wishes if e.agreed_at and e.seat), key=lambda e: (e.agreed_at, e.number)):
        if each.seat:
            (off.add if each.what is What.take_off else off.discard)(each.seat.seat)
    return frozenset(off)
