"""The buttons of a round, each written once; those of a turn say aloud whose turn it is, since they repeat."""

from datetime import datetime

from bot.features.listening.commands import (
    AcceptRound,
    AddSomeone,
    BackToCircle,
    ChangeRound,
    Done,
    EndRound,
    GoBack,
    HandOverRound,
    ImHere,
    Join,
    Leave,
    ListenOnly,
    MoveOn,
    MoveSomeone,
    MyTime,
    NextStep,
    NotDoneYet,
    OneMoreMinute,
    PassSayingBack,
    PassTurn,
    Pause,
    ReflectBack,
    Resume,
    RoundsHere,
    SaidBack,
    SayIfHeard,
    SendWords,
    SetNextDate,
    SharedOverTime,
    Start,
    TakeOver,
    TakeSomeoneOut,
    WordsForOthers,
)
from bot.features.listening.model import (
    Answer,
    Floor,
    Round,
    Speaker,
    Stage,
    Step,
    asked_now,
    last_step,
    may_be_taken_over,
)
from bot.features.points.facts import points_after
from bot.features.promises.facts import promise_after
from bot.kernel.card import row
from bot.kernel.elements import Button, Buttons, Element, Note, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Phrase, say
from bot.kernel.wire import draft


def turn(state: Round) -> Buttons | None:
    """For the one who has the floor, or who presses for them."""
    if state.floor is None or state.speaker is None or state.stage is not Stage.going:
        return None
    this, who, plain, primary = (state.id, state.floor.turn), state.speaker.shown, Style.plain, Style.primary
    here = Button(say("I'm here"), ImHere(*this), primary, None, say("I'm here, turn of {who}", who=who))
    done = Button(say("Done"), Done(*this), primary, None, say("Done, turn of {who}", who=who))
    passing = Button(say("Pass"), PassTurn(*this), plain, None, say("Pass, turn of {who}", who=who))
    more = Button(say("One more minute"), OneMoreMinute(*this), plain, None, say("One more minute for {who}", who=who))
    not_yet = Button(say("Not done yet"), NotDoneYet(*this), plain, None, say("Not done yet, turn of {who}", who=who))
    match state.floor.step:
        case Step.offered:
            return row(here, passing)
        case Step.speaking:
            return row(done, passing, more if state.floor.can_have_more else None)
        case Step.finishing:
            return row(not_yet)
        case Step.reflecting:
            return _saying_back(state, state.floor)
        case Step.answering:
            return _answering(state, state.floor)
        case Step.adding:
            return row(done)


def _saying_back(state: Round, now: Floor) -> Buttons | None:
    """For the listener who was asked, or who presses for them."""
    listener, this = asked_now(state), (state.id, now.turn)
    who = listener.shown if listener else ""
    said, passing = say("I said it back, words of {who}", who=who), say("Pass, words of {who}", who=who)
    return row(
        Button(SaidBack.title, SaidBack(*this), Style.primary, spoken=said),
        Button(PassSayingBack.title, PassSayingBack(*this), spoken=passing),
    )


def _answering(state: Round, now: Floor) -> Buttons | None:
    """For the speaker. None of them stands out, since each is a good answer."""
    this, who = (state.id, now.turn), state.numbered(now.speaker).shown
    more, not_quite = say("Add something, answer of {who}", who=who), say("Not quite, answer of {who}", who=who)
    return row(
        Button(
            say("I was heard"), SayIfHeard(*this, Answer.heard), spoken=say("I was heard, answer of {who}", who=who)
        ),
        Button(say("Add something"), SayIfHeard(*this, Answer.add), spoken=more),
        Button(say("Not quite"), SayIfHeard(*this, Answer.not_quite), spoken=not_quite),
    )


def taking_part(state: Round) -> Buttons | None:
    first = Style.primary if state.stage is Stage.gathering else Style.plain
    return row(
        Button(say("Join"), Join(state.id), first),
        Button(say("Listen only"), ListenOnly(state.id)),
        Button(say("Leave"), Leave(state.id)),
    )


