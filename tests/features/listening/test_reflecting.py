"""Saying back what was heard: who is asked, what the speaker can answer, and everything that can come between."""

from dataclasses import replace

import pytest

from bot.features.listening.cards.board import board, page
from bot.features.listening.cards.ending import my_time
from bot.features.listening.commands import (
    AddSomeone,
    Done,
    EndRound,
    GoBack,
    ImHere,
    Join,
    Leave,
    ListenOnly,
    MoveOn,
    NotDoneYet,
    OneMoreMinute,
    PassSayingBack,
    PassTurn,
    Pause,
    ReflectBack,
    Resume,
    SaidBack,
    SayIfHeard,
    Start,
)
from bot.features.listening.facts import RoundChanged, RoundOpened, RoundStarted
from bot.features.listening.model import Answer, Format, Here, Part, Stage, Step
from bot.features.listening.model.refusals import NoMoreMinutes, NotYourTurn, TurnOver
from bot.kernel.attention import Ask, Notice
from bot.kernel.ids import PersonId
from tests.features.listening.rounds import ANA, BEN, CEM, DOA, FAY, NOW, ROUND, Evening, context, gathering
from tests.features.reading import labels, read, said


def begun(*people: PersonId, strict: bool = False, form: Format = Format.go_around) -> Evening:
    """In which it is said back what was heard."""
    evening = gathering(*people, strict=strict, format=form)
    evening.press(FAY, ReflectBack(ROUND, True))
    evening.press(FAY, Start(ROUND))
    return evening


def to_say_back(*people: PersonId, strict: bool = False) -> Evening:
    """Ana spoke for forty seconds, and someone is asked."""
    evening = begun(*people, strict=strict)
    spoken(evening, ANA)
    return evening


def spoken(evening: Evening, who: PersonId) -> None:
    evening.here(who)
    evening.later(40)
    evening.turn(who, Done)
    evening.until_due()


def answer(evening: Evening, how: Answer, who: PersonId = ANA) -> str:
    """The first line of the reply."""
    return read(evening.press(who, SayIfHeard(ROUND, evening.state.turns, how)).reply).partition("\n")[0]


def step(evening: Evening) -> Step | None:
    return evening.state.floor.step if evening.state.floor else None


def seconds_left(evening: Evening) -> float:
    due = evening.state.deadline()
    assert due
    return (due - evening.now).total_seconds()


def test_it_is_chosen_before_the_start_and_stands_on_the_card() -> None:
    """With one button that turns it on and off again, and a line that says what it is."""
    evening = gathering(ANA, BEN)
    assert "says back" not in read(board(evening.state))
    assert "With saying back" in labels(board(evening.state))
    change = evening.press(FAY, ReflectBack(ROUND, True))
    assert change.facts == (RoundChanged(ROUND, FAY),)
    assert "After each turn, the next listener says back what they heard. Who is asked can pass." in read(
        board(evening.state)
    )
    assert evening.press(FAY, ReflectBack(ROUND, True)).facts == ()
    assert "Without saying back" in labels(board(evening.state))
    evening.press(FAY, ReflectBack(ROUND, False))
    assert not evening.state.reflecting


def test_the_next_listener_is_asked_when_the_speaker_is_done() -> None:
    """After the twenty seconds in which one may go on; it rings them, and says why."""
    evening = to_say_back(ANA, BEN, CEM)
    (ask,) = evening.latest
    assert isinstance(ask, Ask)
    assert ask.person == BEN
    assert said(evening.latest) == [
        "Ben, please say back in a sentence or two what you heard. Ana then says whether they were heard."
    ]
    assert labels(ask.card) == ["I said it back", "Pass"]
    assert (evening.speaker, evening.state.turns) == (ANA, 1)


def test_heard_goes_on_to_the_next_turn() -> None:
    """Who said it back has their own turn as ever, and their seconds are nobody's."""
    evening = to_say_back(ANA, BEN, CEM)
    evening.later(30)
    reply = read(evening.turn(BEN, SaidBack).reply)
    assert reply == "Thank you for listening. Ana says now whether they were heard."
    assert evening.asks()[-1] == ANA
    assert said(evening.latest) == ["Ana, were you heard? To add something, you have one more minute."]
    evening.later(5)
    assert answer(evening, Answer.heard) == "Thank you. The round goes on."
    assert (evening.speaker, evening.of(BEN).asked, evening.of(BEN).seconds) == (BEN, 1, 0)
    assert (evening.part(ANA), evening.of(ANA).seconds, evening.of(ANA).before) == (Part.heard, 40, None)


