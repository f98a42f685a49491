"""What the clock sends: a date begins, people are put on its list, each is asked at their hour and reminded once, and
it closes. What the bot was away for is said in one line, and not made up for."""

from datetime import datetime

from bot.features.check_ins import commands as asked
from bot.features.check_ins.cards import news
from bot.features.check_ins.facts import CheckInBegan, CheckInClosed, CheckInMissed, StandingChanged
from bot.features.check_ins.model import (
    Asking,
    CheckIn,
    Counting,
    Joining,
    Keeping,
    Prompt,
    Series,
    Starting,
    Step,
    begun,
)
from bot.features.check_ins.model.check_in import LATE
from bot.features.check_ins.model.prompt import listed
from bot.features.check_ins.model.rhythm import ends
from bot.features.check_ins.model.settings import Summary
from bot.features.coalition.facts import MemberJoined
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context


def start_check_in(given: Starting, command: asked.StartCheckIn, context: Context) -> Change[Series]:
    before, now = given.series, context.now
    day, then, missed = before.due(now)
    if then == before.next:
        return Change()
    says = bool(missed) and not given.was_told(now)
    after = before.started(day, then, now if says else None)
    facts = (CheckInMissed(before.id, missed),) if missed else ()
    told = (_told_of_absence(given, now),) if says else ()
    if day is None:
        return Change(after, messages=told, facts=facts)
    new = begun(before, day, ends(day, before.days.hour, before.window), now)
    return Change(after, new=(new,), messages=told, facts=(*facts, CheckInBegan(new.id, before.id, day)))


def keep_check_in(given: Keeping, command: asked.KeepCheckIn, context: Context) -> Change[CheckIn]:
    state = given.check_in
    if state.closed_at:
        return Change()
    if state.listed:
        new = tuple(listed(state, each.person, each.zone, given.since) for each in given.unlisted)
        return Change(state.listing(last=not given.more), new=new)
    if context.now < state.until:
        return Change()
    return _closed(given, context)


def put_on_lists(given: Joining | None, command: asked.PutOnLists, context: Context) -> Change[CheckIn]:
    """Who came in time for their own hour is asked then, as all others are."""
    if given is None:
        return Change()
    still = (each for each in given.without if each.comes_later(given.zone, context.now))
    return Change(new=tuple(listed(each, command.person, given.zone, None) for each in still))


def after_member_joined(fact: MemberJoined) -> tuple[asked.PutOnLists, ...]:
    return (asked.PutOnLists(fact.person),)


def ask_person(given: Asking, command: asked.AskPerson, context: Context) -> Change[Prompt]:
    """At their hour, and once more when four fifths of their window are over."""
    before, now = given.prompt, context.now
    due = before.deadline()
    if due is None or now < due:
        return Change()
    after = _next_step(given, now)
    if before.person is None or after.step not in {Step.asked, Step.reminded}:
        return Change(after, facts=_missed_by_nobody(given, after))
    late = after.step is Step.asked and now - after.at > LATE
    asks = news.asks(given.check_in, after, before.person, direct=given.direct)
    counted = StandingChanged(given.check_in.id, late)
    first = (Met(given.check_in.key, before.person),) if after.step is Step.reminded else ()
    return Change(after, facts=(counted,), needs=(*first, asks))


def count_answers(given: Counting, command: asked.CountAnswers, context: Context) -> Change[CheckIn]:
    """Who needs help says so to all, under the card."""
    after, calls = given.check_in.at(given.standing, late=command.late), given.calls
    if calls and calls.person:
        told = Notice(after.place, news.needs_help(after, calls, calls.person))
        return Change(after, messages=(told,))
    return Change(None if after == given.check_in else after)


def after_standing_changed(fact: StandingChanged) -> tuple[asked.CountAnswers, ...]:
    return (asked.CountAnswers(fact.check_in, fact.late, fact.calls),)


def _told_of_absence(given: Starting, now: datetime) -> Notice:
    """In one line, whatever else in that place did not take place."""
    alone, every = given.series.due(now)[2], given.missed(now)
    card = news.missed(given.series, alone) if every == alone else news.all_missed(every)
    return Notice(given.series.place, card)


def _next_step(given: Asking, now: datetime) -> Prompt:
    if given.prompt.step is Step.waiting:
        return given.prompt.asked(now, given.zone, spared=given.in_peace or not given.goes_on)
    return given.prompt.reminded(now, in_peace=given.in_peace or given.zone is None, goes_on=given.goes_on)


def _missed_by_nobody(given: Asking, after: Prompt) -> tuple[StandingChanged, ...]:
    """Who was asked and is away now counts no more among those who were."""
    left_out = given.prompt.step is Step.asked and after.step is Step.skipped
    return (StandingChanged(given.check_in.id),) if left_out else ()


def _closed(given: Keeping, context: Context) -> Change[CheckIn]:
    """Where nobody was asked there is nothing to sum up."""
    state = given.check_in.at(given.standing)
    after, standing = state.closed(context.now), state.standing
    shown = given.summary.value is Summary.here and state.is_shown
    told = (Notice(state.place, news.summed_up(after)),) if shown else ()
    fact = CheckInClosed(state.id, state.series, standing.asked, standing.answered)
    return Change(after, messages=told, facts=(fact,))
