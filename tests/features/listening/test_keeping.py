"""What the facilitator does, what happens when the facilitator is gone, and the next date."""

from datetime import UTC, date, datetime, time

import pytest

from bot.features.listening.cards.board import page
from bot.features.listening.commands import (
    Done,
    EndRound,
    Join,
    Leave,
    ListenOnly,
    MoveOn,
    Pause,
    Resume,
    SetNextDate,
    Start,
    TakeOver,
)
from bot.features.listening.facts import FacilitationTaken, NextDateSet, RoundClosed, RoundEnded, RoundStarted
from bot.features.listening.model import Here, Part, Stage
from bot.features.listening.model.refusals import (
    DateIsFar,
    DateIsPast,
    FacilitatorIsHere,
    FacilitatorsButton,
    NobodyJoined,
    NotInRound,
    TurnOver,
)
from bot.kernel.command import Command
from tests.features.listening.rounds import ANA, BEN, CEM, FAY, NOW, PLACE, ROUND, context, gathering, going
from tests.features.reading import labels, read, said


@pytest.mark.parametrize("command", [Start(ROUND), Pause(ROUND), Resume(ROUND), MoveOn(ROUND, 1), EndRound(ROUND)])
def test_keeping_the_round_is_for_the_facilitator(command: Command) -> None:
    """Everyone else is told whom to ask."""
    evening = going(ANA)
    with pytest.raises(FacilitatorsButton) as refused:
        evening.press(ANA, command)
    assert "Fay, who facilitates this round" in read(refused.value.said)


def test_start_asks_the_first_one() -> None:
    """The world hears that the round has begun."""
    evening = gathering(ANA, BEN)
    change = evening.press(FAY, Start(ROUND))
    assert evening.asks() == [ANA]
    assert change.facts == (RoundStarted(ROUND, FAY),)


def test_a_round_that_nobody_joined_does_not_start() -> None:
    """Listeners alone make no round."""
    evening = gathering()
    evening.press(BEN, ListenOnly(ROUND))
    with pytest.raises(NobodyJoined):
        evening.press(FAY, Start(ROUND))


def test_moving_on_ends_a_turn() -> None:
    """Who had not begun is asked again at the end; who had begun was heard."""
    evening = going(ANA, BEN)
    change = evening.press(FAY, MoveOn(ROUND, 1))
    assert said(change.messages)[0].startswith("Ana is not here yet, so Ben is next.")
    evening.here(BEN)
    evening.press(FAY, MoveOn(ROUND, 2))
    assert (evening.part(BEN), evening.speaker) == (Part.heard, ANA)


def test_moving_on_twice_moves_once() -> None:
    """The turn's number is on the button."""
    evening = going(ANA, BEN, CEM)
    evening.press(FAY, MoveOn(ROUND, 1))
    with pytest.raises(TurnOver):
        evening.press(FAY, MoveOn(ROUND, 1))
    assert evening.speaker == BEN


def test_ending_while_someone_finishes_counts_them_as_heard() -> None:
    """And whoever still waits was missed, which nobody is told but as: not heard yet."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(10)
    evening.turn(ANA, Done)
    evening.later(5)
    change = evening.press(FAY, EndRound(ROUND))
    assert (evening.part(ANA), evening.of(ANA).seconds, evening.part(BEN)) == (Part.heard, 10, Part.missed)
    assert change.facts == (RoundClosed(ROUND, FAY), RoundEnded(ROUND, PLACE, 1))
    assert "We have not heard from Ben yet, and would like to." in read(change.messages[0].card)


def test_ending_before_someone_began_leaves_them_unheard() -> None:
    """An offer alone is no turn."""
    evening = going(ANA)
    evening.press(FAY, EndRound(ROUND))
    assert evening.part(ANA) is Part.missed


def test_a_round_that_waits_can_be_taken_over_after_ten_minutes() -> None:
    """It is offered kindly, to those who are in it, and once."""
    evening = gathering(ANA, BEN)
    evening.later(599)
    assert evening.sweep() == 0
    with pytest.raises(FacilitatorIsHere):
        evening.press(ANA, TakeOver(ROUND))
    evening.later(1)
    evening.sweep()
    assert said(evening.latest) == [
        "Fay seems to be away, and the round waits. Anyone in the round can press Take over."
    ]
    assert labels(evening.latest[0].card) == ["Take over"]
    with pytest.raises(NotInRound):
        evening.press(CEM, TakeOver(ROUND))
    change = evening.press(ANA, TakeOver(ROUND))
    assert change.facts == (FacilitationTaken(ROUND, ANA),)
    assert said(change.messages) == ["Ana facilitates the round from now on."]
    evening.press(ANA, Start(ROUND))
    with pytest.raises(FacilitatorsButton):
        evening.press(FAY, Pause(ROUND))


def test_two_who_take_over_at_the_same_moment_get_one_facilitator() -> None:
    """The second is told who was quicker."""
    evening = gathering(ANA, BEN)
    evening.until_due()
    evening.press(ANA, TakeOver(ROUND))
    with pytest.raises(FacilitatorIsHere) as refused:
        evening.press(BEN, TakeOver(ROUND))
    assert read(refused.value.said).startswith("Ana facilitates this round")


def test_any_press_of_the_facilitator_is_a_sign_of_them() -> None:
    """Then the offer to take over is gone."""
    evening = gathering(ANA)
    evening.until_due()
    assert labels(evening.latest[0].card) == ["Take over"]
    evening.press(FAY, Join(ROUND))
    assert not evening.state.unattended
    with pytest.raises(FacilitatorIsHere):
        evening.press(ANA, TakeOver(ROUND))


def test_a_round_that_goes_on_can_be_taken_over_from_who_presses_nothing() -> None:
    """After twenty minutes, on the page of somebody in it; until then they are told when."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(1_199)
    with pytest.raises(FacilitatorIsHere) as refused:
        evening.press(BEN, TakeOver(ROUND))
    assert "twenty minutes" in read(refused.value.said)
    assert "Take over" not in labels(page(Here(evening.state), context(BEN, evening.now)))
    evening.later(1)
    assert "Take over" in labels(page(Here(evening.state), context(BEN, evening.now)))
    assert "Take over" not in labels(page(Here(evening.state), context(CEM, evening.now)))
    evening.press(BEN, TakeOver(ROUND))
    assert evening.state.facilitator == BEN


