"""Who facilitates: asked by another and taken on by a yes, handed over, gone on with, ended, or taken over."""

from bot.features.coalition import commands as asked
from bot.features.coalition.cards import facilitators as cards
from bot.features.coalition.cards.pieces import NOTHING_CHANGED, SAVED, announced
from bot.features.coalition.facts import (
    FacilitationOffered,
    FacilitationTakenOver,
    FacilitatorMade,
    FacilitatorStopped,
    FacilitatorWentOn,
    SteppedBack,
    TermChanged,
)
from bot.features.coalition.model import FACILITATION, AtHome, Coalition, Facilitating, Making, NotAMember
from bot.kernel.attention import Met
from bot.kernel.change import Change, Happened
from bot.kernel.command import Context


def ask_to_facilitate(given: Making, command: asked.AskToFacilitate, context: Context) -> Change[Coalition]:
    return _offered(given, context, hands_over=False)


def hand_over(given: Making, command: asked.HandOverFacilitation, context: Context) -> Change[Coalition]:
    return _offered(given, context, hands_over=True)


def _offered(given: Making, context: Context, *, hands_over: bool) -> Change[Coalition]:
    if given.other is None:
        raise NotAMember
    who, by = given.other.id, context.person
    coalition = given.coalition.offering(who, by, context.now, hands_over=hands_over)
    offer = coalition.facilitation.offered(who, by, context.now)
    needs = (cards.wanted(offer), *cards.waiting(given.coalition, coalition, given.seats))
    return Change(coalition, cards.asked(offer), facts=(FacilitationOffered(who, by, hands_over),), needs=needs)


def accept_facilitation(given: Facilitating, command: asked.AcceptFacilitation, context: Context) -> Change[Coalition]:
    me, before = context.person, given.coalition
    if me in before.facilitators:
        return Change(reply=cards.YOU_FACILITATE)
    offer = before.facilitation.offered(me, command.by, context.now)
    coalition = before.accepted(offer, context.now)
    facts: tuple[Happened, ...] = (FacilitatorMade(me, offer.by),)
    facts += (FacilitatorStopped(offer.by), SteppedBack(offer.by)) if offer.hands_over else ()
    needs = cards.waiting(before, coalition, given.seats)
    messages = announced(coalition, cards.made(offer))
    return Change(coalition, cards.YOU_FACILITATE, messages=messages, facts=facts, needs=needs)


def decline_facilitation(
    given: Facilitating, command: asked.DeclineFacilitation, context: Context
) -> Change[Coalition]:
    """Told to the one who asked alone; it is nobody else's business."""
    offer = given.coalition.facilitation.offered(context.person, command.by, context.now)
    coalition = given.coalition.declined(offer)
    needs = (*cards.waiting(given.coalition, coalition, given.seats), cards.said_no(offer))
    return Change(coalition, cards.YOU_SAID_NO, needs=needs)


def go_on_facilitating(given: Facilitating, command: asked.GoOnFacilitating, context: Context) -> Change[Coalition]:
    coalition = given.coalition.going_on(context.person, context.now)
    needs = cards.waiting(given.coalition, coalition, given.seats)
    return Change(coalition, cards.YOU_GO_ON, facts=(FacilitatorWentOn(context.person),), needs=needs)


def change_term(given: Facilitating, command: asked.ChangeTerm, context: Context) -> Change[Coalition]:
    if command.months == given.coalition.facilitation.months:
        return Change(reply=NOTHING_CHANGED)
    coalition = given.coalition.rotating(command.months, context.now)
    needs = cards.waiting(given.coalition, coalition, given.seats)
    return Change(coalition, SAVED, facts=(TermChanged(command.months, context.person),), needs=needs)


def keep_terms(given: Coalition, command: asked.KeepTerms, context: Context) -> Change[Coalition]:
    """Offers that are over are gone; who has facilitated for so long is asked, and goes on until they say something."""
    needs = tuple(map(cards.going_on, given.facilitation.due(context.now)))
    return Change(given.keeping_terms(context.now), needs=needs)


def stop_facilitating(given: Facilitating, command: asked.StopFacilitating, context: Context) -> Change[Coalition]:
    coalition = given.coalition.facilitated_without(context.person)
    needs = cards.waiting(given.coalition, coalition, given.seats)
    messages = announced(coalition, cards.stopped(context.person))
    facts = (FacilitatorStopped(context.person), SteppedBack(context.person))
    return Change(coalition, cards.YOU_STOPPED, messages=messages, facts=facts, needs=needs)


def relieve_facilitator(given: Facilitating, command: asked.RelieveFacilitator, context: Context) -> Change[Coalition]:
    """Of someone who left, which may have been the last one, or who was only asked."""
    coalition = given.coalition.left_by(command.person)
    if coalition == given.coalition:
        return Change()
    needs = cards.waiting(given.coalition, coalition, given.seats)
    if command.person not in given.coalition.facilitators:
        return Change(coalition, needs=needs)
    messages = () if coalition.facilitators else announced(coalition, cards.nobody_left())
    return Change(coalition, messages=messages, facts=(FacilitatorStopped(command.person),), needs=needs)


def take_over_facilitation(given: AtHome, command: asked.TakeOverFacilitation, context: Context) -> Change[Coalition]:
    if context.person in given.coalition.facilitators:
        return Change(reply=cards.YOU_FACILITATE)
    coalition = given.coalition.taken_over_by(context.person, given.representatives, context.now)
    messages = announced(coalition, cards.taken_over(context.person))
    needs = (Met(FACILITATION), *cards.waiting(given.coalition, coalition, given.seats))
    fact = FacilitationTakenOver(context.person)
    return Change(coalition, cards.YOU_FACILITATE, messages=messages, facts=(fact,), needs=needs)
