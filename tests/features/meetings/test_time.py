"""What the clock does to a meeting, on time, early, late, twice and after absences; and how meetings repeat."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.features.meetings.commands import AnswerMeeting, MoveMeeting, RepeatingPage, RepeatMeeting
from bot.features.meetings.facts import MeetingHeld, MeetingSet
from bot.features.meetings.model import Coming, Rhythm, Stage, Told
from bot.kernel.attention import Notice
from bot.kernel.command import Command
from bot.kernel.refusal import OldButton
from bot.recurrence import LAST, Monthly, Weekly
from tests.features.meetings.season import (
    ANA,
    BEN,
    CEM,
    EVENING,
    FAY,
    MONDAY,
    PLACE,
    M,
    Season,
    at,
    labels,
    later,
    presses,
    read,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def answered(rhythm: Rhythm = Rhythm.once, *, venue: str = "") -> Season:
    """Ana comes, Ben is not sure, Cem does not come, Fay says nothing."""
    season = Season()
    season.open(rhythm=rhythm, venue=venue)
    for who, coming in ((ANA, Coming.yes), (BEN, Coming.unsure), (CEM, Coming.no)):
        season.press(who, AnswerMeeting(M, coming))
    return season


def test_a_day_before_who_may_come_is_reminded() -> None:
    """Who said yes or not sure, once and within their budget; not who said no, and not who said nothing."""
    season = answered()
    season.until(at(MONDAY) - DAY)
    assert season.sweep() == 1
    assert season.waiting(ANA) == ["“Housing” is on 09 Mar 17:30. If you can't come after all, please say so."]
    assert season.waiting(BEN) == season.waiting(ANA)
    assert season.waiting(CEM) == season.waiting(FAY) == []
    assert season.messages == []
    season.press(BEN, AnswerMeeting(M, Coming.no))
    assert season.waiting(BEN) == []
    season.until(at(MONDAY))
    assert season.waiting(ANA) == []


@pytest.mark.parametrize("venue", ["", "Room 2"])
def test_an_hour_before_the_place_is_told(venue: str) -> None:
    """Silently, once, with where to go if that is known."""
    season = answered(venue=venue)
    season.until(at(MONDAY) - HOUR)
    season.sweep()
    (told,) = season.messages
    assert isinstance(told, Notice)
    where = [f"Where: {venue}"] if venue else []
    assert read(told.card).splitlines() == ["“Housing” begins at 09 Mar 17:30.", *where, "Open the meeting"]
    assert season.waiting(ANA) == []


def test_afterwards_all_are_asked_who_was_there() -> None:
    """With a button, what is not done, and the way to the next date."""
    season = answered()
    season.until(at(MONDAY) + 2 * HOUR)
    season.sweep()
    (told,) = season.latest
    assert read(told.card).splitlines()[:2] == [
        "“Housing” is over. Who was there?",
        "No next date is set yet. Anyone can set it.",
    ]
    assert labels(told.card) == ["I was there", "Set the next meeting", "Open the meeting"]
    assert season.facts[-1] == MeetingHeld(M, PLACE, at(MONDAY))
    assert (season.meet().stage, season.meet().deadline()) == (Stage.held, None)


def test_the_next_of_a_series_is_set_when_one_is_over() -> None:
    """A week on, with the same title and place and nobody's answer."""
    season = answered(Rhythm.weekly, venue="Town hall")
    season.until(at(MONDAY) + 2 * HOUR)
    season.sweep()
    then = season.then()
    assert (then.day, then.hour, then.title, then.venue, then.answers) == (
        later(7),
        EVENING,
        "Housing",
        "Town hall",
        (),
    )
    assert season.facts[-1] == MeetingSet(then.id, PLACE, "Housing", at(later(7)), None)
    assert "The next one: 16 Mar 17:30" in read(season.messages[-1].card)


@pytest.mark.parametrize("minutes", [-1, -60, -60 * 24 * 30])
def test_an_early_tick_does_nothing(minutes: int) -> None:
    """Whoever's clock is wrong."""
    season = answered()
    season.until(at(MONDAY) - DAY + timedelta(minutes=minutes))
    change = season.tick()
    assert (change.state, change.messages, change.needs) == (None, (), ())


