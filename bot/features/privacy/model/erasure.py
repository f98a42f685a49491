"""An erasure: under way while anything of the person is left, afterwards an entry that tells nobody who it was."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

from bot.kernel.ids import CoalitionId, Id, PersonId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.text import say

STEPS = 100
"""So many steps follow each other; whatever is left after them waits for something else to end."""

STEP = timedelta(seconds=1)
PATIENCE = timedelta(minutes=10)


class ErasureId(Id):
    """Drawn by lot, and the salt of its own digest."""

    __slots__ = ()


class NotYours(Refusal):
    sentence = say(
        "Only you can erase what is stored about you. Please type /coalition privacy and use the button there."
    )


@dataclass(frozen=True, slots=True)
class Erasure:
    """`digest` is matched against people's ids when a backup was restored, which may know them again. `person` is kept
    only while something of theirs is left."""

    id: ErasureId
    digest: str
    person: PersonId | None = None
    due: datetime | None = None
    steps: int = 0

    @classmethod
    def of(cls, key: ErasureId, coalition: CoalitionId, person: PersonId, now: datetime) -> "Erasure":
        return cls(key, digest(key, coalition, person), person, now + STEP)

    def gone_on(self, now: datetime) -> "Erasure":
        return replace(self, steps=self.steps + 1, due=now + (STEP if self.steps < STEPS else PATIENCE))

    def done(self) -> "Erasure":
        return replace(self, person=None, due=None)

    def deadline(self) -> datetime | None:
        return self.due


@dataclass(frozen=True, slots=True)
class Erasing:
    """An erasure, and whether anything is left that does not stay."""

    erasure: Erasure
    left: bool


def digest(key: ErasureId, coalition: CoalitionId, person: PersonId) -> str:
    """From the id it cannot be guessed: 80 bits were drawn by lot."""
    return sha256(f"{key}:{coalition}:{person}".encode()).hexdigest()


class Erasures(Repository[Erasure], Protocol):
    def under_way(self, person: PersonId) -> Erasure | None: ...


ERASURES: Key[Erasures] = Key("erasures")
