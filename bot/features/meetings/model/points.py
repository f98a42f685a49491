"""What people want to talk about, until it is done, and what of it goes over to the next meeting."""

from dataclasses import replace

from bot.features.meetings.model import refusals
from bot.features.meetings.model.meeting import MOST, Meeting, Point, PointId, Stage
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention


def added(state: Meeting, key: PointId, text: str, by: PersonId) -> Meeting:
    """The same form sent twice adds one point."""
    state.check_planned()
    if any(each.id == key for each in state.points):
        return state
    if len(state.points) >= MOST:
        raise refusals.PointsFull(most=MOST)
    return replace(state, points=(*state.points, Point(key, text, by)))


def marked(state: Meeting, key: PointId, *, done: bool) -> Meeting:
    return state.with_point(replace(state.point(key), done=done))


def removed(state: Meeting, key: PointId, person: PersonId, *, facilitator: bool) -> Meeting:
    """By who added it or a facilitator, also afterwards: nothing has to stay that should not have been written."""
    point = state.point(key)
    if not (facilitator or person == point.by):
        raise refusals.PointOfOthers(who=Mention(point.by))
    return replace(state, points=tuple(each for each in state.points if each.id != key))


def to_carry(before: Meeting, after: Meeting | None) -> tuple[Point, ...]:
    """What is not done, and not carried over yet."""
    there = {each.id for each in after.points} if after else set[PointId]()
    return tuple(each for each in before.open_points if each.id not in there)


def carried(before: Meeting, after: Meeting) -> Meeting:
    """As many as there is room for, in their order, after the points that are there already."""
    room = MOST - len(after.points)
    new = tuple(replace(each, carried=True) for each in to_carry(before, after)[:room])
    return replace(after, points=(*after.points, *new))


def may_carry(state: Meeting) -> bool:
    return state.stage is not Stage.planned and bool(state.open_points)
