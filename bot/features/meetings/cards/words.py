"""Pieces of wording that several cards of a meeting share: names, dates, how it repeats."""

from bot.features.meetings.model import Coming, Meeting
from bot.kernel.card import Card
from bot.kernel.elements import Buttons, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, say, say_n
from bot.recurrence import Series
from bot.repeating import repeats

SHOWN = 12
"""People that a card names; a screenful on a phone."""

YES, UNSURE, NO = say("I'm coming"), say("Not sure"), say("I can't come")
SAID = {Coming.yes: YES, Coming.unsure: UNSURE, Coming.no: NO}


def message(text: Phrase, buttons: Buttons | None = None) -> Card:
    return Card(text, (Words(text), *((buttons,) if buttons else ())))


def when(state: Meeting) -> Moment:
    return Moment(state.at)


def in_a_list(state: Meeting) -> Phrase:
    """The day first: a long title is cut."""
    return say("{day}: {meeting}", day=when(state), meeting=state.title)


def names(people: tuple[PersonId, ...]) -> tuple[Mention, ...]:
    return tuple(map(Mention, people[:SHOWN]))


def and_more(hidden: int) -> Words | None:
    return Words(say_n("And {n} more person.", "And {n} more people.", hidden)) if hidden > 0 else None


def my_answer(coming: Coming | None) -> Phrase:
    match coming:
        case Coming.yes:
            return say("You said that you come. You can change it.")
        case Coming.unsure:
            return say("You said that you are not sure yet. You can change it.")
        case Coming.no:
            return say("You said that you can't come. You can change it.")
        case None:
            return say("You have not said yet whether you come.")


def rhythm(series: Series | None) -> Phrase:
    return repeats(series) if series else say("Just this once")