def test_a_paused_round_can_be_taken_over() -> None:
    """And goes on with the same speaker and the same time."""
    evening = going(ANA)
    evening.here(ANA)
    evening.later(100)
    evening.press(FAY, Pause(ROUND))
    evening.until_due()
    evening.press(ANA, TakeOver(ROUND))
    evening.press(ANA, Resume(ROUND))
    assert evening.speaker == ANA
    assert evening.state.floor is not None
    assert (evening.state.floor.until - evening.now).total_seconds() == 200


def test_a_facilitator_who_leaves_can_be_followed_at_once() -> None:
    """Nobody waits ten minutes for one who said goodbye; coming back undoes it."""
    evening = going(FAY, ANA)
    evening.press(FAY, Leave(ROUND))
    assert evening.state.unattended
    assert evening.speaker == ANA
    evening.press(ANA, TakeOver(ROUND))
    assert evening.state.facilitator == ANA


def test_the_facilitator_takes_over_from_nobody() -> None:
    """Pressing their own round's button changes no one."""
    evening = gathering(FAY, ANA)
    change = evening.press(FAY, TakeOver(ROUND))
    assert (change.facts, change.messages) == ((), ())
    assert evening.state.facilitator == FAY


def test_a_round_without_anyone_else_offers_nothing() -> None:
    """There is nobody to offer it to."""
    evening = gathering(FAY)
    evening.until_due()
    assert evening.latest == ()
    assert evening.state.unattended


def test_a_round_that_waited_a_day_is_closed_kindly() -> None:
    """The message says why and how to open another one."""
    evening = gathering(ANA)
    evening.until_due()
    evening.until_due()
    assert evening.state.stage is Stage.ended
    words = read(evening.latest[0].card)
    assert "Nothing has happened in this round for a day, so it is closed now." in words
    assert evening.state.deadline() is None
    assert not evening.state.unattended


def test_the_next_date_is_wall_time_where_the_person_is() -> None:
    """It is echoed to them and told to all, and the home page hears of it."""
    evening = going(ANA)
    evening.press(FAY, EndRound(ROUND))
    change = evening.press(ANA, SetNextDate(ROUND, date(2026, 3, 30), time(18, 30)))
    at = datetime(2026, 3, 30, 16, 30, tzinfo=UTC)
    assert evening.state.next_date == at
    assert change.facts == (NextDateSet(PLACE, at, ANA),)
    assert said(change.messages) == ["Ana set the next date: 16:30. See you then."]
    assert read(change.reply).startswith("The next date is 16:30.")
    again = evening.press(ANA, SetNextDate(ROUND, date(2026, 3, 30), time(18, 30)))
    assert (again.state, again.messages, again.facts) == (None, (), ())


@pytest.mark.parametrize(
    ("day", "hour", "refusal"),
    [
        (date(2026, 3, 9), time(18, 59), DateIsPast),
        (date(1, 1, 1), time(0), DateIsPast),
        (date(2026, 3, 1), time(12), DateIsPast),
        (date(9999, 12, 31), time(23, 59), DateIsFar),
    ],
)
def test_a_next_date_is_to_come(day: date, hour: time, refusal: type[Exception]) -> None:
    """Past and far dates are refused, also those that no calendar can hold in another zone."""
    evening = going(ANA)
    with pytest.raises(refusal):
        evening.press(ANA, SetNextDate(ROUND, day, hour))
    assert evening.state.next_date is None
    assert evening.now == NOW
