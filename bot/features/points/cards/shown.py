"""The points when all marks are shown together: most-marked first, and no names."""

from collections.abc import Callable, Iterator

from bot.features.points.cards.pieces import SHOWN, for_whom, heading, line, waiting
from bot.features.points.commands import MarksPage
from bot.features.points.model import ENOUGH, Point, Points
from bot.features.promises.facts import promise_after
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Buttons, Element, Heading, Note, Words
from bot.kernel.limits import ROW_BUTTONS
from bot.kernel.text import Phrase, say
from bot.kernel.wire import Press

Proposing = Callable[[Points, Point], Press]
"""What makes a proposal of a point, for a button beside it."""


def shown(state: Points, proposing: Proposing | None = None, start: int = 0) -> Card:
    """As many as a card has room for, from there on."""
    here = state.points[start : start + SHOWN]
    return card(
        heading(state),
        for_whom(state),
        Words(_what(state)) if start == 0 else None,
        *_lines(state, here),
        *_proposing(state, here, proposing),
        turning(state, start),
        row(Button(say("Make a promise"), promise_after(state.id))) if state.points else None,
        Note(say("Not stored any more: who added a point, and who marked it.")),
        waiting(state),
    )


def news(state: Points) -> Card:
    """To all, once: the card further up shows the same from here on."""
    drawn = shown(state)
    seeing = row(Button(say("See the points"), MarksPage(state.id))) if state.points else None
    return Card(
        say("{title}: all marks are shown", title=heading(state)), (*drawn.elements, *((seeing,) if seeing else ()))
    )


def turning(state: Points, start: int) -> Buttons | None:
    """To the points before and after these."""
    return row(
        Button(say("Points before"), MarksPage(state.id, max(0, start - SHOWN))) if start > 0 else None,
        Button(say("More points"), MarksPage(state.id, start + SHOWN)) if start + SHOWN < len(state.points) else None,
    )


def _what(state: Points) -> Phrase:
    if not state.points:
        return say("Nobody added a point this time. What you heard from each other stays with you.")
    if state.marked < ENOUGH:
        return say(
            "Fewer than five people marked, and numbers would say too much about each of them. "
            "Here are all points, in the order in which they were added."
        )
    if not any(point.marked for point in state.points):
        return say("No point was marked by two or more this time. You may want to listen to each other once more.")
    return say("This is what we share, most-marked first. Thank you for adding and marking.")


def _lines(state: Points, here: tuple[Point, ...]) -> Iterator[Element]:
    """What is hardly shared stands after the rest, without a number that would be somebody's."""
    shared = any(point.marked for point in state.points)
    yield from (Words(_counted(state, point)) for point in here if point.marked)
    others = [point for point in here if not point.marked]
    if others and shared:
        yield Heading(say("Also named"))
    yield from (Words(line(point)) for point in others)


def _counted(state: Points, point: Point) -> Phrase:
    return say(
        "{number}. {words} (marked by {count} of {all})",
        number=point.number,
        words=point.words,
        count=point.marked or 0,
        all=state.marked,
    )


def _proposing(state: Points, here: tuple[Point, ...], proposing: Proposing | None) -> Iterator[Buttons | None]:
    if proposing is None:
        return
    buttons = [
        Button(
            say("Propose {number}", number=point.number),
            proposing(state, point),
            confirm=say("All members see it then. Make it a building block?"),
        )
        for point in here
    ]
    for first in range(0, len(buttons), ROW_BUTTONS):
        yield row(*buttons[first : first + ROW_BUTTONS])
