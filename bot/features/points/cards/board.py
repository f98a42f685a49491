"""The card of points in the channel: with the rule by which all marks are shown, and afterwards with what was shown."""

from bot.features.points.cards import shown
from bot.features.points.cards.pieces import SHOWN, adding, for_whom, heading, listed, marking, seeing, waiting
from bot.features.points.cards.shown import Proposing
from bot.features.points.model import Points, Stage
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Element, Note, Words
from bot.kernel.text import Moment, Phrase, say, say_n


def board(state: Points, proposing: Proposing | None = None) -> Card:
    match state.stage:
        case Stage.collecting:
            return _collecting(state)
        case Stage.shown:
            return shown.shown(state, proposing)
        case Stage.closed:
            return card(heading(state), Words(_closed(state)), waiting(state))


def rule(state: Points) -> Phrase:
    """By which all marks are shown, and until then none."""
    until = Moment(state.until)
    if not state.people:
        return say("All marks are shown together at {until}. Until then nobody sees what is marked.", until=until)
    return say(
        "All marks are shown together at {until}, or sooner, a minute after everyone who was in the round has marked. "
        "Until then nobody sees what is marked.",
        until=until,
    )


def stored() -> Note:
    return Note(
        say(
            "Stored until the end: who added a point, and who marked it. "
            "Not stored after that: any of these names; the points stay, with their numbers."
        )
    )


def small() -> Note:
    """What a number can and cannot hide."""
    return Note(
        say(
            "Numbers are shown if five or more people mark, and only of points that two or more marked. "
            "If all mark the same, everyone knows it."
        )
    )


def adding_until(state: Points) -> Phrase:
    if state.reminded:
        return say("No more points are added now, so that each one has a day to be marked.")
    return say(
        "Points can be added until {until}, so that each one has a day or more to be marked.",
        until=Moment(state.adding_until),
    )


def _collecting(state: Points) -> Card:
    asked = Words(say("What do we share? Everyone can add points, and mark those that are theirs too."))
    return card(
        heading(state),
        for_whom(state),
        asked,
        *listed(state.points),
        _so_far(state),
        Words(rule(state)),
        Note(adding_until(state)),
        Note(_who(state)),
        Note(_sooner(state)),
        small(),
        stored(),
        waiting(state),
        row(
            None if state.reminded else adding(state),
            marking(state) if state.points else None,
            seeing(state) if len(state.points) > SHOWN and not state.points else None,
        ),
    )


def _closed(state: Points) -> Phrase:
    if state.taken_down:
        return say("This was closed without showing any marks. No point or mark is stored.")
    return say("This was closed without showing any marks. Nothing of it is stored.")


def _so_far(state: Points) -> Element | None:
    if state.settled_at:
        return Note(say("Everyone who was in the round has marked. Thank you; it is shown in a minute."))
    count = state.marking
    return Note(say_n("{n} person has marked so far.", "{n} people have marked so far.", count)) if count else None


def _who(state: Points) -> Phrase:
    if state.circle_name is not None:
        return say("Everyone in the circle can add and mark. No card says who added a point.")
    return say("Every member can add and mark, also who was not in the round. No card says who added a point.")


def _sooner(state: Points) -> Phrase:
    if state.people:
        return say(
            "Who opened this, or facilitates, can show the marks sooner "
            "when more than half of those who were in the round have marked."
        )
    return say("Who opened this, or facilitates, can show the marks sooner when five people have marked.")
