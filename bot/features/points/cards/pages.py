"""What one person sees of points: which ones they marked, which ones they added, and how they are looked after."""

from collections.abc import Iterator
from dataclasses import replace

from bot.features.points.cards.board import rule
from bot.features.points.cards.pieces import SHOWN, TITLE, adding, heading, line, marking
from bot.features.points.cards.shown import Proposing, shown, turning
from bot.features.points.commands import (
    ClosePoints,
    FinishMarking,
    GivePointsMoreTime,
    KeepPointsPage,
    MarkAsMine,
    MarksPage,
    MyPointsPage,
    OpenPoints,
    ShowPoints,
    TakePointBack,
    TakePointDown,
)
from bot.features.points.model import Acting, Around, Looking, Named, Point, Points, RoundOver, Stage, TakenDown
from bot.features.points.model.refusals import KeepersChoice
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Standing
from bot.kernel.elements import Button, Buttons, Element, Heading, Note, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.limits import ROW_BUTTONS
from bot.kernel.text import Mention, Moment, Phrase, say
from bot.kernel.wire import draft

TOLD = 2
"""Words to one person about their points that a page has room for."""


def looking(given: Looking, context: Context, proposing: Proposing | None = None) -> Card:
    """When the marks are shown, the numbers instead, under what still waits for this person."""
    state = given.at.points
    if state.stage is Stage.shown:
        drawn = shown(state, proposing, _within(state, given.start))
        return replace(drawn, elements=(*_words_to(state, context.person)[-1:], *drawn.elements))
    state.check_open()
    return marks(given.at.checked(context.person), given.start, context)


def marks(mine: Points, start: int, context: Context) -> Card:
    """Some of the points, each with a button."""
    first = _within(mine, start)
    return card(
        heading(mine),
        *_words_to(mine, context.person)[-TOLD:],
        Words(so_far(mine, context.person)),
        *_with_buttons(mine, context.person, first),
        turning(mine, first),
        _finishing(mine, context.person),
        row(
            adding(mine) if mine.takes_points(context.now) else None,
            _own(mine) if mine.by(context.person) else None,
            Button(KeepPointsPage.title, KeepPointsPage(mine.id)) if keeps(mine, context) else None,
        ),
        Note(say("Only you see your marks. After the end nobody can see who marked what.")),
    )


def so_far(state: Points, person: PersonId) -> Phrase:
    """What they marked, read back to them."""
    until, mine = Moment(state.ends_at), state.of(person)
    if not state.points:
        return say("There is no point yet. You can add the first one.")
    if mine.numbers:
        numbers = tuple(map(str, mine.numbers))
        return say(
            "You marked {numbers}. You can change it until all marks are shown: at {until}, or sooner.",
            numbers=numbers,
            until=until,
        )
    if state.done(person):
        return say(
            "You marked none of them. You can change it until all marks are shown: at {until}, or sooner.", until=until
        )
    return say(
        "Press the numbers of the points that are yours too. All marks are shown at {until}, or sooner.", until=until
    )


def done(state: Points, person: PersonId) -> Phrase:
    until, numbers = Moment(state.until), tuple(map(str, state.of(person).numbers))
    if state.settled_at and numbers:
        return say(
            "Saved: you marked {numbers}. Everyone has marked now, and in a minute it is shown.", numbers=numbers
        )
    if state.settled_at:
        return say("Saved: you marked none of them. Everyone has marked now, and in a minute it is shown.")
    if numbers:
        return say(
            "Saved: you marked {numbers}. You can change it until all marks are shown: at {until}, or sooner.",
            numbers=numbers,
            until=until,
        )
    return say(
        "Saved: you marked none of them. You can change it until all marks are shown: at {until}, or sooner.",
        until=until,
    )


def written(each: TakenDown) -> Phrase:
    """To whoever added the point, and to nobody else."""
    return say("{who} took down your point “{point}”: {why}", who=Mention(each.by), point=each.words, why=each.why)


def _words_to(state: Points, person: PersonId) -> tuple[Words, ...]:
    return tuple(Words(written(each)) for each in state.taken_from(person))


def on_home(given: Named, context: Context) -> tuple[Element, ...]:
    """The newest word to them about a point of theirs, where they find it by themselves."""
    told = [(state, each) for state in given.points for each in state.taken_from(given.person)[-1:]]
    if not told:
        return ()
    state, newest = told[-1]
    return Heading(heading(state)), Words(written(newest)), Buttons((_own(state),))


