"""The card of a meeting, redrawn from its state."""

from bot.features.meetings.cards import buttons
from bot.features.meetings.cards.words import SHOWN, and_more, names, rhythm, when
from bot.features.meetings.model import Coming, Meeting, Point, Presence, Stage
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Element, Fact, Facts, Note, People, PersonLine, Words
from bot.kernel.ids import PlaceId
from bot.kernel.text import Mention, Phrase, say, say_n

POINTS = 5
"""On the card itself; the others have a page."""


def board(state: Meeting) -> Card:
    return drawn(state, buttons.opening(state))


def where(state: Meeting) -> tuple[PlaceId, ...] | None:
    """In all homes while it is to come, since everyone may answer; then where it is up already."""
    return None if state.stage is Stage.planned else ()


def drawn(state: Meeting, opening: Button | None) -> Card:
    """On its own page nothing opens it."""
    match state.stage:
        case Stage.planned:
            summary = say("Meeting: “{title}”, {at}", title=state.title, at=when(state))
            return card(state.title, *_planned(state, opening), summary=summary)
        case Stage.cancelled:
            off = say("This meeting is cancelled. Nobody needs to come.")
            carrying = buttons.carrying(state) if state.open_points else None
            return card(state.title, _facts(state), Words(off), row(carrying, opening))
        case Stage.held:
            return card(state.title, *_held(state, opening), summary=say("“{title}” is over.", title=state.title))


def point_line(point: Point) -> Phrase:
    """With who added it; what is done says so in words."""
    by = Mention(point.by)
    match point.done, point.carried:
        case True, _:
            return say("Done: {point} (from {who})", point=point.text, who=by)
        case _, True:
            return say("• {point} (from {who}, carried over)", point=point.text, who=by)
        case _:
            return say("• {point} (from {who})", point=point.text, who=by)


def presence_line(presence: Presence) -> PersonLine:
    own = presence.by == presence.person
    return PersonLine(Mention(presence.person), None if own else say("written down by {who}", who=Mention(presence.by)))


def _planned(state: Meeting, opening: Button | None) -> tuple[Element | None, ...]:
    return (
        _facts(state),
        *_points(state),
        *_coming(state),
        row(*buttons.answers(state)),
        row(buttons.adding(state), opening),
    )


def _held(state: Meeting, opening: Button | None) -> tuple[Element | None, ...]:
    there = tuple(map(presence_line, state.present[:SHOWN]))
    left = state.open_points
    not_done = say_n("{n} point is not done yet.", "{n} points are not done yet.", len(left))
    return (
        _facts(state),
        People(say("Who was there"), there) if there else Words(say("Nobody has said yet that they were there.")),
        and_more(len(state.present) - SHOWN),
        Words(not_done) if left else None,
        row(buttons.present(state), buttons.carrying(state) if left else None, opening),
    )


def _facts(state: Meeting) -> Facts:
    return Facts(
        (
            Fact(say("When"), when(state)),
            Fact(say("Where"), state.venue or say("Not known yet")),
            *((Fact(say("Repeats"), rhythm(state.repeats)),) if state.repeats else ()),
        )
    )


def _points(state: Meeting) -> tuple[Element | None, ...]:
    if not state.points:
        return (Note(say("No points yet. Anyone can add what they want to talk about.")),)
    hidden = len(state.points) - POINTS
    return (
        Words(say("What we talk about:")),
        *(Words(point_line(point)) for point in state.points[:POINTS]),
        Note(say_n("And {n} more point.", "And {n} more points.", hidden)) if hidden > 0 else None,
    )


def _coming(state: Meeting) -> tuple[Element | None, ...]:
    yes, unsure, no = (state.who(coming) for coming in (Coming.yes, Coming.unsure, Coming.no))
    return (
        Words(say("Coming: {names}", names=names(yes))) if yes else Words(say("Nobody has said yet that they come.")),
        and_more(len(yes) - SHOWN),
        Words(say("Not sure yet: {names}", names=names(unsure))) if unsure else None,
        and_more(len(unsure) - SHOWN),
        Note(say_n("{n} person can't come.", "{n} people can't come.", len(no))) if no else None,
    )
