"""What takes two people of different organisations while a vote is open: to end it, or to change who is asked."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.features.proposals.model.pieces import SeatName
from bot.kernel.ids import OrganisationId, PersonId


class What(Enum):
    """`add` is for a seat that came later, `take_off` for one that has nobody any more."""

    end = "end"
    add = "add"
    take_off = "take off"


@dataclass(frozen=True, slots=True)
class Wish:
    """`organisation` is whom the one who asked was with then; once a second person agreed it is done. One that was
    `let_go` keeps its number, so that its button means nothing else later."""

    number: int
    what: What
    by: PersonId | None
    organisation: OrganisationId | None
    at: datetime
    seat: SeatName | None = None
    agreed_at: datetime | None = None
    agreed_by: PersonId | None = None
    let_go: bool = False

    @property
    def is_open(self) -> bool:
        return self.agreed_at is None and not self.let_go

    def names(self, person: PersonId) -> bool:
        return person in {self.by, self.agreed_by, self.seat.person if self.seat else None}

    def without(self, person: PersonId) -> "Wish":
        by, agreed_by = (None if each == person else each for each in (self.by, self.agreed_by))
        return replace(self, by=by, agreed_by=agreed_by, seat=self.seat.without(person) if self.seat else None)

    def is_like(self, other: "Wish") -> bool:
        """The same thing, of the same seat or person."""
        mine, theirs = ((e.seat.person or e.seat.seat) if e.seat else None for e in (self, other))
        return (self.what, mine) == (other.what, theirs)
