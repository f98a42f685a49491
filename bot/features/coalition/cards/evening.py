"""The first evening as a path: one next step at a time in words, what is done, and what is said at its end."""

from dataclasses import replace
from datetime import datetime
from functools import reduce

from bot.features.closing.facts import CLOSE_PAGE
from bot.features.coalition.cards.pieces import to
from bot.features.coalition.commands import FollowPath, GoOwnWay, WhoPage
from bot.features.coalition.model import Coalition, Step
from bot.features.ground_rules.facts import PROMISES_PAGE
from bot.features.listening.facts import ROUND_PAGE
from bot.features.meetings.facts import MEETINGS_PAGE
from bot.kernel.card import Card, row
from bot.kernel.elements import Button, Element, Note, Style, Words
from bot.kernel.text import Moment, Phrase, say

PUT_AWAY = say("The first steps are not shown any more. You find them again under More.")
TAKEN_UP = say("The home page shows the first steps again.")
SET_A_DATE = Button(say("Set a date"), MEETINGS_PAGE)

_AWAY = replace(
    to(GoOwnWay()), confirm=say("Put the first steps away for everyone? A facilitator can bring them back.")
)
_BACK = to(FollowPath())
_DONE = {
    Step.people: say("people came in"),
    Step.round: say("first round"),
    Step.promises: say("three promises"),
    Step.close: say("one word each"),
    Step.date: say("next date"),
}


def path(coalition: Coalition, *, facilitates: bool) -> tuple[Element | None, ...]:
    """The next step with its button, or nothing where the path is over or put away."""
    step = coalition.path.next
    if step is None:
        return ()
    words, button = _next(step, written=coalition.has_promises)
    away = _AWAY if facilitates else None
    return Words(words), row(replace(button, style=Style.primary), away), Note(_so_far(coalition))


def back_to_it(coalition: Coalition, *, facilitates: bool) -> Button | None:
    """For facilitators, under More."""
    if not facilitates or not coalition.path.open:
        return None
    return _BACK if coalition.path.put_away else _AWAY


def next_date(at: datetime | None) -> Card:
    if at:
        said = say("You meet next on {at}. See you then.", at=Moment(at))
        return Card(said, (Words(said),))
    said = say("No date is set yet for your next meeting. Anyone can set one.")
    buttons = row(SET_A_DATE)
    return Card(said, (Words(said), *((buttons,) if buttons else ())))


def _next(step: Step, *, written: bool) -> tuple[Phrase, Button]:
    match step:
        case Step.people:
            words = say("Next, the others come in. Each types /coalition in the channel and says whom they are with.")
            return words, to(WhoPage())
        case Step.round:
            words = say("Next, hear each other once. The first round has five questions, and nothing is decided in it.")
            return words, Button(say("Listening round"), ROUND_PAGE)
        case Step.promises if written:
            words = say(
                "Next, three promises on how you treat each other. They are written; say whether you can keep them."
            )
            return words, Button(say("See the promises"), PROMISES_PAGE)
        case Step.promises:
            words = say("Next, three promises on how you treat each other. Anyone can write them.")
            return words, Button(say("Three promises"), PROMISES_PAGE)
        case Step.close:
            words = say("Next, when you end for today, ask how each one leaves. One word is enough.")
            return words, Button(say("One word each"), CLOSE_PAGE)
        case Step.date:
            return say("Next, a date on which you meet again. Anyone can set it."), SET_A_DATE


def _so_far(coalition: Coalition) -> Phrase:
    done = [say("set up"), *(_DONE[step] for step in coalition.path.done)]
    return say("Done so far: {steps}.", steps=reduce(_and_then, done))


def _and_then(before: Phrase, after: Phrase) -> Phrase:
    return say("{before}, {after}", before=before, after=after)
