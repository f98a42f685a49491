"""What people want to talk about."""

from bot.features.meetings.cards import news
from bot.features.meetings.commands import AddPoint, CarryOver, MarkPoint, RemovePoint
from bot.features.meetings.facts import PointRemoved, PointRemovedForOthers
from bot.features.meetings.handlers.following import changed, is_facilitator
from bot.features.meetings.model import Carrying, Meeting, points
from bot.features.meetings.model.refusals import NoNextMeeting
from bot.kernel.change import Change
from bot.kernel.command import Context


def add_point(given: Meeting, command: AddPoint, context: Context) -> Change[Meeting]:
    after = points.added(given, command.point, command.text, context.person)
    return changed(given, after, news.point_added(after))


def mark_point(given: Meeting, command: MarkPoint, context: Context) -> Change[Meeting]:
    after = points.marked(given, command.point, done=command.done)
    return changed(given, after, news.point_marked(after, done=command.done))


def remove_point(given: Meeting, command: RemovePoint, context: Context) -> Change[Meeting]:
    after = points.removed(given, command.point, context.person, facilitator=is_facilitator(context))
    was_removed = PointRemoved if given.point(command.point).by == context.person else PointRemovedForOthers
    return Change(after, news.point_removed(after), facts=(was_removed(given.id, context.person),))


def carry_over(given: Carrying, command: CarryOver, context: Context) -> Change[Meeting]:
    """The meeting before keeps them as well: what was open then stays to be seen."""
    given.before.check_past()
    if given.after is None:
        raise NoNextMeeting
    after = points.carried(given.before, given.after)
    count = len(after.points) - len(given.after.points)
    return changed(given.after, after, news.carried(after, count, len(points.to_carry(given.before, after))))
