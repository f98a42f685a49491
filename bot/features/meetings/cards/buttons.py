"""The buttons of a meeting, each named after what it does."""

from bot.features.meetings.cards.words import NO, UNSURE, YES, rhythm
from bot.features.meetings.commands import (
    AddPoint,
    AnswerMeeting,
    CancelMeeting,
    CarryOver,
    ChangeMeeting,
    ComingPage,
    MeetingPage,
    MeetingsPage,
    MoveMeeting,
    PointsPage,
    PresentPage,
    RepeatingPage,
    RepeatMeeting,
    SayPresent,
    SetMeeting,
)
from bot.features.meetings.model import EVERY, Coming, Meeting, Rhythm
from bot.features.meetings.model.dates import bits, in_month, on_weekdays
from bot.kernel.card import row
from bot.kernel.command import Command, Draft, Page
from bot.kernel.elements import Button, Buttons, Style
from bot.kernel.text import Phrase, say
from bot.kernel.wire import draft
from bot.recurrence import Weekly
from bot.repeating import often


def to(press: Command | Page | Draft, label: Phrase | None = None, style: Style = Style.plain) -> Button:
    """A button with the title of what it does, unless it says something else."""
    title = press.command.title if isinstance(press, Draft) else press.title
    return Button(label or title, press, style)


ALL = to(MeetingsPage(), say("All meetings"))
SET = to(Draft(SetMeeting), style=Style.primary)


def opening(state: Meeting) -> Button:
    return to(MeetingPage(state.id))


def answers(state: Meeting) -> tuple[Button, ...]:
    return (
        to(AnswerMeeting(state.id, Coming.yes), YES, Style.primary),
        to(AnswerMeeting(state.id, Coming.unsure), UNSURE),
        to(AnswerMeeting(state.id, Coming.no), NO),
    )


def adding(state: Meeting) -> Button:
    return to(draft(AddPoint, meeting=state.id))


def present(state: Meeting) -> Button:
    return to(SayPresent(state.id), style=Style.primary)


def carrying(state: Meeting) -> Button:
    return to(CarryOver(state.id))


def setting_next(state: Meeting) -> Button:
    return to(draft(SetMeeting, before=state.id), say("Set the next meeting"))


def all_points(state: Meeting) -> Button:
    return to(PointsPage(state.id))


def lists(state: Meeting, *, begun: bool) -> Buttons | None:
    return row(
        all_points(state),
        to(ComingPage(state.id)),
        to(PresentPage(state.id)) if begun else None,
        ALL,
    )


def changing(state: Meeting, *, begun: bool) -> Buttons | None:
    """For who set it, and for facilitators. What has begun keeps its date."""
    sure = say("Everyone here is told that this meeting is cancelled. Is that right?")
    return row(
        to(draft(ChangeMeeting, meeting=state.id), say("Change")),
        None if begun else to(draft(MoveMeeting, meeting=state.id)),
        to(RepeatingPage(state.id)),
        None if begun else Button(CancelMeeting.title, CancelMeeting(state.id), Style.danger, sure),
    )


def weeks(state: Meeting) -> tuple[Button, ...]:
    """How often; what holds already has no button."""
    series = state.repeats if isinstance(state.repeats, Weekly) else None
    weekdays = series.weekdays if series else frozenset({state.usual[0].weekday()})
    possible = (on_weekdays(weekdays, every, *state.usual) for every in range(1, EVERY + 1))
    return tuple(
        Button(often(each.every), RepeatMeeting(state.id, Rhythm.weekly, each.every, bits(weekdays)))
        for each in possible
        if series is None or each.every != series.every
    )


def other_rhythms(state: Meeting) -> Buttons | None:
    month = in_month(*state.usual)
    same = (
        state.repeats is not None
        and not isinstance(state.repeats, Weekly)
        and (state.repeats.weekday, state.repeats.nth) == (month.weekday, month.nth)
    )
    return row(
        None if same else Button(say("Every month"), RepeatMeeting(state.id, Rhythm.monthly), spoken=rhythm(month)),
        Button(rhythm(None), RepeatMeeting(state.id, Rhythm.once)) if state.repeats else None,
    )


def weekday_changes(series: Weekly, key: Meeting) -> tuple[tuple[int, RepeatMeeting], ...]:
    """For each weekday the series with it, or without it; the only one stays."""
    toggled = ((weekday, series.weekdays ^ {weekday}) for weekday in range(7))
    return tuple(
        (weekday, RepeatMeeting(key.id, Rhythm.weekly, series.every, bits(weekdays)))
        for weekday, weekdays in toggled
        if weekdays
    )
