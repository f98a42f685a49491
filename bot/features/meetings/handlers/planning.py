"""Setting a meeting, and what who set it or a facilitator may change of it."""

from dataclasses import replace

from bot.features.coalition.facts import MemberLeft
from bot.features.meetings.cards import news, pages
from bot.features.meetings.commands import (
    CancelMeeting,
    ChangeMeeting,
    HandOnMeeting,
    MoveMeeting,
    RepeatMeeting,
    SetMeeting,
)
from bot.features.meetings.facts import (
    MeetingCancelled,
    MeetingCancelledForOthers,
    MeetingChanged,
    MeetingChangedForOthers,
    MeetingHandedOn,
    MeetingMoved,
    MeetingMovedForOthers,
)
from bot.features.meetings.handlers.following import (
    Shown,
    asked_anew,
    called_off,
    check_mine,
    handed_on,
    next_of,
    notice,
    notices,
    was_set,
)
from bot.features.meetings.model import PLANNED, Ending, Meeting, Moving, Planning, SeriesId, WallTime, dates, planning
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.text import Mention


def set_meeting(given: Planning, command: SetMeeting, context: Context) -> Change[Meeting]:
    if given.same:
        return Change(reply=news.set_already(given.same))
    on = WallTime(command.day, command.hour, context.actor.zone)
    given.check(on, context.now)
    series, repeats = given.series or context.fresh(SeriesId), dates.repeating(command.rhythm, on.day, on.hour)
    key, place, me = command.meeting, context.place, context.person
    new = Meeting(key, series, on.day, place, command.called, command.venue, on.day, on.hour, on.zone, me, repeats)
    new = planning.announced(new, context.now)
    return Change(reply=news.was_set(new, exists=on.exists), new=(new,), facts=(was_set(new, me),))


def change_meeting(given: Meeting, command: ChangeMeeting, context: Context) -> Change[Meeting]:
    check_mine(given, context)
    after = planning.changed(given, command.called, command.venue)
    told = notice(after, news.changed(given, after, Mention(context.person)))
    return _saved(given, after, news.SAVED if after != given else news.NOTHING_CHANGED, context, told)


def move_meeting(given: Moving, command: MoveMeeting, context: Context) -> Change[Meeting]:
    before = given.meeting
    check_mine(before, context)
    to = WallTime(command.day, command.hour, context.actor.zone)
    after = planning.moved(before, to, context.now, following=command.following)
    reply = news.was_moved(after, exists=to.exists)
    if after.at == before.at:
        return _saved(before, after, reply, context)
    told = notices(given, news.moved(before, after, Mention(context.person)))
    was_moved = MeetingMoved if before.set_by == context.person else MeetingMovedForOthers
    fact = was_moved(before.id, before.place, after.at, context.person)
    return Change(after, reply, messages=told, facts=(fact,), needs=asked_anew(before, after))


def repeat_meeting(given: Meeting, command: RepeatMeeting, context: Context) -> Change[Meeting]:
    """Answered with the page that it is pressed on, as it is now."""
    check_mine(given, context)
    repeats = dates.chosen(command.rhythm, command.every, command.weekdays, *given.usual)
    after = planning.repeated(given, repeats)
    return _saved(given, after, pages.repeating(after, context), context)


def hand_on_meeting(given: Meeting | None, command: HandOnMeeting, context: Context) -> Change[Meeting]:
    if given is None:
        return Change()
    after = replace(given, set_by=command.heir)
    return Change(after, facts=(MeetingHandedOn(given.id, command.heir),), needs=handed_on(after))


def after_member_left(fact: MemberLeft) -> tuple[HandOnMeeting, ...]:
    """As many as there can be; each takes the next of them."""
    return (HandOnMeeting(fact.person, fact.heir),) * PLANNED if fact.heir else ()


def cancel_meeting(given: Ending, command: CancelMeeting, context: Context) -> Change[Meeting]:
    """Of a series this one alone; the next one stands at once."""
    before, me = given.meeting, context.person
    check_mine(before, context)
    after, then = planning.cancelled(before, context.now), next_of(given, context)
    told = notices(given, news.cancelled(after, then, Mention(me)))
    off = MeetingCancelled if before.set_by == me else MeetingCancelledForOthers
    facts = (off(before.id, before.place, me), *((was_set(then, None),) if then else ()))
    return Change(after, news.was_cancelled(after), (then,) if then else (), told, facts, called_off(before))


def _saved(before: Meeting, after: Meeting, reply: Shown, context: Context, *told: Notice) -> Change[Meeting]:
    """A step that changed nothing saves nothing and tells nobody."""
    if after == before:
        return Change(reply=reply)
    was_changed = MeetingChanged if before.set_by == context.person else MeetingChangedForOthers
    return Change(after, reply, messages=told, facts=(was_changed(after.id, context.person),))
