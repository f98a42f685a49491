"""Who facilitates: made by another facilitator, ended by oneself, taken over when nobody is left."""

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import facilitators as cards
from bot.features.coalition.cards.pieces import DONE, announced
from bot.features.coalition.facts import FacilitationTakenOver, FacilitatorMade, FacilitatorStopped
from bot.features.coalition.model import AtHome, Coalition, Making, NotAMember
from bot.kernel.change import Change
from bot.kernel.command import Context


def make_facilitator(given: Making, command: asked.MakeFacilitator, context: Context) -> Change[Coalition]:
    if given.other is None:
        raise NotAMember
    coalition = given.coalition.facilitated_with(command.person)
    messages = announced(coalition, cards.made(command.person, context.person))
    return Change(coalition, DONE, messages=messages, facts=(FacilitatorMade(command.person, context.person),))


def stop_facilitating(given: Coalition, command: asked.StopFacilitating, context: Context) -> Change[Coalition]:
    coalition = given.facilitated_without(context.person)
    messages = announced(coalition, cards.stopped(context.person))
    return Change(coalition, cards.YOU_STOPPED, messages=messages, facts=(FacilitatorStopped(context.person),))


def relieve_facilitator(given: Coalition, command: asked.RelieveFacilitator, context: Context) -> Change[Coalition]:
    """Of someone who left, which may have been the last one."""
    if command.person not in given.facilitators:
        return Change()
    coalition = given.left_by(command.person)
    messages = () if coalition.facilitators else announced(coalition, cards.nobody_left())
    return Change(coalition, messages=messages, facts=(FacilitatorStopped(command.person),))


def take_over_facilitation(given: AtHome, command: asked.TakeOverFacilitation, context: Context) -> Change[Coalition]:
    if context.person in given.coalition.facilitators:
        return Change(reply=cards.YOU_FACILITATE)
    coalition = given.coalition.taken_over_by(context.person, given.representatives)
    messages = announced(coalition, cards.taken_over(context.person))
    return Change(coalition, cards.YOU_FACILITATE, messages=messages, facts=(FacilitationTakenOver(context.person),))
