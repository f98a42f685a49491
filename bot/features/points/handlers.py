"""What each command does to points: a step of the model, and what people are told of it."""

from dataclasses import replace
from datetime import datetime

from bot.features.circles.facts import OutOfCircle
from bot.features.coalition.facts import HomeLeft, MemberLeft
from bot.features.points import commands as asked
from bot.features.points.cards import news, pages, shown
from bot.features.points.facts import (
    PointsClosed,
    PointsExtended,
    PointsOpened,
    PointsShown,
    PointTakenDown,
    SharedPoint,
)
from bot.features.points.model import OPEN_FOR, Acting, Looking, Opening, Points, PointsId, Stage, returned, without
from bot.features.points.model.refusals import KeepersChoice, TooFewMarked
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Message, Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context, Standing
from bot.kernel.ids import PersonId
from bot.kernel.text import Moment

SEVERAL = 8
"""Points that may name somebody at one time: who leaves is let go of in so many at once."""


def open_points(given: Opening, command: asked.OpenPoints, context: Context) -> Change[Points]:
    given.check(context.person, facilitator=context.actor.standing is Standing.facilitator)
    if given.standing:
        return Change(reply=pages.looking(Looking(Acting(given.standing)), context))
    over, until = given.round, context.now + OPEN_FOR
    made = Points(
        context.fresh(PointsId),
        over.place,
        over.round,
        over.title,
        context.now,
        until,
        given.keepers(context.person),
        given.waited_for(),
        over.circle,
        over.circle_name,
    )
    fact = PointsOpened(made.id, made.round, made.place, made.title, context.person, made.circle_name or "")
    return Change(reply=news.opened(made), new=(made,), facts=(fact,))


def name_point(given: Acting, command: asked.NamePoint, context: Context) -> Change[Points]:
    """Stated nowhere: the history would say who it was."""
    after = given.checked(context.person).adding(context.person, command.words, context.now)
    return Change(after, news.added(after.points[-1]))


def take_point_back(given: Acting, command: asked.TakePointBack, context: Context) -> Change[Points]:
    return Change(given.points.taking_back(context.person, command.number, context.now), news.TAKEN_BACK)


def mark_as_mine(given: Acting, command: asked.MarkAsMine, context: Context) -> Change[Points]:
    before = given.checked(context.person)
    after = before.marking_as(context.person, command.number, mine=command.mine, now=context.now)
    return Change(_new(before, after), pages.marks(after, command.start, context))


def finish_marking(given: Acting, command: asked.FinishMarking, context: Context) -> Change[Points]:
    before = given.checked(context.person)
    after = before.done_by(context.person, command.seen, context.now)
    met = (Met(after.to_mark, context.person),) if after.done(context.person) else ()
    return Change(_new(before, after), pages.done(after, context.person), needs=met)


def take_point_down(given: Points, command: asked.TakePointDown, context: Context) -> Change[Points]:
    """Whoever added it finds the word to them when they look: a message that rings them now, in front of all, would say
    whose point it was."""
    _check_keeper(given, context)
    after = given.taking_down(command.number, context.person, command.why, context.now)
    told = Notice(after.place, news.taken_down(context.person))
    return Change(after, news.TAKEN_DOWN, messages=(told,), facts=(PointTakenDown(after.id, context.person),))


def give_more_time(given: Points, command: asked.GivePointsMoreTime, context: Context) -> Change[Points]:
    _check_keeper(given, context)
    if command.until < given.until:
        return Change(reply=news.longer_already(given))
    after = given.with_more_time(context.now)
    told = Notice(after.place, news.more_time(after, context.person))
    return Change(after, news.MORE_TIME, messages=(told,), facts=(PointsExtended(after.id, context.person),))


def show_points(given: Points, command: asked.ShowPoints, context: Context) -> Change[Points]:
    _check_keeper(given, context)
    if not given.can_be_shown:
        raise TooFewMarked(until=Moment(given.until))
    return _shown(given, context.person, context.now)


def close_points(given: Points, command: asked.ClosePoints, context: Context) -> Change[Points]:
    _check_keeper(given, context)
    told = Notice(given.place, news.closed_by(given, context.person))
    return _closed(given, context.person, context.now, told)


def keep_points(given: Points, command: asked.KeepPoints, context: Context) -> Change[Points]:
    """A tick that came while there was more time already changes nothing."""
    due = given.deadline()
    if due is None or context.now < due:
        return Change()
    if given.stage is not Stage.collecting:
        return Change(given.forgotten())
    if not given.points and context.now >= given.adding_until:
        return _closed(given, None, context.now, Notice(given.place, news.nothing_added(given)))
    if given.due(context.now):
        return _shown(given, None, context.now)
    after = given.on_last_day()
    return Change(after, needs=news.last_day(after))


def close_there(given: Points | None, command: asked.ClosePointsThere, context: Context) -> Change[Points]:
    """They were named for those who read there, so they are shown nowhere else; each who added or marked is told."""
    if given is None:
        return Change()
    over = _closed(given, None, context.now)
    return replace(over, needs=(*over.needs, *(news.let_go(given, each, context.now) for each in given.taking_part)))


def after_home_left(fact: HomeLeft) -> tuple[asked.ClosePointsThere, ...]:
    return (asked.ClosePointsThere(fact.place),) * SEVERAL


def come_back(given: Points, command: asked.ComeBackToPoints, context: Context) -> Change[Points]:
    """Who is waited for on the last day is asked anew, since what they were told is over."""
    after = returned(given, command.since, context.now)
    if after == given:
        return Change()
    needs = news.last_day(after) if after.reminded else ()
    return Change(after, messages=(Notice(after.place, news.kept_open(after)),), needs=needs)


def forget_marks(given: Points | None, command: asked.ForgetMarks, context: Context) -> Change[Points]:
    return Change(without(given, command.person, context.now) if given else None)


def after_member_left(fact: MemberLeft) -> tuple[asked.ForgetMarks, ...]:
    return (asked.ForgetMarks(fact.person),) * SEVERAL


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetMarks, ...]:
    return (asked.ForgetMarks(fact.person),)


def after_out_of_circle(fact: OutOfCircle) -> tuple[asked.ForgetMarks, ...]:
    return (asked.ForgetMarks(fact.person, fact.circle),) * SEVERAL


def _check_keeper(given: Points, context: Context) -> None:
    given.check_open()
    if not pages.keeps(given, context):
        raise KeepersChoice


def _shown(before: Points, by: PersonId | None, now: datetime) -> Change[Points]:
    """With the words, for whoever makes something of them; by whom is said where somebody did it."""
    after = before.shown(now)
    told: tuple[Message, ...] = (Notice(after.place, shown.news(after)),)
    shared = tuple(SharedPoint(each.number, each.words, each.marked) for each in after.points)
    fact = PointsShown(
        after.id, after.round, after.place, len(shared), after.marked, by, title=after.title, shared=shared
    )
    if by:
        told = (Notice(after.place, news.shown_by(by)), *told)
    return Change(after, news.SHOWN if by else None, messages=told, facts=(fact,), needs=(Met(before.to_mark),))


def _closed(before: Points, by: PersonId | None, now: datetime, *told: Notice) -> Change[Points]:
    after, facts, met = before.closed(now), (PointsClosed(before.id, by),), (Met(before.to_mark),)
    return Change(after, news.closed(after) if by else None, messages=told, facts=facts, needs=met)


def _new(before: Points, after: Points) -> Points | None:
    return None if after == before else after
