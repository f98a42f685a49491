"""A year of check-ins in zones that change their clocks, and some that do not: each is asked once, at their hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.check_ins import commands as asked
from bot.features.check_ins.facts import CheckInMissed
from bot.features.check_ins.model import How
from bot.features.check_ins.model.rhythm import Rhythm
from tests.features.check_ins.world import ANA, BEN, CEM, SERIES_ID, World, person

DAY = timedelta(days=1)
ZONES = {ANA: "Asia/Kathmandu", BEN: "America/Sao_Paulo", CEM: "Europe/London"}
AUCKLAND, HONOLULU = person("Moana"), person("Keola")


def local(world: World, who: object, day: str) -> datetime:
    zone = ZONES[who] if who in ZONES else world.zones[who]  # type: ignore[index]
    return world.when[who, day].astimezone(ZoneInfo(zone))  # type: ignore[index]


def test_at_nine_on_each_wall_over_a_year() -> None:
    """Both clock changes of London lie in it: one prompt each on every working day, never two, never none."""
    world = World(dict(ZONES), datetime(2026, 1, 1, tzinfo=UTC))
    world.sets(CEM, time(9), Rhythm.working_days)
    world.until(datetime(2027, 1, 1, tzinfo=UTC))
    days = [date(2026, 1, 1) + number * DAY for number in range(365)]
    working = [each.isoformat() for each in days if each.weekday() < 5]
    for who in ZONES:
        assert {day for (asked_one, day), count in world.asked.items() if asked_one == who and count == 1} >= set(
            working
        )
        assert {local(world, who, day).strftime("%Y-%m-%d %H:%M") for day in working} == {
            f"{day} 09:00" for day in working
        }
    assert max(world.asked.values()) == 1


@pytest.mark.parametrize(("hour", "said"), [(time(1, 30), "02:00"), (time(0, 30), "00:30")])
def test_an_hour_that_a_clock_change_leaves_out(hour: time, said: str) -> None:
    """On the night of the change in London it is asked when the clock goes on; every other night at the hour."""
    world = World({CEM: "Europe/London"}, datetime(2026, 3, 27, 12, tzinfo=UTC))
    world.sets(CEM, hour, Rhythm.weekly)
    world.press(CEM, asked.RepeatCheckIn(SERIES_ID, 0b1111111))
    world.until(datetime(2026, 3, 31, tzinfo=UTC))
    assert local(world, CEM, "2026-03-29").strftime("%H:%M") == said
    assert local(world, CEM, "2026-03-30").strftime("%H:%M") == f"{hour:%H:%M}"


def test_who_moves_west_before_their_hour_is_asked_later_and_once() -> None:
    """And who moves east is asked at once, not at an hour that is over."""
    world = World({ANA: "Europe/London", BEN: "Europe/London"}, datetime(2026, 3, 2, 8, tzinfo=UTC))
    world.sets(ANA, time(9))
    world.passes(timedelta(minutes=30))
    world.zones |= {ANA: "America/Sao_Paulo", BEN: "Asia/Kathmandu"}
    world.passes(5 * DAY)
    assert world.when[ANA, "2026-03-02"] == datetime(2026, 3, 2, 12, tzinfo=UTC)
    assert world.when[BEN, "2026-03-02"] == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert max(world.asked.values()) == 1


def test_a_date_is_asked_about_once_however_the_series_is_changed() -> None:
    """Another hour on the same day is of the next one; the one that has begun keeps its words and its window."""
    world = World({ANA: "Europe/London"}, datetime(2026, 3, 2, 8, tzinfo=UTC))
    world.sets(ANA, time(9), Rhythm.working_days)
    world.passes(timedelta(hours=2))
    world.press(ANA, asked.RewordCheckIn(SERIES_ID, "And now?"))
    world.press(ANA, asked.MoveCheckIn(SERIES_ID, date(2026, 3, 2), time(15), Rhythm.working_days))
    world.passes(8 * timedelta(hours=1))
    assert [each.question for each in world.check_ins.values()] == ["How is the garden?"]
    world.until(datetime(2026, 3, 3, 23, tzinfo=UTC))
    assert world.when[ANA, "2026-03-03"] == datetime(2026, 3, 3, 15, tzinfo=UTC)
    assert world.today().question == "And now?"
    assert max(world.asked.values()) == 1


def test_what_the_bot_was_away_for_is_said_once_and_does_not_flood() -> None:
    """After a week only the day on which one can still answer is asked about."""
    world = World(dict(ZONES), datetime(2026, 3, 2, 6, tzinfo=UTC))
    world.sets(CEM, time(9), Rhythm.working_days)
    world.passes(timedelta(hours=1))
    lines = len(world.lines)
    world.sleeps(8 * DAY)
    away = [line for line in world.lines[lines:] if "did not take place" in line]
    assert away == [
        "The bot was away, so 5 check-ins “How is the garden?” did not take place, the last on Monday, 2026-03-09."
    ]
    assert [len(each.days) for each in world.facts if isinstance(each, CheckInMissed)] == [5]
    assert max(world.asked.values()) == 1


def test_who_has_answered_is_never_reminded() -> None:
    """The others once, when four fifths of the window are over; and nobody after it."""
    world = World(dict.fromkeys((ANA, BEN, CEM), "Europe/London"), datetime(2026, 3, 2, 8, tzinfo=UTC))
    world.sets(ANA, time(9))
    world.passes(timedelta(hours=2))
    world.press(BEN, asked.AnswerCheckIn(world.today().id, How.on_track))
    world.until(datetime(2026, 3, 3, 4, tzinfo=UTC))
    assert set(world.reminded) == set()
    world.until(datetime(2026, 3, 9, 8, tzinfo=UTC))
    assert world.reminded == {(ANA, "2026-03-02"): 1, (CEM, "2026-03-02"): 1}


def test_many_people_are_listed_in_steps() -> None:
    """Four hundred, each once."""
    people = {person(f"p{number}"): "Europe/London" for number in range(400)}
    world = World(people, datetime(2026, 3, 2, 8, tzinfo=UTC))
    world.sets(person("p0"), time(9))
    world.passes(timedelta(hours=2))
    assert len(world.asked) == len(people)
    assert world.today().standing.asked == len(people)


def test_at_the_edges_of_the_earth() -> None:
    """From Auckland to Honolulu everyone has the whole window, and then it closes."""
    world = World({AUCKLAND: "Pacific/Auckland", HONOLULU: "Pacific/Honolulu"}, datetime(2026, 3, 1, 12, tzinfo=UTC))
    world.sets(AUCKLAND, time(9))
    world.passes(10 * DAY)
    day = min(day for _, day in world.asked)
    assert {local(world, who, day).strftime("%H:%M") for who in (AUCKLAND, HONOLULU)} == {"09:00"}
    assert world.today().closed_at is not None
    assert all(each.until <= world.today().until for each in world.prompts.values())
