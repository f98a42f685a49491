"""What dispatch and the adapters may ask of the store: protocols, and the values that they pass."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from bot.codes import CodeId
from bot.dispatch import reach as serving
from bot.dispatch import recognised as known
from bot.dispatch.cleaning import Cleans
from bot.dispatch.installed import Installations
from bot.dispatch.muting import Mutes
from bot.dispatch.threads import Under
from bot.dispatch.whereabouts import Whereabouts
from bot.kernel.attention import Message, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Happened
from bot.kernel.command import Account, Address, Command
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from bot.kernel.ports import Directory, Unit
from bot.overhearing import Overheard

G = TypeVar("G")
R = TypeVar("R")

Reach = serving.Reach
Reaches = serving.Reaches
Sign = serving.Sign
EVERYWHERE = serving.EVERYWHERE
Choice = known.Choice
Recognised = known.Recognised


class UnitOfWork(Unit, Protocol):
    """What dispatch alone writes with. Times are when the transaction takes place."""

    def attempt(self) -> AbstractContextManager[None]: ...
    def set_timer(self, kind: str, key: Id, due: datetime | None) -> None: ...
    def place_board(self, kind: str, key: Id, places: Collection[PlaceId] | None, thread: str | None = None) -> None:
        """None is every home, those too that come in before it is wanted alone; in a `thread` if it is nobody's yet."""
        ...

    def want_board(self, kind: str, key: Id, places: Collection[PlaceId] = ()) -> None:
        """Wherever it is up, and in those of these places in which it is not yet."""

    def send(self, messages: Collection[Message], at: datetime, under: Under | None = None) -> None:
        """To a place that the coalition has left nothing goes any more; who was to be rung there is rung at home."""
        ...

    def keep(self, waiting: Collection[Waiting], at: datetime) -> None: ...
    def record(self, facts: Collection[Happened], by: PersonId, at: datetime) -> None: ...
    def put_back(self, key: Id, command: Command, due: datetime) -> None:
        """Keeps a failed reaction's command under a timer of the kind `retry`; raises ValueError if it is untraced."""
        ...

    def take_back(self, key: Id) -> Command: ...


@dataclass(frozen=True, slots=True)
class Due:
    """A timer whose time has come."""

    coalition: CoalitionId
    kind: str
    key: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message on its way; one that is `ambiguous` may have arrived already. `under` is what the platform calls the
    message that it belongs under, if there is one; what is `aloud` is seen by all in the place too. By the
    account in `alone` the one whom it rings reads it by themselves, in place of all who read at the address."""

    id: int
    coalition: CoalitionId
    address: Address
    card: Card
    rings: PersonId | None
    tries: int
    ambiguous: bool
    language: str
    zone: str
    directory: Directory
    under: str | None = None
    aloud: bool = False
    alone: Account | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """A board whose message shows less than is wanted. `message` is the platform's own name for it, if it is up, and
    `thread` for where it stands if not by itself; what `gathers` has under it what is said of it."""

    coalition: CoalitionId
    kind: str
    key: str
    place: PlaceId
    address: Address
    wanted: int
    message: str | None
    language: str
    zone: str
    thread: str | None = None
    gathers: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A private place that is to be opened near a home, for these people by the accounts that reach them there. `aside`
    is the same when it is opened again, `since` is when it was first tried."""

    coalition: CoalitionId
    aside: PlaceId
    near: Address
    people: Mapping[PersonId, Account | None]
    tries: int
    since: datetime
    language: str
    directory: Directory


class Alarms(Protocol):
    """A timer is a process's own if its board is within its reach, or if it has none."""

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None: ...
    def due(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Due, ...]: ...
    def claim(self, due: Due) -> bool:
        """False if the timer moved or another process has it."""

    def still(self, due: Due) -> bool: ...
    def put_off(self, due: Due, now: datetime) -> bool:
        """True if it has failed for a day by now; while no process runs no time passes for it."""
        ...

    def running(self, kind: str) -> Mapping[Due, tuple[Address, ...]]:
        """All timers of the kind, with the addresses of their boards."""
        ...


