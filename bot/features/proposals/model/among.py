"""Choosing among options by a number or a rank for each: the rules of a paper, and how it is written on a button."""

from dataclasses import dataclass
from fractions import Fraction

from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.tally.choosing import Dots, Scoring
from bot.features.proposals.model.tally.meeting import Slot, Suits
from bot.weighing import ONE

BLANK = -1
"""Nothing was said of this option: it is not the lowest number, and has no place."""

MOST_NUMBER, MOST_DOTS, PLACES = 10, 30, 20
_SIGNS = "-0123456789abcdefghijklmnopqrstuvwxyz"

SUITS = {0: Suits.no, 1: Suits.if_need_be, 2: Suits.yes}

Marks = tuple[int, ...]
"""One number an option, in the order of the paper: what it is given, or the place that it has, counted from 1."""


@dataclass(frozen=True, slots=True)
class Among:
    """Frozen when the vote opens. From `lowest` to `highest`, with at least `raters`; `dots` in all, at most `on_one`;
    `slots` to meet in, without which of the seats `required` none is chosen."""

    lowest: int = 0
    highest: int = 5
    raters: int = 1
    missing_is_lowest: bool = False
    dots: int = 5
    on_one: int = 3
    slots: tuple[Slot, ...] = ()
    required: tuple[SeatName, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.lowest < self.highest <= MOST_NUMBER or self.raters < 1:
            raise ValueError("a scale goes up, from what some have to give")
        if not 1 <= self.on_one <= self.dots <= MOST_DOTS:
            raise ValueError("dots are given out, and some of them on one")

    @property
    def scoring(self) -> Scoring:
        return Scoring(self.lowest, self.highest, self.raters, self.missing_is_lowest)

    @property
    def dotting(self) -> Dots:
        return Dots(self.dots, self.on_one)


@dataclass(frozen=True, slots=True)
class Ballot:
    """As it is counted: `seat` is missing where nobody is to know whose it is. `weight` is that of its seat."""

    marks: Marks
    seat: SeatName | None = None
    weight: Fraction = ONE


def written(marks: Marks) -> str:
    """A sign an option, as it stands on a button."""
    return "".join(_SIGNS[mark - BLANK] for mark in marks)


def read(text: str) -> Marks:
    """Raises ValueError for what `written` does not write."""
    return tuple(_SIGNS.index(sign) + BLANK for sign in text)
