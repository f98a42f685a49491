"""One check-in of a series: one date, on which each person is asked at their own hour. What it stands at is counted
here for its card; what people wrote is kept with each of them."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from bot.features.check_ins.model.series import Audience, Kind, Series, SeriesId, Theme
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.recurrence import instant

AT_ONCE = 150
"""So many people are put on the list in one transaction; the rest a moment later."""

MOMENT = timedelta(seconds=1)
LATE = timedelta(minutes=2)


class CheckInId(Id):
    __slots__ = ()


class How(Enum):
    on_track = "on-track"
    at_risk = "at-risk"
    done = "done"
    need_help = "need-help"


@dataclass(frozen=True, slots=True)
class Count:
    how: How
    people: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How many were asked, how many have answered, and how it stands with those who said so."""

    asked: int = 0
    answered: int = 0
    counts: tuple[Count, ...] = ()

    def of(self, how: How) -> int:
        return next((each.people for each in self.counts if each.how is how), 0)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """It has the words, the hour and the window with which it began, whatever becomes of its series. `listed` is when
    more people are put on its list, None once all are; `until` when the last of them has had their window."""

    id: CheckInId
    series: SeriesId
    place: PlaceId
    day: date
    question: str
    kind: Kind
    hour: time
    window: timedelta
    until: datetime
    listed: datetime | None
    standing: Standing = Standing()
    late: bool = False
    closed_at: datetime | None = None
    theme: Theme = Theme.own
    audience: Audience = Audience.everyone

    def deadline(self) -> datetime | None:
        if self.closed_at:
            return None
        return self.listed or self.until

    @property
    def is_shown(self) -> bool:
        """From when the first person was asked, or answered by themselves."""
        return self.closed_at is None and (self.standing.asked > 0 or self.standing.answered > 0)

    @property
    def key(self) -> str:
        return f"check-in.answer:{self.id}"

    @property
    def reminder(self) -> str:
        return f"check-in.reminder:{self.id}"

    @property
    def written(self) -> str:
        return f"check-in.written:{self.id}"

    def helping(self, person: PersonId) -> str:
        return f"check-in.help:{self.id}:{person}"

    def no_place(self, person: PersonId) -> str:
        return f"check-in.no-place:{self.id}:{person}"

    def comes_later(self, zone: str, now: datetime) -> bool:
        """Whether its hour is still to come there, for somebody who is not on its list yet."""
        return self.closed_at is None and instant(self.day, self.hour, zone) > now

    def listing(self, *, last: bool) -> "CheckIn":
        if last or self.listed is None:
            return replace(self, listed=None)
        return replace(self, listed=self.listed + MOMENT)

    def at(self, standing: Standing, *, late: bool = False) -> "CheckIn":
        return replace(self, standing=standing, late=self.late or late)

    def closed(self, now: datetime) -> "CheckIn":
        return self if self.closed_at else replace(self, closed_at=now)


def begun(series: Series, day: date, until: datetime, now: datetime) -> CheckIn:
    """The same id for the same date, so that a date has one check-in however often it is begun."""
    key = CheckInId.from_bytes(digest(series.id, day.isoformat()))
    hour, window = series.days.hour, series.window
    words, theme, whom = series.question, series.theme, series.audience
    return CheckIn(
        key, series.id, series.place, day, words, series.kind, hour, window, until, now, theme=theme, audience=whom
    )


def digest(*parts: str) -> bytes:
    """Ten bytes, the same for the same things."""
    return hashlib.sha256(":".join(parts).encode()).digest()[:10]
