"""What the clock sends: the reminder of the day before, the notice of the last hour, and the end with what is next."""

from bot.features.meetings.cards import news
from bot.features.meetings.commands import RemindOfMeeting
from bot.features.meetings.facts import MeetingHeld
from bot.features.meetings.handlers.following import next_of, notice, reminders, was_set
from bot.features.meetings.model import Ending, Meeting, Stage, Told, timekeeping
from bot.kernel.change import Change
from bot.kernel.command import Context


def remind_of_meeting(given: Ending, command: RemindOfMeeting, context: Context) -> Change[Meeting]:
    after = timekeeping.tick(given.meeting, context.now)
    if after == given.meeting:
        return Change()
    if after.stage is Stage.held:
        return _held(given, after, context)
    if after.told is Told.day_before:
        return Change(after, needs=reminders(after))
    soon = (notice(after, news.soon(after)),) if context.now < after.at else ()
    return Change(after, messages=soon)


def _held(given: Ending, after: Meeting, context: Context) -> Change[Meeting]:
    then = next_of(given, context)
    facts = (MeetingHeld(after.id, after.place, after.at), *((was_set(then, None),) if then else ()))
    return Change(after, new=(then,) if then else (), messages=(notice(after, news.over(after, then)),), facts=facts)
