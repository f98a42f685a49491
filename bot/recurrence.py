"""When something that repeats comes next: local wall time in an IANA zone, across clock changes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LAST = 5

_SEARCHED = timedelta(days=800)


@dataclass(frozen=True, slots=True)
class Weekly:
    """On these weekdays (Monday is 0), every `every` weeks counted from the week of `first`, at `hour` local time."""

    first: date
    weekdays: frozenset[int]
    hour: time
    every: int = 1

    def __post_init__(self) -> None:
        if not self.weekdays or not self.weekdays <= frozenset(range(7)) or self.every < 1:
            raise ValueError("a weekly recurrence needs weekdays from 0 to 6 and at least every week")

    def falls_on(self, day: date) -> bool:
        monday, start = day - timedelta(days=day.weekday()), self.first - timedelta(days=self.first.weekday())
        return day >= self.first and day.weekday() in self.weekdays and (monday - start).days // 7 % self.every == 0


@dataclass(frozen=True, slots=True)
class Monthly:
    """On the `nth` of this weekday in every month, from `first` on, at `hour` local time; the fifth is the last."""

    first: date
    weekday: int
    nth: int
    hour: time

    def __post_init__(self) -> None:
        if self.weekday not in range(7) or self.nth not in range(1, LAST + 1):
            raise ValueError("a monthly recurrence needs a weekday from 0 to 6, the first to the fifth of it")

    def falls_on(self, day: date) -> bool:
        last = self.nth == LAST and (day + timedelta(days=7)).month != day.month
        return day >= self.first and day.weekday() == self.weekday and (last or (day.day + 6) // 7 == self.nth)


Series = Weekly | Monthly


def next_after(series: Series, zone: str, after: datetime) -> tuple[date, datetime]:
    """The first occurrence later than `after`: its local date, which is its key in the series, and its instant in UTC.

    Raises ValueError if there is none within 800 days.
    """
    day = max(after.astimezone(ZoneInfo(zone)).date() - timedelta(days=1), series.first)
    last = day + _SEARCHED
    while day <= last:
        if series.falls_on(day) and (at := instant(day, series.hour, zone)) > after:
            return day, at
        day += timedelta(days=1)
    raise ValueError("the recurrence has no occurrence in sight")


def instant(day: date, hour: time, zone: str) -> datetime:
    """Local wall time as UTC: in a gap the first valid instant, in an overlap the first of the two."""
    place = ZoneInfo(zone)
    local = datetime.combine(day, hour, tzinfo=place)
    at = local.astimezone(UTC)
    if at.astimezone(place).replace(tzinfo=None) == local.replace(tzinfo=None):
        return at
    return _gap_end(at - timedelta(hours=25), at, place)


def _gap_end(before: datetime, after: datetime, place: ZoneInfo) -> datetime:
    """The instant within the two at which the zone's offset grows, found to the second."""
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        if middle.astimezone(place).utcoffset() == after.astimezone(place).utcoffset():
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)
