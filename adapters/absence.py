"""What a process owes people after nobody kept their time: it was away, and so was every other one that serves them.
A transaction, and the values that go in and come out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.dispatch import Dispatch, Tick
from bot.dispatch.ports import Due, Reaches, Sign, Transaction
from bot.kernel.command import Address

AWAY = timedelta(minutes=1)
"""A longer gap between two signs of a running process is an absence: it was suspended, or the clock was set forward."""

TOLD_WITH_THE_NOTE = 500


@dataclass(frozen=True, slots=True)
class Noting:
    """An absence is a gap that is longer than `shortest`; who starts allows none."""

    dispatch: Dispatch
    name: str
    reach: Reaches
    now: datetime
    seed: bytes
    shortest: timedelta


@dataclass(frozen=True, slots=True)
class Absence:
    """`since` is the process's own last sign; `left` are those who are told later, with since when nobody kept their
    time."""

    since: datetime | None
    told: int = 0
    left: tuple[tuple[Due, datetime], ...] = ()
    failures: tuple[BaseException, ...] = ()


def noted(transaction: Transaction, noting: Noting) -> Absence:
    """The note and what follows from it are one transaction: a kill in between would cost people their time."""
    signs = transaction.signs()
    own = transaction.alive(noting.name, noting.now, noting.reach, starting=not noting.shortest)
    unattended = tuple(_unattended(transaction, noting, signs))
    told, failures = 0, list[BaseException]()
    for due, since in unattended[:TOLD_WITH_THE_NOTE]:
        try:
            with transaction.unit(due.coalition).attempt():
                tick = Tick(due, noting.now, noting.seed + due.key.encode(), since)
                ticked = noting.dispatch.tick(transaction, tick)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the others get their time
            failures.append(failure)
        else:
            told += ticked.ran
            failures += ticked.failures
    return Absence(own, told, unattended[TOLD_WITH_THE_NOTE:], tuple(failures))


def _unattended(transaction: Transaction, noting: Noting, signs: tuple[Sign, ...]) -> Iterator[tuple[Due, datetime]]:
    """What this process serves and nobody kept the time of, with since when."""
    if not any(noting.now - sign.at > noting.shortest for sign in signs):
        return
    kinds = [kind.name for kind in noting.dispatch.catalogue.named.values() if kind.returned]
    for kind in kinds:
        for due, addresses in transaction.alarms.running(kind).items():
            if not _serves(noting.reach, addresses):
                continue
            serving = [sign for sign in signs if _serves(sign.reach, addresses)]
            kept = any(sign.name != noting.name and noting.now - sign.at <= AWAY for sign in serving)
            since = max((sign.at for sign in serving), default=noting.now)
            if not kept and noting.now - since > noting.shortest:
                yield due, since


def _serves(reach: Reaches, addresses: tuple[Address, ...]) -> bool:
    return not addresses or any(each.covers(address) for each in reach for address in addresses)