@pytest.mark.parametrize("how", [Answer.add, Answer.not_quite])
def test_something_can_be_added_once(how: Answer) -> None:
    """For a minute, which counts as the speaker's; then it goes on, and nobody is asked to say that back."""
    evening = to_say_back(ANA, BEN, CEM)
    evening.turn(BEN, SaidBack)
    assert answer(evening, how) == "Thank you for saying so. You can add something until 18:02; then press Done."
    assert evening.latest == ()
    evening.later(25)
    assert read(evening.turn(ANA, Done).reply) == "Thank you. The turn is over."
    assert (evening.speaker, evening.of(ANA).seconds) == (BEN, 65)
    assert evening.asks() == [ANA, BEN, ANA, BEN]


def test_the_others_cannot_tell_add_something_from_not_quite() -> None:
    """So that nobody who said it back stands there as someone who listened badly."""
    drawn = []
    for how in (Answer.add, Answer.not_quite):
        evening = to_say_back(ANA, BEN, CEM)
        evening.turn(BEN, SaidBack)
        answer(evening, how)
        drawn.append((board(evening.state), evening.state, evening.messages, evening.facts))
    assert drawn[0] == drawn[1]


def test_there_is_no_second_minute_to_add() -> None:
    """Never a loop: who adds can only finish, or say after all that they were heard."""
    evening = to_say_back(ANA, BEN)
    evening.turn(BEN, SaidBack)
    answer(evening, Answer.not_quite)
    evening.later(30)
    with pytest.raises(NoMoreMinutes):
        evening.turn(ANA, OneMoreMinute)
    before = evening.state
    answer(evening, Answer.add)
    evening.turn(ANA, NotDoneYet)
    evening.turn(ANA, ImHere)
    assert evening.state == before
    answer(evening, Answer.heard)
    assert (evening.speaker, evening.of(ANA).seconds) == (BEN, 70)


def test_passing_is_free() -> None:
    """It uses up no turn, is not written down, and nobody else is asked instead."""
    evening = to_say_back(ANA, BEN, CEM)
    before = evening.of(BEN)
    assert read(evening.turn(BEN, PassSayingBack).reply) == ("You passed; no reason is needed. The round goes on.")
    assert evening.speaker == BEN
    assert evening.of(BEN) == replace(before, part=Part.speaking, asked=1)
    assert [type(fact) for fact in evening.facts] == [RoundOpened, RoundChanged, RoundStarted]
    assert evening.asks() == [ANA, BEN, BEN]


def test_there_is_one_reminder_and_then_it_goes_on() -> None:
    """The minute is soft; after three in all nobody waits any more, and nobody is named for it."""
    evening = to_say_back(ANA, BEN, CEM)
    assert seconds_left(evening) == 60
    evening.until_due()
    assert said(evening.latest) == ["Ben, take the time that you need. Then press I said it back; you can also pass."]
    assert isinstance(evening.latest[0], Notice)
    assert seconds_left(evening) == 120
    evening.until_due()
    assert said(evening.latest)[0] == "We go on now. Ben is next."
    assert (evening.speaker, evening.part(ANA)) == (BEN, Part.heard)


def test_without_an_answer_it_goes_on_after_two_minutes() -> None:
    """Kindly, and the speaker was heard all the same."""
    evening = to_say_back(ANA, BEN, CEM)
    evening.turn(BEN, SaidBack)
    assert seconds_left(evening) == 120
    evening.until_due()
    assert said(evening.latest)[0] == "Ben is next. Ana can add more in writing."
    assert (evening.part(ANA), evening.of(ANA).seconds) == (Part.heard, 40)


def test_soft_time_to_add_cuts_nobody_off() -> None:
    """As in a turn: after the minute they finish in their own time, for five minutes more."""
    evening = to_say_back(ANA, BEN)
    evening.turn(BEN, SaidBack)
    answer(evening, Answer.add)
    evening.until_due()
    assert (step(evening), evening.latest) == (Step.adding, ())
    assert "can finish in their own time" in read(board(evening.state))
    evening.until_due()
    assert (evening.speaker, evening.of(ANA).seconds) == (BEN, 100)


def test_strict_time_is_said_back_too_and_the_minute_ends() -> None:
    """Only turns are strict: who says something back is not cut off."""
    evening = begun(ANA, BEN, strict=True)
    evening.here(ANA)
    evening.until_due()
    evening.until_due()
    assert said(evening.latest) == [
        "Thank you, Ana; the time is over.",
        "Ben, please say back in a sentence or two what you heard. Ana then says whether they were heard.",
    ]
    evening.until_due()
    assert step(evening) is Step.reflecting
    evening.turn(BEN, SaidBack)
    answer(evening, Answer.add)
    evening.until_due()
    assert (evening.speaker, evening.of(ANA).seconds) == (BEN, 360)


