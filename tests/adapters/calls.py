"""A platform with calls, as exact as one can be about who muted whom, and a record in memory that two processes share.
Either can be stopped dead at any moment."""

from collections.abc import Callable, Collection, Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import coroutine
from typing import TypeVar, cast

from adapters.messenger import Ambiguous, Delivery, PersonUnreachable, Sent
from adapters.muting.platform import Muted, OnCall, Present
from bot.dispatch.ports import EVERYWHERE, Reach, Reaches, Transaction
from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId, PlaceId
from bot.muting import Home, Hush, Mute, Recorded, Speaking

G = TypeVar("G")
R = TypeVar("R")

LEASE = timedelta(seconds=60)
HALL = Address("fake", "town", "hall")
COALITION, PLACE = CoalitionId("coalition-here"), PlaceId("place-hall----")


@coroutine
def moment() -> Iterator[None]:
    """In which others go on."""
    yield


class Killed(BaseException):
    """As by kill -9: nothing is caught, and nothing happens afterwards."""


@dataclass
class Fuse:
    """Burns at each moment in which a process could die; `left` None burns for ever. `lost`: a commit in which it dies
    has not happened."""

    left: int | None = None
    lost: bool = False

    def burn(self) -> None:
        if self.left is not None:
            if self.left <= 0:
                raise Killed
            self.left -= 1


@dataclass
class FakeCalls:
    """`muted` says by whom: by us, or by others. `tells` says whether the platform tells it, and `keeps` whether a mute
    outlasts leaving. `answers` come first: an Ambiguous one after its call has happened, all others instead of it."""

    fuse: Fuse = field(default_factory=Fuse)
    tells: bool = True
    keeps: bool = True
    able: bool = True
    place: Address = HALL
    reach: Reaches = (Reach("fake"),)
    here: set[Account] = field(default_factory=set)
    muted: dict[Account, Muted] = field(default_factory=dict)
    answers: list[Delivery] = field(default_factory=list)
    wronged: list[Account] = field(default_factory=list)
    asked: list[tuple[str, Account]] = field(default_factory=list)

    def can_mute(self, place: Address) -> bool:
        return self.able and place == self.place

    async def present(self, place: Address) -> Present | Delivery:
        await self._moment()
        return Present(tuple(OnCall(each, self._seen(each)) for each in sorted(self.here, key=lambda one: one.user)))

    async def mute(self, place: Address, account: Account) -> Delivery:
        return await self._change("mute", account)

    async def unmute(self, place: Address, account: Account) -> Delivery:
        return await self._change("unmute", account)

    def comes(self, account: Account) -> None:
        self.here.add(account)

    def goes(self, account: Account) -> None:
        self.here.discard(account)
        if not self.keeps:
            self.muted.pop(account, None)

    def moderator_mutes(self, account: Account) -> None:
        """It is theirs from then on, whoever did it first."""
        self.muted[account] = Muted.by_others

    def moderator_unmutes(self, account: Account) -> None:
        self.muted.pop(account, None)

    @property
    def ours(self) -> set[Account]:
        return {account for account, by in self.muted.items() if by is Muted.by_us}

    async def _change(self, what: str, account: Account) -> Delivery:
        self.asked.append((what, account))
        answer = self.answers.pop(0) if self.answers else None
        await self._moment()
        if answer is not None and not isinstance(answer, Ambiguous):
            return answer
        if account not in self.here:
            return PersonUnreachable()
        if what == "mute":
            self.muted.setdefault(account, Muted.by_us)
        elif self.muted.get(account) is Muted.by_us or not self.tells:
            gone = self.muted.pop(account, None)
            self.wronged += [account] if gone is Muted.by_others else []
        await self._moment()
        return answer or Sent("")

    async def _moment(self) -> None:
        self.fuse.burn()
        await moment()

    def _seen(self, account: Account) -> Muted:
        muted = self.muted.get(account, Muted.no)
        return muted if self.tells or muted is Muted.no else Muted.untold


