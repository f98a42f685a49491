"""Who is away, wants not to be asked, or has moved is left in peace; and what was paused or moved asks nobody."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import How, Step
from bot.features.check_ins.model.rhythm import Rhythm
from tests.features.check_ins.world import ANA, BEN, CEM, SERIES_ID, World

HOURS = timedelta(hours=1)
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
LONDON = "Europe/London"


def at_eight() -> World:
    """Of a Monday: in an hour all three are asked; on the date line it is long since Monday."""
    world = World(dict.fromkeys((ANA, BEN, CEM), LONDON), datetime(2026, 3, 2, 8, tzinfo=UTC))
    world.sets(ANA)
    world.passes(timedelta(0))
    assert world.today().day == MONDAY
    return world


def counted(world: World) -> tuple[int, int]:
    return world.today().standing.asked, world.today().standing.answered


def test_who_is_away_is_not_asked_and_not_missed() -> None:
    """They count among nobody; back in the middle of it they may answer, and are asked the next time."""
    world = at_eight()
    world.away.add((BEN, MONDAY))
    world.passes(2 * HOURS)
    assert counted(world) == (2, 0)
    assert not [key for who, key in world.needs if who == BEN]
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.on_track))
    assert counted(world) == (2, 1)
    world.passes(timedelta(days=7))
    assert (world.asked[BEN, "2026-03-02"], world.asked[BEN, "2026-03-09"]) == (0, 1)
    assert world.reminded[BEN, "2026-03-02"] == 0


def test_who_goes_away_after_they_were_asked_is_not_chased() -> None:
    """The reminder leaves them out, and from then on they are not missed."""
    world = at_eight()
    world.passes(2 * HOURS)
    world.away.add((BEN, TUESDAY))
    world.until(datetime(2026, 3, 3, 8, 59, tzinfo=UTC))
    assert world.reminded == {(ANA, "2026-03-02"): 1, (CEM, "2026-03-02"): 1}
    assert counted(world) == (2, 0)


def test_not_to_be_asked_holds_from_the_press_on() -> None:
    """Also for a date that has begun, and for what waits already."""
    world = at_eight()
    world.press(BEN, asked.AskMe(SERIES_ID, wanted=False))
    world.passes(2 * HOURS)
    assert world.asked == {(ANA, "2026-03-02"): 1, (CEM, "2026-03-02"): 1}
    world.press(CEM, asked.AskMe(SERIES_ID, wanted=False))
    assert {who for who, _ in world.needs} == {ANA}
    world.until(datetime(2026, 3, 3, 8, tzinfo=UTC))
    assert world.reminded == {(ANA, "2026-03-02"): 1}
    assert counted(world) == (1, 0)


def test_paused_before_the_hour_it_asks_nobody() -> None:
    """Nor is it asked about on the same day when somebody goes on with it."""
    world = at_eight()
    world.press(ANA, asked.PauseCheckIn(SERIES_ID))
    world.passes(2 * HOURS)
    world.press(ANA, asked.ResumeCheckIn(SERIES_ID))
    world.passes(6 * 24 * HOURS)
    assert world.asked == {}
    assert world.series[SERIES_ID].next == date(2026, 3, 9)


@pytest.mark.parametrize("ending", [asked.PauseCheckIn(SERIES_ID), asked.EndCheckIn(SERIES_ID)])
def test_paused_or_ended_after_the_hour_it_reminds_nobody(ending: asked.OfSeries) -> None:
    """Who was asked may answer, and still counts as asked."""
    world = at_eight()
    world.passes(2 * HOURS)
    world.press(ANA, ending)
    world.until(datetime(2026, 3, 3, 8, tzinfo=UTC))
    assert world.reminded == {}
    assert (counted(world), world.of(BEN).step) == ((3, 0), Step.unreminded)
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.done))
    assert counted(world) == (3, 1)


def test_a_series_that_moves_in_the_middle_of_it_reminds_as_it_began() -> None:
    """Another hour and a shorter time are of the next date; this one keeps its own."""
    world = at_eight()
    world.passes(2 * HOURS)
    world.press(ANA, asked.MoveCheckIn(SERIES_ID, MONDAY, time(15), Rhythm.working_days))
    world.press(ANA, asked.OpenFor(SERIES_ID, 8))
    first = world.of(BEN)
    assert (first.reminds_at, first.until) == (
        datetime(2026, 3, 3, 4, 12, tzinfo=UTC),
        datetime(2026, 3, 3, 9, tzinfo=UTC),
    )
    world.until(datetime(2026, 3, 3, 23, tzinfo=UTC))
    assert world.when[BEN, "2026-03-03"] == datetime(2026, 3, 3, 15, tzinfo=UTC)
    assert world.of(BEN).until == datetime(2026, 3, 3, 23, tzinfo=UTC)
    assert world.reminded[BEN, "2026-03-02"] == world.reminded[BEN, "2026-03-03"] == 1


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Sao_Paulo"])
def test_who_moves_after_they_were_asked_keeps_their_time(zone: str) -> None:
    """East or west: one prompt, and one reminder when four fifths of their own window are over."""
    world = at_eight()
    world.passes(2 * HOURS)
    world.zones[BEN] = zone
    world.until(datetime(2026, 3, 3, 4, 11, tzinfo=UTC))
    assert world.reminded == {}
    world.passes(timedelta(minutes=1))
    assert world.reminded[BEN, "2026-03-02"] == 1
    world.until(datetime(2026, 3, 8, tzinfo=UTC))
    assert world.asked[BEN, "2026-03-02"] == 1


@pytest.mark.parametrize(
    ("first", "days"),
    [
        (date(2028, 2, 29), ["2028-02-29", "2028-03-29", "2028-12-29", "2029-01-29", "2029-02-28", "2029-03-29"]),
        (date(2028, 1, 31), ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30", "2029-02-28"]),
    ],
)
def test_each_month_on_a_number_that_some_lack(first: date, days: list[str]) -> None:
    """Asked once in every month, on its last day where it is shorter, at nine on everybody's wall."""
    world = World({ANA: "Asia/Kathmandu", CEM: LONDON}, datetime.combine(first, time(1), UTC))
    world.press(CEM, asked.SetCheckIn(SERIES_ID, "How is it?", first, time(9), Rhythm.on_day))
    world.until(datetime(2029, 4, 1, tzinfo=UTC))
    found = sorted(day for who, day in world.asked if who == ANA)
    assert set(days) <= set(found)
    assert len({day[:7] for day in found}) == len(found) == (14 if first.month == 2 else 15)
    assert max(world.asked.values()) == 1
    assert {f"{world.when[ANA, day]:%H:%M}" for day in found} == {"03:15"}