def test_nothing_is_said_back_after_a_turn_that_was_not_spoken() -> None:
    """Who passed, was not here, stopped without Done, or was passed over by the facilitator."""
    passed = begun(ANA, BEN)
    passed.turn(ANA, PassTurn)
    missed = begun(ANA, BEN)
    missed.until_due()
    gone = begun(ANA, BEN)
    gone.here(ANA)
    for _ in range(3):
        gone.until_due()
    moved_on = begun(ANA, BEN)
    moved_on.here(ANA)
    moved_on.turn(FAY, MoveOn)
    assert [(each.speaker, each.asks()) for each in (passed, missed, gone, moved_on)] == [(BEN, [ANA, BEN])] * 4


def test_the_last_turn_is_said_back_by_the_next_in_the_order() -> None:
    """When nobody is to come, from the beginning; who was not here, only listens or has left is not asked."""
    evening = begun(ANA, BEN, CEM, DOA)
    evening.press(BEN, Leave(ROUND))
    evening.turn(ANA, PassTurn)
    evening.turn(CEM, PassTurn)
    evening.until_due()
    evening.turn(ANA, PassTurn)
    spoken(evening, CEM)
    assert (evening.speaker, evening.asks()[-1]) == (CEM, ANA)
    evening.turn(ANA, PassSayingBack)
    assert evening.speaker == DOA


def test_nobody_else_there_means_nothing_is_said_back() -> None:
    """The round of one person ends as ever."""
    evening = begun(ANA)
    evening.press(BEN, ListenOnly(ROUND))
    spoken(evening, ANA)
    assert (evening.state.stage, evening.part(ANA)) == (Stage.ended, Part.heard)


def test_the_facilitator_presses_for_who_has_no_account() -> None:
    """As a listener and as a speaker, and is asked for them."""
    evening = gathering(ANA)
    evening.press(FAY, AddSomeone(ROUND, "Rosa"))
    evening.press(FAY, ReflectBack(ROUND, True))
    evening.press(FAY, Start(ROUND))
    spoken(evening, ANA)
    assert said(evening.latest) == [
        "Fay, please ask Rosa to say back in a sentence or two what they heard. Ana then says whether they were heard."
    ]
    evening.until_due()
    assert said(evening.latest) == ["Fay, take the time that you need. Then press I said it back; you can also pass."]
    evening.turn(FAY, SaidBack)
    answer(evening, Answer.heard)
    evening.turn(FAY, Done)
    evening.until_due()
    evening.turn(ANA, SaidBack)
    assert evening.asks()[-1] == FAY
    assert said(evening.latest) == [
        "Fay, please ask Rosa whether they were heard. To add something, they have one more minute."
    ]
    answer(evening, Answer.heard, FAY)
    assert evening.state.stage is Stage.ended


def test_the_facilitator_can_go_on_at_any_time() -> None:
    """Next person ends it, whether somebody was to say it back, to answer or to add."""
    for presses in range(3):
        evening = to_say_back(ANA, BEN)
        if presses:
            evening.turn(BEN, SaidBack)
        if presses == 2:
            answer(evening, Answer.add)
        evening.turn(FAY, MoveOn)
        assert (evening.speaker, evening.part(ANA)) == (BEN, Part.heard)


def test_back_one_gives_the_floor_to_whose_turn_it_was() -> None:
    """And once more to the one before them."""
    evening = to_say_back(ANA, BEN, CEM)
    evening.turn(BEN, SaidBack)
    evening.turn(FAY, GoBack)
    assert (evening.speaker, step(evening), evening.state.turns) == (ANA, Step.offered, 2)
    spoken(evening, ANA)
    evening.turn(BEN, PassSayingBack)
    spoken(evening, BEN)
    evening.turn(FAY, GoBack)
    evening.turn(FAY, GoBack)
    assert (evening.speaker, evening.part(BEN), evening.of(ANA).seconds) == (ANA, Part.heard, 80)


def test_whoever_leaves_takes_nothing_with_them() -> None:
    """The listener's leaving goes on to the next turn, the speaker's too, and they were heard."""
    listener = to_say_back(ANA, BEN, CEM)
    listener.press(BEN, Leave(ROUND))
    assert (listener.speaker, listener.part(ANA)) == (CEM, Part.heard)
    speaker = to_say_back(ANA, BEN, CEM)
    speaker.press(ANA, Leave(ROUND))
    assert (speaker.speaker, speaker.of(ANA).before) == (BEN, Part.heard)
    only_listens = to_say_back(ANA, BEN, CEM)
    only_listens.press(BEN, ListenOnly(ROUND))
    only_listens.turn(BEN, SaidBack)
    assert step(only_listens) is Step.answering


