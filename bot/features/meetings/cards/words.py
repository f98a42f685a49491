"""Pieces of wording that several cards of a meeting share: names, dates, how it repeats."""

from functools import reduce

from bot.features.meetings.model import Coming, Meeting
from bot.kernel.card import Card
from bot.kernel.elements import Buttons, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, say, say_n
from bot.recurrence import Series, Weekly

SHOWN = 12
"""People that a card names; a screenful on a phone."""

WEEKDAYS = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)

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
    if series is None:
        return say("Just this once")
    if isinstance(series, Weekly):
        weekdays = listed(tuple(WEEKDAYS[weekday] for weekday in sorted(series.weekdays)))
        if series.every == 1:
            return say("Every week on {weekdays}", weekdays=weekdays)
        return say("Every {weeks} weeks on {weekdays}", weeks=series.every, weekdays=weekdays)
    return in_month(series.nth, WEEKDAYS[series.weekday])


def in_month(nth: int, weekday: Phrase) -> Phrase:
    match nth:
        case 1:
            return say("Every month on the first {weekday}", weekday=weekday)
        case 2:
            return say("Every month on the second {weekday}", weekday=weekday)
        case 3:
            return say("Every month on the third {weekday}", weekday=weekday)
        case 4:
            return say("Every month on the fourth {weekday}", weekday=weekday)
        case _:
            return say("Every month on the last {weekday}", weekday=weekday)


def listed(words: tuple[Phrase, ...]) -> Phrase:
    """Written out, with an “and” before the last."""
    *most, last = words
    if not most:
        return last
    return say("{some} and {last}", some=reduce(_then, most), last=last)


def _then(some: Phrase, after: Phrase) -> Phrase:
    return say("{some}, {after}", some=some, after=after)
