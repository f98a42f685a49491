"""What every count is made of: thresholds, quorum, who could take part and who did, and a result that can be checked by
hand. Whole numbers and fractions throughout; percentages are for display."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Generic, TypeVar

P = TypeVar("P", bound=Enum)

Exact = int | Fraction
"""So many seats; or what seats weigh, where they weigh differently."""


class Of(Enum):
    """What a share is a share of."""

    cast = "cast"
    with_abstentions = "with abstentions"
    eligible = "eligible"


class Outcome(Enum):
    """`pending` is a count that is not complete yet: an objection may still be withdrawn, or a seat answer. What
    whoever was to decide left open is `not_decided`."""

    adopted = "adopted"
    with_stand_asides = "adopted with stand-asides"
    with_concerns = "adopted with concerns"
    not_adopted = "not adopted"
    blocked = "blocked"
    objection_open = "objection open"
    pending = "pending"
    no_quorum = "no quorum"
    tie = "tie"
    no_votes = "no votes"
    not_decided = "not decided"

    @property
    def is_adopted(self) -> bool:
        return self in {Outcome.adopted, Outcome.with_stand_asides, Outcome.with_concerns}


class What(Enum):
    """What a check is about, for the sentence that tells it."""

    quorum = "quorum"
    yes = "yes"
    no = "no"
    blocks = "blocks"
    stand_asides = "stand-asides"
    agreement = "agreement"
    objections = "objections"
    answered = "answered"
    support = "support"
    lowest = "lowest"
    vetoes = "vetoes"
    takers = "takers"
    everyone = "everyone"
    group = "group"
    advice = "advice"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share of the base: at least numerator/denominator of it, or more than that where `strict`."""

    numerator: int
    denominator: int
    strict: bool = False
    base: Of = Of.cast

    def __post_init__(self) -> None:
        if self.denominator < 1 or not 0 <= self.numerator <= self.denominator:
            raise ValueError("a threshold is a share from nothing to all")

    def is_met(self, count: Exact, base: Exact) -> bool:
        """Of nothing, no share is met."""
        if base <= 0:
            return False
        counted, needed = count * self.denominator, base * self.numerator
        return counted > needed if self.strict else counted >= needed

    def least(self, base: int) -> int:
        """The fewest that meet it; one more than there are where nothing can."""
        if base <= 0:
            return base + 1
        exact, over = divmod(base * self.numerator, self.denominator)
        return exact + (1 if self.strict or over else 0)

    def needed(self, base: Exact) -> Exact:
        """A whole number of seats where seats are counted; of weights the share itself, which a strict one exceeds."""
        return self.least(base) if isinstance(base, int) else Fraction(self.numerator, self.denominator) * base


MAJORITY = Threshold(1, 2, strict=True)
TWO_THIRDS = Threshold(2, 3)
ALL = Threshold(1, 1, base=Of.eligible)


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many of those who could take part must have: any position counts, silence never does. `yes` is a floor of yes
    votes instead of, or beside, a share; with it no “no” can bring about what it is against."""

    share: Threshold | None = None
    yes: Exact = 0

    def needed(self, eligible: Exact) -> Exact:
        return self.share.needed(eligible) if self.share else 0


NO_QUORUM = Quorum()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that had to hold: so many were counted, out of a base, and so many were needed. For a ceiling `needed`
    is the most that may be."""

    what: What
    counted: Exact
    base: Exact
    needed: Exact
    is_met: bool
    rule: Threshold | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`checks` are in the order in which they are told; of several that failed the first decides."""

    outcome: Outcome
    checks: tuple[Check, ...] = ()

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.is_met)


@dataclass(frozen=True, slots=True)
class Count(Generic[P]):
    """How many seats took each position, or what those weigh. `eligible` is the roll as it was frozen, `recused` those
    of it who said that it is not theirs to decide: they leave the roll. Of weights `seats` is the same in seats, which
    the quorum counts unless the rule has it go `by_weight`. A seat that weighs nothing is in neither: it advises."""

    eligible: Exact
    given: Mapping[P, Exact]
    recused: Exact = 0
    seats: "Count[P] | None" = None
    by_weight: bool = False

    def __post_init__(self) -> None:
        if min((*self.given.values(), self.recused, self.eligible)) < 0:
            raise ValueError("nobody counts less than nothing")
        if self.took_part + self.recused > self.eligible:
            raise ValueError("more took part than were on the roll")

    @property
    def took_part(self) -> Exact:
        return sum(self.given.values())

    @property
    def deciding(self) -> Exact:
        """E', the roll without those who recused themselves."""
        return self.eligible - self.recused

    @property
    def silent(self) -> Exact:
        return self.deciding - self.took_part

    @property
    def heads(self) -> "Count[P]":
        """In seats, for what asks whether anybody did."""
        return self.seats or self

    @property
    def for_quorum(self) -> "Count[P]":
        return self if self.by_weight else self.heads

    def of(self, *positions: P) -> Exact:
        return sum(self.given.get(position, 0) for position in positions)

    def quorum(self, quorum: Quorum) -> tuple[Check, ...]:
        if quorum.share is None:
            return ()
        asked = self.for_quorum
        return (share(What.quorum, asked.took_part, asked.deciding, quorum.share),)


def floor(what: What, counted: Exact, base: Exact, least: Exact) -> Check:
    return Check(what, counted, base, least, counted >= least)


def ceiling(what: What, counted: Exact, base: Exact, most: Exact) -> Check:
    return Check(what, counted, base, most, counted <= most)


def share(what: What, counted: Exact, base: Exact, threshold: Threshold) -> Check:
    return Check(what, counted, base, threshold.needed(base), threshold.is_met(counted, base), threshold)