def test_who_leaves_in_a_pause_is_not_waited_for() -> None:
    """The round goes on when it is resumed, and not before."""
    evening = to_say_back(ANA, BEN, CEM)
    evening.press(FAY, Pause(ROUND))
    assert "Ben goes on afterwards" in read(board(evening.state))
    evening.press(BEN, Leave(ROUND))
    assert (evening.state.floor, evening.state.stage) == (None, Stage.paused)
    evening.press(FAY, Resume(ROUND))
    assert evening.speaker == CEM


def test_a_pause_and_an_absence_of_the_bot_cost_no_time() -> None:
    """The minute goes on where it was, and one line says what is asked."""
    evening = to_say_back(ANA, BEN)
    evening.later(20)
    evening.press(FAY, Pause(ROUND))
    evening.later(500)
    evening.press(FAY, Resume(ROUND))
    assert said(evening.latest) == ["The round goes on. Ben says back what they heard from Ana."]
    assert seconds_left(evening) == 40
    evening.away(3_600)
    assert seconds_left(evening) == 40
    assert said(evening.latest) == ["The bot was away and is back. Ben says back what they heard from Ana."]


def test_the_end_comes_as_ever() -> None:
    """Who spoke was heard, whatever was to be said back."""
    evening = to_say_back(ANA, BEN)
    evening.press(FAY, EndRound(ROUND))
    assert (evening.state.stage, evening.part(ANA), evening.part(BEN)) == (Stage.ended, Part.heard, Part.missed)


def test_old_and_doubled_presses_change_nothing() -> None:
    """The buttons of the turn itself are over, and those of before answer as they did."""
    evening = to_say_back(ANA, BEN, CEM)
    for pressed in (Done, ImHere, NotDoneYet, PassTurn, OneMoreMinute):
        with pytest.raises(TurnOver):
            evening.turn(ANA, pressed)
    first = evening.turn(BEN, SaidBack)
    second = evening.turn(BEN, SaidBack)
    assert (second.state, second.messages, second.reply) == (None, (), first.reply)
    evening.turn(BEN, PassSayingBack)
    assert step(evening) is Step.answering
    with pytest.raises(NotYourTurn):
        answer(evening, Answer.heard, BEN)
    answer(evening, Answer.heard)
    with pytest.raises(TurnOver):
        evening.press(ANA, SayIfHeard(ROUND, 1, Answer.not_quite))
    with pytest.raises(TurnOver):
        evening.turn(BEN, SaidBack, 1)


def test_every_go_around_is_said_back() -> None:
    """In each format, once a turn."""
    evening = begun(ANA, BEN, form=Format.two_go_arounds)
    for speaker, listener in ((ANA, BEN), (BEN, ANA), (ANA, BEN), (BEN, ANA)):
        spoken(evening, speaker)
        assert evening.asks()[-1] == listener
        evening.turn(listener, SaidBack)
        answer(evening, Answer.heard, speaker)
    assert evening.state.stage is Stage.ended


def test_each_reads_what_is_asked_of_them() -> None:
    """On the card and on the page of the round, at each step."""
    evening = to_say_back(ANA, BEN, CEM)
    asked, others = _page(evening, BEN), _page(evening, ANA)
    assert asked.startswith("Please say back in a sentence or two what you heard from Ana.")
    assert others.startswith("Ben says back what they heard from Ana.")
    assert labels(board(evening.state))[:2] == ["I said it back", "Pass"]
    evening.turn(BEN, SaidBack)
    assert _page(evening, ANA).startswith("Were you heard? To add something, you have one more minute.")
    assert _page(evening, BEN).startswith("You are next.")
    assert "Ana says whether they were heard." in read(board(evening.state))
    assert labels(board(evening.state))[:3] == ["I was heard", "Add something", "Not quite"]
    answer(evening, Answer.not_quite)
    assert "Ana is adding something until 18:02." in read(board(evening.state))
    assert labels(board(evening.state))[0] == "Done"
    assert "You had your turn" not in read(evening.press(ANA, Join(ROUND)).reply)
    evening.later(10)
    assert "You spoke for 0:50" in read(my_time(evening.state, context(ANA, evening.now)))
    assert read(evening.turn(ANA, PassTurn).reply) == "Thank you. The turn is over."


def _page(evening: Evening, who: PersonId) -> str:
    return read(page(Here(evening.state), context(who, NOW)))
