"""What a count of numbers or ranks came to, as it is kept with the result: whole numbers that a reader can add up, or
exact weights where seats weigh differently. Options stand in the order of the paper."""

from dataclasses import dataclass
from fractions import Fraction

from bot.features.proposals.model.tally.counting import Exact
from bot.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class Rating:
    """How many gave it each number, from the lowest to the highest."""

    given: tuple[Exact, ...]
    lowest: int = 0

    @property
    def raters(self) -> Exact:
        return sum(self.given)

    @property
    def total(self) -> Exact:
        return sum(number * seats for number, seats in enumerate(self.given, self.lowest))


@dataclass(frozen=True, slots=True)
class Rated:
    options: tuple[Rating, ...]

    def mean(self, option: int, missing: Exact = 0) -> Fraction | None:
        """With so many who gave it no number and count as the lowest."""
        rating = self.options[option]
        raters = rating.raters + missing
        return Fraction(rating.total + missing * rating.lowest, raters) if rating.raters else None


@dataclass(frozen=True, slots=True)
class Sums:
    """Dots or points, and from how many."""

    sums: tuple[Exact, ...]
    givers: tuple[Exact, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """`standing` are the options that were still in, `votes` what each had; `exhausted` answers name none of them."""

    standing: tuple[int, ...]
    votes: tuple[Exact, ...]
    exhausted: Exact
    out: int | None = None

    @property
    def continuing(self) -> Exact:
        return sum(self.votes)


@dataclass(frozen=True, slots=True)
class Rounds:
    rounds: tuple[Round, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """So many put the first before the second, and so many the second before the first; and how strong the strongest
    chain of comparisons from one to the other is, each way."""

    first: int
    second: int
    before: Exact
    after: Exact
    chain: Exact
    back: Exact


@dataclass(frozen=True, slots=True)
class Pairs:
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Suiting:
    """`missing` are seats that have to be there and cannot."""

    yes: Exact
    if_need_be: Exact
    no: Exact
    missing: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Suited:
    slots: tuple[Suiting, ...]


Sheet = Rated | Sums | Rounds | Pairs | Suited
