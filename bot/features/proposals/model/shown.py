"""What a card shows of an open vote: how many gave each answer, what would harm, and who said what."""

from dataclasses import dataclass, replace

from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.positions import Position
from bot.kernel.ids import PersonId


@dataclass(frozen=True, slots=True)
class Counted:
    position: Position
    seats: int


@dataclass(frozen=True, slots=True)
class Objection:
    """Shown at once, so that it can be talked about while there is time."""

    seat: SeatName
    words: str
    position: Position = Position.harm

    def without(self, person: PersonId) -> "Objection":
        return replace(self, seat=self.seat.without(person), words="") if self.seat.person == person else self


@dataclass(frozen=True, slots=True)
class Said:
    """Where all answers are shown at once, on small rolls; of advice `words` are its beginning."""

    seat: SeatName
    position: Position
    for_now: bool = False
    words: str = ""
