"""Pieces of wording and buttons that several cards of points share."""

from bot.features.points.commands import MarksPage, NamePoint
from bot.features.points.model import Point, Points
from bot.kernel.elements import Button, Element, Note, Style, Words
from bot.kernel.text import Phrase, Text, say, say_n
from bot.kernel.wire import draft

SHOWN = 10
"""Points on a card; there is a page for more."""

TITLE = say("Points we share")


def heading(state: Points) -> Phrase:
    return say("Points we share: {topic}", topic=state.title) if state.title else TITLE


def for_whom(state: Points) -> Note | None:
    if state.circle_name is None:
        return None
    return Note(say("For the circle {circle}. Everyone here can read along.", circle=state.circle_name))


def waiting(state: Points) -> Note | None:
    """That more is stored than the rest of the card says, where it is so."""
    if not state.taken_down:
        return None
    said = say("A word about a point that was taken down is stored until two weeks after the end, for who added it.")
    return Note(said)


def line(point: Point) -> Phrase:
    return say("{number}. {words}", number=point.number, words=point.words)


def listed(points: tuple[Point, ...]) -> tuple[Element | None, ...]:
    """As many as a card has room for."""
    more = len(points) - SHOWN
    there = Note(say_n("And {n} more point.", "And {n} more points.", more)) if more > 0 else None
    return (*(Words(line(point)) for point in points[:SHOWN]), there)


def adding(state: Points) -> Button:
    return Button(NamePoint.title, draft(NamePoint, points=state.id), Style.primary)


def marking(state: Points) -> Button:
    return Button(MarksPage.title, MarksPage(state.id), Style.primary)


def seeing(state: Points, label: Phrase | None = None, spoken: Text | None = None) -> Button:
    return Button(label or say("All points"), MarksPage(state.id), spoken=spoken)
