"""A block that did not stand is offered again after a success, put aside, taken up, and come back to on a day."""

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import not_yet as cards
from bot.features.proposals.facts import ProposalAdopted
from bot.features.proposals.facts.kept import DayChosen, ProposalLetRest, ProposalTakenUp
from bot.features.proposals.handlers.writing import check_keeper
from bot.features.proposals.model import Proposal, ProposalId, Stage
from bot.features.proposals.model.given import Keeping
from bot.features.proposals.model.later import Returning
from bot.features.proposals.model.not_yet import (
    MOST,
    OPEN_FOR,
    come_back,
    not_returning,
    offer,
    offered,
    put_aside,
    resting,
    returning,
    taken_up,
)
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context


def after_proposal_adopted(fact: ProposalAdopted) -> tuple[asked.OfferAgain, ...]:
    """One command changes one of them."""
    return (asked.OfferAgain(ProposalId(fact.proposal)),) * MOST


def offer_again(given: Keeping | None, command: asked.OfferAgain, context: Context) -> Change[Proposal]:
    if given is None:
        return Change()
    after, until = offered(given.proposal, context.now), context.now + OPEN_FOR
    gone = given.writer is None
    return Change(after, needs=tuple(cards.offering(after, each, until, gone=gone) for each in given.whom))


def take_up_again(given: Keeping, command: asked.TakeUpAgain, context: Context) -> Change[Proposal]:
    """Pressed twice it is taken up once."""
    before = given.proposal
    if before.stage is Stage.talking and before.results:
        return Change(reply=cards.you_took_up(before))
    check_keeper(before, context)
    after = taken_up(before)
    told = tuple(Notice(home, cards.taken_up(after, context.person)) for home in given.homes)
    fact = ProposalTakenUp(after.id, context.person)
    return Change(after, cards.you_took_up(after), messages=told, facts=(fact,), needs=(Met(offer(after.id)),))


def not_now(given: Proposal, command: asked.NotNow, context: Context) -> Change[Proposal]:
    """It waits for the next success, for this person."""
    put_aside(given)
    return Change(reply=cards.NOT_NOW, needs=(Met(offer(given.id), context.person),))


def let_it_rest(given: Proposal, command: asked.LetItRest, context: Context) -> Change[Proposal]:
    check_keeper(given, context)
    if put_aside(given).rests:
        return Change(reply=cards.RESTS)
    fact = ProposalLetRest(given.id, context.person)
    return Change(resting(given), cards.RESTS, facts=(fact,), needs=(Met(offer(given.id)),))


def come_back_on(given: Proposal, command: asked.ComeBackOn, context: Context) -> Change[Proposal]:
    """By anyone: a day is no decision, and whoever sees another one fit says so."""
    after = returning(given, command.day, context.actor.zone, context.now)
    if after == given:
        return Change(reply=cards.day_kept(given))
    fact = DayChosen(after.id, command.day, context.person)
    return Change(after, cards.day_kept(after), facts=(fact,))


def take_day_away(given: Proposal, command: asked.TakeDayAway, context: Context) -> Change[Proposal]:
    if put_aside(given).returning is None:
        return Change(reply=cards.NO_DAY)
    return Change(not_returning(given), cards.NO_DAY, facts=(DayChosen(given.id, None, context.person),))


def keep_day(given: Keeping, coming: Returning, context: Context) -> Change[Proposal]:
    """What the clock does on the day."""
    if coming.came_at or context.now < coming.at:
        return Change()
    after = come_back(given.proposal, coming, context.now)
    told = tuple(Notice(home, cards.came_back(after)) for home in given.homes)
    gone, until = given.writer is None, context.now + OPEN_FOR
    needs = tuple(cards.coming_back(after, each, until, gone=gone) for each in given.whom)
    return Change(after, messages=told, needs=needs)
