"""When something that repeats comes next, across clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.recurrence import LAST, Monthly, Series, Weekly, instant, next_after

ZONES = ("Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "UTC")


@pytest.mark.parametrize(
    ("zone", "day", "hour", "expected"),
    [
        ("Europe/Madrid", date(2026, 1, 9), time(18, 30), "2026-01-09T17:30:00+00:00"),
        ("Europe/Madrid", date(2026, 7, 9), time(18, 30), "2026-07-09T16:30:00+00:00"),
        # The clock goes from 02:00 to 03:00 local time.
        ("Europe/Madrid", date(2026, 3, 29), time(2, 30), "2026-03-29T01:00:00+00:00"),
        ("Europe/Madrid", date(2026, 3, 29), time(2, 0), "2026-03-29T01:00:00+00:00"),
        ("Europe/Madrid", date(2026, 3, 29), time(3, 0), "2026-03-29T01:00:00+00:00"),
        # And from 03:00 back to 02:00.
        ("Europe/Madrid", date(2026, 10, 25), time(2, 30), "2026-10-25T00:30:00+00:00"),
        ("America/New_York", date(2026, 3, 8), time(2, 30), "2026-03-08T07:00:00+00:00"),
        ("America/New_York", date(2026, 11, 1), time(1, 30), "2026-11-01T05:30:00+00:00"),
        # Half an hour of change.
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30:00+00:00"),
        # A whole day that was left out.
        ("Pacific/Apia", date(2011, 12, 30), time(10, 0), "2011-12-30T10:00:00+00:00"),
        # Midnight itself is left out.
        ("Africa/Cairo", date(2026, 4, 24), time(0, 0), "2026-04-23T22:00:00+00:00"),
    ],
)
def test_local_time_becomes_an_instant(zone: str, day: date, hour: time, expected: str) -> None:
    """In a gap the first valid instant, in an overlap the first of the two, else what the clock on the wall shows."""
    assert instant(day, hour, zone).isoformat() == expected


def test_every_other_tuesday_and_thursday() -> None:
    """Weeks are counted from the week of the first date, whichever weekday that was."""
    series = Weekly(date(2026, 3, 5), frozenset({1, 3}), time(18), every=2)
    at, found = datetime(2026, 3, 1, tzinfo=UTC), []
    for _ in range(4):
        day, at = next_after(series, "Europe/Madrid", at)
        found.append(day)
    assert found == [date(2026, 3, 5), date(2026, 3, 17), date(2026, 3, 19), date(2026, 3, 31)]


def test_the_next_is_later_than_now_and_not_now() -> None:
    """At the very instant of one occurrence the next one is the one after it."""
    series = Weekly(date(2026, 3, 9), frozenset({0}), time(18, 30))
    day, at = next_after(series, "Asia/Kathmandu", datetime(2026, 3, 9, 0, tzinfo=UTC))
    assert day == date(2026, 3, 9)
    assert next_after(series, "Asia/Kathmandu", at)[0] == date(2026, 3, 16)
    assert next_after(series, "Asia/Kathmandu", at - timedelta(microseconds=1)) == (day, at)


@given(
    st.sampled_from(ZONES),
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.times(),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(1, 8),
)
def test_a_series_moves_on_and_leaves_nothing_out(
    zone: str, first: date, hour: time, weekdays: frozenset[int], every: int
) -> None:
    """Each occurrence falls on a day of the series, at its hour or after a gap, and later than the one before."""
    series = Weekly(first, weekdays, hour.replace(microsecond=0), every)
    at, before = datetime(2025, 12, 1, tzinfo=UTC), date.min
    for _ in range(5):
        day, later = next_after(series, zone, at)
        between = (before + timedelta(days=n) for n in range(1, (day - before).days)) if before > date.min else ()
        assert series.falls_on(day)
        assert not any(map(series.falls_on, between))
        assert later > at
        assert later.astimezone(ZoneInfo(zone)).replace(tzinfo=None) >= datetime.combine(day, series.hour)
        at, before = later, day


@pytest.mark.parametrize(("weekdays", "every"), [((), 1), ((7,), 1), ((-1,), 1), ((0,), 0)])
def test_a_series_without_days_is_no_series(weekdays: tuple[int, ...], every: int) -> None:
    """It needs weekdays that exist and a number of weeks."""
    with pytest.raises(ValueError, match="weekly"):
        Weekly(date(2026, 3, 9), frozenset(weekdays), time(18), every)


def test_a_series_out_of_sight_says_so() -> None:
    """Nothing within 800 days is an error, not an endless search."""
    with pytest.raises(ValueError, match="in sight"):
        next_after(Weekly(date(2026, 3, 9), frozenset({0}), time(18), 500), "UTC", datetime(2026, 4, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("nth", "weekday", "expected"),
    [
        (1, 0, [date(2026, 2, 2), date(2026, 3, 2), date(2026, 4, 6), date(2026, 5, 4)]),
        (2, 1, [date(2026, 1, 13), date(2026, 2, 10), date(2026, 3, 10), date(2026, 4, 14)]),
        (4, 6, [date(2026, 1, 25), date(2026, 2, 22), date(2026, 3, 22), date(2026, 4, 26)]),
        (LAST, 4, [date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 27), date(2026, 4, 24)]),
    ],
)
def test_a_weekday_of_every_month(nth: int, weekday: int, expected: list[date]) -> None:
    """The first to the fourth, or the last of it, in long months and in short ones."""
    series: Series = Monthly(date(2026, 1, 8), weekday, nth, time(18))
    at, found = datetime(2026, 1, 1, tzinfo=UTC), []
    for _ in expected:
        day, at = next_after(series, "Europe/Madrid", at)
        found.append(day)
    assert found == expected


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(0, 6), st.integers(1, LAST), st.sampled_from(ZONES))
def test_every_month_has_its_day_once(first: date, weekday: int, nth: int, zone: str) -> None:
    """Whichever of its weekdays that is: no month is left out, and none has two."""
    series = Monthly(first, weekday, nth, time(2, 30))
    at, months = datetime.combine(first, time(), UTC) - timedelta(days=2), []
    for _ in range(5):
        day, at = next_after(series, zone, at)
        months.append(day.year * 12 + day.month)
    assert months == list(range(months[0], months[0] + 5))


@pytest.mark.parametrize(("weekday", "nth"), [(7, 1), (-1, 1), (0, 0), (0, 6)])
def test_a_month_has_no_such_day(weekday: int, nth: int) -> None:
    """It needs a weekday that exists, the first to the fifth of it."""
    with pytest.raises(ValueError, match="monthly"):
        Monthly(date(2026, 3, 9), weekday, nth, time(18))
