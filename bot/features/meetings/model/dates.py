"""Dates that people may choose, and how a meeting repeats."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from bot.features.meetings.model import refusals
from bot.kernel.refusal import OldButton
from bot.kernel.text import Moment
from bot.recurrence import Monthly, Series, Weekly, instant

DATES_WITHIN = timedelta(days=730)
ALL_DAYS = 0b1111111
EVERY = 4
"""At most so many weeks lie between two meetings of a weekly series."""


class Rhythm(Enum):
    once = "once"
    weekly = "weekly"
    fortnightly = "fortnightly"
    monthly = "monthly"


@dataclass(frozen=True, slots=True)
class WallTime:
    """As someone reads it from the clock on their wall."""

    day: date
    hour: time
    zone: str

    @property
    def at(self) -> datetime:
        return instant(self.day, self.hour, self.zone)

    @property
    def exists(self) -> bool:
        """False in the hour that a clock change leaves out."""
        return self.at.astimezone(ZoneInfo(self.zone)).time() == self.hour

    def check_to_come(self, now: datetime) -> None:
        """Years that no zone can hold are refused before it is asked."""
        if self.day > now.date() + DATES_WITHIN:
            raise refusals.DayIsFar(day=self.day.isoformat())
        if self.day < now.date() - timedelta(days=1):
            raise refusals.DayIsPast(at=self.day.isoformat())
        if self.at <= now:
            raise refusals.DayIsPast(at=Moment(self.at))

    def within(self, zone: str) -> "WallTime":
        """The same instant on the walls of another zone."""
        if zone == self.zone:
            return self
        local = self.at.astimezone(ZoneInfo(zone))
        return WallTime(local.date(), local.time(), zone)


def repeating(rhythm: Rhythm, day: date, hour: time) -> Series | None:
    """On the weekday of its first day."""
    match rhythm:
        case Rhythm.once:
            return None
        case Rhythm.weekly:
            return on_weekdays(frozenset({day.weekday()}), 1, day, hour)
        case Rhythm.fortnightly:
            return on_weekdays(frozenset({day.weekday()}), 2, day, hour)
        case Rhythm.monthly:
            return in_month(day, hour)


def on_weekdays(weekdays: frozenset[int], every: int, day: date, hour: time) -> Weekly:
    return Weekly(day, weekdays, hour, every)


def in_month(day: date, hour: time) -> Monthly:
    """On the first Monday of every month, if this is one."""
    return Monthly(day, day.weekday(), (day.day - 1) // 7 + 1, hour)


def from_then_on(series: Series, day: date, hour: time) -> Series:
    """The same series from another day and hour: on its weekday, or on the several that it has already."""
    if isinstance(series, Monthly):
        return in_month(day, hour)
    weekdays = series.weekdays if len(series.weekdays) > 1 else frozenset({day.weekday()})
    return on_weekdays(weekdays, series.every, day, hour)


def chosen(rhythm: Rhythm, every: int, weekdays: int, day: date, hour: time) -> Series | None:
    """What a button says: `weekdays` holds one bit for each, Monday's is 1; none stands for that of the day. Raises
    OldButton for what no button of ours says."""
    if rhythm is not Rhythm.weekly:
        return repeating(rhythm, day, hour)
    if every not in range(1, EVERY + 1) or weekdays not in range(ALL_DAYS + 1):
        raise OldButton
    days = frozenset(weekday for weekday in range(7) if weekdays >> weekday & 1)
    return on_weekdays(days or frozenset({day.weekday()}), every, day, hour)


def bits(weekdays: frozenset[int]) -> int:
    return sum(1 << weekday for weekday in weekdays)
