"""Circles: some of the people or organisations of a coalition, with their invariants, and what keeps them."""

from typing import Protocol

from bot.features.circles.facts import CircleId
from bot.features.circles.model.circle import (
    CIRCLES_AT_MOST,
    MOST_INSIDE,
    MOST_WAITING,
    PURPOSE,
    Circle,
    Entry,
    Inside,
    Kind,
)
from bot.features.circles.model.given import (
    Acting,
    Agreed,
    Belonging,
    Facing,
    Opening,
    Overview,
    Register,
    Round,
    Seats,
    seat_of,
)
from bot.features.circles.model.waiting import Waits, key
from bot.kernel.ids import Id
from bot.kernel.ports import Key, Repository

__all__ = [
    "ACTING_SEATS",
    "CIRCLES",
    "CIRCLES_AT_MOST",
    "CIRCLE_AGREEMENTS",
    "CIRCLE_ROUNDS",
    "MOST_INSIDE",
    "MOST_WAITING",
    "PURPOSE",
    "Acting",
    "ActingSeats",
    "Agreed",
    "Belonging",
    "Circle",
    "CircleAgreements",
    "CircleId",
    "CircleRounds",
    "Circles",
    "Entry",
    "Facing",
    "Inside",
    "Kind",
    "Opening",
    "Overview",
    "Register",
    "Round",
    "Seats",
    "Waits",
    "key",
    "seat_of",
]


class Circles(Repository[Circle], Protocol):
    """Those that have ended have no name that could be taken, and nobody in them."""

    def named(self, name: str) -> Circle | None:
        """The one that people would read as the same name."""
        ...

    def all(self) -> tuple[Circle, ...]:
        """In the order of their names."""
        ...

    def ended(self) -> tuple[Circle, ...]:
        """Some that ended last."""
        ...

    def of(self, party: Id) -> tuple[Circle, ...]:
        """In which this person or organisation is, or asks to be, or is invited to be."""
        ...


class ActingSeats(Protocol):
    def all(self) -> Seats: ...


class CircleRounds(Protocol):
    def latest(self, circle: CircleId) -> tuple[Round, ...]:
        """The newest first."""
        ...

    def running(self) -> frozenset[CircleId]:
        """Circles that have a round now."""
        ...


class CircleAgreements(Protocol):
    def of(self, circle: CircleId) -> Register: ...


CIRCLES: Key[Circles] = Key("circles")
ACTING_SEATS: Key[ActingSeats] = Key("acting-seats")
CIRCLE_ROUNDS: Key[CircleRounds] = Key("circle-rounds")
CIRCLE_AGREEMENTS: Key[CircleAgreements] = Key("circle-agreements")
