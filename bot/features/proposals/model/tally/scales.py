"""How much each can stand behind it: fist to five, and gradients of agreement. Neither is ever averaged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bot.features.proposals.model.tally.counting import (
    NO_QUORUM,
    Check,
    Count,
    Exact,
    Of,
    Outcome,
    P,
    Quorum,
    Threshold,
    Verdict,
    What,
    ceiling,
    share,
)


class Fingers(Enum):
    none = "0"
    one = "1"
    two = "2"
    three = "3"
    four = "4"
    five = "5"


class Gradient(Enum):
    """From the most to the least agreement."""

    endorse = "endorse"
    minor_point = "minor point"
    reservations = "reservations"
    abstain = "abstain"
    more_discussion = "more discussion"
    will_support = "will support"
    serious_disagreement = "serious disagreement"
    veto = "veto"


SUPPORTING = frozenset({Fingers.three, Fingers.four, Fingers.five})
TO_BE_HEARD = frozenset({Fingers.none, Fingers.one, Fingers.two})
BEHIND_IT = frozenset({Gradient.endorse, Gradient.minor_point, Gradient.reservations})


@dataclass(frozen=True, slots=True)
class FistToFive:
    """Three or more of everyone; or, with a `share`, nobody with none and such a share with three or more. One seat
    with none stops it, whatever it weighs."""

    share: Threshold | None = None
    quorum: Quorum = field(default=NO_QUORUM)


@dataclass(frozen=True, slots=True)
class Gradients:
    """The share of the first three among those who do not abstain, and at most so many vetoes, by weight where there
    are weights. “Don't like it but will support it” counts as support only where that was declared at the opening."""

    share: Threshold
    vetoes: int = 0
    will_support: bool = False
    quorum: Quorum = field(default=NO_QUORUM)

    def __post_init__(self) -> None:
        if self.share.base is Of.eligible:
            raise ValueError("gradients are a share of those who took part")


def fist_to_five(count: Count[Fingers], rule: FistToFive) -> Verdict:
    took, seats = count.took_part, count.heads
    if rule.share is None:
        told: tuple[Check, ...] = (ceiling(What.lowest, seats.of(*TO_BE_HEARD), seats.took_part, 0),)
    else:
        none = ceiling(What.blocks, seats.of(Fingers.none), seats.took_part, 0)
        told = (none, share(What.support, count.of(*SUPPORTING), took, rule.share))
    checks = (*count.quorum(rule.quorum), *told)
    blocked = count.of(Fingers.none) > 0
    return Verdict(_outcome(checks, took, blocked=blocked), checks)


def gradients(count: Count[Gradient], rule: Gradients) -> Verdict:
    took, vetoes = count.took_part, ceiling(What.vetoes, count.of(Gradient.veto), count.took_part, rule.vetoes)
    behind = {*BEHIND_IT, *({Gradient.will_support} if rule.will_support else ())}
    base = took - (count.of(Gradient.abstain) if rule.share.base is Of.cast else 0)
    checks = (*count.quorum(rule.quorum), vetoes, share(What.support, count.of(*behind), base, rule.share))
    if took and not base:
        return Verdict(Outcome.no_votes, checks)
    return Verdict(_outcome(checks, took, blocked=not vetoes.is_met), checks)


def distribution(count: Count[P], scale: type[P]) -> Mapping[P, Exact]:
    """Every step of the scale with its number, in order: what is shown instead of a mean."""
    return {position: count.of(position) for position in scale}


def _outcome(checks: tuple[Check, ...], took_part: Exact, *, blocked: bool) -> Outcome:
    if not took_part:
        return Outcome.no_votes
    if any(check.what is What.quorum and not check.is_met for check in checks):
        return Outcome.no_quorum
    if blocked:
        return Outcome.blocked
    return Outcome.adopted if all(check.is_met for check in checks) else Outcome.not_adopted