@dataclass
class Records:
    """What is stored of one call, and what its round wants."""

    on: bool = False
    quiet: frozenset[Account] = frozenset()
    rows: dict[Account, Recorded] = field(default_factory=dict)
    able: bool = False
    next_at: datetime | None = None
    leased_by: str | None = None
    address: Address = HALL
    name: str = ""
    language: str = "en"
    shown: bool = False

    def restore(self, before: "Records") -> None:
        self.rows, self.able = before.rows, before.able
        self.next_at, self.leased_by, self.shown = before.next_at, before.leased_by, before.shown

    @property
    def hush(self) -> Hush:
        return Hush(COALITION, PLACE, self.address, self.on, self.quiet, dict(self.rows))


@dataclass
class CallStore:
    """One process's way to the records: each transaction happens whole, or not at all."""

    records: Records
    run: str
    fuse: Fuse = field(default_factory=Fuse)

    async def transact(self, work: Callable[[Transaction, G], R], given: G) -> R:
        self.fuse.burn()
        await moment()
        before = replace(self.records, rows=copy(self.records.rows))
        answer = work(self._opened(), given)
        try:
            self.fuse.burn()
        except Killed:
            if self.fuse.lost:
                self.records.restore(before)
            raise
        return answer

    async def read(self, work: Callable[[Transaction, G], R], given: G) -> R:
        return await self.transact(work, given)

    async def clean(self) -> bool:
        return False

    def _opened(self) -> Transaction:
        return cast("Transaction", OneCall(MemoryMutes(self.records, self.run)))


@dataclass
class OneCall:
    mutes: "MemoryMutes"


@dataclass
class MemoryMutes:
    records: Records
    run: str

    def homes(self, reach: Reaches = EVERYWHERE) -> tuple[Home, ...]:
        return (Home(COALITION, PLACE, self.records.address, self.records.able),) if reach else ()

    def note_able(self, home: Home) -> None:
        self.records.able = home.able

    def due(self, now: datetime, reach: Reaches = EVERYWHERE) -> tuple[Hush, ...]:
        return (self.records.hush,) if reach and self._something() and self._free(now) else ()

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        return self.records.next_at if self._something() else None

    def claim(self, hush: Hush, now: datetime) -> Hush | None:
        if not self._free(now):
            return None
        self.records.next_at, self.records.leased_by = now + LEASE, self.run
        return self.records.hush

    def holds(self, hush: Hush, now: datetime) -> bool:
        if self.records.leased_by != self.run or self._free(now):
            return False
        self.records.next_at = now + LEASE
        return True

    def note(self, hush: Hush, accounts: Collection[Account], now: datetime) -> tuple[Account, ...]:
        noted = tuple(account for account in accounts if account in self.records.quiet)
        self.keep(hush, noted, Mute.noted, now)
        return noted

    def keep(self, hush: Hush, accounts: Collection[Account], mute: Mute, now: datetime) -> None:
        self.records.rows.update({account: Recorded(mute, now) for account in accounts})

    def forget(self, hush: Hush, accounts: Collection[Account]) -> None:
        for account in accounts:
            self.records.rows.pop(account, None)

    def later(self, hush: Hush, until: datetime) -> None:
        self.records.next_at, self.records.leased_by = until, None

    def speaking(self, reach: Reaches = EVERYWHERE) -> tuple[Speaking, ...]:
        here, kept = self.records.address, self.records
        told = Speaking(COALITION, PLACE, here, kept.name, kept.language, kept.shown)
        return (told,) if reach and (kept.on or kept.shown) else ()

    def note_shown(self, speaking: Speaking, *, shown: bool) -> None:
        self.records.shown = shown

    def _free(self, now: datetime) -> bool:
        return self.records.next_at is None or self.records.next_at <= now

    def _something(self) -> bool:
        return bool(self.records.rows) or self.records.on
