"""What a vote came to, as it is kept."""

from dataclasses import dataclass
from datetime import datetime

from bot.features.proposals.model.asking import Asking, Given
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.sheets import Sheet
from bot.features.proposals.model.tally.counting import Outcome
from bot.features.proposals.model.vote import Counted
from bot.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class Result:
    """What a vote came to, with all that it takes to count it again, and the hash over roll, rule, text and answers as
    they were stored. `late` says that it was counted after its time, `for_now` how many said yes only for now;
    `sheet` how a choice among several came about; `since` the version from which on answers counted; `off` which seats
    were taken off the roll."""

    number: int
    asking: Asking
    version: int
    opened_at: datetime
    until: datetime
    counted_at: datetime
    counts: tuple[Counted, ...]
    seats: int
    picks: tuple[int, ...]
    outcome: Outcome
    leading: tuple[int, ...]
    harmed: tuple[SeatName, ...]
    unheard: tuple[SeatName, ...]
    seal: str
    late: bool = False
    for_now: int = 0
    sheet: Sheet | None = None
    since: int = 1
    off: tuple[Id, ...] = ()

    @property
    def given(self) -> Given:
        return Given(self.seats, {each.position: each.seats for each in self.counts}, self.picks)

    @property
    def chosen(self) -> str:
        """Of several the one that was agreed on."""
        return self.asking.called(self.leading[0]) if self.outcome.is_adopted and self.leading else ""

    @property
    def few(self) -> bool:
        """So few took part in secret that nothing is kept but whether it was agreed."""
        return self.asking.secret and not self.counts