def keeping(state: Round) -> Buttons | None:
    """For the facilitator."""
    confirm = say("End the round for everyone? Those who have not spoken can still send words.")
    end = Button(say("End the round"), EndRound(state.id), Style.danger, confirm)
    adding = Button(say("Add someone"), draft(AddSomeone, round=state.id))
    more = Button(say("More"), RoundsHere(state.id), spoken=say("More for the facilitator"))
    if state.stage is Stage.gathering:
        start = Button(say("Start"), Start(state.id), Style.primary)
        return row(start, adding, changing(state), saying_back(state), end)
    if state.apart:
        return row(*_coming_together(state, state.apart.step), end, more)
    if state.stage is Stage.paused or state.floor is None:
        return row(Button(say("Resume"), Resume(state.id), Style.primary), end, more)
    on = Button(say("Next person"), MoveOn(state.id, state.floor.turn))
    return row(Button(say("Pause"), Pause(state.id)), on, end, more)


def _coming_together(state: Round, step: int) -> tuple[Button | None, ...]:
    confirm = say("End all small groups now? People may be in the middle of a sentence.")
    return (
        Button(BackToCircle.title, BackToCircle(state.id, step), confirm=confirm),
        None if last_step(state) else Button(NextStep.title, NextStep(state.id, step)),
    )


def changing(state: Round) -> Button:
    """Its form opens with what holds now."""
    known = draft(
        ChangeRound,
        round=state.id,
        minutes=state.minutes,
        manner=state.manner,
        strict=state.strict,
        format=state.format,
        order=state.order,
    )
    return Button(say("Change"), known, spoken=say("Change the round"))


def saying_back(state: Round) -> Button:
    """On, or off again."""
    label = say("Without saying back") if state.reflecting else ReflectBack.title
    return Button(label, ReflectBack(state.id, not state.reflecting))


def keeping_more(state: Round) -> tuple[Buttons | None, ...]:
    """What only the facilitator sees, on the page of the round: what is needed more seldom."""
    shared = row(Button(SharedOverTime.title, SharedOverTime()))
    if state.stage is Stage.gathering:
        return row(Button(HandOverRound.title, draft(HandOverRound, round=state.id)), _taking_out(state)), shared
    going = state.stage is Stage.going and state.floor
    return (
        row(
            Button(say("Back one"), GoBack(state.id, state.floor.turn)) if going and state.floor else None,
            Button(MoveSomeone.title, draft(MoveSomeone, round=state.id)) if state.to_come else None,
            Button(AddSomeone.title, draft(AddSomeone, round=state.id)),
            Button(HandOverRound.title, draft(HandOverRound, round=state.id)),
            _taking_out(state),
        ),
        shared,
    )


def _taking_out(state: Round) -> Button | None:
    someone = any(each.added for each in state.speakers)
    return Button(TakeSomeoneOut.title, draft(TakeSomeoneOut, round=state.id)) if someone else None


def asks_you(state: Round) -> Phrase:
    return say(
        "{who} asks whether you would facilitate the round from now on. If not, you need not do anything.",
        who=Mention(state.facilitator),
    )


def accept(state: Round) -> Button:
    return Button(say("I'll facilitate"), AcceptRound(state.id), Style.primary)


def accepting(state: Round, me: PersonId) -> tuple[Element | None, ...]:
    """For who was asked to facilitate, and nobody else."""
    return (Words(asks_you(state)), row(accept(state))) if me == state.asked else ()


def taking_over(state: Round) -> Buttons | None:
    return row(take_over(state)) if state.unattended else None


def if_gone(state: Round, me: Speaker | None, now: datetime) -> tuple[Element | None, ...]:
    """For somebody in a round that goes on, when its facilitator has pressed nothing for long."""
    if me is None or me.gone or state.unattended or not may_be_taken_over(state, now):
        return ()
    who = Mention(state.facilitator)
    said = say("{who} has pressed nothing for a while. If they are gone, you can take over.", who=who)
    return Note(said), row(take_over(state))


def take_over(state: Round) -> Button:
    return Button(say("Take over"), TakeOver(state.id))


def sending_words(state: Round) -> Button:
    return Button(say("Send words"), draft(SendWords, round=state.id))


def afterwards(state: Round) -> Buttons | None:
    return row(
        sending_words(state) if state.unheard else None,
        Button(say("Words for someone else"), WordsForOthers(state.id)),
        Button(say("Next date"), draft(SetNextDate, round=state.id)),
        my_time(state) if state.heard else None,
    )


def sharing(state: Round) -> Buttons | None:
    if not state.heard:
        return None
    promising = Button(say("Make a promise"), promise_after(state.id))
    return row(Button(say("Points we share"), points_after(state.id)), promising)


def my_time(state: Round) -> Button:
    return Button(say("My time"), MyTime(state.id))
