"""Others' messages while someone speaks: who is told what, once in a turn, and who is told nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.listening.commands import (
    Done,
    EndRound,
    ImHere,
    Join,
    Leave,
    ListenOnly,
    NoteWriting,
    PassTurn,
    Pause,
    ReflectBack,
    Resume,
    SaidBack,
    SayIfHeard,
    Start,
)
from bot.features.listening.model import Answer, Coming, Format, Round
from bot.kernel.change import Change
from bot.kernel.command import slots
from bot.kernel.ids import PersonId
from bot.overhearing import SomeoneWrote
from tests.features.listening.rounds import (
    ANA,
    BEN,
    CEM,
    DOA,
    FAY,
    NOW,
    ROUND,
    ROUTES,
    Evening,
    context,
    ended_circle,
    gathering,
    going,
    housing,
    moved,
)
from tests.features.reading import labels, read


def writes(evening: Evening, who: PersonId) -> str:
    """What they alone read; nothing else comes of it."""
    before = evening.state
    change = evening.press(who, NoteWriting())
    assert (change.messages, change.facts, change.needs) == ((), (), ())
    assert (change.state is None) == (change.reply is None)
    after = evening.state
    assert before == after or before == replace(after, floor=before.floor)
    return read(change.reply)


def speaking(*people: PersonId, form: Format = Format.go_around) -> Evening:
    """The first of them speaks until 18:05."""
    evening = going(*people, format=form)
    evening.here(people[0])
    return evening


def first_lines(said: str) -> list[str]:
    return said.splitlines()[:2]


def test_it_can_carry_no_words() -> None:
    """Neither what is sent nor what is made of it has a field."""
    assert (slots(SomeoneWrote), slots(NoteWriting)) == ((), ())


def test_who_is_waited_for_and_writes_is_here() -> None:
    """Their minutes begin, also if they press nothing; they are not passed over as absent."""
    evening = going(ANA, BEN, minutes=5)
    evening.later(seconds=90)
    said = writes(evening, ANA)
    assert first_lines(said) == ["You can speak until 18:06.", "Done"]
    assert writes(evening, ANA) == ""
    evening.until_due()
    assert (evening.speaker, evening.now - NOW) == (ANA, timedelta(minutes=5, seconds=30))


def test_who_is_not_waited_for_begins_nothing() -> None:
    """Neither in another's turn that has not begun, nor in a pause."""
    evening = going(ANA, BEN)
    assert writes(evening, BEN) == ""
    evening.press(FAY, Pause(ROUND))
    assert writes(evening, ANA) == ""


def test_who_is_not_in_the_round_can_join() -> None:
    """So too who only listens, or has left: with one button, and what they wrote stays."""
    evening = speaking(ANA, BEN)
    evening.press(CEM, ListenOnly(ROUND))
    evening.press(DOA, Join(ROUND))
    evening.press(DOA, Leave(ROUND))
    outside = PersonId("Elif----------")
    for who in (CEM, DOA, outside):
        reply = evening.press(who, NoteWriting()).reply
        assert read(reply) == (
            "Ana has the floor until 18:05.\n"
            "Would you like a turn too? Press Join, and you are asked when it comes to you.\n"
            "Join\n"
            "Only you see this. What you wrote stays."
        )
        assert labels(reply) == ["Join"]


def test_who_waits_is_told_when_they_are_asked() -> None:
    """Next, or after whom."""
    evening = speaking(ANA, BEN, CEM)
    assert first_lines(writes(evening, BEN)) == ["Ana has the floor until 18:05.", "You are next."]
    assert first_lines(writes(evening, CEM))[1] == "You are asked after Ben."


def test_who_passed_can_still_speak_at_the_end() -> None:
    """Their turn comes by itself, so there is no button."""
    evening = going(ANA, BEN, CEM)
    evening.turn(ANA, PassTurn)
    evening.here(BEN)
    assert first_lines(writes(evening, ANA))[1] == "You can still speak at the end."


