"""What handlers and pages are given: circles, and who acts for the organisations in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.features.circles.facts import CircleId
from bot.features.circles.model import refusals
from bot.features.circles.model.circle import Circle, Kind
from bot.kernel.ids import Id, OrganisationId, PersonId, PlaceId
from bot.kernel.text import Text

Seats = Mapping[OrganisationId, tuple[PersonId, ...]]
"""Who acts for each organisation, its representative first; who waits to be confirmed does not act yet."""


def seat_of(seats: Seats, person: PersonId) -> OrganisationId | None:
    return next((organisation for organisation, people in seats.items() if person in people), None)


@dataclass(frozen=True, slots=True)
class Acting:
    """A circle; `seats` matter where it is of organisations, `homes` where all are told of it."""

    circle: Circle
    seats: Seats
    homes: tuple[PlaceId, ...] = ()

    def party_of(self, person: PersonId) -> Id | None:
        return person if self.circle.kind is Kind.people else seat_of(self.seats, person)

    def acting_for(self, person: PersonId) -> Id:
        party = self.party_of(person)
        if party is None:
            raise refusals.SeatNeeded
        return party

    def insider(self, person: PersonId) -> Id:
        """As whom they are in the circle."""
        self.circle.check_going()
        party = self.party_of(person)
        if party is None or party not in self.circle.parties:
            raise refusals.NotInThisCircle(circle=self.circle.name)
        return party

    def people_of(self, party: Id) -> tuple[PersonId, ...]:
        return (PersonId(party),) if self.circle.kind is Kind.people else self.seats.get(OrganisationId(party), ())

    def asked(self, most: int) -> tuple[PersonId, ...]:
        """Those in the circle who are asked something: one for each party, who came first before the others."""
        return tuple(self._firsts())[:most]

    def _firsts(self) -> Iterator[PersonId]:
        for party in self.circle.parties:
            yield from self.people_of(party)[:1]


@dataclass(frozen=True, slots=True)
class Opening:
    """`same` is the circle that this form made already, `named` one of a name like it, `there` how many there are."""

    same: Circle | None
    named: Circle | None
    there: int
    seats: Seats
    homes: tuple[PlaceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """A round that a circle has or had. What was said in it is nowhere; `topic` is shown while it goes on."""

    topic: str
    place: PlaceId
    opened_at: datetime
    ended_at: datetime | None
    heard: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement of a circle, by its number in the register; one that no longer `holds` was ended."""

    number: int
    title: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Register:
    """How many agreements a circle has, and the newest of them; none of these where they are kept in confidence."""

    count: int = 0
    latest: tuple[Agreed, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """All circles that there are, those of them that have a round now, and some that have ended."""

    circles: tuple[Circle, ...]
    ended: tuple[Circle, ...]
    seats: Seats
    in_round: frozenset[CircleId]
    start: int


@dataclass(frozen=True, slots=True)
class Facing:
    """One circle, its rounds and what it agreed, the newest first; `homes` says what the places are called."""

    acting: Acting
    rounds: tuple[Round, ...]
    homes: Mapping[PlaceId, Text]
    start: int
    agreed: Register = Register()

    def where(self, held: Round) -> Text | None:
        """Nothing has to be said where there is one place only."""
        return self.homes.get(held.place) if len(self.homes) > 1 else None


@dataclass(frozen=True, slots=True)
class Belonging:
    """The circles that hold a place of one person."""

    person: PersonId
    circles: tuple[Circle, ...]
