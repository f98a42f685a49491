"""Whoever is there before their own hour is asked at it; and nobody says that the bot was away where it was not."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import Step
from bot.kernel.ids import PersonId
from tests.features.check_ins.world import ANA, BEN, CEM, SERIES_ID, World

LONDON, SAO_PAULO, KATHMANDU, AUCKLAND = "Europe/London", "America/Sao_Paulo", "Asia/Kathmandu", "Pacific/Auckland"
MONDAY = "2026-03-09"
HOURS = timedelta(hours=1)


def weekly(now: datetime, zones: dict[PersonId, str]) -> World:
    """At nine every Monday, set by Ana on the Monday before."""
    world = World(zones, now)
    world.sets(ANA, time(9))
    return world


@pytest.mark.parametrize(("zone", "hour"), [(LONDON, 9), (SAO_PAULO, 12), (KATHMANDU, 3)])
def test_who_joins_before_their_hour_is_asked_at_it(zone: str, hour: int) -> None:
    """The day has begun in the east by then. Once, however often they join."""
    world = weekly(datetime(2026, 3, 2, 8, tzinfo=UTC), {ANA: LONDON})
    world.until(datetime(2026, 3, 9, 2, tzinfo=UTC))
    world.joins(BEN, zone)
    world.joins(BEN, zone)
    world.passes(20 * HOURS)
    assert (world.asked[BEN, MONDAY], world.when[BEN, MONDAY].hour) == (1, hour)
    assert world.asked[ANA, MONDAY] == 1


def test_who_joins_after_their_hour_is_not_asked_that_day() -> None:
    """They may answer all the same; the next time they are asked with the others."""
    world = weekly(datetime(2026, 3, 2, 8, tzinfo=UTC), {ANA: LONDON})
    world.until(datetime(2026, 3, 9, 10, tzinfo=UTC))
    world.joins(BEN, LONDON)
    world.passes(7 * 24 * HOURS)
    assert [day for who, day in world.asked if who == BEN] == ["2026-03-16"]


def test_who_asks_to_be_asked_again_is_asked_at_the_next_hour() -> None:
    """Also where the day has begun elsewhere already; who has not changed their mind is left in peace."""
    world = weekly(datetime(2026, 3, 2, 8, tzinfo=UTC), dict.fromkeys((ANA, BEN, CEM), LONDON))
    for who in (BEN, CEM):
        world.press(who, asked.AskMe(SERIES_ID, wanted=False))
    world.until(datetime(2026, 3, 8, 20, tzinfo=UTC))
    world.press(BEN, asked.AskMe(SERIES_ID, wanted=True))
    world.until(datetime(2026, 3, 9, 10, tzinfo=UTC))
    assert (world.asked[BEN, MONDAY], world.asked[CEM, MONDAY]) == (1, 0)
    assert world.of(CEM).step is Step.skipped
    assert world.today().standing.asked == 2


def test_where_the_hour_was_over_when_it_was_set_nobody_was_away() -> None:
    """They are asked when it is set, and have their whole window from then on, however short it is."""
    world = World({ANA: LONDON, BEN: KATHMANDU, CEM: AUCKLAND}, datetime(2026, 3, 2, 7, 30, tzinfo=UTC))
    world.sets(ANA, time(9))
    world.press(ANA, asked.OpenFor(SERIES_ID, 8))
    world.passes(3 * HOURS)
    assert {who for who, day in world.asked if day == "2026-03-02"} == {ANA, BEN, CEM}
    assert not world.today().late
    began = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
    assert (world.of(CEM).at, world.of(CEM).until) == (began, began + 8 * HOURS)


def test_who_is_asked_late_by_an_absence_reads_that_it_was_one() -> None:
    """The bot sleeps through nine o'clock."""
    world = weekly(datetime(2026, 3, 2, 8, tzinfo=UTC), {ANA: LONDON})
    world.until(datetime(2026, 3, 9, 8, tzinfo=UTC))
    world.sleeps(4 * HOURS)
    assert world.today().late
    assert world.asked[ANA, MONDAY] == 1
