"""When an ask may ring: local days, quiet hours and away dates, across clock changes; less if wished, never more."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.attention.model import (
    A_WEEK,
    DAY,
    GATHERED,
    PERIODS,
    Attention,
    Away,
    DatesBackwards,
    DatesOver,
    EnoughDates,
    TooFarAway,
)
from bot.kernel.attention import Need
from bot.kernel.elements import Button
from bot.kernel.ids import PersonId
from bot.kernel.text import say
from bot.kernel.wire import WireId

ANA = PersonId("ana-----------")
MADRID, MINUTE = "Europe/Madrid", timedelta(minutes=1)
MONDAY = datetime(2026, 3, 9, 11, tzinfo=UTC)
"""Noon in Madrid."""


def need(key: str = "a", raised_at: datetime = MONDAY, until: datetime | None = None) -> Need:
    return Need(ANA, key, say("Look"), Button(say("Look"), WireId("1:look")), until, raised_at)


def local(day: int, hour: int, minute: int = 0, *, month: int = 3, zone: str = MADRID) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("hour", "quiet"), [(0, True), (7, True), (8, False), (12, False), (20, False), (21, True), (23, True)]
)
def test_nights_are_quiet_unless_one_says_otherwise(hour: int, quiet: bool) -> None:  # noqa: FBT001 - a parameter
    """From nine in the evening to eight in the morning; the end belongs to the day."""
    assert Attention(ANA).is_quiet(time(hour)) is quiet


def test_quiet_hours_may_lie_within_a_day() -> None:
    """For who sleeps by day; the same hour twice is no quiet hour at all."""
    by_day = Attention(ANA).quiet(time(9), time(17))
    assert [by_day.is_quiet(time(hour)) for hour in (8, 9, 16, 17)] == [False, True, True, False]
    never = Attention(ANA).quiet(time(9), time(9))
    assert not any(never.is_quiet(time(hour)) for hour in range(24))


def test_one_ask_a_day() -> None:
    """Whatever asked; the next may go in the morning after."""
    rung = Attention(ANA).counted(MONDAY)
    assert not rung.may_ring(MONDAY + timedelta(hours=5), MADRID)
    assert rung.next_chance(MONDAY, MADRID) == local(10, 8)


def test_a_day_is_the_persons_own() -> None:
    """At one moment it is still Monday in New York and already Tuesday in Auckland."""
    moment = datetime(2026, 3, 9, 22, tzinfo=UTC)
    rung = Attention(ANA).counted(moment - timedelta(hours=12))
    assert not rung.may_ring(moment, "America/New_York")
    assert rung.may_ring(moment, "Pacific/Auckland")


def test_three_asks_a_week() -> None:
    """On Monday, Tuesday and Wednesday; then not before the Monday after."""
    rung = Attention(ANA).counted(MONDAY).counted(MONDAY + DAY).counted(MONDAY + 2 * DAY)
    assert rung.next_chance(MONDAY + 2 * DAY, MADRID) == local(16, 8)


def test_several_asks_of_one_evening_all_count() -> None:
    """Three turns in a round are the week's three asks."""
    evening = [MONDAY + timedelta(minutes=each) for each in (0, 20, 40)]
    rung = Attention(ANA)
    for at in evening:
        rung = rung.counted(at)
    assert rung.next_chance(MONDAY + DAY, MADRID) == local(16, 8)


def test_asks_of_one_moment_are_one() -> None:
    """They ring once."""
    assert Attention(ANA).counted(MONDAY).counted(MONDAY).rung == (MONDAY,)


@pytest.mark.parametrize("a_week", range(A_WEEK + 1))
def test_one_can_be_asked_less(a_week: int) -> None:
    """As often a week as one likes, or never."""
    wished = Attention(ANA).at_most(a_week)
    for day in range(7):
        at = MONDAY + day * DAY
        wished = wished.counted(at) if wished.may_ring(at, MADRID) else wished
    assert len(wished.rung) == a_week


@pytest.mark.parametrize("a_week", [-1, A_WEEK + 1])
def test_nobody_is_asked_more(a_week: int) -> None:
    """There is no such value."""
    with pytest.raises(ValueError, match="never more"):
        Attention(ANA).at_most(a_week)


def test_who_is_away_is_not_asked() -> None:
    """On all of the days, by the calendar where they live."""
    away = Attention(ANA).going(date(2026, 3, 9), date(2026, 3, 11), date(2026, 3, 9))
    assert away.next_chance(MONDAY, MADRID) == local(12, 8)
    assert away.staying(date(2026, 3, 9), date(2026, 3, 11)).next_chance(MONDAY, MADRID) == MONDAY


def test_away_for_a_year_has_an_end() -> None:
    """The longest absence still ends in a next chance."""
    away = Attention(ANA).going(date(2026, 3, 9), date(2027, 3, 9), date(2026, 3, 9))
    assert away.next_chance(MONDAY, MADRID) == local(10, 8).replace(year=2027)


