"""Who is to be heard before the group is asked, and who has been."""

from datetime import timedelta

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import hearing
from bot.features.proposals.facts import ProposalWritten
from bot.features.proposals.model import Proposal, ProposalId, Stage
from bot.features.proposals.model.given import HandingIn, Unheard
from bot.features.proposals.model.hearing import heard_from, listing_unheard
from bot.kernel.attention import Met
from bot.kernel.change import Change
from bot.kernel.command import Context

WAITING = timedelta(days=7)


def after_proposal_written(fact: ProposalWritten) -> tuple[asked.ListUnheard, ...]:
    return (asked.ListUnheard(ProposalId(fact.proposal)),)


def list_unheard(given: Unheard, command: asked.ListUnheard, context: Context) -> Change[Proposal]:
    """Seats for which somebody can speak, but not those of whoever wrote it."""
    before = given.proposal
    if before.stage is not Stage.talking:
        return Change()
    others = tuple(each.name for each in given.seats if each.holders and before.proposer not in each.holders)
    after = listing_unheard(before, others)
    return Change(after if after != before else None)


def say_read(given: HandingIn, command: asked.SayRead, context: Context) -> Change[Proposal]:
    before = given.proposal
    after = given.heard(before)
    return Change(after if after != before else None, hearing.READ, needs=met(before, after))


def wait_for_them(given: Unheard, command: asked.WaitForThem, context: Context) -> Change[Proposal]:
    """They are asked once, however often somebody presses: it is the same need."""
    seats = {each.seat for each in given.proposal.unheard}
    asking = (each for each in given.seats if each.name.seat in seats and each.holders)
    until = context.now + WAITING
    return Change(
        None, hearing.waiting(given.proposal), needs=tuple(hearing.word(given.proposal, e, until) for e in asking)
    )


def met(before: Proposal, after: Proposal) -> tuple[Met, ...]:
    """Nobody waits any more for a word of those who were heard."""
    return tuple(Met(heard_from(before, each.seat)) for each in before.unheard if each not in after.unheard)
