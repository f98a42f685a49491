"""How answers weigh, where organisations count differently: what an open vote and its result keep beside the seats."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.features.proposals.model.answer import Answer
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.positions import Position
from bot.features.proposals.model.shown import Counted
from bot.weighing import ONE

NOTHING = Fraction(0)

DIFFERENT = 12
"""So many seats that do not count one stand on the card; all stand with who is asked."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What the seats that gave an answer weigh together."""

    position: Position
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Weighed:
    """`roll` is what all seats weigh that count, `counts` and `picks` what those of each answer do. Seats that weigh
    nothing advise: `advisers` of them, what they said in `advice`, and what they picked in `advised`. The quorum counts
    seats, if it is not `in_quorum` too. `different` are some of those that do not count one, and `others` how many more
    there are."""

    roll: Fraction
    in_quorum: bool = False
    counts: tuple[Weight, ...] = ()
    picks: tuple[Fraction, ...] = ()
    advisers: int = 0
    advice: tuple[Counted, ...] = ()
    advised: tuple[int, ...] = ()
    different: tuple[SeatName, ...] = ()
    others: int = 0

    def of(self, *positions: Position) -> Fraction:
        return sum((each.weight for each in self.counts if each.position in positions), NOTHING)

    @property
    def heard(self) -> int:
        """Those of the advisers who said something."""
        return sum(each.seats for each in self.advice)

    def saying(self, said: Iterable[tuple[Fraction, int, Answer]], lines: int) -> "Weighed":
        """With what seats of such a weight say now, 1, or say no more, -1; of picks there are so many lines."""
        counts = {each.position: each.weight for each in self.counts}
        advice = {each.position: each.seats for each in self.advice}
        picks, advised = list(self.picks or (NOTHING,) * lines), list(self.advised or (0,) * lines)
        for weight, by, answer in said:
            position = answer.position
            if weight:
                counts[position] = counts.get(position, NOTHING) + weight * by
            else:
                advice[position] = advice.get(position, 0) + by
            for number in answer.picked if lines else ():
                picks[number] += weight * by
                advised[number] += 0 if weight else by
        given = tuple(Weight(each, counts[each]) for each in Position if counts.get(each))
        told = tuple(Counted(each, advice[each]) for each in Position if advice.get(each))
        return replace(self, counts=given, picks=tuple(picks), advice=told, advised=tuple(advised))

    def joined(self, seat: SeatName) -> "Weighed":
        with_it = _different(self, seat) if seat.weight != ONE else self
        return replace(with_it, roll=self.roll + seat.weight, advisers=self.advisers + seat.advises)

    def parted(self, seat: SeatName) -> "Weighed":
        left = tuple(each for each in self.different if each.seat != seat.seat)
        others = self.others - (seat.weight != ONE and len(left) == len(self.different))
        roll, advisers = self.roll - seat.weight, self.advisers - seat.advises
        return replace(self, roll=roll, advisers=advisers, different=left, others=others)

    def anew(self) -> "Weighed":
        """Nobody has answered yet."""
        return replace(self, counts=(), picks=(), advice=(), advised=())


def weighed_of(roll: tuple[SeatName, ...], *, in_quorum: bool = False) -> Weighed | None:
    """Nothing where all on this roll count the same."""
    if len({each.weight for each in roll}) <= 1:
        return None
    start = Weighed(NOTHING, in_quorum)
    for each in roll:
        start = start.joined(each)
    return start


def _different(before: Weighed, seat: SeatName) -> Weighed:
    if len(before.different) < DIFFERENT:
        return replace(before, different=(*before.different, seat))
    return replace(before, others=before.others + 1)
