"""Who carries promises, and which, and what stands under an agreement: asked by features that speak of it. What one
person carries is shown to that person alone: to all others a day that has passed is no more than a number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key


@dataclass(frozen=True, slots=True)
class Carried:
    """A promise that is open, by its day; `zone` is where that day is meant."""

    promise: Id
    what: str
    due: date
    zone: str


@dataclass(frozen=True, slots=True)
class Promised:
    """As all may read it. Without an organisation it is a resident's own; `due` is when it is to be done, `done` when
    that was said, `released` when the group let them go."""

    what: str
    organisation: OrganisationId | None
    person: PersonId | None
    due: date | None
    done: datetime | None = None
    released: datetime | None = None


@dataclass(frozen=True, slots=True)
class Under:
    """What is promised under an agreement, in the order in which that was done; `waiting` counts those that wait for a
    new date, of which nothing else is told."""

    promised: tuple[Promised, ...]
    waiting: int = 0


class CarriersOf(Protocol):
    def people(self) -> frozenset[PersonId]:
        """All who carry one that is open, however near or far its day is."""
        ...

    def of(self, person: PersonId) -> tuple[Carried, ...]:
        """What they carry, the nearest day first."""
        ...

    def under(self, agreement: Id, now: datetime) -> Under: ...
    def under_each(self, agreements: tuple[Id, ...], now: datetime) -> Mapping[Id, Under]:
        """All that stands under these, asked for together; those under which nothing does are not there."""
        ...


CARRIERS: Key[CarriersOf] = Key("carriers")
