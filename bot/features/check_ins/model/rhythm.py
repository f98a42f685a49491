"""On which days a check-in comes, and when such a day begins and ends on earth. Each person is asked when it is the
hour on their own wall, so one day of a series takes more than a day of the clock."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum

from bot.recurrence import LAST, Monthly, Weekly, instant

DAY = timedelta(days=1)
EVERY = 4
"""At most so many weeks lie between two days of a weekly series."""

FIRST_ZONE, LAST_ZONE = "Etc/GMT-14", "Etc/GMT+12"
"""Where a date begins, and where it ends last."""

WORKING_DAYS = frozenset(range(5))
_SEARCHED = 800
"""Days in which a next one is looked for: more than any rhythm leaves between two."""


@dataclass(frozen=True, slots=True)
class OnDay:
    """Every month on the same number as `first`, or on the month's last day where it is shorter."""

    first: date
    hour: time

    def falls_on(self, day: date) -> bool:
        return day >= self.first and day.day == min(self.first.day, monthrange(day.year, day.month)[1])


Days = Weekly | Monthly | OnDay


class Rhythm(Enum):
    working_days = "working-days"
    weekly = "weekly"
    fortnightly = "fortnightly"
    monthly = "monthly"
    on_day = "on-day"


def every_so_often(rhythm: Rhythm, day: date, hour: time) -> Days:
    """Beginning on a day, which says the weekday, the week of the month, or the number."""
    match rhythm:
        case Rhythm.working_days:
            return Weekly(day, WORKING_DAYS, hour)
        case Rhythm.weekly:
            return Weekly(day, frozenset({day.weekday()}), hour)
        case Rhythm.fortnightly:
            return Weekly(day, frozenset({day.weekday()}), hour, 2)
        case Rhythm.monthly:
            return Monthly(day, day.weekday(), min((day.day + 6) // 7, LAST), hour)
        case Rhythm.on_day:
            return OnDay(day, hour)


def next_day(days: Days, after: date | None) -> date:
    """The first day later than `after`, or the first of all. Raises ValueError if there is none in sight."""
    day = days.first if after is None else max(days.first, after + DAY)
    for _ in range(_SEARCHED):
        if days.falls_on(day):
            return day
        day += DAY
    raise ValueError("the rhythm has no day in sight")


def begins(day: date, hour: time) -> datetime:
    """When it is that hour of that day for the first time anywhere."""
    return instant(day, hour, FIRST_ZONE)


def ends(day: date, hour: time, window: timedelta) -> datetime:
    """When the last person anywhere who was asked at that hour has had the whole window."""
    return instant(day, hour, LAST_ZONE) + window
