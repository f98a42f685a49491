"""Exact numbers as people read them: seats as whole numbers, weights with their fractions."""

from collections.abc import Iterable

from bot.features.proposals.model.tally.counting import Exact
from bot.weighing import exactly


def exact(of: Exact) -> int | str:
    """As 4 or 5 1/2 is written."""
    return of if isinstance(of, int) else exactly(of)


def whole(numbers: Iterable[Exact]) -> tuple[int, ...]:
    """For a picture, which shows whole numbers: nothing where one of them is none."""
    shown = tuple(map(exact, numbers))
    return tuple(each for each in shown if isinstance(each, int)) if all(isinstance(e, int) for e in shown) else ()
