"""What stands unless somebody asks to look again: what was agreed at a meeting, and a small agreement of one line."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.features.proposals.model.asking import SMALL, Share
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.refusals import AmongThePresent, NoLongerOpen, NoSeat, SeatNotAsked, StandsSoon
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Moment

if TYPE_CHECKING:
    from bot.features.proposals.model.proposal import Proposal

CLOSING, LATE = timedelta(seconds=3), timedelta(minutes=1)
BATCH, STEP = 100, timedelta(microseconds=1)
SMALL_AGREEMENT = 200


@dataclass(frozen=True, slots=True)
class Silence:
    """`present` and `absent` are the seats as they were when it was put here; a small agreement has none of them, and
    `seats` counts all. At least `needed` had to be there. `waiting` are those that are still to be told; `asked_by` and
    `asked_for` say who asked to look again. `stood_at` is when it stood, and `seal` the hash over all of that."""

    since: datetime
    until: datetime
    seats: int
    held_on: date | None = None
    present: tuple[SeatName, ...] = ()
    absent: tuple[SeatName, ...] = ()
    needed: int = 0
    waiting: tuple[SeatName, ...] = ()
    asked_by: PersonId | None = None
    asked_for: SeatName | None = None
    asked_at: datetime | None = None
    stood_at: datetime | None = None
    seal: str = ""
    late: bool = False

    @property
    def is_small(self) -> bool:
        return self.held_on is None

    @property
    def is_enough(self) -> bool:
        return len(self.present) >= self.needed

    def deadline(self) -> datetime:
        """The nearest thing to do: to go on telling the seats, or to let it stand."""
        return self.since - len(self.waiting) * STEP if self.waiting else self.until + CLOSING

    def check_open(self, now: datetime) -> None:
        if now >= self.until:
            raise NoLongerOpen(at=Moment(self.until))

    def told(self) -> "tuple[Silence, tuple[SeatName, ...]]":
        return replace(self, waiting=self.waiting[BATCH:]), self.waiting[:BATCH]

    def without(self, person: PersonId) -> "Silence":
        return replace(self, asked_by=None) if self.asked_by == person else self


def at_meeting(
    day: date,
    present: tuple[SeatName, ...],
    absent: tuple[SeatName, ...],
    quorum: Share,
    time: tuple[datetime, datetime],
) -> Silence:
    """Few seats must all be there. Those that were not are told."""
    seats = len(present) + len(absent)
    needed = seats if seats <= SMALL else quorum.threshold.least(seats)
    return Silence(*time, seats, day, present, absent, needed, waiting=absent)


def looked_at_again(state: "Proposal", mine: tuple[SeatName, ...], by: PersonId, now: datetime) -> "Proposal":
    """Of a meeting's by a seat that was not there; of a small agreement by anyone. It is a proposal from now on."""
    silence = open_silence(state)
    silence.check_open(now)
    ours = {each.seat for each in mine}
    asked_for = next((each for each in silence.absent if each.seat in ours), None)
    if not silence.is_small and asked_for is None:
        _refuse(silence, mine)
    asking = replace(silence, asked_by=by, asked_for=asked_for, asked_at=now, waiting=())
    return state.talked_about(asking)


def not_there(state: "Proposal", mine: tuple[SeatName, ...], now: datetime) -> "Proposal":
    """A seat that was named among the present was not there. If those left are too few, it is a proposal."""
    silence = open_silence(state)
    silence.check_open(now)
    ours = {each.seat for each in mine}
    seat = next((each for each in silence.present if each.seat in ours), None)
    if seat is None:
        raise NoSeat if not mine else SeatNotAsked(organisation=mine[0].whose)
    present = tuple(each for each in silence.present if each != seat)
    after = replace(silence, present=present, absent=(*silence.absent, seat))
    return replace(state, silence=after) if after.is_enough else state.talked_about(replace(after, waiting=()))


def stood(state: "Proposal", now: datetime) -> "Proposal":
    silence = open_silence(state)
    late = now > silence.until + CLOSING + LATE
    return state.standing(replace(silence, stood_at=now, seal=seal(state, silence), late=late), now)


def seal(state: "Proposal", silence: Silence) -> str:
    """SHA-256 over the text, the time, and who was there, each on a line: whoever has the record can make it again."""
    lines = (
        state.title,
        state.text.text,
        repr((silence.held_on, silence.needed, silence.seats, silence.until.isoformat())),
        *sorted(str(each.seat) for each in silence.present),
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def open_silence(state: "Proposal") -> Silence:
    if state.silence is None or not state.is_standing_by:
        raise NoLongerOpen(at=Moment(state.silence.until if state.silence else state.opened_at))
    return state.silence


def check_not_standing_by(state: "Proposal") -> None:
    """The words are being looked at as they are."""
    if state.silence and state.is_standing_by:
        raise StandsSoon(until=Moment(state.silence.until))


def waiting_for(proposal: Id, seat: Id) -> str:
    return f"proposals.again:{proposal}:{seat}"


def _refuse(silence: Silence, mine: tuple[SeatName, ...]) -> None:
    here = {each.seat for each in silence.present}
    if not mine:
        raise NoSeat
    if any(each.seat in here for each in mine):
        raise AmongThePresent(organisation=mine[0].whose)
    raise SeatNotAsked(organisation=mine[0].whose)
