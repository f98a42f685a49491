"""How several proposals go into one vote, and what becomes of each when it is counted."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.cutting import shortened
from bot.features.proposals.model.act import OnRoll
from bot.features.proposals.model.asking import OPTION, Asking, Question
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.origin import Way, made_of
from bot.features.proposals.model.pieces import Fate, ProposalId
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.refusals import BeingAsked, Settled
from bot.features.proposals.model.result import Result
from bot.features.proposals.model.stage import Stage
from bot.features.proposals.model.together import Alternative, Beside, HeldWith
from bot.kernel.refusal import Refusal
from bot.kernel.text import say

OTHERS = 5
"""So many with their words fit on one card; those that were made first."""

_ON_THE_TABLE = frozenset({Stage.talking, Stage.not_yet})


class NothingBeside(Refusal):
    sentence = say("There is nothing to choose between: no change to this is a proposal of its own on the table now.")


@dataclass(frozen=True, slots=True)
class PuttingTogether:
    """`others` are the changes to the first one that became proposals of their own."""

    opening: Opening
    others: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Joining:
    """One that goes into the vote on `first`, or comes out of it; `roll` are those who were asked."""

    proposal: Proposal
    first: Proposal
    roll: tuple[OnRoll, ...] = ()


def first_of(state: Proposal) -> ProposalId:
    """The one to which this was a change, or itself."""
    origin = state.origin
    return ProposalId(origin.of) if origin and origin.way is Way.change else state.id


def others_of(first: Proposal) -> tuple[ProposalId, ...]:
    """By their names: some of them may never have been, or be over."""
    return tuple(made_of(first.id, each.number) for each in first.matters if each.fate is Fate.on_its_own)


def ready(first: Proposal, others: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Those of them that can be chosen. Raises what stands in the way of asking at all."""
    if first.is_over:
        raise Settled
    if first.voting:
        raise BeingAsked
    first.check_apart()
    there = tuple(each for each in others if each.stage in _ON_THE_TABLE and each.beside is None)[:OTHERS]
    if not there:
        raise NothingBeside
    return there


def asking_together(first: Proposal, others: tuple[Proposal, ...]) -> Asking:
    together = tuple(_alternative(each) for each in (first, *others))
    return Asking(Question.pick_one, options=_called(together), proposals=together)


def joined(state: Proposal, first: Proposal) -> Proposal:
    """While that vote is open it is neither asked about nor changed; what it waited for is over."""
    return replace(state, beside=Beside(first.id, first.title), later=None)


def chosen(result: Result) -> Alternative | None:
    """Of a vote on several proposals the one that was agreed on."""
    if not result.asking.proposals or not result.outcome.is_adopted:
        return None
    return result.asking.proposals[result.leading[0]]


def counted(first: Proposal, result: Result, now: datetime) -> Proposal:
    """The one on which the vote stood: agreed, kept, or another one took its place."""
    one = chosen(result)
    if one is None or one.proposal == first.id:
        return first.counted(result, now)
    results, beside = (*first.results, result), Beside(one.proposal, one.title)
    return replace(first, stage=Stage.superseded, voting=None, results=results, settled_at=now, beside=beside)


def parted(state: Proposal, first: Proposal, vote: int, now: datetime) -> Proposal:
    """One that was in the vote on the first, after it was counted, or was called off. It keeps a result of its own."""
    alone = replace(state, beside=None)
    result = next((each for each in first.results if each.number == vote), None)
    if result is None:
        return alone
    one, mine = chosen(result), _mine(alone, result, first)
    if one and one.proposal != state.id:
        results, beside = (*alone.results, mine), Beside(one.proposal, one.title)
        return replace(alone, stage=Stage.superseded, results=results, settled_at=now, beside=beside)
    return alone.counted(mine, now)


def _mine(state: Proposal, result: Result, first: Proposal) -> Result:
    """Numbered among its own; the texts stand with the vote itself."""
    short = tuple(replace(each, text="") for each in result.asking.proposals)
    return replace(
        result,
        number=len(state.results) + 1,
        version=state.text.number,
        asking=replace(result.asking, proposals=short),
        held_with=HeldWith(first.id, result.number),
    )


def _alternative(state: Proposal) -> Alternative:
    return Alternative(state.id, state.title, state.text.text, state.text.number)


def _called(together: tuple[Alternative, ...]) -> tuple[str, ...]:
    """By their titles; those that are called alike get a number."""
    names: list[str] = []
    for number, each in enumerate(together, 1):
        name = shortened(each.title, OPTION)
        alike = name.casefold() in {other.casefold() for other in names}
        names.append(f"{number}. {shortened(each.title, OPTION - 4)}" if alike else name)
    return tuple(names)
