"""Muting people on the call of a place: whether it can be done there, who is to be quiet, and whom the bot has muted.
Features say who is to be quiet; adapters bring the platform to it, and undo what the record holds and nothing else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol

from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId, PlaceId
from bot.kernel.ports import Key


class Mute(Enum):
    """`noted`: the platform is about to be asked, or was and its answer is not known. `let_be`: someone has unmuted
    them since, and for as long as the round goes on they are not muted again."""

    noted = "noted"
    done = "done"
    let_be = "let be"


@dataclass(frozen=True, slots=True)
class Recorded:
    mute: Mute
    at: datetime


@dataclass(frozen=True, slots=True)
class Hush:
    """The call of a place: who is to be quiet now, and whom the bot has muted there. `on`: a round of the place has
    chosen it, and goes on; in a pause nobody is quiet all the same."""

    coalition: CoalitionId
    place: PlaceId
    address: Address
    on: bool
    quiet: frozenset[Account]
    recorded: Mapping[Account, Recorded]


@dataclass(frozen=True, slots=True)
class Home:
    """`able` is what is known of it so far."""

    coalition: CoalitionId
    place: PlaceId
    address: Address
    able: bool


@dataclass(frozen=True, slots=True)
class Speaking:
    """Of a place with a call on which the bot mutes: the name of who has the floor there, or none, and the language in
    which it is said. `shown`: the platform may still show a name that it was given."""

    coalition: CoalitionId
    place: PlaceId
    address: Address
    name: str
    language: str
    shown: bool


class Calls(Protocol):
    """For features."""

    def can_mute(self, place: PlaceId) -> bool:
        """Whether the platform has a call there on which the bot can mute people."""
        ...

    def muted(self, account: Account) -> bool:
        """Whether the bot has muted it anywhere, and has not undone it."""
        ...


CALLS: Key[Calls] = Key("calls")


def there(accounts: Collection[Account], address: Address) -> frozenset[Account]:
    """Those by which someone can be on the call."""
    here = (address.platform, address.workspace)
    return frozenset(each for each in accounts if (each.platform, each.workspace) == here)