class Mail(Protocol):
    """Outbox rows: pending, sending under a lease, then gone; ambiguous or dead if it went wrong."""

    def claim(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Parcel, ...]:
        """The oldest parcel of each destination within reach, if it may go now, under a lease; `tries` counts this one
        too."""
        ...

    def sent(self, parcel: Parcel) -> None: ...
    def later(self, parcel: Parcel, until: datetime, *, ambiguous: bool, tried: bool) -> None:
        """`tried` is False if this was none of its tries."""
        ...

    def in_place(self, parcel: Parcel, now: datetime) -> None:
        """Whom it rings is not written to alone after all: it goes to its address, as other asks do."""
        ...

    def dead(self, parcel: Parcel, why: str, now: datetime) -> None: ...
    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None: ...


class Boards(Protocol):
    def stale(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Stale, ...]: ...
    def claim(self, board: Stale, now: datetime) -> bool:
        """Before its message is sent, so that two processes do not both send it. False if another one has it."""
        ...

    def shown(self, board: Stale, message: str | None, now: datetime) -> None: ...
    def later(self, board: Stale, until: datetime) -> None: ...
    def nearest(self, after: datetime, reach: Reaches = EVERYWHERE) -> datetime | None:
        """When the next board may be drawn, of those that may not be drawn yet at that time."""
        ...


class Openings(Protocol):
    """Private places that are wanted, claimed as parcels are; what comes of one is told to dispatch."""

    def claim(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Opening, ...]: ...
    def later(self, opening: Opening, until: datetime, *, tried: bool) -> None: ...
    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits in the store, over all coalitions; times are None where nothing waits."""

    messages: int
    oldest_message: datetime | None
    dead_letters: int
    boards: int
    timers: int
    next_timer: datetime | None


class Transaction(Whereabouts, known.Acquaintance, Protocol):
    """One open transaction over all coalitions. `overhears`: may someone have the floor there; no `thread` is any."""

    @property
    def alarms(self) -> Alarms: ...
    @property
    def mail(self) -> Mail: ...
    @property
    def boards(self) -> Boards: ...
    @property
    def openings(self) -> Openings: ...
    @property
    def installations(self) -> Installations: ...
    @property
    def mutes(self) -> Mutes: ...
    def recognise(
        self,
        account: Account | None,
        address: Address | None,
        *,
        here_only: bool = False,
        within: CoalitionId | None = None,
    ) -> Recognised:
        """`within` was chosen before; who has no part in it is nobody, whether there is such a coalition or not."""
        ...

    def recognise_by(
        self, code: CodeId, opens: str, account: Account | None, address: Address | None, now: datetime
    ) -> Recognised | None:
        """In the code's coalition, and at the address if that lives there. None if there is no such code now."""
        ...

    def overhears(self, address: Address, thread: str | None = None) -> Overheard | None: ...
    def receive(self, key: str, at: datetime) -> bool:
        """False if this delivery was received before."""

    def unit(self, coalition: CoalitionId) -> UnitOfWork: ...
    def backlog(self) -> Backlog: ...
    def signs(self) -> tuple[Sign, ...]: ...
    def alive(
        self, name: str, now: datetime, reach: Reaches = EVERYWHERE, *, starting: bool = False
    ) -> datetime | None:
        """Notes that the process of this name is running, and says when that was noted last. One that is `starting`
        follows a dead one: what that was sending under a lease may go again at once."""
        ...


class Store(Cleans, Protocol):
    """Runs synchronous work on a store thread: `transact` commits before it answers, `read` sees one snapshot."""

    def transact(self, work: Callable[[Transaction, G], R], given: G) -> Awaitable[R]: ...
    def read(self, work: Callable[[Transaction, G], R], given: G) -> Awaitable[R]: ...
