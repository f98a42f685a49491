"""Pieces of wording that several cards of a check-in share: days, hours, how it stands."""

from datetime import date, time

from bot.features.check_ins.commands import HOW, AnswerCheckIn, AnswerInWords
from bot.features.check_ins.model import CheckIn, How, Kind, Standing
from bot.features.check_ins.model.rhythm import WORKING_DAYS, Days, OnDay
from bot.kernel.elements import Bar, Button, Style, Tally
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say, say_n
from bot.kernel.wire import draft
from bot.recurrence import Weekly
from bot.repeating import WEEKDAYS, repeats

SAID: dict[How, Phrase] = dict(HOW)


def on_date(day: date) -> Phrase:
    """As it stands on everybody's own wall."""
    return say("{weekday}, {date}", weekday=WEEKDAYS[day.weekday()], date=day.isoformat())


def at_hour(hour: time) -> str:
    return f"{hour:%H:%M}"


def rhythm(days: Days) -> Phrase:
    match days:
        case Weekly(_, weekdays, _, 1) if weekdays == WORKING_DAYS:
            return say("From Monday to Friday")
        case OnDay(first, _):
            return say("Every month on day {n}, or the last day of the month", n=first.day)
        case _:
            return repeats(days)


def answered_of(standing: Standing) -> Phrase:
    """Nobody is named: silence is everybody's own."""
    of = max(standing.asked, standing.answered)
    return say_n("{n} of {of} has answered", "{n} of {of} have answered", standing.answered, of=of)


def bars(standing: Standing) -> Tally | None:
    shown = tuple(Bar(SAID[how], standing.of(how)) for how in How)
    return Tally(shown) if any(each.count for each in shown) else None


def answering(state: CheckIn, label: Phrase | None = None, style: Style = Style.primary) -> Button:
    command = AnswerCheckIn if state.kind is Kind.progress else AnswerInWords
    return Button(label or command.title, draft(command, check_in=state.id), style)


def answering_for(state: CheckIn, person: PersonId) -> Button:
    command = AnswerCheckIn if state.kind is Kind.progress else AnswerInWords
    return Button(command.title, draft(command, check_in=state.id, person=person))
