"""What was said in a vote, in numbers, and what came of it by the rule that was frozen."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.features.proposals.model.among import Ballot
from bot.features.proposals.model.positions import Position
from bot.features.proposals.model.sheets import Sheet
from bot.features.proposals.model.tally.counting import Exact, Verdict
from bot.features.proposals.model.weights import Weighed


@dataclass(frozen=True, slots=True)
class Given:
    """How many seats gave each position, of so many on the roll; of picks how many picked each option. `ballots` are
    there for the count alone; `group` is the same of those alone whose yes is required. Where seats weigh differently
    `weighed` says how: then seats that weigh nothing are on no roll here, and only their ballots are there."""

    seats: int
    positions: Mapping[Position, int]
    picks: tuple[int, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    group: "Given | None" = None
    weighed: Weighed | None = None

    @property
    def recused(self) -> int:
        return self.positions.get(Position.recused, 0)

    @property
    def deciding(self) -> int:
        """The roll without those who found it not theirs to decide."""
        return self.seats - self.recused

    @property
    def answered(self) -> int:
        """Seats that took a position; recusing oneself is none."""
        return sum(self.positions.values()) - self.recused

    def came(self, *, by_weight: bool) -> Exact:
        """As `answered`, or by weight."""
        if self.weighed is None or not by_weight:
            return self.answered
        return self.weighed.of(*Position) - self.weighed.of(Position.recused)

    def of(self, *positions: Position) -> int:
        return sum(self.positions.get(each, 0) for each in positions)

    def weight(self, *positions: Position) -> Exact:
        """As `of`, by weight where there are weights."""
        return self.weighed.of(*positions) if self.weighed else self.of(*positions)

    @property
    def asked(self) -> Exact:
        """As `deciding`, by weight where the quorum is."""
        if self.weighed and self.weighed.in_quorum:
            return self.weighed.roll - self.weighed.of(Position.recused)
        return self.deciding

    @property
    def chosen(self) -> tuple[Exact, ...]:
        """Of picks how many picked each option, by weight where there are weights."""
        return self.weighed.picks if self.weighed else self.picks


@dataclass(frozen=True, slots=True)
class Outturn:
    """`leading` are options by number, several where they are level; only of choosing among several."""

    verdict: Verdict
    leading: tuple[int, ...] = ()
    sheet: Sheet | None = None
