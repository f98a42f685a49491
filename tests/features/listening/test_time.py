"""The clock: reminders, soft and strict time, waiting for someone, pauses, absences of the bot, clock changes."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.features.listening.commands import Done, EndRound, Leave, OneMoreMinute, Pause, Resume
from bot.features.listening.model import Part, Stage, Step, timekeeping
from bot.kernel.attention import Ask, Notice
from tests.features.listening.rounds import ANA, BEN, CEM, DOA, FAY, NOW, ROUND, Evening, gathering, going
from tests.features.reading import read, said


def left(evening: Evening) -> float:
    assert evening.state.floor is not None
    return (evening.state.floor.until - evening.now).total_seconds()


def test_one_reminder_comes_at_a_minute_left() -> None:
    """It is a notice and no second ring in the turn, and it comes once."""
    evening = going(ANA)
    evening.here(ANA)
    evening.later(minutes=4)
    evening.sweep()
    (reminder,) = evening.latest
    assert isinstance(reminder, Notice)
    assert said(evening.latest) == [
        "Ana, about one minute is left. Ask for one more if you need it; nobody will cut you off."
    ]
    evening.turn(ANA, OneMoreMinute)
    evening.later(minutes=1)
    evening.sweep()
    assert len([message for message in evening.messages if isinstance(message, Notice)]) == 1


def test_a_turn_of_one_minute_has_no_reminder() -> None:
    """It would come at its very beginning."""
    evening = going(ANA, minutes=1)
    evening.here(ANA)
    evening.until_due()
    assert [message for message in evening.messages if isinstance(message, Notice)] == []


def test_soft_time_cuts_nobody_off() -> None:
    """After the end of the time the speaker still has the floor, and their whole time counts."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(minutes=9)
    evening.sweep()
    assert evening.speaker == ANA
    evening.turn(ANA, Done)
    evening.until_due()
    assert evening.of(ANA).seconds == 540


