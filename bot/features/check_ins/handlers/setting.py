"""Setting a check-in, and what who set it or a facilitator may change of it."""

from datetime import timedelta

from bot.features.check_ins import commands as asked
from bot.features.check_ins.cards import news, pages
from bot.features.check_ins.facts import (
    Changed,
    CheckInChanged,
    CheckInChangedForOthers,
    CheckInHandedOn,
    CheckInPausedThere,
    CheckInSet,
)
from bot.features.check_ins.model import (
    Addressing,
    Audience,
    Kind,
    Repeating,
    Resuming,
    Series,
    Setting,
    Stage,
    Theme,
    Wishing,
)
from bot.features.check_ins.model.refusals import EnoughCheckIns, ItsPlaceClosed
from bot.features.check_ins.model.rhythm import EVERY, every_so_often
from bot.features.check_ins.model.series import MOST_SERIES, WINDOWS, first_day
from bot.features.coalition.facts import HomeLeft, MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Met
from bot.kernel.card import Card
from bot.kernel.change import Change
from bot.kernel.command import Context, Standing
from bot.kernel.refusal import OldButton
from bot.kernel.text import Phrase
from bot.recurrence import Weekly

_ALL_DAYS = 0b1111111


def set_check_in(given: Setting, command: asked.SetCheckIn, context: Context) -> Change[Series]:
    """It asks in the place where it was set."""
    return _set(given, command, command.question, command.kind, context)


def set_ready_check_in(given: Setting, command: asked.SetReadyCheckIn, context: Context) -> Change[Series]:
    """It has no words of its own: each reads ours in their language."""
    if command.theme is Theme.own:
        raise OldButton
    return _set(given, command, "", command.theme.kind, context)


def reword_check_in(given: Series, command: asked.RewordCheckIn, context: Context) -> Change[Series]:
    _check_mine(given, context)
    return _changed(given, given.reworded(command.question), Changed.words, context, news.SAVED)


def move_check_in(given: Series, command: asked.MoveCheckIn, context: Context) -> Change[Series]:
    """The first day is looked at before any zone is asked what hour it is there."""
    _check_mine(given, context)
    days = every_so_often(command.rhythm, command.day, command.hour)
    first_day(days, context.now, context.actor.zone)
    after = given.repeating(days, context.now, context.actor.zone)
    return _changed(given, after, Changed.days, context, news.moved(after))


def repeat_check_in(given: Series, command: asked.RepeatCheckIn, context: Context) -> Change[Series]:
    """Answered with the page that it is pressed on, as it is now."""
    _check_mine(given, context)
    weekdays = frozenset(day for day in range(7) if command.weekdays >> day & 1)
    if not weekdays or command.weekdays > _ALL_DAYS or command.every not in range(1, EVERY + 1):
        raise OldButton
    days = Weekly(given.days.first, weekdays, given.days.hour, command.every)
    after = given.repeating(days, context.now, context.actor.zone)
    return _changed(given, after, Changed.days, context, pages.series(Repeating(after, ()), context))


def ask_whom(given: Addressing, command: asked.AskWhom, context: Context) -> Change[Series]:
    before, people = given.series, given.people[command.audience]
    _check_mine(before, context)
    after = before.of_whom(command.audience)
    return _changed(before, after, Changed.audience, context, news.asks_whom(after.audience, people))


def open_for(given: Series, command: asked.OpenFor, context: Context) -> Change[Series]:
    _check_mine(given, context)
    if command.hours not in WINDOWS:
        raise OldButton
    after = given.open_for(timedelta(hours=command.hours))
    return _changed(given, after, Changed.window, context, pages.series(Repeating(after, ()), context))


def pause_check_in(given: Series, command: asked.PauseCheckIn, context: Context) -> Change[Series]:
    _check_mine(given, context)
    return _changed(given, given.paused(), Changed.paused, context, news.PAUSED)


def resume_check_in(given: Resuming, command: asked.ResumeCheckIn, context: Context) -> Change[Series]:
    """Where its place is closed it asks from now on where it is resumed."""
    before = given.series
    _check_mine(before, context)
    place = before.place if given.placed else context.home
    if place is None:
        raise ItsPlaceClosed
    after = before.resumed(context.now, context.actor.zone, place)
    said = news.resumed(after) if after.place == before.place else news.resumed_here(after)
    return _changed(before, after, Changed.resumed, context, said)


