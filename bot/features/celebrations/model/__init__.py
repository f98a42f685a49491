"""Celebrations: what was reached, said in words to which everyone who is named in them has agreed; and where they are
kept."""

from collections.abc import Mapping
from typing import Protocol

from bot.features.celebrations.model.celebration import (
    LINE,
    WORDS,
    Answer,
    Celebration,
    CelebrationId,
    Credit,
    Stage,
    Thanks,
    Way,
)
from bot.features.celebrations.model.given import (
    MOST_OPEN,
    MOST_SILENT,
    TOGETHER,
    Acting,
    Beginning,
    Known,
    Overview,
    Partners,
    Saying,
    Timeline,
)
from bot.features.celebrations.model.offer import Occasion, Offer, OfferId
from bot.features.celebrations.model.standing import InsideYes
from bot.features.celebrations.model.words import Piece
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository

__all__ = [
    "CELEBRATIONS",
    "INSIDE",
    "LINE",
    "MOST_OPEN",
    "MOST_SILENT",
    "OCCASIONS",
    "OFFERS",
    "PARTNERS",
    "SPEAKERS",
    "TOGETHER",
    "WORDS",
    "Acting",
    "Answer",
    "Beginning",
    "Celebration",
    "CelebrationId",
    "Celebrations",
    "Credit",
    "InsideYes",
    "InsideYeses",
    "Known",
    "Occasion",
    "Occasions",
    "Offer",
    "OfferId",
    "Offers",
    "Overview",
    "Partners",
    "PartnersHere",
    "Piece",
    "Saying",
    "Speakers",
    "Stage",
    "Thanks",
    "Timeline",
    "Way",
]


class Celebrations(Repository[Celebration], Protocol):
    def open(self) -> tuple[Celebration, ...]:
        """Those that are being prepared, in the order in which they were begun."""
        ...

    def posted(self, start: int) -> tuple[Celebration, ...]:
        """The latest first: some of them, from number `start`, and one more if there is."""
        ...

    def silently(self, organisation: OrganisationId) -> tuple[Celebration, ...]:
        """Those that were posted and name this organisation though it had not answered."""
        ...

    def of(self, person: PersonId) -> tuple[Celebration, ...]:
        """All that know something of this person."""
        ...


class InsideYeses(Repository[InsideYes], Protocol):
    def all(self) -> tuple[InsideYes, ...]:
        """Also what was taken back."""
        ...


class Offers(Repository[Offer], Protocol):
    def of(self, person: PersonId) -> tuple[Offer, ...]:
        """Those that are for this person now."""
        ...


class Occasions(Protocol):
    def agreement(self, agreement: Id) -> Occasion | None:
        """An agreement with those that it binds, if it holds and all may read it: none of a circle's, none that is
        kept in confidence."""
        ...

    def facilitators(self) -> tuple[PersonId, ...]:
        """Who facilitates the coalition."""
        ...

    def coalition(self) -> str:
        """What it is called."""
        ...

    def has_kept_others(self, promise: Id) -> bool:
        """Whether another promise was kept than this one."""
        ...


class PartnersHere(Protocol):
    def all(self) -> Mapping[OrganisationId, str]:
        """What each organisation is called, also of those that have left: words may name them."""
        ...

    def here(self) -> frozenset[OrganisationId]:
        """Those that have not left."""
        ...


class Speakers(Protocol):
    def all(self) -> Mapping[OrganisationId, tuple[PersonId, ...]]:
        """Who acts for the seat of each organisation."""
        ...


CELEBRATIONS: Key[Celebrations] = Key("celebrations")
OFFERS: Key[Offers] = Key("celebration offers")
OCCASIONS: Key[Occasions] = Key("occasions")
INSIDE: Key[InsideYeses] = Key("inside yeses")
PARTNERS: Key[PartnersHere] = Key("partners here")
SPEAKERS: Key[Speakers] = Key("speakers")