def test_five_minutes_over_it_is_taken_that_the_speaker_has_gone() -> None:
    """The floor goes on, they were heard, and no more than their time counts."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(minutes=10)
    evening.sweep()
    assert evening.speaker == BEN
    assert (evening.part(ANA), evening.of(ANA).seconds) == (Part.heard, 300)
    assert said(evening.latest)[0] == "Ben is next. Ana can add more in writing."


def test_strict_time_ends_the_turn() -> None:
    """At the end of the time, and kindly."""
    evening = going(ANA, BEN, strict=True)
    evening.here(ANA)
    evening.later(minutes=5)
    evening.sweep()
    assert (evening.speaker, evening.part(ANA), evening.of(ANA).seconds) == (BEN, Part.heard, 300)
    assert said(evening.latest)[0] == "Thank you, Ana; the time is over. Ben is next."


def test_after_two_minutes_the_next_one_speaks() -> None:
    """Who is not here yet is asked again at the end, once, and is missed if they are not here then."""
    evening = going(ANA, BEN)
    evening.later(119)
    assert evening.sweep() == 0
    evening.later(1)
    evening.sweep()
    assert (
        said(evening.latest)[0] == "Ana is not here yet, so Ben is next. Ana can speak at the end or send words later."
    )
    assert evening.speaker == BEN
    evening.turn(BEN, Done)
    evening.until_due()
    assert evening.speaker == ANA
    evening.until_due()
    assert evening.state.stage is Stage.ended
    assert evening.part(ANA) is Part.missed
    assert evening.asks() == [ANA, BEN, ANA]


def test_an_early_tick_changes_nothing() -> None:
    """Neither state nor messages: the clock of another process may run ahead."""
    evening = going(ANA)
    change = evening.tick()
    assert (change.state, change.messages, change.facts) == (None, (), ())


def test_a_doubled_tick_changes_nothing() -> None:
    """The second finds a deadline that is still to come."""
    evening = going(ANA, BEN)
    evening.until_due()
    assert evening.tick().state is None
    assert evening.speaker == BEN


def test_a_late_tick_says_nothing_that_is_no_longer_true() -> None:
    """No minute is left when the reminder comes ten seconds after the end."""
    evening = going(ANA)
    evening.here(ANA)
    evening.later(310)
    evening.sweep()
    assert evening.latest == ()
    assert evening.speaker == ANA


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("late", [0, 30, 3_000])
def test_ticks_alone_end_a_round(late: float, *, strict: bool) -> None:
    """If nobody presses anything, every deadline leads on, and five people are through after at most 30 ticks."""
    evening = going(ANA, BEN, CEM, DOA, FAY, strict=strict)
    evening.here(ANA)
    ticks = 0
    while due := evening.state.deadline():
        evening.now = due + timedelta(seconds=late)
        evening.tick()
        assert evening.state.deadline() != due
        ticks += 1
        assert ticks <= 30
    assert [speaker.part for speaker in evening.state.speakers] == [Part.heard] + [Part.missed] * 4


@pytest.mark.parametrize("step", [Step.offered, Step.speaking, Step.finishing])
def test_in_a_pause_the_clock_stands_still(step: Step) -> None:
    """Afterwards the same person has the same time left, whatever they were doing."""
    evening = going(ANA, BEN)
    if step is not Step.offered:
        evening.here(ANA)
    evening.later(15)
    if step is Step.finishing:
        evening.turn(ANA, Done)
    evening.later(3)
    before, due = left(evening), evening.state.deadline()
    assert due is not None
    wait = due - evening.now
    evening.press(FAY, Pause(ROUND))
    evening.later(minutes=50)
    evening.press(FAY, Resume(ROUND))
    assert evening.speaker == ANA
    assert left(evening) == before
    assert evening.state.deadline() == evening.now + wait


def test_ending_a_paused_round_counts_no_pause() -> None:
    """Not when the facilitator ends it, and not when it is given up."""
    evening = going(ANA)
    evening.here(ANA)
    evening.later(30)
    evening.press(FAY, Pause(ROUND))
    evening.later(minutes=50)
    given_up = Evening(evening.state, evening.now)
    evening.press(FAY, EndRound(ROUND))
    given_up.until_due()
    given_up.until_due()
    assert given_up.state.stage is Stage.ended
    assert evening.of(ANA).seconds == given_up.of(ANA).seconds == 30


def test_a_speaker_who_leaves_in_a_pause_is_followed_by_the_next() -> None:
    """Who is asked when the round goes on, and not before."""
    evening = going(ANA, BEN)
    evening.press(FAY, Pause(ROUND))
    evening.press(ANA, Leave(ROUND))
    assert evening.asks() == [ANA]
    evening.press(FAY, Resume(ROUND))
    assert evening.speaker == BEN
    assert evening.asks() == [ANA, BEN]


def test_after_a_long_absence_everyone_has_their_time_back() -> None:
    """Same speaker, same time left, and one line that says so."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(100)
    change = evening.away(3_600)
    assert (evening.speaker, left(evening)) == (ANA, 200)
    assert said(change.messages) == ["The bot was away and is back. Ana is speaking until 19:05."]
    evening.turn(ANA, Done)
    evening.until_due()
    assert evening.of(ANA).seconds == 100


