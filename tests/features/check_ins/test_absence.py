"""After the bot was away: one line for each place, whatever did not take place in it, and nobody is flooded."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from bot.features.check_ins import commands as asked
from bot.features.check_ins.facts import CheckInMissed
from bot.features.check_ins.model import SeriesId
from bot.features.check_ins.model.rhythm import Rhythm
from bot.features.check_ins.model.series import MOST_SERIES
from tests.features.check_ins.world import ANA, BEN, World, person

DAY = timedelta(days=1)
ZONES = ("Asia/Kathmandu", "America/Sao_Paulo", "Europe/London")
MONDAY = datetime(2026, 3, 2, 6, tzinfo=UTC)


def with_series(zones: dict[str, str], series: int, rhythm: Rhythm = Rhythm.working_days) -> World:
    world = World({person(name): zone for name, zone in zones.items()}, MONDAY)
    for number in range(series):
        key = SeriesId(f"series-{number:07}")
        world.press(ANA, asked.SetCheckIn(key, f"Question {number}?", MONDAY.date(), time(9), rhythm))
    return world


def absences(world: World) -> list[str]:
    return [line for line in world.lines if line.startswith("The bot was away")]


def test_five_hundred_people_and_forty_series() -> None:
    """Ten series are the most that a coalition may have. After a week its place reads one line, each date that one can
    still answer is asked about once, and nobody is asked twice or about what is over."""
    asked_about = Counter[int]()
    for size in (320, 60, 60, 60):
        people = {"Ana": ZONES[2], **{f"p{number}": ZONES[number % 3] for number in range(size - 1)}}
        world = with_series(people, MOST_SERIES)
        world.sleeps(8 * DAY)
        world.passes(timedelta(hours=8))
        (line,) = absences(world)
        assert line.startswith("The bot was away, so 60 check-ins did not take place, the last on Monday, 2026-03-09.")
        assert {each.day for each in world.check_ins.values()} == {date(2026, 3, 10)}
        assert len(world.check_ins) == MOST_SERIES
        assert set(world.asked_in.values()) == {1}
        assert world.reminded_in == {}
        asked_about.update(each.standing.asked for each in world.check_ins.values())
    assert asked_about == {320: 10, 60: 30}


def test_one_question_is_named() -> None:
    """Where it is the only one, people read which."""
    world = with_series({"Ana": ZONES[2], "Ben": ZONES[2]}, 1)
    world.sleeps(8 * DAY)
    assert len(absences(world)) == 1
    assert "“Question 0?”" in absences(world)[0]


def test_the_next_absence_is_told_again() -> None:
    """And what is missed of each question stands in the history."""
    world = with_series({"Ana": ZONES[2], "Ben": ZONES[2]}, 3)
    world.sleeps(8 * DAY)
    world.passes(3 * DAY)
    world.sleeps(8 * DAY)
    assert len(absences(world)) == 2
    said = Counter(each.series for each in world.facts if isinstance(each, CheckInMissed))
    assert said == {SeriesId(f"series-{number:07}"): 2 for number in range(3)}
    assert set(world.asked_in.values()) == {1}
    assert {who for who, *_ in world.asked_in} == {ANA, BEN}
