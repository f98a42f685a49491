"""From a first line to a promise: written, its day looked at, and carried by nobody who has not said yes."""

from bot.features.promises.cards import dates, news
from bot.features.promises.commands import CarryPromise, ConfirmDay, DatePromise, DropPromise, MakePromise
from bot.features.promises.facts import NewDateSet, PromiseMade
from bot.features.promises.handlers import needs
from bot.features.promises.model import Acting, Commitment, Making, Reading, Stage, steps
from bot.kernel.change import Change, Happened
from bot.kernel.command import Context
from bot.kernel.refusal import NotFound


def make_promise(given: Making, command: MakePromise, context: Context) -> Change[Commitment]:
    """A draft, until its day was looked at. The same form sent twice shows what there is."""
    if given.before and given.before.made_by != context.person:
        raise NotFound
    if given.before:
        return Change(reply=dates.shown(given.before, context.now))
    carrier, me = given.checked(context.person), context.person
    zone = context.actor.zone if carrier.person == me else carrier.zone
    made = Commitment(
        command.promise, command.what, carrier.organisation, carrier.person, zone, me, context.now, command.way,
        command.of, given.under.agreement if given.under else None, reading=Reading(given.days, me),
    )  # fmt: skip
    closed = given.under is not None and given.under.closed
    return Change(reply=dates.shown(made, context.now, command.when, closed=closed), new=(made,))


def say_when(given: Acting, command: DatePromise, context: Context) -> Change[Commitment]:
    """By whoever carries it; before it is promised by who writes it, too."""
    before = given.promise
    if not (before.stage in {Stage.draft, Stage.asked} and before.made_by == context.person):
        given.check_mine()
    after = steps.read_as(before, given.days, context.person, command.why)
    return Change(after, dates.shown(after, context.now, command.when, closed=given.is_in_confidence))


def confirm_day(given: Acting, command: ConfirmDay, context: Context) -> Change[Commitment]:
    before, me = given.promise, context.person
    after = steps.confirmed(before, command.day, me, context.now, carried=given.is_mine)
    if after == before:
        return Change(reply=news.standing(after))
    if after.stage is Stage.asked:
        return Change(after, news.asked(after), needs=(*needs.met(after), *needs.asked(after)))
    made = before.stage is not Stage.open
    facts = _made(after) if made else (NewDateSet(after.id, command.day, me),) if after.due != before.due else ()
    told = needs.agreed(after, me) if made else ()
    return Change(after, news.made(after) if made else news.dated(after), facts=facts, needs=(*needs.met(after), *told))


def carry_it(given: Acting, command: CarryPromise, context: Context) -> Change[Commitment]:
    given.check_mine()
    before = given.promise
    if before.stage is Stage.asked and command.day != before.due:
        return Change(reply=news.asked_by(before))
    after = steps.carried(before, context.now)
    if after == before:
        return Change(reply=news.standing(after))
    told = needs.agreed(after, context.person)
    return Change(after, news.made(after), facts=_made(after), needs=(*needs.met(after), *told))


def leave_it(given: Acting, command: DropPromise, context: Context) -> Change[Commitment]:
    """Nothing of it is in the history: to say no is no mark on anybody."""
    before, me = given.promise, context.person
    if not given.sees:
        raise NotFound
    if me != before.made_by:
        given.check_mine()
    after = steps.dropped(before, context.now)
    told = needs.declined(before, me) if before.stage is Stage.asked else ()
    return Change(after, news.LEFT, needs=(*needs.met(before), *told))


def _made(state: Commitment) -> tuple[Happened, ...]:
    if state.person is None or state.due is None:
        return ()
    origin = (state.agreement, state.way.value, state.of, state.what)
    return (PromiseMade(state.id, state.organisation, state.person, state.due, *origin),)
