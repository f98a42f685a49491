"""How much a message may ask of people. Boards are edited silently, a notice is silent, an ask rings someone."""

from dataclasses import dataclass

from bot.kernel.card import Card
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.text import Phrase


@dataclass(frozen=True, slots=True)
class Notice:
    """A silent message in a place."""

    place: PlaceId
    card: Card


@dataclass(frozen=True, slots=True)
class Ask:
    """A new message that rings one person, because it needs them now: `because` says to them why it could not wait."""

    person: PersonId
    place: PlaceId
    card: Card
    because: Phrase


Message = Notice | Ask
