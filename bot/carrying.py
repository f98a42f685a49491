"""Who carries promises, and which: asked by features that speak about them with those who do. What one person carries
is shown to that person alone: to all others a day that has passed is no more than a number."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import Key


@dataclass(frozen=True, slots=True)
class Carried:
    """A promise that is open, by its day; `zone` is where that day is meant."""

    promise: Id
    what: str
    due: date
    zone: str


class CarriersOf(Protocol):
    def people(self) -> frozenset[PersonId]:
        """All who carry one that is open, however near or far its day is."""
        ...

    def of(self, person: PersonId) -> tuple[Carried, ...]:
        """What they carry, the nearest day first."""
        ...


CARRIERS: Key[CarriersOf] = Key("carriers")
