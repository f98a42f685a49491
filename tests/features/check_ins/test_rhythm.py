"""On which days check-ins come, beside a library that knows nothing of ours, and at which hour over clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from hypothesis import given
from hypothesis import strategies as st

from bot.features.check_ins.model.rhythm import OnDay, begins, ends, next_day
from bot.recurrence import LAST, Monthly, Weekly

HOUR = time(9)
TEN_YEARS = timedelta(days=3653)
firsts = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def ours(days: Weekly | Monthly | OnDay) -> list[date]:
    """Within ten years of its first day."""
    found, day = list[date](), None
    while True:
        day = next_day(days, day)
        if day > days.first + TEN_YEARS:
            return found
        found.append(day)


def theirs(rule: rrule, first: date) -> list[date]:
    end = datetime.combine(first + TEN_YEARS, time())
    return [each.date() for each in rule if each <= end]


def start(first: date) -> datetime:
    return datetime.combine(first, time())


@given(firsts, st.frozensets(st.integers(0, 6), min_size=1), st.integers(1, 4))
def test_weeks_are_those_of_an_independent_library(first: date, weekdays: frozenset[int], every: int) -> None:
    """Any weekdays, every one to four weeks, over ten years."""
    rule = rrule(
        WEEKLY, start(first), interval=every, byweekday=sorted(weekdays), until=start(first + TEN_YEARS), wkst=0
    )
    assert ours(Weekly(first, weekdays, HOUR, every)) == theirs(rule, first)


@given(firsts, st.integers(0, 6), st.integers(1, 5))
def test_weekdays_of_the_month_are_those_of_an_independent_library(first: date, day: int, nth: int) -> None:
    """The first to the fourth, and the last, over ten years."""
    which = weekday(day)(-1 if nth == LAST else nth)
    rule = rrule(MONTHLY, start(first), byweekday=which, until=start(first + TEN_YEARS))
    assert ours(Monthly(first, day, nth, HOUR)) == theirs(rule, first)


@given(firsts)
def test_dates_of_the_month_are_those_of_an_independent_library(first: date) -> None:
    """The 31st is the last day where a month is shorter, and the 29th of February where a year is."""
    rule = rrule(MONTHLY, start(first), bymonthday=(first.day, -1), bysetpos=1, until=start(first + TEN_YEARS))
    assert ours(OnDay(first, HOUR)) == theirs(rule, first)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (date(2028, 2, 29), ["2028-02-29", "2028-03-29", "2028-04-29"]),
        (date(2026, 12, 31), ["2026-12-31", "2027-01-31", "2027-02-28"]),
        (date(2027, 10, 30), ["2027-10-30", "2027-11-30", "2027-12-30"]),
    ],
)
def test_odd_dates(first: date, expected: list[str]) -> None:
    """A leap day, the end of a month, and what comes after them."""
    assert [each.isoformat() for each in islice(ours(OnDay(first, HOUR)), 3)] == expected


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from(["Asia/Kathmandu", "Pacific/Apia", "Etc/GMT+12"])
)
def test_everybody_s_hour_is_within_the_day_of_a_check_in(day: date, zone: str) -> None:
    """It begins before it is the hour anywhere, and ends when the last have had their time."""
    at = datetime.combine(day, HOUR, ZoneInfo(zone)).astimezone(UTC)
    window = timedelta(hours=8)
    assert begins(day, HOUR) <= at
    assert at + window <= ends(day, HOUR, window)
