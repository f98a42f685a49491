"""Changing what is planned: another date, another title or place, how it repeats, cancelling, and the next one."""

from dataclasses import replace
from datetime import date, datetime

from bot.features.meetings.model import refusals
from bot.features.meetings.model.dates import WallTime, from_then_on
from bot.features.meetings.model.meeting import DAY_BEFORE, HOUR_BEFORE, Meeting, MeetingId, Stage, Told
from bot.recurrence import Series, instant, next_after


def told_by(at: datetime, now: datetime) -> Told:
    """What needs no saying any more, because its time has passed."""
    if now >= at - HOUR_BEFORE:
        return Told.hour_before
    return Told.day_before if now >= at - DAY_BEFORE else Told.nothing


def announced(state: Meeting, now: datetime) -> Meeting:
    """As it is set at this time: who sets a meeting for tonight needs no reminder of the day before."""
    return replace(state, told=told_by(state.at, now))


def moved(state: Meeting, to: WallTime, now: datetime, *, following: bool) -> Meeting:
    """Everyone is asked anew: a yes was for the other date. With `following` the meetings after it move as well."""
    if state.has_begun(now):
        raise refusals.MeetingBegun
    to.check_to_come(now)
    to = to.within(state.zone)
    repeats = from_then_on(state.repeats, to.day, to.hour) if state.repeats and following else state.repeats
    after = replace(state, day=to.day, hour=to.hour, repeats=repeats)
    return after if after.at == state.at else announced(replace(after, answers=(), asked=state.expected), now)


def changed(state: Meeting, title: str | None, venue: str | None) -> Meeting:
    """What is None stays as it is."""
    return replace(state, title=title or state.title, venue=venue or state.venue)


def cancelled(state: Meeting, now: datetime) -> Meeting:
    if state.has_begun(now):
        raise refusals.MeetingBegun
    return replace(state, stage=Stage.cancelled)


def following(state: Meeting, key: MeetingId, now: datetime, taken: tuple[date, ...]) -> Meeting | None:
    """The next meeting of a series, later than this one and than now, on a day that had none; what was missed in an
    absence is left out."""
    if state.repeats is None:
        return None
    own = instant(state.occurrence, state.repeats.hour, state.zone)
    day, at = next_after(state.repeats, state.zone, max(own, now))
    while day in taken:
        day, at = next_after(state.repeats, state.zone, at)
    return announced(
        Meeting(
            key,
            state.series,
            day,
            state.place,
            state.title,
            state.venue,
            day,
            state.repeats.hour,
            state.zone,
            state.set_by,
            state.repeats,
        ),
        now,
    )


def repeated(state: Meeting, repeats: Series | None) -> Meeting:
    return replace(state, repeats=repeats)
