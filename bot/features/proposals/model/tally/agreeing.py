"""Deciding without counting each other out: consensus, consent, and silence where it was agreed that it counts."""

from dataclasses import dataclass, field
from enum import Enum

from bot.features.proposals.model.tally.counting import (
    NO_QUORUM,
    TWO_THIRDS,
    Check,
    Count,
    Outcome,
    Quorum,
    Threshold,
    Verdict,
    What,
    ceiling,
    floor,
    share,
)


class Stance(Enum):
    """A block and standing aside come with a reason; who stands aside is named in the minutes and not bound to carry it
    out."""

    agree = "agree"
    stand_aside = "stand aside"
    abstain = "abstain"
    disagree = "disagree"
    block = "block"


class Consents(Enum):
    """A concern is kept and never stops anything. An objection was worked through if it was taken into the text,
    withdrawn, or, by the answers of whoever raised it, was not one that stops this."""

    consent = "consent"
    concern = "concern"
    objection = "objection"
    integrated = "integrated"
    withdrawn = "withdrawn"
    not_paramount = "not paramount"


class Coverage(Enum):
    """Whom it takes: every seat, a quorum by the deadline, or nobody once the deadline has passed."""

    full = "full"
    quorum = "quorum"
    lazy = "lazy"


@dataclass(frozen=True, slots=True)
class Consensus:
    """`blocks` is the most there may be, by weight where there are weights, and so are `stand_asides`, where there is a
    most; `agreeing` the share of agreement among those who agree, stand aside, disagree or block, if one was asked."""

    blocks: int = 0
    stand_asides: int | None = None
    agreeing: Threshold | None = None
    quorum: Quorum = field(default=NO_QUORUM)


@dataclass(frozen=True, slots=True)
class Consent:
    coverage: Coverage = Coverage.quorum
    quorum: Quorum = field(default=Quorum(TWO_THIRDS))


@dataclass(frozen=True, slots=True)
class Silence:
    """Lazy consensus: it stands once the deadline has passed without an objection, if all had so much notice."""

    kept_notice: bool


def consensus(count: Count[Stance], rule: Consensus) -> Verdict:
    took, aside = count.took_part, count.of(Stance.stand_aside)
    blocks = ceiling(What.blocks, count.of(Stance.block), took, rule.blocks)
    checks = (
        *count.quorum(rule.quorum),
        blocks,
        floor(What.agreement, count.heads.of(Stance.agree), count.heads.took_part, 1),
        *((ceiling(What.stand_asides, aside, took, rule.stand_asides),) if rule.stand_asides is not None else ()),
        *((_agreeing(count, rule.agreeing),) if rule.agreeing else ()),
    )
    return Verdict(_agreed(count, checks, blocks, Outcome.with_stand_asides if aside else Outcome.adopted), checks)


def consent(count: Count[Consents], rule: Consent, *, is_over: bool) -> Verdict:
    """`is_over` says whether the deadline has passed. While an objection is open nothing is adopted, nor is anything
    lost: it waits to be worked through. One is enough, whatever it weighs: weights are for the quorum alone."""
    seats = count.heads
    against = ceiling(What.objections, seats.of(Consents.objection), seats.took_part, 0)
    covered = _covered(count, rule)
    checks = (*covered, against)
    if not against.is_met:
        return Verdict(Outcome.objection_open, checks)
    if not all(check.is_met for check in covered):
        waits = rule.coverage is Coverage.full or not is_over
        return Verdict(Outcome.pending if waits else Outcome.no_quorum, checks)
    if rule.coverage is not Coverage.full and not is_over and count.silent:
        return Verdict(Outcome.pending, checks)
    if not count.of(*set(Consents) - {Consents.objection}) and rule.coverage is not Coverage.lazy:
        return Verdict(Outcome.no_votes, checks)
    return Verdict(Outcome.with_concerns if count.of(Consents.concern) else Outcome.adopted, checks)


def lazy_consensus(count: Count[Consents], rule: Silence, *, is_over: bool) -> Verdict:
    """The only method in which silence counts. One objection is enough, whatever it weighs."""
    seats = count.heads
    against = ceiling(What.objections, seats.of(Consents.objection), seats.took_part, 0)
    if not against.is_met:
        return Verdict(Outcome.objection_open, (against,))
    if not is_over or not rule.kept_notice:
        return Verdict(Outcome.pending, (against,))
    return Verdict(Outcome.with_concerns if count.of(Consents.concern) else Outcome.adopted, (against,))


def _agreeing(count: Count[Stance], threshold: Threshold) -> Check:
    base = count.took_part - count.of(Stance.abstain)
    return share(What.agreement, count.of(Stance.agree), base, threshold)


def _agreed(count: Count[Stance], checks: tuple[Check, ...], blocks: Check, adopted: Outcome) -> Outcome:
    if not count.took_part:
        return Outcome.no_votes
    if any(check.what is What.quorum and not check.is_met for check in checks):
        return Outcome.no_quorum
    if not blocks.is_met:
        return Outcome.blocked
    return adopted if all(check.is_met for check in checks) else Outcome.not_adopted


def _covered(count: Count[Consents], rule: Consent) -> tuple[Check, ...]:
    match rule.coverage:
        case Coverage.full:
            seats = count.heads
            return (floor(What.answered, seats.took_part, seats.deciding, max(seats.deciding, 1)),)
        case Coverage.quorum:
            return count.quorum(rule.quorum)
        case Coverage.lazy:
            return ()
