"""The pages of meetings: all of them, one of them as one person sees it, and how it repeats."""

from bot.features.meetings.cards import buttons
from bot.features.meetings.cards.board import drawn
from bot.features.meetings.cards.words import SAID, my_answer, rhythm, when
from bot.features.meetings.commands import (
    AnswerMeeting,
    MeetingPage,
    MeetingsPage,
    RepeatingPage,
    RepeatMeeting,
    SayAbsent,
)
from bot.features.meetings.model import Calendar, Carrying, Coming, Meeting, Stage
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context, Standing
from bot.kernel.elements import Button, Element, Heading, Menu, MenuOption, Note, Style, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, When, say
from bot.recurrence import Weekly
from bot.repeating import WEEKDAYS

PLANNED = 5
WRITTEN_FOR = 8
"""So many people with three answers each fit into one menu."""

TITLE = 20
"""Of a meeting's title in a list to pick from."""


def calendar(given: Calendar, context: Context) -> Card:
    first = min(max(given.start, 0), max(len(given.planned) - 1, 0)) // PLANNED * PLANNED
    shown, after = given.planned[first : first + PLANNED], first + PLANNED
    lines = (Words(say("“{title}”, {at}", title=each.title, at=when(each))) for each in shown)
    return card(
        MeetingsPage.title,
        *lines,
        None if shown else Words(say("No meeting is set. Anyone can set one.")),
        _choice(say("Open a meeting"), shown),
        row(
            buttons.SET,
            buttons.to(MeetingsPage(first - PLANNED), say("Back")) if first else None,
            buttons.to(MeetingsPage(after), say("More")) if after < len(given.planned) else None,
        ),
        Heading(say("Past meetings")) if given.held else None,
        _choice(say("Open a past meeting"), given.held),
    )


def _choice(label: Phrase, meetings: tuple[Meeting, ...]) -> Menu | None:
    options = tuple(
        MenuOption(say("{title}, {day}", title=_short(each.title), day=Moment(each.at, When.day)), MeetingPage(each.id))
        for each in meetings
    )
    return Menu(label, options) if options else None


def _short(title: str) -> str:
    return title if len(title) <= TITLE else title[: TITLE - 1] + "…"


def meeting(given: Carrying, context: Context) -> Card:
    """The same card as all see, with one's own answer and what one may change."""
    state = given.before
    changing = state.may_be_changed_by(context.person, facilitator=context.actor.standing is Standing.facilitator)
    shown = drawn(state, None)
    more = (
        *(_before(given, context) if not state.has_begun(context.now) else _since(given, context)),
        buttons.lists(state, begun=state.has_begun(context.now)),
        buttons.changing(state, begun=state.has_begun(context.now)) if changing else None,
    )
    return Card(shown.summary, (*shown.elements, *(each for each in more if each)))


def _before(given: Carrying, context: Context) -> tuple[Element | None, ...]:
    state = given.before
    if state.stage is Stage.planned:
        by = state.written_by(context.person)
        return (
            Note(my_answer(state.answer_of(context.person))),
            Note(say("{who} wrote it down for you.", who=Mention(by))) if by else None,
            _writing(state, given.writes_for),
        )
    return _upcoming(given)


def _writing(state: Meeting, people: tuple[PersonId, ...]) -> Menu | None:
    """For those who may write down answers: each person with each answer."""
    options = tuple(
        MenuOption(
            say("{who}: {answer}", who=Mention(each), answer=SAID[coming]), AnswerMeeting(state.id, coming, each)
        )
        for each in people[:WRITTEN_FOR]
        for coming in Coming
    )
    return Menu(say("Write down for someone"), options) if options else None


def _since(given: Carrying, context: Context) -> tuple[Element | None, ...]:
    state = given.before
    if state.presence_of(context.person):
        return (
            Note(say("You are on the list of those who were there.")),
            row(buttons.to(SayAbsent(state.id))),
            *_upcoming(given),
        )
    asked = row(buttons.present(state)) if state.stage is Stage.planned else None
    return (asked, *_upcoming(given))


def _upcoming(given: Carrying) -> tuple[Element | None, ...]:
    if given.after:
        return (Words(say("The next one: {at}", at=when(given.after))), row(buttons.opening(given.after)))
    return (row(buttons.setting_next(given.before)) if given.before.stage is not Stage.planned else None,)


def repeating(state: Meeting, context: Context) -> Card:
    """Everyone sees it; a press by who may not change it is refused."""
    series = state.repeats
    weekdays = buttons.weekday_changes(series, state) if isinstance(series, Weekly) else ()
    days = tuple(_weekday(weekday, press, series) for weekday, press in weekdays if isinstance(series, Weekly))
    return card(
        RepeatingPage.title,
        Words(rhythm(series)),
        Note(
            say(
                "Times are as on the clocks of {zone}. This meeting stays; only those after it change.", zone=state.zone
            )
        ),
        row(*buttons.weeks(state)),
        row(*days[:4]),
        row(*days[4:]),
        buttons.other_rhythms(state),
        row(buttons.opening(state)),
    )


def _weekday(weekday: int, press: RepeatMeeting, series: Weekly) -> Button:
    """The style alone says nothing: the sentence above names the days."""
    there = weekday in series.weekdays
    name = WEEKDAYS[weekday]
    spoken = say("Not on {weekday}", weekday=name) if there else say("Also on {weekday}", weekday=name)
    return Button(spoken, press, Style.primary if there else Style.plain)
