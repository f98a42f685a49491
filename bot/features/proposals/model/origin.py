"""Where a proposal came from: written as it is, or made of something that was there before."""

import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from bot.deciding import Terms
from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.ids import Id
from bot.kernel.ports import Key, Repository
from bot.kernel.text import Phrase
from bot.kernel.wire import WireId


class Way(Enum):
    """`point` is one that people share after a round, `block` one of a longer text, `change` a change to another
    proposal that was left out of it, `wanted` what another feature wants to have decided."""

    point = "point"
    block = "block"
    change = "change"
    wanted = "wanted"


@dataclass(frozen=True, slots=True)
class Origin:
    """`of` is what it was made of, and `number` its place there. Of what another feature wants `kind` is its name for
    it, `terms` how it is to be decided, `about` a sentence on it, and `look` leads back to it."""

    way: Way
    of: Id
    number: int = 0
    kind: str = ""
    terms: Terms | None = None
    about: Phrase | None = None
    look: WireId | None = None


def is_wanted(origin: Origin | None) -> bool:
    """Whether another feature sees to what is decided."""
    return origin is not None and origin.way is Way.wanted


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


def made_of(of: Id, number: int, kind: str = "") -> ProposalId:
    """The same for the same thing, so that whoever presses twice, or second, finds what is there."""
    named = f"{kind}:{of}:{number}" if kind else f"{of}:{number}"
    return ProposalId.from_bytes(hashlib.sha256(named.encode()).digest()[:10])
