"""How answers weigh, where organisations count differently: what an open vote and its result keep beside the seats."""

from dataclasses import dataclass
from fractions import Fraction

from bot.features.proposals.model.positions import Position
from bot.features.proposals.model.shown import Counted

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Weight:
    """What the seats that gave an answer weigh together."""

    position: Position
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Weighed:
    """`roll` is what all seats weigh that count, `counts` and `picks` what those of each answer do. Seats that weigh
    nothing advise: `advisers` of them, what they said in `advice`, and what they picked in `advised`. The quorum counts
    seats, if it is not by weight too."""

    roll: Fraction
    in_quorum: bool = False
    counts: tuple[Weight, ...] = ()
    picks: tuple[Fraction, ...] = ()
    advisers: int = 0
    advice: tuple[Counted, ...] = ()
    advised: tuple[int, ...] = ()

    def of(self, *positions: Position) -> Fraction:
        return sum((each.weight for each in self.counts if each.position in positions), Fraction(0))