def end_check_in(given: Series, command: asked.EndCheckIn, context: Context) -> Change[Series]:
    if given.stage is Stage.ended:
        return Change(reply=news.ENDED)
    _check_mine(given, context)
    return _changed(given, given.ended(), Changed.ended, context, news.ENDED)


def ask_me(given: Wishing, command: asked.AskMe, context: Context) -> Change[Series]:
    """Everybody's own choice, and told to nobody. What waits for them already waits no more."""
    before, me = given.series, context.person
    after = before.asking(me, wanted=command.wanted)
    met = () if command.wanted else tuple(Met(key, me) for each in given.open for key in (each.key, each.reminder))
    return Change(None if after == before else after, news.asks_you(wanted=command.wanted), needs=met)


def ask_me_directly(given: Wishing, command: asked.AskMeDirectly, context: Context) -> Change[Series]:
    """As with `ask_me`; what waits for them already rings from now on, or does not ring any more."""
    before, me, wanted = given.series, context.person, command.wanted
    after = before.asking_directly(me, wanted=wanted)
    if after.direct == before.direct:
        return Change(reply=news.asks_directly(wanted=wanted))
    waits = (each for each in given.waiting if each[1].until > context.now)
    needs = tuple(news.asks(check_in, prompt, me, direct=wanted) for check_in, prompt in waits)
    return Change(after, news.asks_directly(wanted=wanted), needs=needs)


def hand_on_series(given: Series | None, command: asked.HandOnSeries, context: Context) -> Change[Series]:
    if given is None:
        return Change()
    after = given.without(command.person, command.heir)
    if command.heir is None:
        return Change(after)
    return Change(after, facts=(CheckInHandedOn(given.id, command.heir),), needs=(news.yours_now(after, command.heir),))


def pause_there(given: Series | None, command: asked.PauseThere, context: Context) -> Change[Series]:
    """Whoever set it can go on with it in another place."""
    if given is None:
        return Change()
    after = given.paused()
    told = (news.nowhere(after, given.set_by),) if given.set_by else ()
    return Change(after, facts=(CheckInPausedThere(given.id, given.place),), needs=told)


def forget_in_series(given: Series | None, command: asked.ForgetInSeries, context: Context) -> Change[Series]:
    return Change(given.without(command.person) if given else None)


def after_member_left(fact: MemberLeft) -> tuple[asked.HandOnSeries, ...]:
    """As many as there can be; each takes the next of them."""
    return (asked.HandOnSeries(fact.person, fact.heir),) * MOST_SERIES


def after_home_left(fact: HomeLeft) -> tuple[asked.PauseThere, ...]:
    return (asked.PauseThere(fact.place),) * MOST_SERIES


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetInSeries, ...]:
    return (asked.ForgetInSeries(fact.person),)


def _set(
    given: Setting, command: asked.SetCheckIn | asked.SetReadyCheckIn, question: str, kind: Kind, context: Context
) -> Change[Series]:
    if given.same:
        return Change(reply=news.was_set(given.same))
    if given.open >= MOST_SERIES:
        raise EnoughCheckIns(most=MOST_SERIES)
    days, me = every_so_often(command.rhythm, command.day, command.hour), context.person
    first = first_day(days, context.now, context.actor.zone)
    theme = command.theme if isinstance(command, asked.SetReadyCheckIn) else Theme.own
    whom = Audience.carriers if theme is Theme.promises else Audience.everyone
    new = Series(
        command.series, context.place, question, kind, days, first, me, theme=theme, audience=whom, since=context.now
    )
    fact = CheckInSet(new.id, new.question, first, me)
    return Change(reply=news.was_set(new), new=(new,), facts=(fact,))


def _check_mine(given: Series, context: Context) -> None:
    given.check_changed_by(context.person, facilitator=context.actor.standing is Standing.facilitator)


def _changed(before: Series, after: Series, what: Changed, context: Context, reply: Phrase | Card) -> Change[Series]:
    """A step that changed nothing saves nothing."""
    if after == before:
        return Change(reply=reply)
    told = CheckInChanged if before.set_by == context.person else CheckInChangedForOthers
    return Change(after, reply, facts=(told(before.id, what, context.person),))
