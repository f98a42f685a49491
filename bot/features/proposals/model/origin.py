"""Where a proposal came from: written as it is, or made of something that was there before."""

import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.ids import Id
from bot.kernel.ports import Key, Repository


class Way(Enum):
    """`point` is one that people share after a round, `block` one of a longer text, `change` a
    change to another proposal that was left out of it."""

    point = "point"
    block = "block"
    change = "change"


@dataclass(frozen=True, slots=True)
class Origin:
    """`of` is what it was made of, and `number` its place there."""

    way: Way
    of: Id
    number: int = 0


@dataclass(frozen=True, slots=True)
class KeptPoint:
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class SharedPoints:
    """Points that were shown after a round, kept because each can become a building block with one press. No name
    belongs to any of them."""

    id: Id
    title: str
    points: tuple[KeptPoint, ...]

    def words(self, number: int) -> str | None:
        return next((each.words for each in self.points if each.number == number), None)


class SharedHere(Repository[SharedPoints], Protocol):
    pass


SHARED: Key[SharedHere] = Key("points to propose")


def made_of(of: Id, number: int) -> ProposalId:
    """The same for the same thing, so that whoever presses twice, or second, finds what is there."""
    return ProposalId.from_bytes(hashlib.sha256(f"{of}:{number}".encode()).digest()[:10])
