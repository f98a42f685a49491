"""Pieces of wording that several cards of a check-in share: days, hours, how it stands."""

from datetime import date, time

from bot.carrying import Carried
from bot.cutting import shortened
from bot.features.check_ins.commands import HOW, AnswerCheckIn, AnswerInWords, CallForHelp
from bot.features.check_ins.model import CheckIn, How, Kind, Prompt, Series, Standing, Theme
from bot.features.check_ins.model.rhythm import WORKING_DAYS, Days, OnDay
from bot.features.promises.facts import MY_PROMISES_PAGE, promise_done
from bot.kernel.card import row
from bot.kernel.elements import Bar, Button, Buttons, Element, Heading, Note, Style, Tally, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, Text, say, say_n
from bot.kernel.wire import draft
from bot.recurrence import Weekly
from bot.repeating import WEEKDAYS, repeats

CARRIED = 3
"""So many promises are shown beside a question."""

TITLE = 40
"""Of a question in a list to pick from."""

READY = {
    Theme.promises: say("How is what you promised coming on?"),
    Theme.together: say("How do you find working together?"),
}
"""Our questions, for groups that write none of their own."""

SAID: dict[How, Phrase] = dict(HOW)


def question(state: Series | CheckIn) -> Text:
    """In the group's words, or in ours."""
    return state.question or READY[state.theme]


def titled(state: Series | CheckIn) -> Text:
    """The same, in a list to pick from."""
    return shortened(state.question, TITLE) if state.question else READY[state.theme]


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


def calling(prompt: Prompt) -> Button:
    return Button(CallForHelp.title, CallForHelp(prompt.id), Style.primary)


def carrying(carried: tuple[Carried, ...]) -> tuple[Element | None, ...]:
    """One's own open promises, each with the way to say that it is done; the others are on a page of their own."""
    shown, more = carried[:CARRIED], len(carried) > CARRIED
    if not carried:
        return ()
    return (
        Heading(say("What you carry")),
        *(part for each in shown for part in _carried(each)),
        row(Button(say("All of mine"), MY_PROMISES_PAGE)) if more else None,
        Note(say("You alone see this list.")),
    )


def _carried(each: Carried) -> tuple[Element, ...]:
    said = say("{what}, by {date}", what=each.what, date=on_date(each.due))
    spoken = say("It is done: {what}", what=shortened(each.what, TITLE))
    return Words(said), Buttons((Button(say("It is done"), promise_done(each.promise), spoken=spoken),))
