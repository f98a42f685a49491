"""What a vote came to, with all that it takes to count it again."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated

from bot.features.proposals.model.advising import Deciding
from bot.features.proposals.model.asking import Asking, Given, Position, Required
from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.sheets import Sheet
from bot.features.proposals.model.shown import Counted
from bot.features.proposals.model.tally.counting import Outcome
from bot.features.proposals.model.together import HeldWith
from bot.features.proposals.model.weights import Weighed
from bot.kernel.change import ADDED
from bot.kernel.ids import Id, PersonId

VOICES = 5
"""So many are kept with the result for its card; all stand with the answers."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What an organisation gave as its reason."""

    seat: SeatName
    position: Position
    words: str


@dataclass(frozen=True, slots=True)
class Result:
    """The hash is over roll, rule, text and answers as they were stored. `late` says that it was counted after its
    time, `for_now` how many said yes only for now; `sheet` how a choice among several came about; `since` the version
    from which on answers counted; `off` which seats were taken off the roll; `asides` are all who stepped aside and
    need not carry it out; `harmed` who said what stops it; `review` is when they look at it again; `deciding` who
    decided after advice, and what; `held_with` where the vote stood, if it was on several proposals; `group` what those
    said whose yes is required; `weighed` how it weighed, where organisations count differently."""

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
    asides: tuple[SeatName, ...] = ()
    voices: tuple[Voice, ...] = ()
    review: date | None = None
    deciding: Deciding | None = None
    held_with: HeldWith | None = None
    group: tuple[Counted, ...] = ()
    group_seats: int = 0
    group_picks: tuple[int, ...] = ()
    weighed: Annotated[Weighed | None, ADDED] = None

    @property
    def given(self) -> Given:
        counts, group = ({each.position: each.seats for each in said} for said in (self.counts, self.group))
        theirs = (
            Given(self.group_seats, group, self.group_picks) if self.asking.required is not Required.nobody else None
        )
        return Given(self.seats, counts, self.picks, group=theirs, weighed=self.weighed)

    def without(self, person: PersonId) -> "Result":
        """In a vote of people: the numbers stay, their name and what they wrote do not."""
        return replace(
            self,
            asking=self.asking.without(person),
            deciding=self.deciding.without(person) if self.deciding else None,
            harmed=tuple(each.without(person) for each in self.harmed),
            unheard=tuple(each.without(person) for each in self.unheard),
            asides=tuple(each.without(person) for each in self.asides),
            voices=tuple(each for each in self.voices if each.seat.person != person),
        )

    @property
    def chosen(self) -> str:
        """Of several the one that was agreed on."""
        return self.asking.called(self.leading[0]) if self.outcome.is_adopted and self.leading else ""

    @property
    def few(self) -> bool:
        """So few took part in secret that nothing is kept but whether it was agreed."""
        return self.asking.secret and not self.counts


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last one where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = date.fromordinal(following.toordinal() - 1)
    return last.replace(day=min(day.day, last.day))
