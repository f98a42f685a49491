"""Promises: what an organisation or a resident has said that they do, who carries it and by when; every step from one
state to the next, and where they are kept."""

from collections.abc import Mapping
from typing import Protocol

from bot.features.promises.model.commitment import (
    CHANGES,
    LINK,
    WHAT,
    WHY,
    WORD,
    Commitment,
    CommitmentId,
    Done,
    Former,
    Freed,
    Reading,
    Stage,
    Told,
    Way,
    Wish,
)
from bot.features.promises.model.given import (
    MOST_EACH,
    MOST_OPEN,
    Acting,
    Counts,
    Known,
    Leaving,
    Listed,
    Making,
    Mine,
)
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository

__all__ = [
    "CHANGES",
    "COMMITMENTS",
    "LINK",
    "MOST_EACH",
    "MOST_OPEN",
    "REPRESENTATIVES",
    "WHAT",
    "WHY",
    "WORD",
    "Acting",
    "Commitment",
    "CommitmentId",
    "Commitments",
    "Counts",
    "Done",
    "Former",
    "Freed",
    "Known",
    "Leaving",
    "Listed",
    "Making",
    "Mine",
    "Reading",
    "Representatives",
    "Stage",
    "Told",
    "Way",
    "Wish",
]


class Commitments(Repository[Commitment], Protocol):
    def open(self) -> tuple[Commitment, ...]:
        """The nearest date first."""
        ...

    def settled(self, start: int) -> tuple[Commitment, ...]:
        """Kept and released ones, the latest first: some of them, from number `start`, and one more if there is."""
        ...

    def under(self, agreement: Id) -> tuple[Commitment, ...]:
        """All that people see, in the order in which they were made."""
        ...

    def of(self, person: PersonId) -> tuple[Commitment, ...]:
        """All that know something of this person."""
        ...

    def count_open(self) -> int: ...


class Representatives(Protocol):
    def all(self) -> Mapping[OrganisationId, tuple[PersonId, ...]]:
        """Who acts for the seat of each organisation."""
        ...


COMMITMENTS: Key[Commitments] = Key("commitments")
REPRESENTATIVES: Key[Representatives] = Key("representatives")
