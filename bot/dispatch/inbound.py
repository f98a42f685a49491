"""What dispatch is handed and what it answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.dispatch.ports import Choice, Due
from bot.guests import Kind
from bot.kernel.card import Card
from bot.kernel.command import Account, Address, Command, Request
from bot.kernel.ids import CoalitionId
from bot.kernel.ports import Directory
from bot.kernel.text import Phrase

NOBODY = Directory({}, {})


@dataclass(frozen=True, slots=True)
class Inbound:
    """A request as an adapter hands it over. `key` is the platform's own id of the delivery, the same when it comes
    again; `seed` is 16 random bytes or more, from which all ids and lots of the command are made; `kind` is what the
    platform says of the account, and `within` the coalition that was chosen for it, as it arrived.
    `thread` is what the platform calls the thread in which it was asked; `choices` are the coalitions of somebody who
    is in several workspaces, where none of these is told."""

    request: Request
    at: datetime
    seed: bytes
    account: Account
    address: Address
    key: str | None = None
    name: str = ""
    language: str = "en"
    zone: str = "UTC"
    kind: Kind = Kind.own
    within: CoalitionId | None = None
    thread: str | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """What the clock hands over; `since` says that the bot was away since then, None that the timer is due."""

    due: Due
    now: datetime
    seed: bytes
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """What an adapter has found out by itself: a command of the clock's standing, which no timer sends."""

    coalition: CoalitionId
    command: Command
    now: datetime
    seed: bytes


class Outcome(Enum):
    done = "done"
    refused = "refused"
    repeated = "repeated"
    failed = "failed"


@dataclass(frozen=True, slots=True)
class Answer:
    """For the actor's eyes, in their language and zone; None shows nothing."""

    outcome: Outcome
    shown: Card | Phrase | None
    language: str
    zone: str
    directory: Directory
    refusal: str | None = None
    failures: tuple[BaseException, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticked:
    ran: bool
    failures: tuple[BaseException, ...] = ()
