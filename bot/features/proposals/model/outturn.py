"""What comes of the answers by the rule that was frozen, where each answer is one position of a list or a pick."""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from bot.features.proposals.model.advising import Deciding
from bot.features.proposals.model.asking import (
    AGREES,
    ALL_OF_THEM,
    FINGERS,
    LEANINGS,
    Asking,
    Given,
    Outturn,
    Passing,
    Position,
    Question,
)
from bot.features.proposals.model.tally.advising import Leaning, advice, all_advised
from bot.features.proposals.model.tally.agreeing import (
    Consensus,
    Consent,
    Consents,
    Coverage,
    Silence,
    Stance,
    consensus,
    consent,
    lazy_consensus,
)
from bot.features.proposals.model.tally.choosing import opt_in
from bot.features.proposals.model.tally.counting import (
    ALL,
    MAJORITY,
    Check,
    Count,
    Outcome,
    Quorum,
    Verdict,
    What,
    share,
)
from bot.features.proposals.model.tally.scales import Fingers, FistToFive, Gradient, Gradients, fist_to_five, gradients
from bot.features.proposals.model.tally.yes_no import ABSOLUTE, Majority, Unanimity, Vote, majority, unanimity

P = TypeVar("P", bound=Enum)

_CONSENTS = {
    Position.yes: Consents.consent,
    Position.worry: Consents.concern,
    Position.harm: Consents.objection,
    Position.withdrawn: Consents.withdrawn,
    Position.integrated: Consents.integrated,
    Position.not_paramount: Consents.not_paramount,
}
_VOTES = {Position.yes: Vote.yes, Position.no: Vote.no, Position.no_opinion: Vote.abstain}
_STANCES = {
    Position.yes: Stance.agree,
    Position.aside: Stance.stand_aside,
    Position.no_opinion: Stance.abstain,
    Position.no: Stance.disagree,
    Position.block: Stance.block,
}
_FINGERS = {position: Fingers(position.value) for position in FINGERS}
_GRADIENTS = {Position.no_opinion: Gradient.abstain} | {
    Position(each.value): each for each in Gradient if each is not Gradient.abstain
}

_LEANINGS = {position: Leaning(position.value) for position in LEANINGS}


def outturn(asking: Asking, given: Given, *, is_over: bool, kept_notice: bool = True) -> Outturn:
    if asking.question is Question.pick_one:
        return _picked(asking, given)
    verdict = _verdict(asking, given, is_over=is_over, kept_notice=kept_notice)
    if asking.everyone:
        verdict = _of_everyone(verdict, given)
    return Outturn(_of_group(verdict, given.group, given.group.of(*AGREES)) if given.group else verdict)


def after_advice(deciding: Deciding, given: Given, *, is_over: bool) -> Outturn:
    decision = deciding.decision.yes if deciding.decision else None
    return Outturn(advice(_count(given, _LEANINGS), decision=decision, is_over=is_over))


def is_advised(given: Given) -> bool:
    """All who are asked have given their advice, or said that they have none."""
    return all_advised(_count(given, _LEANINGS))


def quorum_of(asking: Asking, given: Given) -> Quorum:
    """A floor of yes takes the place of a share that must answer: then no “no” brings about what it is against."""
    if asking.floor:
        return Quorum(yes=asking.floor.threshold.needed(given.asked))
    return Quorum(asking.quorum.threshold)


def _verdict(asking: Asking, given: Given, *, is_over: bool, kept_notice: bool) -> Verdict:
    match asking.question:
        case Question.live_with_it:
            rule = Consent(_coverage(asking), Quorum(asking.quorum.threshold))
            return consent(_count(given, _CONSENTS), rule, is_over=is_over)
        case Question.silence:
            return lazy_consensus(_count(given, _CONSENTS), Silence(kept_notice), is_over=is_over)
        case Question.opt_in:
            return opt_in(given.weight(Position.joins), given.weight(Position.stays_out), asking.target)
        case Question.consensus | Question.fingers | Question.gradients:
            return _agreement(asking, given)
        case _:
            return _majority(asking, given)


