"""Joint work and its credit lines: what may be said outside of what partners did together, and where that is kept."""

from collections.abc import Mapping
from typing import Protocol

from bot.confidential import Kind
from bot.features.credit.model.given import Acting, Beginning, Listed, Seats, Voices
from bot.features.credit.model.settings import ON_PUBLICITY, SPOKESPERSON, Speaker
from bot.features.credit.model.work import LINE, NAME, WORKS, Work, WorkId
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository

__all__ = [
    "KEPT_FROM_OUTSIDE",
    "LINE",
    "NAME",
    "ON_PUBLICITY",
    "SPEAKING",
    "SPOKESPERSON",
    "WORKS",
    "WORKS_HERE",
    "Acting",
    "Beginning",
    "KeptFromOutside",
    "Listed",
    "Seats",
    "Speaker",
    "Speaking",
    "Voices",
    "Work",
    "WorkId",
    "Works",
]


class Works(Repository[Work], Protocol):
    def going_on(self) -> tuple[Work, ...]:
        """In the order of their names."""
        ...

    def of(self, organisation: OrganisationId) -> tuple[Work, ...]:
        """In which it is a partner."""
        ...


class Speaking(Protocol):
    def seats(self) -> Seats: ...
    def facilitators(self) -> tuple[PersonId, ...]: ...
    def organisations(self) -> Mapping[OrganisationId, str]:
        """Those that are here, in the order of their names."""
        ...

    def known(self) -> Mapping[OrganisationId, str]:
        """Also those that left."""
        ...


class KeptFromOutside(Protocol):
    def holds(self, agreement: Id, kept: frozenset[Kind]) -> bool:
        """Whether this agreement is kept in confidence, where these kinds are."""
        ...


WORKS_HERE: Key[Works] = Key("joint-works")
SPEAKING: Key[Speaking] = Key("speaking")
KEPT_FROM_OUTSIDE: Key[KeptFromOutside] = Key("kept-from-outside")
