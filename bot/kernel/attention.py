"""How much a message may ask of people. Boards are edited silently, a notice is silent, an ask rings someone,
a need waits for the person's one budget of asks over all features."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.kernel.card import Card
from bot.kernel.elements import Button, Note
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.text import Phrase


@dataclass(frozen=True, slots=True)
class Notice:
    """A silent message in a place."""

    place: PlaceId
    card: Card


@dataclass(frozen=True, slots=True)
class Ask:
    """A new message that rings one person, because it needs them now: `because` says to them why it could not wait.
    Who wants to be written to `alone` reads that card instead, as it is, where their platform lets the bot write to
    them; what stands in it nobody else reads."""

    person: PersonId
    place: PlaceId
    card: Card
    because: Phrase
    alone: Card | None = None

    @property
    def shown(self) -> Card:
        """The card as it is sent, with the reason under it."""
        return replace(self.card, elements=(*self.card.elements, Note(self.because)))


@dataclass(frozen=True, slots=True)
class Need:
    """An ask that may wait. It stands under *Needs you* until it is met or `until` has passed, and rings once, when the
    person's budget allows, unless it only stands there. With the same person and key it is the same need. `raised_at`
    is the store's to fill. Who asked to be written to alone about it reads it `directly` when it rings."""

    person: PersonId
    key: str
    words: Phrase
    button: Button
    until: datetime | None = None
    raised_at: datetime | None = None
    rings: bool = True
    directly: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """A need that is done, for one person or for everyone who has it."""

    key: str
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Nothing waits for this person any more: their needs are dropped, messages that would ring them, and dead letters
    that name them."""

    person: PersonId


Message = Notice | Ask
Waiting = Need | Met | Forgotten