def test_who_was_heard_is_told_of_the_next_go_around_if_there_is_one() -> None:
    """Else there is nothing to offer them, and they are told nothing."""
    once, twice = (going(ANA, BEN, format=form) for form in (Format.go_around, Format.two_go_arounds))
    for evening in (once, twice):
        evening.turn(ANA, Done)
        evening.until_due()
        evening.here(BEN)
    assert writes(once, ANA) == ""
    assert first_lines(writes(twice, ANA))[1] == "When it goes round once more, you are asked again."


def test_each_is_told_once_in_a_turn() -> None:
    """However much they write, however often it is delivered; in the next turn once more."""
    evening = speaking(ANA, BEN, CEM)
    assert [bool(writes(evening, CEM)) for _ in range(3)] == [True, False, False]
    evening.press(FAY, Pause(ROUND))
    evening.press(FAY, Resume(ROUND))
    assert writes(evening, CEM) == ""
    evening.turn(ANA, Done)
    evening.until_due()
    evening.here(BEN)
    assert first_lines(writes(evening, CEM)) == ["Ben has the floor until 18:05.", "You are next."]


def test_who_has_the_floor_or_keeps_the_round_is_told_nothing() -> None:
    """The speaker writes their turn; the facilitator and their partner may write for someone beside them."""
    evening = moved(speaking(ANA, BEN), partner=DOA)
    assert [writes(evening, who) for who in (ANA, FAY, DOA)] == ["", "", ""]


def test_nothing_is_said_unless_someone_speaks() -> None:
    """Before the start, while someone is waited for or has just finished, in a pause and after the end."""
    waiting = going(ANA, BEN)
    finishing = speaking(ANA, BEN)
    finishing.turn(ANA, Done)
    paused = speaking(ANA, BEN)
    paused.press(FAY, Pause(ROUND))
    over = speaking(ANA, BEN)
    over.press(FAY, EndRound(ROUND))
    assert [writes(each, BEN) for each in (gathering(ANA, BEN), waiting, finishing, paused, over)] == [""] * 5


def test_whoever_says_it_back_is_told_nothing() -> None:
    """Nor anybody while it is said back; while the speaker adds something the others are, once in that turn."""
    evening = gathering(ANA, BEN, CEM, DOA)
    evening.press(FAY, ReflectBack(ROUND, True))
    evening.press(FAY, Start(ROUND))
    evening.turn(ANA, ImHere)
    assert writes(evening, DOA) != ""
    evening.turn(ANA, Done)
    evening.until_due()
    assert [writes(evening, who) for who in (BEN, CEM)] == ["", ""]
    evening.turn(BEN, SaidBack)
    assert writes(evening, CEM) == ""
    evening.press(ANA, SayIfHeard(ROUND, 1, Answer.add))
    assert [bool(writes(evening, who)) for who in (ANA, BEN, CEM, DOA)] == [False, False, True, False]


def test_time_that_is_over_is_not_named() -> None:
    """The speaker finishes in their own time."""
    evening = speaking(ANA, BEN)
    evening.until_due()
    evening.until_due()
    assert first_lines(writes(evening, BEN))[0] == "Ana has the floor."


@pytest.mark.parametrize("whose", [housing, ended_circle])
def test_whom_the_round_is_not_for_is_told_nothing(whose: object) -> None:
    """A circle's round has no place for others; those of it are told as ever."""
    evening = (housing if whose is housing else ended_circle)(speaking(ANA, BEN))
    assert [bool(writes(evening, who)) for who in (CEM, BEN)] == [False, True]


def test_where_there_is_no_round_nothing_happens() -> None:
    """The place is quiet, or another one's round goes on."""
    change: Change[Round] = ROUTES[NoteWriting].handler(None, NoteWriting(), context(ANA, gathering().now))
    assert change == Change()
    assert Coming(gathering().state).is_for(ANA)
