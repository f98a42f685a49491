"""The floor: what the one who has it presses, once, twice, too late and at the same moment as others."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.listening.commands import Done, ImHere, NotDoneYet, OneMoreMinute, PassTurn
from bot.features.listening.model import Part, Stage, Step
from bot.features.listening.model.refusals import NoMoreMinutes, NotYourTurn, TurnOver
from tests.features.listening.rounds import ANA, BEN, CEM, FAY, NOW, Evening, going
from tests.features.reading import labels, read


def remaining(evening: Evening) -> float:
    assert evening.state.floor is not None
    return (evening.state.floor.until - evening.now).total_seconds()


def test_the_clock_starts_when_the_speaker_is_here() -> None:
    """The wait for someone costs them nothing of their time."""
    evening = going(ANA, minutes=3)
    evening.later(70)
    change = evening.turn(ANA, ImHere)
    assert remaining(evening) == 180
    assert labels(change.reply) == ["Done", "Pass", "One more minute"]


def test_a_round_that_cannot_be_is_not_made() -> None:
    """At most one has the floor, nobody else is speaking, and nobody speaks in a round that is over."""
    state = going(ANA, BEN).state
    with pytest.raises(ValueError, match="speak"):
        replace(state, speakers=tuple(replace(each, part=Part.speaking) for each in state.speakers))
    with pytest.raises(ValueError, match="speak"):
        replace(state, floor=None)
    with pytest.raises(ValueError, match="ended"):
        replace(state, stage=Stage.ended)


def test_five_presses_of_im_here_start_one_clock() -> None:
    """The clock goes on as it was, and each press gets the same answer."""
    evening = going(ANA)
    answers = []
    for _ in range(5):
        answers.append(read(evening.turn(ANA, ImHere).reply))
        evening.later(10)
    assert remaining(evening) == 300 - 50
    assert len(set(answers)) == 1


def test_done_leaves_twenty_seconds_to_go_on() -> None:
    """Then the next one is asked, and the twenty seconds count for nobody."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(40)
    assert labels(evening.turn(ANA, Done).reply) == ["Not done yet"]
    evening.later(19)
    assert evening.sweep() == 0
    evening.later(1)
    evening.sweep()
    assert (evening.speaker, evening.of(ANA).part, evening.of(ANA).seconds) == (BEN, Part.heard, 40)


def test_not_done_yet_gives_back_what_was_left() -> None:
    """Nothing is lost by pressing Done too early."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(40)
    evening.turn(ANA, Done)
    evening.later(15)
    evening.turn(ANA, NotDoneYet)
    assert remaining(evening) == 300 - 40
    evening.later(10)
    evening.turn(ANA, Done)
    evening.until_due()
    assert evening.of(ANA).seconds == 50


def test_a_second_done_does_not_make_the_wait_longer() -> None:
    """The twenty seconds run from the first press."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.turn(ANA, Done)
    due = evening.state.deadline()
    evening.later(10)
    evening.turn(ANA, Done)
    assert evening.state.deadline() == due


def test_done_without_im_here_counts_as_heard() -> None:
    """Whoever says that they are done has spoken."""
    evening = going(ANA, BEN)
    evening.turn(ANA, Done)
    evening.until_due()
    assert evening.part(ANA) is Part.heard


def test_who_passes_is_asked_once_more_at_the_end() -> None:
    """The second pass is final, and the second offer happens once."""
    evening = going(ANA, BEN)
    assert read(evening.turn(ANA, PassTurn).reply) == (
        "You passed; no reason is needed. You can still speak at the end."
    )
    assert evening.speaker == BEN
    evening.turn(BEN, Done)
    evening.until_due()
    assert evening.speaker == ANA
    assert read(evening.turn(ANA, PassTurn).reply) == (
        "You passed; no reason is needed. You can send words later if you like."
    )
    assert evening.state.stage is Stage.ended
    assert evening.asks() == [ANA, BEN, ANA]


