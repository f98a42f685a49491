"""What stands unless somebody asks to look again: what was agreed at a meeting, and a small agreement of one line."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.features.proposals.model.asking import SMALL, Share
from bot.features.proposals.model.pieces import Led, SeatName
from bot.features.proposals.model.refusals import NoLongerOpen
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Moment

CLOSING, LATE = timedelta(seconds=3), timedelta(minutes=1)
BATCH, STEP = 100, timedelta(microseconds=1)
SMALL_AGREEMENT = 200


@dataclass(frozen=True, slots=True)
class Silence:
    """`present` and `absent` are the seats as they were when it was put here; a small agreement has none of them, and
    `seats` counts all. At least `needed` had to be there. `waiting` are those that are still to be told; `asked_by` and
    `asked_for` say who asked to look again, which `anyone` may where each person has an answer. `stood_at` is when it
    stood, and `seal` the hash over all of that. `leads` are seats that let nobody else answer, as they were then."""

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
    leads: tuple[Led, ...] = ()
    anyone: bool = False

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
        by, leads = None if self.asked_by == person else self.asked_by, tuple(e.without(person) for e in self.leads)
        return replace(self, asked_by=by, leads=leads)


@dataclass(frozen=True, slots=True)
class Missing:
    """Of those who were named as present: names that are nobody's, and seats for which only their lead says so."""

    unknown: tuple[str, ...] = ()
    led: tuple[SeatName, ...] = ()


NOBODY_MISSING = Missing()


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


def waiting_for(proposal: Id, seat: Id) -> str:
    return f"proposals.again:{proposal}:{seat}"
