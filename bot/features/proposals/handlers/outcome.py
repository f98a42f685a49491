"""What the world is told of a vote that was counted."""

from bot.features.proposals.cards import arithmetic
from bot.features.proposals.facts import ProposalAdopted, ProposalNotAdopted, SeatAsked
from bot.features.proposals.facts.kept import OneVoteOver, ProposalSuperseded
from bot.features.proposals.model import OnRoll, Proposal, Result, Stage
from bot.features.proposals.model.asking import Asking
from bot.kernel.change import Happened


def facts_of(after: Proposal, result: Result, roll: tuple[OnRoll, ...]) -> tuple[Happened, ...]:
    """Of the one on which the vote stood."""
    return *outcome_of(after, result, roll), *over(after, result.asking, result.number)


def over(first: Proposal, asking: Asking, vote: int) -> tuple[OneVoteOver, ...]:
    """Of a vote on several, once it is counted or called off."""
    others = tuple(each.proposal for each in asking.proposals if each.proposal != first.id)
    return (OneVoteOver(first.id, vote, others),) if others else ()


def outcome_of(after: Proposal, result: Result, roll: tuple[OnRoll, ...]) -> tuple[Happened, ...]:
    """Of one proposal: of several in one vote each says what became of it."""
    if after.stage is Stage.superseded and after.beside:
        return (ProposalSuperseded(after.id, after.beside.other),)
    if result.outcome.is_adopted:
        return (_adopted(after, result, roll),)
    answered, people = result.given.answered, result.asking.people
    return (ProposalNotAdopted(after.id, result.number, result.seats, answered, result.seal, result.few, people),)


def _adopted(after: Proposal, result: Result, roll: tuple[OnRoll, ...]) -> ProposalAdopted:
    text, together, people = after.text, result.asking.proposals, result.asking.people
    asides = tuple(each.seat for each in result.asides)
    seats = (each for each in roll if not each.name.is_persons)
    asked_of = tuple(SeatAsked(each.seat, each.organisation, each.resident) for each in seats)
    others = tuple(each.proposal for each in together if each.proposal != after.id)
    wanted, subject = (after.origin.kind, after.origin.of) if after.origin and after.origin.kind else ("", None)
    circle = (after.circle.circle, after.circle.name) if after.circle else (None, "")
    return ProposalAdopted(
        after.id, result.number, text.number, result.seats, result.given.answered, result.seal, after.title, text.text,
        result.few, "" if together else result.chosen, asides, result.review, result.asking.question.value,
        arithmetic.short(result), asked_of, wanted, people, others, subject, *circle,
    )  # fmt: skip