def test_pass_after_im_here_keeps_the_place_at_the_end() -> None:
    """To stop in the middle is to pass; what comes at the end is added to one's time."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.later(30)
    evening.turn(ANA, PassTurn)
    evening.turn(BEN, Done)
    evening.until_due()
    evening.here(ANA)
    evening.later(20)
    evening.turn(ANA, Done)
    evening.until_due()
    assert (evening.part(ANA), evening.of(ANA).seconds) == (Part.heard, 50)


def test_pass_after_done_ends_the_turn_at_once() -> None:
    """Who has pressed Done was heard."""
    evening = going(ANA, BEN)
    evening.here(ANA)
    evening.turn(ANA, Done)
    assert read(evening.turn(ANA, PassTurn).reply) == "Thank you. The turn is over."
    assert (evening.part(ANA), evening.speaker) == (Part.heard, BEN)


def test_one_more_minute_is_given_twice() -> None:
    """Then the button is gone, and an old one says what to do instead."""
    evening = going(ANA, minutes=2)
    evening.here(ANA)
    evening.turn(ANA, OneMoreMinute)
    assert remaining(evening) == 180
    change = evening.turn(ANA, OneMoreMinute)
    assert remaining(evening) == 240
    assert labels(change.reply) == ["Done", "Pass"]
    with pytest.raises(NoMoreMinutes):
        evening.turn(ANA, OneMoreMinute)


def test_one_more_minute_runs_from_now_when_the_time_is_over() -> None:
    """In soft time one may ask late, and gets a whole minute."""
    evening = going(ANA, minutes=2)
    evening.here(ANA)
    evening.later(150)
    evening.sweep()
    evening.turn(ANA, OneMoreMinute)
    assert remaining(evening) == 60
    assert evening.state.floor is not None
    assert not evening.state.floor.over


def test_one_more_minute_after_done_goes_on() -> None:
    """It also means: not done yet."""
    evening = going(ANA)
    evening.here(ANA)
    evening.turn(ANA, Done)
    evening.turn(ANA, OneMoreMinute)
    assert evening.state.floor is not None
    assert evening.state.floor.step is Step.speaking


@pytest.mark.parametrize("command", [ImHere, Done, NotDoneYet, PassTurn, OneMoreMinute])
def test_the_floor_is_for_one_person(command: type[ImHere]) -> None:
    """Whoever else presses is told whose turn it is; the facilitator too."""
    evening = going(ANA, BEN)
    before = evening.state
    for other in (BEN, CEM, FAY):
        with pytest.raises(NotYourTurn) as refused:
            evening.turn(other, command)
        assert read(refused.value.said) == "It is Ana's turn now. The card of the round shows who is next."
    assert evening.state == before


@pytest.mark.parametrize("command", [ImHere, Done, NotDoneYet, PassTurn, OneMoreMinute])
def test_an_old_button_says_that_the_turn_is_over(command: type[ImHere]) -> None:
    """It does nothing to the turn that runs now, even of the same person."""
    evening = going(ANA)
    evening.turn(ANA, PassTurn)
    assert (evening.speaker, evening.state.turns) == (ANA, 2)
    before = evening.state
    with pytest.raises(TurnOver):
        evening.turn(ANA, command, 1)
    assert evening.state == before


def test_a_press_that_comes_just_before_the_clock_counts() -> None:
    """The clock then finds a later deadline and does nothing."""
    evening = going(ANA, BEN)
    evening.later(minutes=2)
    evening.turn(ANA, ImHere)
    assert evening.tick().state is None
    assert evening.speaker == ANA


def test_a_press_that_comes_just_after_the_clock_is_answered_kindly() -> None:
    """The floor has gone on by then."""
    evening = going(ANA, BEN)
    evening.later(minutes=2)
    evening.tick()
    with pytest.raises(TurnOver):
        evening.turn(ANA, ImHere, 1)
    assert evening.speaker == BEN


def test_a_facilitator_who_speaks_is_one_of_the_speakers() -> None:
    """They have a turn like everyone else."""
    evening = going(FAY, ANA)
    evening.here(FAY)
    evening.later(20)
    evening.turn(FAY, Done)
    evening.until_due()
    assert (evening.part(FAY), evening.speaker) == (Part.heard, ANA)
    assert evening.state.kept_at == NOW + timedelta(seconds=20)
