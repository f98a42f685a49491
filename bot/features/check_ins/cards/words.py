"""Pieces of wording that several cards of a check-in share: days, hours, how it stands."""

from datetime import date, time
from functools import reduce

from bot.features.check_ins.commands import HOW, AnswerCheckIn, AnswerInWords
from bot.features.check_ins.model import CheckIn, How, Kind, Standing
from bot.features.check_ins.model.rhythm import WORKING_DAYS, Days, OnDay
from bot.kernel.elements import Bar, Button, Style, Tally
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say, say_n
from bot.kernel.wire import draft
from bot.recurrence import Monthly, Weekly

SAID: dict[How, Phrase] = dict(HOW)

_WEEKDAYS = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)


def weekday(number: int) -> Phrase:
    return _WEEKDAYS[number]


def on_date(day: date) -> Phrase:
    """As it stands on everybody's own wall."""
    return say("{weekday}, {date}", weekday=_WEEKDAYS[day.weekday()], date=day.isoformat())


def at_hour(hour: time) -> str:
    return f"{hour:%H:%M}"


def rhythm(days: Days) -> Phrase:
    match days:
        case Weekly(_, weekdays, _, 1) if weekdays == WORKING_DAYS:
            return say("From Monday to Friday")
        case Weekly(_, weekdays, _, every):
            named = _listed(tuple(_WEEKDAYS[each] for each in sorted(weekdays)))
            if every == 1:
                return say("Every week on {weekdays}", weekdays=named)
            return say("Every {weeks} weeks on {weekdays}", weeks=every, weekdays=named)
        case Monthly(_, day, nth, _):
            return _in_month(nth, _WEEKDAYS[day])
        case OnDay(first, _):
            return say("Every month on day {n}, or the last day of the month", n=first.day)


def often(every: int) -> Phrase:
    match every:
        case 1:
            return say("Every week")
        case 2:
            return say("Every two weeks")
        case 3:
            return say("Every three weeks")
        case _:
            return say("Every four weeks")


def _in_month(nth: int, weekday: Phrase) -> Phrase:
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


def _listed(words: tuple[Phrase, ...]) -> Phrase:
    *most, last = words
    if not most:
        return last
    return say("{some} and {last}", some=reduce(_then, most), last=last)


def _then(some: Phrase, after: Phrase) -> Phrase:
    return say("{some}, {after}", some=some, after=after)
