"""The seats of residents without an organisation: how many the group gives them, how it is chosen who comes next, and
who has offered to speak."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Protocol

from bot.features.coalition.model.refusals import (
    EnoughOffers,
    EnoughSupport,
    NobodyOffered,
    NobodySupported,
    NotOffered,
    OwnSupport,
)
from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import Key, Repository
from bot.kernel.text import Mention

MOST_SEATS = 6
OFFERS = 50
SUPPORTERS = 150
OWN_WAY = 150
TURNS = (13, 26, 52)
"""In weeks."""


class ResidentsId(Id):
    __slots__ = ()


class Way(Enum):
    """How it is chosen who comes next."""

    named = "named"
    lot = "lot"
    turns = "turns"
    other = "other"


@dataclass(frozen=True, slots=True)
class Offer:
    """Someone who offers to speak for residents since `since`, and who supports them. Of one who has been confirmed,
    what stays is when that was last: so that turns are taken by all."""

    person: PersonId
    since: datetime | None = None
    supporters: tuple[PersonId, ...] = ()
    held_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Residents:
    """`seats` are none, or two and more: one alone would stand for all of them. `words` are the group's own, for
    another way; `weeks` is how long a turn is, where they take turns."""

    id: ResidentsId
    seats: int = 0
    way: Way = Way.named
    weeks: int = TURNS[1]
    words: str = ""
    offers: tuple[Offer, ...] = ()

    def __post_init__(self) -> None:
        if self.seats == 1 or not 0 <= self.seats <= MOST_SEATS:
            raise ValueError("residents hold two seats or more, or none")
        if len({each.person for each in self.offers}) != len(self.offers):
            raise ValueError("nobody offers twice")

    @property
    def listed(self) -> tuple[Offer, ...]:
        """Those who offer now, in the order in which they said so."""
        return tuple(each for each in self.offers if each.since)

    def ruled(self, seats: int, way: Way, weeks: int, words: str | None) -> "Residents":
        """Without words they stay as they are."""
        return replace(self, seats=seats, way=way, weeks=weeks, words=words or self.words)

    def turn_until(self, now: datetime) -> datetime | None:
        return now + timedelta(weeks=self.weeks) if self.way is Way.turns else None

    def offered(self, person: PersonId, now: datetime) -> "Residents":
        before = self._of(person)
        if before.since:
            return self
        if len(self.listed) >= OFFERS:
            raise EnoughOffers(most=OFFERS)
        return self._with(replace(before, since=now))

    def withdrawn(self, person: PersonId) -> "Residents":
        return self._with(replace(self._of(person), since=None, supporters=()))

    def confirmed(self, person: PersonId, now: datetime) -> "Residents":
        """They have a seat now, and are on the list no more."""
        return self._with(Offer(person, held_at=now))

    def without(self, person: PersonId) -> "Residents":
        """They live here no longer, or left: nothing of theirs is kept."""
        others = (each for each in self.offers if each.person != person)
        return replace(self, offers=tuple(_unsupported(each, person) for each in others))

    def supported(self, person: PersonId, by: PersonId) -> "Residents":
        offer = self._listed(person)
        if person == by:
            raise OwnSupport
        if by in offer.supporters:
            return self
        if len(offer.supporters) >= SUPPORTERS:
            raise EnoughSupport(most=SUPPORTERS, who=Mention(person))
        return self._with(replace(offer, supporters=(*offer.supporters, by)))

    def unsupported(self, person: PersonId, by: PersonId) -> "Residents":
        return self._with(_unsupported(self._listed(person), by))

    def of(self, person: PersonId) -> tuple[Offer | None, int]:
        """What they offer or have held, and how many others they support."""
        own = next((each for each in self.offers if each.person == person), None)
        return own, sum(person in each.supporters for each in self.offers)

    def in_the_lot(self, holders: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
        """Those who offer and hold no seat, in the order in which they said so."""
        free = tuple(each.person for each in self.listed if each.person not in holders)
        if not free:
            raise NobodyOffered
        return free

    def next_of(self, free: tuple[PersonId, ...]) -> PersonId:
        """Who comes next, where neither lots nor the group's own way say it: with the most support, or seated least
        recently; and among equals who said so first."""
        offers = [self._of(each) for each in free]
        if self.way is Way.turns:
            return min(offers, key=_turn).person
        most = max(offers, key=lambda each: len(each.supporters))
        if not most.supporters:
            raise NobodySupported
        return most.person

    def check_offered(self, person: PersonId, free: tuple[PersonId, ...]) -> None:
        if person not in free:
            raise NotOffered(who=Mention(person))

    def _of(self, person: PersonId) -> Offer:
        return next((each for each in self.offers if each.person == person), Offer(person))

    def _listed(self, person: PersonId) -> Offer:
        offer = self._of(person)
        if not offer.since:
            raise NotOffered(who=Mention(person))
        return offer

    def _with(self, offer: Offer) -> "Residents":
        """What says nothing any more is not kept. Whoever comes onto the list comes last."""
        before = self._of(offer.person)
        if offer.since and before.since:
            return replace(self, offers=tuple(offer if each.person == offer.person else each for each in self.offers))
        others = tuple(each for each in self.offers if each.person != offer.person)
        return replace(self, offers=(*others, *((offer,) if offer.since or offer.held_at else ())))


def _turn(offer: Offer) -> tuple[bool, float]:
    """Who never had one comes first."""
    moment = offer.held_at or offer.since
    return offer.held_at is not None, moment.timestamp() if moment else 0.0


def _unsupported(offer: Offer, by: PersonId) -> Offer:
    return replace(offer, supporters=tuple(each for each in offer.supporters if each != by))


class ResidentsRows(Repository[Residents], Protocol):
    """Within one coalition there is one at most. Nothing here holds rows: whoever changes it holds the coalition."""

    def here(self) -> Residents | None: ...


RESIDENTS: Key[ResidentsRows] = Key("residents")
