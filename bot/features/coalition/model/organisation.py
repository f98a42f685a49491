"""An organisation: it enters itself, keeps its name, and stays when its people leave."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Key, Repository

ABOUT = 300


@dataclass(frozen=True, slots=True)
class Organisation:
    """`about` is what it does, in its own words. One that left keeps its name, by which it is known when it is back."""

    id: OrganisationId
    name: str
    about: str
    added_by: PersonId
    added_at: datetime
    left_at: datetime | None = None

    def left(self, now: datetime) -> "Organisation":
        return replace(self, left_at=now)

    def returned(self) -> "Organisation":
        return replace(self, left_at=None)


class Organisations(Repository[Organisation], Protocol):
    def named(self, name: str) -> Organisation | None:
        """The one whose name is `alike`."""
        ...

    def added_by(self, person: PersonId) -> tuple[OrganisationId, ...]: ...
    def all(self) -> tuple[Organisation, ...]:
        """In the order of their names."""
        ...


ORGANISATIONS: Key[Organisations] = Key("organisations")
