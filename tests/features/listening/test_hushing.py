"""Muting all but the speaker on a call: who is to be quiet at each moment, who chooses it, and what people read."""

import pytest

from bot.features.listening import LISTENING
from bot.features.listening.cards.board import board, page
from bot.features.listening.cards.held import of_person
from bot.features.listening.commands import (
    AcceptRound,
    AddSomeone,
    ChangeRound,
    Done,
    EndRound,
    HandOverRound,
    Hush,
    Join,
    Leave,
    ListenOnly,
    Pause,
    Resume,
    Start,
    TakeOver,
)
from bot.features.listening.facts.hushing import HushChanged
from bot.features.listening.model import Attended, Format, Here, Hushing, Manner, Order, Stage, quiet
from bot.features.listening.model.hushing import NOBODY, hush
from bot.features.listening.model.refusals import FacilitatorsButton, NobodyToMute, NotSpoken, RoundOver
from bot.kernel.ids import PersonId
from tests.features.listening.rounds import ANA, BEN, CEM, FAY, NOW, ROUND, Evening, context, gathering, moved
from tests.features.reading import labels, read, said

ON, OFF = Hush(ROUND, on=True), Hush(ROUND, on=False)


def spoken(*people: PersonId) -> Evening:
    return moved(gathering(*people), manner=Manner.spoken)


def hushed(*people: PersonId) -> Evening:
    """It is chosen, and the first of them is asked."""
    evening = spoken(*people)
    evening.press(FAY, ON)
    evening.press(FAY, Start(ROUND))
    return evening


def test_all_in_the_round_but_the_speaker_are_quiet() -> None:
    """From the moment in which the floor is offered: who only listens too, and nobody who never came in."""
    evening = hushed(ANA, BEN)
    evening.press(CEM, ListenOnly(ROUND))
    assert quiet(evening.state) == {BEN, CEM}
    evening.here(ANA)
    assert quiet(evening.state) == {BEN, CEM}
    evening.turn(ANA, Done)
    evening.until_due()
    assert quiet(evening.state) == {ANA, CEM}
    assert FAY not in quiet(evening.state)


def test_who_says_back_what_they_heard_can_speak_too() -> None:
    """It goes back and forth between the two, and the others are quiet."""
    evening = moved(spoken(ANA, BEN, CEM), reflecting=True)
    evening.press(FAY, ON)
    evening.press(FAY, Start(ROUND))
    evening.here(ANA)
    evening.turn(ANA, Done)
    evening.until_due()
    floor = evening.state.floor
    assert floor
    assert floor.listener is not None
    assert quiet(evening.state) == {CEM}


def test_nobody_is_quiet_before_it_starts_in_a_pause_and_at_the_end() -> None:
    """After the pause it is as before."""
    evening = spoken(ANA, BEN)
    evening.press(FAY, ON)
    assert quiet(evening.state) == NOBODY
    evening.press(FAY, Start(ROUND))
    assert quiet(evening.state) == {BEN}
    evening.press(FAY, Pause(ROUND))
    assert quiet(evening.state) == NOBODY
    evening.press(FAY, Resume(ROUND))
    assert quiet(evening.state) == {BEN}
    evening.press(FAY, EndRound(ROUND))
    assert (quiet(evening.state), evening.state.stage) == (NOBODY, Stage.ended)


def test_leave_ends_it_at_once_for_who_presses_it() -> None:
    """Nobody is silenced against their will; who comes back is quiet again."""
    evening = hushed(ANA, BEN, CEM)
    evening.press(BEN, Leave(ROUND))
    assert quiet(evening.state) == {CEM}
    evening.press(BEN, Join(ROUND))
    assert quiet(evening.state) == {BEN, CEM}


def test_nobody_is_quiet_while_no_one_facilitates() -> None:
    """Who could pause it is gone: so is what they chose."""
    evening = hushed(ANA, BEN)
    evening.press(FAY, Join(ROUND))
    evening.press(FAY, Leave(ROUND))
    assert quiet(evening.state) == NOBODY
    evening.press(ANA, TakeOver(ROUND))
    assert not evening.state.hushed
    assert quiet(evening.state) == NOBODY


