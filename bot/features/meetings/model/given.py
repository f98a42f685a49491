"""What readers load for handlers and cards: a few meetings seen together, and people."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.features.meetings.model import refusals
from bot.features.meetings.model.dates import WallTime
from bot.features.meetings.model.meeting import Meeting, Point, SeriesId
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Who
from bot.kernel.text import Moment, When

PLANNED = 20
"""So many meetings of a coalition are planned at once; of a series one is."""


@dataclass(frozen=True, slots=True)
class Planning:
    """A meeting that is to be set: `same` has its id already, `before` is the one that it follows, `next` what is
    planned in that series already, `taken` has its day there, `planned` counts what the coalition has planned."""

    same: Meeting | None
    planned: int
    before: Meeting | None = None
    next: Meeting | None = None
    taken: Meeting | None = None

    @property
    def series(self) -> SeriesId | None:
        return self.before.series if self.before else None

    def check(self, on: WallTime, now: datetime) -> None:
        """Whether a meeting may be set for that time."""
        on.check_to_come(now)
        if self.next:
            raise refusals.NextIsSet(at=Moment(self.next.at))
        if self.taken:
            raise refusals.DayTaken(day=Moment(self.taken.at, When.day))
        if self.planned >= PLANNED:
            raise refusals.EnoughMeetings(most=PLANNED)


@dataclass(frozen=True, slots=True)
class Carrying:
    """`after` is the next meeting of the series of `before`, if there is one; the one who looks `writes_for` these."""

    before: Meeting
    after: Meeting | None
    writes_for: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Answering:
    """Whose answer it is; `told` if it is written down for them, and they can be asked to look at it."""

    meeting: Meeting
    person: PersonId
    told: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """A meeting after which the next of its series may be set: not on days that are `taken`. The `homes` are told."""

    meeting: Meeting
    taken: tuple[date, ...] = ()
    homes: tuple[PlaceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Moving:
    """A meeting that may get another time, and the places that are told."""

    meeting: Meeting
    homes: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class Noting:
    """Someone who was there: None for who is no member any more."""

    meeting: Meeting
    person: PersonId | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is planned, nearest first, from number `start`; and what was held last, the latest first."""

    planned: tuple[Meeting, ...]
    held: tuple[Meeting, ...]
    start: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting with a long list of it, from number `start`; `members` are all, where the list is of them."""

    meeting: Meeting
    start: int = 0
    members: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All meetings that know something of a person."""

    person: PersonId
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Pointed:
    meeting: Meeting
    point: Point
