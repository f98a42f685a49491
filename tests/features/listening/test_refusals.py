"""Every "no" of a round: that people can meet it, and that it says what to do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.features.listening.commands import (
    AcceptRound,
    AddSomeone,
    BackToCircle,
    BePartner,
    ChangeRound,
    Done,
    EndRound,
    GoBack,
    HandOverRound,
    Hush,
    ImHere,
    Join,
    Leave,
    ListenOnly,
    MoveSomeone,
    NextStep,
    OneMoreMinute,
    OpenFirstRound,
    PassTurn,
    Pause,
    ReflectBack,
    Resume,
    SaidBack,
    SendWords,
    SetNextDate,
    Start,
    TakeOver,
    TakeSomeoneOut,
)
from bot.features.listening.model import Format, Manner, Order, Speaker, Where, keeping, refusals
from bot.features.listening.model.hushing import Hushing, hush
from bot.features.listening.model.over_time import LastRounds
from bot.kernel.refusal import Refusal
from tests.features.listening.rounds import (
    ANA,
    BEN,
    CEM,
    FAY,
    NOW,
    ROUND,
    Evening,
    ended_circle,
    gathering,
    going,
    housing,
    moved,
    opened,
    person,
)
from tests.features.reading import read

WORDS = SendWords(ROUND, "Hello.")
CHANGE = ChangeRound(ROUND, 3, Manner.spoken, False, Format.circle, Order.lots)


def to_say_back() -> Evening:
    """Ana was heard, and Ben is asked to say it back."""
    evening = gathering(ANA, BEN, CEM)
    evening.press(FAY, ReflectBack(ROUND, True))
    evening.press(FAY, Start(ROUND))
    evening.turn(ANA, Done)
    evening.until_due()
    return evening


def full() -> Evening:
    evening = gathering()
    crowd = tuple(Speaker(number, person(f"P{number:03}")) for number in range(1, 201))
    return Evening(replace(evening.state, speakers=crowd))


def over() -> Evening:
    evening = going(ANA, BEN)
    evening.turn(ANA, Done)
    evening.until_due()
    evening.press(FAY, EndRound(ROUND))
    return evening


def paused() -> Evening:
    evening = going(ANA, BEN)
    evening.press(FAY, Pause(ROUND))
    return evening


def left() -> Evening:
    evening = going(ANA, BEN)
    evening.press(BEN, Leave(ROUND))
    return evening


def long_over() -> Evening:
    evening = over()
    evening.now += timedelta(days=8)
    return evening


def out_of_reach() -> Evening:
    evening = over()
    evening.reached = False
    return evening


def no_more_minutes() -> None:
    evening = going(ANA)
    for _ in range(3):
        evening.turn(ANA, OneMoreMinute)


def named_already() -> None:
    evening = gathering()
    for _ in range(2):
        evening.press(FAY, AddSomeone(ROUND, "Rosa"))


def words_sent() -> None:
    evening = over()
    for _ in range(2):
        evening.press(BEN, WORDS)


def not_paused() -> None:
    evening = paused()
    for _ in range(2):
        evening.press(FAY, Resume(ROUND))


def turn_over() -> None:
    evening = going(ANA, BEN)
    for _ in range(2):
        evening.turn(ANA, PassTurn, 1)


def together_already() -> None:
    """The button of the step before."""
    evening = going(ANA, BEN, CEM, format=Format.one_two_four_all)
    evening.press(FAY, NextStep(ROUND, 0))
    evening.press(FAY, BackToCircle(ROUND, 0))


REACHED: dict[type[Refusal], Callable[[], object]] = {
    refusals.NotYourTurn: lambda: going(ANA, BEN).turn(BEN, ImHere),
    refusals.TurnOver: turn_over,
    refusals.NobodySpeaks: lambda: gathering(ANA).turn(ANA, ImHere, 1),
    refusals.RoundOver: lambda: over().press(CEM, Join(ROUND)),
    refusals.RoundPaused: lambda: paused().turn(ANA, ImHere),
    refusals.PeopleApart: lambda: going(ANA, BEN, format=Format.pairs).press(FAY, Pause(ROUND)),
    refusals.TogetherAlready: together_already,
    refusals.PausedAlready: lambda: paused().press(FAY, Pause(ROUND)),
    refusals.NotPaused: not_paused,
    refusals.NotStarted: lambda: gathering(ANA).press(FAY, Pause(ROUND)),
    refusals.StartedAlready: lambda: going(ANA).press(FAY, Start(ROUND)),
    refusals.NobodyJoined: lambda: gathering().press(FAY, Start(ROUND)),
    refusals.OneRoundAPlace: lambda: opened(OpenFirstRound(), standing=gathering().state),
    refusals.FacilitatorsButton: lambda: going(ANA).press(ANA, EndRound(ROUND)),
    refusals.FacilitatorIsHere: lambda: going(ANA).press(ANA, TakeOver(ROUND)),
    refusals.NobodyToMute: lambda: hush(Hushing(gathering().state, able=False), FAY, NOW, on=True),
    refusals.NotSpoken: lambda: gathering().press(FAY, Hush(ROUND, on=True)),
    refusals.ForFacilitators: lambda: LastRounds((), ()).checked(ANA, facilitator=False),
    refusals.NobodyToAsk: lambda: keeping.ask_for_partner(going(ANA).state, FAY, (), NOW),
    refusals.NotInvited: lambda: going(ANA).press(BEN, BePartner(ROUND)),
    refusals.HelpedAlready: lambda: moved(going(ANA), partner=BEN).press(CEM, BePartner(ROUND)),
    refusals.NotInRound: lambda: gathering().press(ANA, Leave(ROUND)),
    refusals.ForThoseInCircle: lambda: housing(gathering()).press(CEM, Join(ROUND)),
    refusals.CircleHasEnded: lambda: ended_circle(gathering()).press(CEM, Join(ROUND)),
    refusals.RoundFull: lambda: full().press(ANA, Join(ROUND)),
    refusals.NamedAlready: named_already,
    refusals.NoMoreMinutes: no_more_minutes,
    refusals.WordsSent: words_sent,
    refusals.AlreadyHeard: lambda: over().press(ANA, WORDS),
    refusals.TurnToCome: lambda: going(ANA, BEN).press(BEN, WORDS),
    refusals.TooLateForWords: lambda: long_over().press(BEN, WORDS),
    refusals.NotReached: lambda: out_of_reach().press(BEN, WORDS),
    refusals.NothingSaidBack: lambda: going(ANA, BEN).turn(ANA, SaidBack),
    refusals.SaidBackBySomeoneElse: lambda: to_say_back().turn(CEM, SaidBack),
    refusals.NobodyBefore: lambda: going(ANA, BEN).turn(FAY, GoBack),
    refusals.NotToCome: lambda: going(ANA, BEN).press(FAY, MoveSomeone(ROUND, 1, Where.next)),
    refusals.NotAdded: lambda: going(ANA).press(FAY, TakeSomeoneOut(ROUND, 1)),
    refusals.HasLeft: lambda: left().press(FAY, HandOverRound(ROUND, BEN)),
    refusals.FacilitatingAlready: lambda: gathering(ANA, FAY).press(FAY, HandOverRound(ROUND, FAY)),
    refusals.NotAsked: lambda: going(ANA).press(ANA, AcceptRound(ROUND)),
    refusals.AlreadyGoing: lambda: going(ANA).press(FAY, CHANGE),
    refusals.DateIsPast: lambda: over().press(ANA, SetNextDate(ROUND, date(2026, 3, 1), time(9))),
    refusals.DateIsFar: lambda: over().press(ANA, SetNextDate(ROUND, date(2036, 3, 1), time(9))),
}


@pytest.mark.parametrize("refusal", REACHED, ids=lambda refusal: refusal.code())
def test_people_can_meet_it(refusal: type[Refusal]) -> None:
    """A history of presses leads to it, and its sentence has all its words."""
    with pytest.raises(refusal) as refused:
        REACHED[refusal]()
    assert "{" not in read(refused.value.said)


def test_none_is_left_out() -> None:
    """Every refusal of the model stands in the table above."""
    declared = {each for each in vars(refusals).values() if isinstance(each, type) and issubclass(each, Refusal)} - {
        Refusal
    }
    assert declared == set(REACHED)


@pytest.mark.parametrize("refusal", REACHED, ids=lambda refusal: refusal.code())
def test_it_is_two_plain_sentences(refusal: type[Refusal]) -> None:
    """What is the case, and what to do."""
    words = refusal.sentence.text
    assert words.count(". ") == 1
    assert words.endswith(".")


def test_a_listener_has_no_words_to_send_by_button() -> None:
    """Who chose to listen can write in the channel like everyone."""
    evening = going(ANA)
    evening.press(BEN, ListenOnly(ROUND))
    with pytest.raises(refusals.AlreadyHeard):
        evening.press(BEN, WORDS)


@pytest.mark.parametrize("command", [Join(ROUND), ListenOnly(ROUND), Leave(ROUND), TakeOver(ROUND)])
def test_nothing_moves_in_a_round_that_is_over(command: Join) -> None:
    """Old buttons stay on old cards, and say that it is over."""
    evening = over()
    before = evening.state
    with pytest.raises(refusals.RoundOver):
        evening.press(ANA, command)
    assert evening.state == before