def _of_everyone(verdict: Verdict, given: Given) -> Verdict:
    """Beside what it takes anyway, a yes of each seat on the roll."""
    check = share(What.everyone, given.of(*AGREES), given.seats, ALL)
    failed = verdict.outcome.is_adopted and not check.is_met
    return Verdict(Outcome.not_adopted if failed else verdict.outcome, (*verdict.checks, check))


def _of_group(verdict: Verdict, group: Given, agreeing: int) -> Verdict:
    """Beside the others, more than half of those of the group that answered; silence is no yes of theirs. Where it has
    no seat, or finds it not theirs to decide, nothing is asked of it."""
    if not group.deciding:
        return verdict
    check = share(What.group, agreeing, group.answered, MAJORITY)
    failed = verdict.outcome.is_adopted and not check.is_met
    return Verdict(Outcome.not_adopted if failed else verdict.outcome, (*verdict.checks, check))


def _majority(asking: Asking, given: Given) -> Verdict:
    votes, quorum = _count(given, _VOTES), quorum_of(asking, given)
    match asking.question:
        case Question.share:
            return majority(votes, Majority(((asking.passing or Passing()).threshold,), quorum))
        case Question.absolute:
            return majority(votes, ABSOLUTE)
        case Question.unanimity:
            return unanimity(votes, Unanimity(asking.of_all, quorum))
        case _:
            return majority(votes, Majority(quorum=quorum))


def _agreement(asking: Asking, given: Given) -> Verdict:
    quorum = Quorum(asking.quorum.threshold)
    share = asking.passing.threshold if asking.passing else None
    match asking.question:
        case Question.consensus:
            return consensus(_count(given, _STANCES), Consensus(asking.blocks, asking.asides, share, quorum))
        case Question.fingers:
            return fist_to_five(_count(given, _FINGERS), FistToFive(share, quorum))
        case _:
            rule = Gradients(share or Passing().threshold, asking.blocks, asking.sixth, quorum)
            return gradients(_count(given, _GRADIENTS), rule)


def _coverage(asking: Asking) -> Coverage:
    """Where all must answer for a quorum, that is full coverage."""
    everyone = asking.coverage is Coverage.quorum and asking.quorum == ALL_OF_THEM
    return Coverage.full if everyone else asking.coverage


def _count(given: Given, meaning: Mapping[Position, P]) -> Count[P]:
    """In seats; by weight, with the seats beside it, where they weigh differently."""
    counted: dict[P, int] = {}
    for position, meant in meaning.items():
        if given.of(position):
            counted[meant] = counted.get(meant, 0) + given.of(position)
    seats = Count(given.seats, counted, given.recused)
    if given.weighed is None:
        return seats
    weights = dict.fromkeys(counted, Fraction(0))
    for each in given.weighed.counts:
        if each.position in meaning and meaning[each.position] in weights:
            weights[meaning[each.position]] += each.weight
    return Count(given.weighed.roll, weights, given.weight(Position.recused), seats, given.weighed.in_quorum)


def _picked(asking: Asking, given: Given) -> Outturn:
    """Adopted is the option that leads, alone, unless that is none of these."""
    checks, picks = taking_part(asking, given, Position.picked), given.chosen
    most = max(picks, default=0)
    leading = tuple(number for number, count in enumerate(picks) if count == most) if most else ()
    verdict = Verdict(chosen_outcome(asking, checks, leading), checks)
    if not given.group or not verdict.outcome.is_adopted:
        return Outturn(verdict, leading)
    return Outturn(_of_group(verdict, given.group, given.group.picks[leading[0]]), leading)


def taking_part(asking: Asking, given: Given, position: Position) -> tuple[Check, ...]:
    """Of a choice among several, how many of them answered."""
    return _count(given, {position: position}).quorum(Quorum(asking.quorum.threshold))


def chosen_outcome(asking: Asking, checks: tuple[Check, ...], leading: tuple[int, ...]) -> Outcome:
    """“None of these” may lead, and then nothing is agreed."""
    if not leading:
        return Outcome.no_votes
    if not all(check.is_met for check in checks):
        return Outcome.no_quorum
    if len(leading) > 1:
        return Outcome.tie
    return Outcome.not_adopted if leading == (asking.none_of_these,) else Outcome.adopted