def test_a_tick_twice_does_everything_once() -> None:
    """At every deadline of the meeting."""
    season = answered(Rhythm.weekly)
    for moment in (at(MONDAY) - DAY, at(MONDAY) - HOUR, at(MONDAY) + 2 * HOUR):
        season.until(moment)
        assert season.tick().state is not None
        again = season.tick()
        assert (again.state, again.messages, again.needs, again.facts, again.new) == (None, (), (), (), ())
    assert len(season.rows.kept) == 2


@pytest.mark.parametrize(
    ("back", "told", "messages"),
    [
        (at(MONDAY) - 3 * HOUR, Told.day_before, 0),
        (at(MONDAY) - HOUR / 2, Told.hour_before, 1),
        (at(MONDAY) + HOUR, Told.hour_before, 0),
    ],
)
def test_after_an_absence_what_is_too_late_is_left_unsaid(back: datetime, told: Told, messages: int) -> None:
    """A late reminder still helps before the meeting; the last hour's notice comes until it begins, and not after."""
    season = answered()
    season.until(back)
    assert season.sweep() == 1
    assert (season.meet().told, len(season.messages)) == (told, messages)


def test_weeks_of_absence_leave_meetings_out() -> None:
    """The one that was planned is closed, those in between are not made up, and the next to come stands."""
    season = answered(Rhythm.weekly)
    season.until(at(later(17)))
    season.sweep()
    assert season.meet().stage is Stage.held
    assert season.then().day == later(21)
    assert len(season.rows.kept) == 2


@pytest.mark.parametrize(
    ("zone", "first", "hour", "expected"),
    [
        (
            "Europe/Madrid",
            date(2026, 3, 22),
            time(2, 30),
            ["2026-03-22T01:30", "2026-03-29T01:00", "2026-04-05T00:30", "2026-04-12T00:30"],
        ),
        (
            "America/New_York",
            date(2026, 10, 25),
            time(1, 30),
            ["2026-10-25T05:30", "2026-11-01T05:30", "2026-11-08T06:30", "2026-11-15T06:30"],
        ),
        (
            "Australia/Lord_Howe",
            date(2026, 9, 27),
            time(2, 15),
            ["2026-09-26T15:45", "2026-10-03T15:30", "2026-10-10T15:15", "2026-10-17T15:15"],
        ),
        (
            "Asia/Kathmandu",
            date(2026, 3, 22),
            time(18, 30),
            ["2026-03-22T12:45", "2026-03-29T12:45", "2026-04-05T12:45", "2026-04-12T12:45"],
        ),
    ],
)
def test_a_series_keeps_its_hour_on_the_wall(zone: str, first: date, hour: time, expected: list[str]) -> None:
    """Across clock changes: in a gap the first instant after it, in an overlap the first of the two, never both."""
    season = Season(zone=zone)
    season.open(first, hour, rhythm=Rhythm.weekly)
    for _ in range(3):
        season.until(season.then().at + 2 * HOUR)
        season.sweep()
    every = sorted(season.rows.kept.values(), key=lambda each: each.at)
    assert [f"{each.at.astimezone(UTC):%Y-%m-%dT%H:%M}" for each in every] == expected
    assert [each.hour for each in every] == [hour] * 4
    assert len({each.occurrence for each in every}) == 4


def run(season: Season, times: int) -> list[date]:
    days = []
    for _ in range(times):
        season.until(season.then().at + 2 * HOUR)
        season.sweep()
        days.append(season.then().day)
    return days


def test_every_month_on_its_weekday() -> None:
    """The second Monday, if it began on one; a fifth is the last."""
    season = Season()
    season.open(rhythm=Rhythm.monthly)
    assert season.meet().repeats == Monthly(MONDAY, 0, 2, EVENING)
    assert run(season, 3) == [date(2026, 4, 13), date(2026, 5, 11), date(2026, 6, 8)]
    season = Season()
    season.open(date(2026, 3, 30), rhythm=Rhythm.monthly)
    assert season.meet().repeats == Monthly(date(2026, 3, 30), 0, LAST, EVENING)
    assert run(season, 2) == [date(2026, 4, 27), date(2026, 5, 25)]


