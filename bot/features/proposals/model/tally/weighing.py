"""Ballots that weigh differently, exactly: as whole numbers of the largest part that goes into every weight, so that
counting stays in whole numbers, and back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TypeVar

from bot.features.proposals.model.tally.counting import Exact

B = TypeVar("B")

Weights = Sequence[Fraction] | None
"""One a ballot, in their order; nothing where each counts one."""


@dataclass(frozen=True, slots=True)
class Units:
    """`each` has so many parts of one as its ballot weighs; `in_one` of them make one. Nothing in both is each one."""

    each: Sequence[int] | None = None
    in_one: int = 0

    def exactly(self, parts: int) -> Exact:
        return Fraction(parts, self.in_one) if self.in_one else parts


ONES = Units()


def units(weights: Weights) -> Units:
    if weights is None:
        return ONES
    if min(weights, default=0) < 0:
        raise ValueError("nobody weighs less than nothing")
    in_one = lcm(*(each.denominator for each in weights))
    return Units(tuple(each.numerator * (in_one // each.denominator) for each in weights), in_one)


def weighing(ballots: Iterable[B], parts: Units) -> Iterator[tuple[B, int]]:
    """Those that count, each with its parts: what weighs nothing is advice."""
    if parts.each is None:
        return ((ballot, 1) for ballot in ballots)
    return ((ballot, weight) for ballot, weight in zip(ballots, parts.each, strict=True) if weight)
