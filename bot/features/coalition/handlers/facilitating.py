"""Who facilitates: made by another facilitator, ended by oneself, taken over when nobody is left."""

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import facilitators as cards
from bot.features.coalition.cards.pieces import DONE, announced
from bot.features.coalition.cards.seats import passed_on
from bot.features.coalition.facts import FacilitationTakenOver, FacilitatorMade, FacilitatorStopped, SteppedBack
from bot.features.coalition.model import FACILITATION, AtHome, Coalition, Facilitating, Making, NotAMember
from bot.kernel.attention import Met
from bot.kernel.change import Change
from bot.kernel.command import Context


def make_facilitator(given: Making, command: asked.MakeFacilitator, context: Context) -> Change[Coalition]:
    if given.other is None:
        raise NotAMember
    coalition = given.coalition.facilitated_with(command.person)
    messages = announced(coalition, cards.made(command.person, context.person))
    needs = passed_on(given.seats, given.coalition.facilitators, coalition.facilitators)
    fact = FacilitatorMade(command.person, context.person)
    return Change(coalition, DONE, messages=messages, facts=(fact,), needs=needs)


def stop_facilitating(given: Facilitating, command: asked.StopFacilitating, context: Context) -> Change[Coalition]:
    coalition = given.coalition.facilitated_without(context.person)
    needs = passed_on(given.seats, given.coalition.facilitators, coalition.facilitators)
    messages = announced(coalition, cards.stopped(context.person))
    facts = (FacilitatorStopped(context.person), SteppedBack(context.person))
    return Change(coalition, cards.YOU_STOPPED, messages=messages, facts=facts, needs=needs)


def relieve_facilitator(given: Facilitating, command: asked.RelieveFacilitator, context: Context) -> Change[Coalition]:
    """Of someone who left, which may have been the last one."""
    before = given.coalition.facilitators
    if command.person not in before:
        return Change()
    coalition = given.coalition.left_by(command.person)
    needs = passed_on(given.seats, before, coalition.facilitators)
    messages = () if coalition.facilitators else announced(coalition, cards.nobody_left())
    return Change(coalition, messages=messages, facts=(FacilitatorStopped(command.person),), needs=needs)


def take_over_facilitation(given: AtHome, command: asked.TakeOverFacilitation, context: Context) -> Change[Coalition]:
    if context.person in given.coalition.facilitators:
        return Change(reply=cards.YOU_FACILITATE)
    coalition = given.coalition.taken_over_by(context.person, given.representatives)
    messages = announced(coalition, cards.taken_over(context.person))
    needs = (Met(FACILITATION), *passed_on(given.seats, given.coalition.facilitators, coalition.facilitators))
    fact = FacilitationTakenOver(context.person)
    return Change(coalition, cards.YOU_FACILITATE, messages=messages, facts=(fact,), needs=needs)