def test_after_a_short_absence_the_times_stay() -> None:
    """The line is still said."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    change = evening.away(60)
    assert change.state is None
    assert left(evening) == 240
    assert said(change.messages) == ["The bot was away and is back. Ana is speaking until 18:05."]


def test_a_short_absence_over_the_end_of_a_turn_names_no_time_that_is_past() -> None:
    """Whose turn it is, and no more."""
    evening = going(ANA, BEN)
    evening.later(100)
    assert said(evening.away(50).messages) == ["The bot was away and is back. It is still Ana's turn."]


def test_an_absence_gives_nobody_more_than_a_whole_new_step() -> None:
    """The bot was last seen alive before the turn began: the turn starts anew, and no further."""
    evening = going(ANA)
    evening.later(50)
    evening.here(ANA)
    back = timekeeping.returned(evening.state, NOW, evening.now + timedelta(hours=1))
    assert back.floor is not None
    assert back.floor.until == evening.now + timedelta(hours=1, minutes=5)
    assert back.floor.seconds(evening.now + timedelta(hours=1)) == 0


def test_an_absence_that_is_noted_late_shifts_nothing_into_the_future() -> None:
    """The bot noted that it was alive half a minute before the last presses; each step starts anew at most."""
    evening = going(ANA)
    evening.here(ANA)
    evening.later(60)
    evening.turn(ANA, Done)
    evening.away(600, noted=30)
    assert evening.state.deadline() == evening.now + timedelta(seconds=20)
    assert evening.state.kept_at <= evening.now
    waiting = gathering(ANA)
    waiting.away(600, noted=30)
    assert waiting.state.kept_at == waiting.now


def test_an_absence_in_the_twenty_seconds_starts_them_anew() -> None:
    """And the time that was left stays what it was."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(60)
    evening.turn(ANA, Done)
    evening.away(600)
    assert evening.state.deadline() == evening.now + timedelta(seconds=20)
    assert evening.speaker == ANA


@pytest.mark.parametrize(
    ("paused", "line"),
    [
        (True, "The bot was away and is back. The round is still paused."),
        (False, "The bot was away and is back. If you pressed a button meanwhile, please press it again."),
    ],
)
def test_an_absence_is_told_where_no_turn_runs(line: str, *, paused: bool) -> None:
    """And is not held against the facilitator."""
    evening = going(ANA) if paused else gathering(ANA)
    if paused:
        evening.press(FAY, Pause(ROUND))
    change = evening.away(7_200)
    assert said(change.messages) == [line]
    assert evening.sweep() == 0
    assert not evening.state.unattended


def test_an_absence_during_a_pause_does_not_count_twice() -> None:
    """The pause is longer by it, and the time left is the same."""
    evening = going(ANA)
    evening.here(ANA)
    evening.later(100)
    evening.press(FAY, Pause(ROUND))
    evening.away(7_200)
    evening.press(FAY, Resume(ROUND))
    assert left(evening) == 200


def test_a_round_that_is_over_says_nothing_after_an_absence() -> None:
    """Its evening is done."""
    evening = going(ANA)
    evening.press(FAY, EndRound(ROUND))
    assert evening.away(600).messages == ()


def test_a_clock_change_moves_no_turn() -> None:
    """Five minutes are five minutes while wall clocks go from 02:00 to 03:00."""
    evening = going(ANA)
    winter, summer = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))
    evening.now = datetime(2026, 3, 29, 1, 58, tzinfo=winter)
    evening.here(ANA)
    evening.now = datetime(2026, 3, 29, 3, 1, tzinfo=summer)
    assert left(evening) == 120
    evening.turn(ANA, Done)
    evening.until_due()
    assert evening.of(ANA).seconds == 180


def test_a_clock_that_is_set_back_makes_no_time_negative() -> None:
    """The turn is at worst a little longer."""
    evening = going(ANA)
    evening.here(ANA)
    evening.later(10)
    evening.turn(ANA, Done)
    evening.later(-30)
    evening.press(FAY, Pause(ROUND))
    evening.later(-30)
    evening.press(FAY, Resume(ROUND))
    evening.away(-5)
    evening.until_due()
    assert evening.of(ANA).seconds >= 0


def test_the_ask_says_why_it_cannot_wait() -> None:
    """It rings the one whose turn it is, and only them."""
    evening = going(ANA)
    (ask,) = evening.latest
    assert isinstance(ask, Ask)
    assert ask.person == ANA
    assert read(ask.because) == "You get this now because it is your turn."
    assert evening.now.tzinfo is UTC
