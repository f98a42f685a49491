"""What every count is made of: thresholds, quorum, who could take part and who did, and a result that can be checked by
hand. Whole numbers and fractions throughout; percentages are for display."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Generic, TypeVar

P = TypeVar("P", bound=Enum)


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

    def is_met(self, count: int | Fraction, base: int | Fraction) -> bool:
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


MAJORITY = Threshold(1, 2, strict=True)
TWO_THIRDS = Threshold(2, 3)
ALL = Threshold(1, 1, base=Of.eligible)


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many of those who could take part must have: any position counts, silence never does. `yes` is a floor of yes
    votes instead of, or beside, a share; with it no “no” can bring about what it is against."""

    share: Threshold | None = None
    yes: int = 0

    def needed(self, eligible: int) -> int:
        return self.share.least(eligible) if self.share else 0


NO_QUORUM = Quorum()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that had to hold: so many were counted, out of a base, and so many were needed. For a ceiling `needed`
    is the most that may be."""

    what: What
    counted: int | Fraction
    base: int | Fraction
    needed: int | Fraction
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


NOTHING: Mapping[Enum, Fraction] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Count(Generic[P]):
    """How many seats took each position. `eligible` is the roll as it was frozen, `recused` those of it who said that
    it is not theirs to decide: they leave the roll. `weights` are the positions' exact weights where seats weigh
    differently; a weight of nothing is advice."""

    eligible: int
    given: Mapping[P, int]
    recused: int = 0
    weights: Mapping[P, Fraction] | None = field(default=None)

    def __post_init__(self) -> None:
        if min((*self.given.values(), self.recused, self.eligible)) < 0:
            raise ValueError("nobody counts less than nothing")
        if self.took_part + self.recused > self.eligible:
            raise ValueError("more took part than were on the roll")

    @property
    def took_part(self) -> int:
        return sum(self.given.values())

    @property
    def deciding(self) -> int:
        """E', the roll without those who recused themselves."""
        return self.eligible - self.recused

    @property
    def silent(self) -> int:
        return self.deciding - self.took_part

    def of(self, *positions: P) -> int:
        return sum(self.given.get(position, 0) for position in positions)

    def weight(self, *positions: P) -> int | Fraction:
        """As `of`, by weight where there are weights."""
        if self.weights is None:
            return self.of(*positions)
        return sum((self.weights.get(position, Fraction(0)) for position in positions), Fraction(0))

    def quorum(self, quorum: Quorum) -> tuple[Check, ...]:
        """Counts seats, whatever they weigh."""
        if quorum.share is None:
            return ()
        met = quorum.share.is_met(self.took_part, self.deciding)
        needed = quorum.needed(self.deciding)
        return (Check(What.quorum, self.took_part, self.deciding, needed, met, quorum.share),)


def floor(what: What, counted: int, base: int, least: int) -> Check:
    return Check(what, counted, base, least, counted >= least)


def ceiling(what: What, counted: int, base: int, most: int) -> Check:
    return Check(what, counted, base, most, counted <= most)


def share(what: What, counted: int | Fraction, base: int | Fraction, threshold: Threshold) -> Check:
    """`needed` is exact: a whole number of seats where seats are counted, else the weight itself."""
    whole = isinstance(base, int) and isinstance(counted, int)
    needed = (
        threshold.least(base)
        if whole and isinstance(base, int)
        else Fraction(threshold.numerator, threshold.denominator) * base
    )
    return Check(what, counted, base, needed, threshold.is_met(counted, base), threshold)