def test_every_two_weeks() -> None:
    """Counted from the week of the first."""
    season = Season()
    season.open(rhythm=Rhythm.fortnightly)
    assert run(season, 3) == [later(14), later(28), later(42)]


def test_a_moved_meeting_leaves_its_series_as_it_is() -> None:
    """Later or earlier, the ones after it fall on their own days; none is set twice."""
    season = answered(Rhythm.weekly)
    season.press(ANA, MoveMeeting(M, later(2), time(9)))
    assert run(season, 1) == [later(7)]
    season = answered(Rhythm.weekly)
    season.press(ANA, MoveMeeting(M, later(-3), time(9)))
    assert run(season, 2) == [later(7), later(14)]
    season = answered(Rhythm.weekly)
    season.press(ANA, MoveMeeting(M, later(8), time(9)))
    assert run(season, 1) == [later(14)]


def test_a_whole_series_moves() -> None:
    """With the answer to one more question: to the other weekday and hour from then on."""
    season = answered(Rhythm.weekly)
    season.press(ANA, MoveMeeting(M, later(2), time(9), following=True))
    assert run(season, 2) == [later(9), later(16)]
    assert season.then().hour == time(9)


def chosen(season: Season, label: str) -> Command:
    card = season.see(ANA, RepeatingPage(M))
    press = {read(each.label): each.press for each in presses(card)}[label]
    assert isinstance(press, Command)
    return press


def test_how_it_repeats_is_pressed_together() -> None:
    """Weeks and weekdays one by one; each press says the whole, so that twice is once, and its answer is the page."""
    season = answered()
    for label in ("Every two weeks", "Also on Thursday", "Not on Monday"):
        command = chosen(season, label)
        change = season.press(ANA, command)
        assert change.state is not None
        assert season.press(ANA, command).state is None
    assert season.meet().repeats == Weekly(MONDAY, frozenset({3}), EVENING, 2)
    assert "Every 2 weeks on Thursday" in read(season.see(BEN, RepeatingPage(M)))
    assert "Not on Thursday" not in labels(season.see(ANA, RepeatingPage(M)))
    assert run(season, 2) == [later(3), later(17)]


def test_a_move_of_one_meeting_changes_no_rhythm() -> None:
    """Whoever then presses how it repeats changes the weeks alone: hour, weekday and the first week stay."""
    season = answered(Rhythm.weekly)
    season.press(ANA, MoveMeeting(M, later(9), time(9)))
    season.press(ANA, chosen(season, "Every two weeks"))
    assert season.meet().repeats == Weekly(MONDAY, frozenset({0}), EVENING, 2)
    season.press(ANA, chosen(season, "Every month"))
    assert season.meet().repeats == Monthly(MONDAY, 0, 2, EVENING)


def test_a_series_ends_with_a_press() -> None:
    """Also on the second Monday of every month and back."""
    season = answered()
    season.press(ANA, chosen(season, "Every month"))
    assert season.meet().repeats == Monthly(MONDAY, 0, 2, EVENING)
    season.press(ANA, chosen(season, "Just this once"))
    assert season.meet().repeats is None
    season.until(at(MONDAY) + 2 * HOUR)
    season.sweep()
    assert len(season.rows.kept) == 1


@pytest.mark.parametrize(("every", "weekdays"), [(0, 1), (5, 1), (-1, 1), (1, 128), (1, -1), (10**9, 1)])
def test_what_no_button_says_is_an_old_button(every: int, weekdays: int) -> None:
    """Whatever stands on the wire."""
    season = answered()
    with pytest.raises(OldButton):
        season.press(ANA, RepeatMeeting(M, Rhythm.weekly, every, weekdays))


def test_a_year_of_meetings_stays_on_mondays() -> None:
    """Every one at half past six on the wall, none left out and none twice."""
    season = Season()
    season.open(rhythm=Rhythm.weekly)
    run(season, 52)
    days = sorted(each.day for each in season.rows.kept.values())
    assert days == [later(7 * week) for week in range(53)]
    zone = ZoneInfo("Europe/Madrid")
    assert {each.at.astimezone(zone).time() for each in season.rows.kept.values()} == {EVENING}
    assert [each for each in season.messages if not isinstance(each, Notice)] == []
    assert FAY not in {who for who, _ in season.needs}
