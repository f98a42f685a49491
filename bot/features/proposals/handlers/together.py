"""Several proposals in one vote: they go into it, and come out of it agreed, kept, or with another in their place."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import together as cards
from bot.features.proposals.facts.kept import OneVoteOpened, OneVoteOver
from bot.features.proposals.handlers.answering import put_to_all
from bot.features.proposals.handlers.outcome import outcome_of
from bot.features.proposals.model import Proposal, ProposalId
from bot.features.proposals.model.not_yet import offer
from bot.features.proposals.model.one_vote import Joining, PuttingTogether, asking_together, joined, parted, ready
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context


def put_together(given: PuttingTogether, command: asked.PutTogether, context: Context) -> Change[Proposal]:
    """By whoever may ask the group. All of them are held, so that none is asked about elsewhere meanwhile."""
    first = given.opening.proposal
    there = ready(first, given.others)
    opening = replace(given.opening, homes=())
    change = put_to_all(opening, asking_together(first, there), command.days, context, command.openness)
    after = change.state or first
    fact = OneVoteOpened(after.id, tuple(each.id for each in there), context.person)
    told = tuple(Notice(home, cards.opened(after, context.person)) for home in given.opening.homes)
    return replace(change, messages=told, facts=(*change.facts, fact))


def join_vote(given: Joining, command: asked.JoinVote, context: Context) -> Change[Proposal]:
    return Change(joined(given.proposal, given.first), needs=(Met(offer(given.proposal.id)),))


def part_from_vote(given: Joining, command: asked.PartFromVote, context: Context) -> Change[Proposal]:
    before, first = given.proposal, given.first
    if before.beside is None or before.beside.other != first.id or before.is_over:
        return Change()
    after = parted(before, first, command.vote, context.now)
    if after.stage is before.stage or after.result is None:
        return Change(after)
    facts = outcome_of(after, after.result, given.roll) if after.is_over else ()
    return Change(after, facts=facts)


def after_one_vote_opened(fact: OneVoteOpened) -> tuple[asked.JoinVote, ...]:
    first = ProposalId(fact.proposal)
    return tuple(asked.JoinVote(ProposalId(each), first) for each in fact.others)


def after_one_vote_over(fact: OneVoteOver) -> tuple[asked.PartFromVote, ...]:
    first = ProposalId(fact.proposal)
    return tuple(asked.PartFromVote(ProposalId(each), first, fact.vote) for each in fact.others)