def test_away_dates_that_cannot_be_are_refused() -> None:
    """Backwards, over, too far off, and too many; the same ones twice are one."""
    today, attention = date(2026, 3, 9), Attention(ANA)
    with pytest.raises(DatesBackwards):
        attention.going(today + DAY, today, today)
    with pytest.raises(DatesOver):
        attention.going(today - 2 * DAY, today - DAY, today)
    with pytest.raises(TooFarAway):
        attention.going(today, today + 367 * DAY, today)
    for number in range(PERIODS):
        attention = attention.going(today + number * DAY, today + number * DAY, today)
    assert attention.going(today, today, today) == attention
    with pytest.raises(EnoughDates):
        attention.going(today, today + DAY, today)
    with pytest.raises(ValueError, match="end after"):
        Away(today, today - DAY)


def test_away_dates_that_are_over_make_room() -> None:
    """They are forgotten."""
    today = date(2026, 3, 9)
    attention = Attention(ANA, away=(Away(today - 2 * DAY, today - DAY),) * PERIODS)
    assert attention.going(today, today, today).away == (Away(today, today),)
    assert attention.planned((), MADRID, MONDAY).away == ()


def test_quiet_hours_follow_the_clock_when_it_changes() -> None:
    """In Madrid eight in the morning is 7:00 UTC before the last Sunday in March and 6:00 UTC after it."""
    night = datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert Attention(ANA).next_chance(night - DAY, MADRID) == datetime(2026, 3, 28, 7, tzinfo=UTC)
    assert Attention(ANA).next_chance(night, MADRID) == datetime(2026, 3, 29, 6, tzinfo=UTC)


def test_quiet_hours_that_end_in_the_skipped_hour_end_with_it() -> None:
    """On the last Sunday in March there is no 2:30 in Madrid: it is three o'clock at once."""
    until = Attention(ANA).quiet(time(21), time(2, 30))
    assert until.next_chance(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), MADRID) == datetime(2026, 3, 29, 1, tzinfo=UTC)


ZONES = (
    "UTC",
    MADRID,
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
)
hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - with zone


@st.composite
def asked_lately(draw: st.DrawFn) -> tuple[Attention, str, datetime]:
    """Someone with wishes of their own who was rung in the last days and is away in the next ones."""
    zone, now = draw(st.sampled_from(ZONES)), draw(moments)
    today = now.astimezone(ZoneInfo(zone)).date()
    away = tuple(Away(today + day * DAY, today + day * DAY) for day in draw(st.lists(st.integers(-1, 5), max_size=2)))
    rung = tuple(now - timedelta(hours=each) for each in draw(st.lists(st.integers(0, 9 * 24), max_size=4)))
    return Attention(ANA, draw(hours), draw(hours), draw(st.integers(1, A_WEEK)), away, rung), zone, now


@given(asked_lately())
def test_the_next_chance_is_the_first_that_the_rules_leave(given_: tuple[Attention, str, datetime]) -> None:
    """Looked at every quarter of an hour: before it nothing may ring, at it something may. Only in the hour that a
    clock goes through twice it may come later than it could."""
    attention, zone, at = given_
    chance = attention.next_chance(at, zone)
    assert chance
    assert attention.may_ring(chance, zone)
    assert chance >= at
    while at < chance:
        assert not attention.may_ring(at, zone) or at.astimezone(ZoneInfo(zone)).fold
        at += 15 * MINUTE


def test_a_need_waits_a_little_for_others() -> None:
    """Ten minutes, in which they gather; the clock is set for the oldest."""
    later = need("b", MONDAY + 5 * MINUTE)
    assert Attention(ANA).planned((need(), later), MADRID, MONDAY + 5 * MINUTE).ring_at == MONDAY + GATHERED


def test_a_need_that_is_soon_over_does_not_wait() -> None:
    """What would be over before the ten minutes rings at once."""
    assert Attention(ANA).planned((need(until=MONDAY + 5 * MINUTE),), MADRID, MONDAY).ring_at == MONDAY


def test_without_anything_new_no_clock_is_set() -> None:
    """Nothing waits, or all that waits was asked already."""
    asked = Attention(ANA).told_of((need(),), MONDAY)
    assert Attention(ANA).planned((), MADRID, MONDAY).ring_at is None
    assert asked.planned((need(),), MADRID, MONDAY + MINUTE).ring_at is None


def test_a_need_that_is_raised_anew_is_asked_anew() -> None:
    """After it was met; while it stands it is the same one."""
    asked = Attention(ANA).told_of((need(),), MONDAY)
    assert asked.unasked((need(),)) == ()
    again = need(raised_at=MONDAY + DAY)
    assert asked.unasked((again,)) == (again,)


def test_what_only_stands_there_sets_no_clock() -> None:
    """It rings once it is raised to ring, also if something else was asked meanwhile."""
    silent = replace(need(), rings=False)
    assert Attention(ANA).planned((silent,), MADRID, MONDAY).ring_at is None
    asked = Attention(ANA).told_of((need("b"),), MONDAY).planned((silent, need("b")), MADRID, MONDAY)
    assert asked.unasked((silent, need("b"))) == ()
    assert asked.unasked((need(), need("b"))) == (need(),)


def test_what_is_over_is_forgotten() -> None:
    """Asks of more than nine days ago, and needs that no longer stand."""
    asked = Attention(ANA).told_of((need(),), MONDAY)
    assert asked.planned((), MADRID, MONDAY + 8 * DAY).told == ()
    assert asked.planned((), MADRID, MONDAY + 8 * DAY).rung == (MONDAY,)
    assert asked.planned((), MADRID, MONDAY + 9 * DAY).rung == ()
