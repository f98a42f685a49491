"""What changes how much may be asked of a person, and the one moment at which what waits is asked."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.features.attention import commands as asked
from bot.features.attention.cards import times, waiting
from bot.features.attention.model import DAY, Attention, Person
from bot.features.coalition.facts import MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Ask, Message, Met
from bot.kernel.change import Change, NeedRaised, Rung
from bot.kernel.command import Context


def set_quiet_hours(given: Person, command: asked.SetQuietHours, context: Context) -> Change[Attention]:
    return _set(given, given.attention.quiet(command.since, command.until), context)


def set_asks_a_week(given: Person, command: asked.SetAsksAWeek, context: Context) -> Change[Attention]:
    return _set(given, given.attention.at_most(command.a_week), context)


def go_away(given: Person, command: asked.GoAway, context: Context) -> Change[Attention]:
    today = context.now.astimezone(ZoneInfo(given.zone or context.actor.zone)).date()
    return _set(given, given.attention.going(command.first, command.last, today), context)


def drop_away_dates(given: Person, command: asked.DropAwayDates, context: Context) -> Change[Attention]:
    return _set(given, given.attention.staying(command.first, command.last), context)


def gather(given: Person, command: asked.Gather, context: Context) -> Change[Attention]:
    return _kept(given, given.attention, context)


def count_ask(given: Person, command: asked.CountAsk, context: Context) -> Change[Attention]:
    return _kept(given, given.attention.counted(context.now), context)


def ring(given: Person, command: asked.Ring, context: Context) -> Change[Attention]:
    before = given.attention
    unasked = before.unasked(given.needs)
    if not unasked or not given.zone or not before.may_ring(context.now, given.zone, given.ours):
        return _kept(given, before, context)
    if given.place is None:
        return Change(before.put_off(context.now + DAY))
    after = before.told_of(unasked, context.now)
    shown, why = waiting.waiting(given.id, len(unasked)), waiting.because(before)
    ask = Ask(given.id, given.place, shown, why, waiting.alone(unasked, why))
    return _kept(given, after, context, ask)


def forget(given: Person, command: asked.Forget, context: Context) -> Change[Attention]:
    """Nothing waits for who left, and nothing is kept of when they may be asked."""
    met = tuple(Met(need.key, given.id) for need in given.needs)
    return Change(Attention(given.id) if given.kept else None, needs=met)


def after_need_raised(fact: NeedRaised) -> tuple[asked.Gather, ...]:
    return (asked.Gather(fact.person),)


def after_rung(fact: Rung) -> tuple[asked.CountAsk, ...]:
    return (asked.CountAsk(fact.person),)


def after_member_left(fact: MemberLeft) -> tuple[asked.Forget, ...]:
    return (asked.Forget(fact.person),)


def after_person_erased(fact: PersonErased) -> tuple[asked.Forget, ...]:
    return (asked.Forget(fact.person),)


def _set(given: Person, after: Attention, context: Context) -> Change[Attention]:
    kept = _kept(given, after, context)
    return replace(kept, reply=times.times(after, given.zone or context.actor.zone, context.now))


def _kept(given: Person, after: Attention, context: Context, *messages: Message) -> Change[Attention]:
    """With its next ring as it is from here on. For who left nothing rings, and nothing new is kept."""
    planned = after.planned(given.needs, given.zone, context.now, given.ours) if given.zone else Attention(given.id)
    if planned == given.kept or (given.kept is None and given.zone is None):
        return Change(messages=messages)
    if given.kept is None:
        return Change(new=(planned,), messages=messages)
    return Change(planned, messages=messages)