def test_who_takes_the_round_over_chooses_anew() -> None:
    """When it is handed over everyone can speak."""
    evening = hushed(ANA, BEN)
    evening.press(FAY, HandOverRound(ROUND, BEN))
    assert quiet(evening.state) == {BEN}
    evening.press(BEN, AcceptRound(ROUND))
    assert quiet(evening.state) == NOBODY


def test_while_someone_without_an_account_speaks_everyone_can() -> None:
    """They speak over somebody else's microphone, and whose that is nobody knows."""
    evening = spoken(ANA)
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    evening.press(FAY, ON)
    evening.press(FAY, Start(ROUND))
    evening.here(ANA)
    evening.turn(ANA, Done)
    evening.until_due()
    assert evening.speaker == "Rosa"
    assert quiet(evening.state) == NOBODY


def test_the_facilitator_chooses_it_and_all_are_told() -> None:
    """Once, however often it is pressed; the card says it for as long as it is so, also how to end it for oneself."""
    evening = hushed(ANA, BEN)
    assert evening.facts[-2:-1] == [HushChanged(ROUND, True, FAY)]
    assert "the bot mutes those in this round on the call while someone else speaks, and nobody else." in " ".join(
        said(tuple(evening.messages))
    )
    assert "Leave ends it for you." in read(board(evening.state))
    again = evening.press(FAY, ON)
    assert (again.facts, again.messages) == ((), ())
    assert "Nothing has changed." in read(again.reply)
    off = evening.press(FAY, OFF)
    assert off.facts == (HushChanged(ROUND, False, FAY),)
    assert "mutes nobody" in said(off.messages)[0]
    assert "the bot mutes" not in read(board(evening.state))
    assert "Nothing has changed." in read(evening.press(FAY, OFF).reply)


def test_the_opening_card_says_it_before_anyone_joins() -> None:
    """Who joins has read it."""
    evening = spoken()
    evening.press(FAY, ON)
    assert "On the call, the bot mutes those in this round while someone else speaks." in read(board(evening.state))


def test_nobody_else_chooses_it_and_only_where_it_can_be_done() -> None:
    """On a call, in a place where the bot can mute, while the round is open. To stop it is possible wherever it is."""
    evening = spoken(ANA)
    with pytest.raises(FacilitatorsButton):
        evening.press(ANA, ON)
    with pytest.raises(NobodyToMute):
        hush(Hushing(evening.state, able=False), FAY, NOW, on=True)
    with pytest.raises(NotSpoken):
        gathering(ANA).press(FAY, ON)
    evening.press(FAY, ON)
    assert not hush(Hushing(evening.state, able=False), FAY, NOW, on=False).hushed
    evening.press(FAY, EndRound(ROUND))
    with pytest.raises(RoundOver):
        evening.press(FAY, OFF)


def test_a_round_that_is_written_after_all_mutes_nobody() -> None:
    """With the change to writing it is over."""
    evening = spoken(ANA)
    evening.press(FAY, ON)
    still = ChangeRound(ROUND, 3, Manner.spoken, False, Format.go_around, Order.as_joined)
    evening.press(FAY, still)
    assert evening.state.hushed
    evening.press(FAY, ChangeRound(ROUND, 3, Manner.typed, False, Format.go_around, Order.as_joined))
    assert not evening.state.hushed


def buttons(evening: Evening, *, able: bool, who: PersonId = FAY) -> set[str]:
    return {*labels(page(Here(evening.state, able=able), context(who, NOW)))}


def test_it_is_offered_where_it_can_be_done_and_to_the_facilitator_alone() -> None:
    """Where the platform has no call nothing is shown of it."""
    evening = spoken(ANA)
    mute, let = "Mute while someone speaks", "Let everyone speak"
    assert mute in buttons(evening, able=True)
    assert mute not in buttons(evening, able=False)
    assert mute not in buttons(evening, able=True, who=ANA)
    assert mute not in buttons(gathering(ANA), able=True)
    evening.press(FAY, ON)
    assert let in buttons(evening, able=False)
    assert mute not in buttons(evening, able=True)


def test_people_are_told_of_themselves_that_they_are_muted() -> None:
    """For as long as it is not undone: that is all that is kept of it."""
    assert "muted your account" in " ".join(read(each.value) for each in of_person(Attended(ANA, (), muted=True)))
    assert of_person(Attended(ANA, ())) == ()
    assert LISTENING.personal is not None