def mine(given: Acting, context: Context) -> Card:
    """Those that they added; after the end, what still waits for them."""
    state = given.points
    if told := _words_to(state, context.person) if state.stage is not Stage.collecting else ():
        return card(heading(state), *told[-TOLD:], Note(say("Only you see this, for two weeks after the end.")))
    state.check_open()
    own = state.by(context.person)
    nothing = say("No point here is yours to take back. You can add one, or mark those that are yours too.")
    return card(
        heading(state),
        *_words_to(state, context.person)[-1:],
        *(Words(line(point)) for point in own),
        None if own else Words(nothing),
        *_taking_back(state, own),
        row(marking(state), adding(state) if state.takes_points(context.now) else None),
        Note(say("No card says who added a point. It is stored until the end, and then it is not stored any more.")),
    )


def _own(state: Points) -> Button:
    return Button(MyPointsPage.title, MyPointsPage(state.id))


def keeping(given: Acting, context: Context) -> Card:
    state = given.points
    state.check_open()
    if not keeps(state, context):
        raise KeepersChoice
    now = say("Show all marks now? Who has not marked yet cannot do so afterwards.")
    close = say("Close this without showing any marks? The points and all marks are gone then, for everyone.")
    return card(
        KeepPointsPage.title,
        Words(rule(state)),
        row(
            Button(ShowPoints.title, ShowPoints(state.id), confirm=now) if state.can_be_shown else None,
            Button(GivePointsMoreTime.title, GivePointsMoreTime(state.id, state.until)),
            Button(TakePointDown.title, draft(TakePointDown, points=state.id)) if state.points else None,
            Button(ClosePoints.title, ClosePoints(state.id), Style.danger, close),
        ),
        Note(say("Whatever you do here is told to all. You do not learn who added or marked a point.")),
    )


def around(given: Around, context: Context) -> Card:
    """Those that there are, and rounds here after which nobody has asked yet."""
    opened = [(_opened(given, state), _seeing(state)) for state in given.points]
    to_ask = [(_over(each), Button(say("Ask after it"), OpenPoints(each.round))) for each in given.rounds]
    nothing = say("After a round its card has a button to ask what you share. Nobody has asked yet.")
    return card(
        TITLE,
        *(element for said, button in (*opened, *to_ask) for element in (*said, row(button))),
        None if opened or to_ask else Words(nothing),
    )


def keeps(state: Points, context: Context) -> bool:
    return context.actor.standing is Standing.facilitator or context.person in state.keepers


def _opened(given: Around, state: Points) -> tuple[Element, ...]:
    there = (given.homes or {}).get(state.place, "")
    if state.stage is Stage.shown:
        when = say("In {place}. All marks are shown.", place=there)
    else:
        when = say("In {place}. Add and mark until {until}, or sooner.", place=there, until=Moment(state.until))
    return Heading(heading(state)), Note(when)


def _seeing(state: Points) -> Button:
    if state.stage is Stage.shown:
        return Button(say("See the points"), MarksPage(state.id))
    return marking(state)


def _over(each: RoundOver) -> tuple[Element, ...]:
    if each.title:
        return (Words(say("The round about “{topic}” is over. What do you share after it?", topic=each.title)),)
    return (Words(say("A round here is over. What do you share after it?")),)


def _within(state: Points, start: int) -> int:
    """An old button may point behind the last one."""
    return min(max(0, start), max(0, len(state.points) - 1) // SHOWN * SHOWN)


def _with_buttons(state: Points, person: PersonId, start: int) -> Iterator[Element | None]:
    here, marked = state.points[start : start + SHOWN], state.of(person).numbers
    yield from (Words(_marked(point) if point.number in marked else line(point)) for point in here)
    buttons = [_toggle(state, point, start, marked=point.number in marked) for point in here]
    for first in range(0, len(buttons), ROW_BUTTONS):
        yield row(*buttons[first : first + ROW_BUTTONS])


def _marked(point: Point) -> Phrase:
    return say("{number}. {words} (yours too)", number=point.number, words=point.words)


def _toggle(state: Points, point: Point, start: int, *, marked: bool) -> Button:
    label = say("Unmark {number}", number=point.number) if marked else say("Mark {number}", number=point.number)
    return Button(label, MarkAsMine(state.id, point.number, not marked, start))


def _finishing(state: Points, person: PersonId) -> Buttons | None:
    if not state.points or state.done(person):
        return None
    label = FinishMarking.title if state.of(person).numbers else say("None of them is mine")
    return row(Button(label, FinishMarking(state.id, state.last), Style.primary))


def _taking_back(state: Points, own: tuple[Point, ...]) -> Iterator[Buttons | None]:
    confirm = say("Take this point back? It is gone from the card then, with all marks on it.")
    buttons = [
        Button(say("Take back {number}", number=each.number), TakePointBack(state.id, each.number), confirm=confirm)
        for each in own
    ]
    for first in range(0, len(buttons), ROW_BUTTONS):
        yield row(*buttons[first : first + ROW_BUTTONS])
