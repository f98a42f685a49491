"""The ledger of erasures: who asked to be erased, told by digests that name nobody. It is kept apart from the backups,
and replayed on a database that was restored from one, which knows these people again."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import typer

from bot.dispatch import Dispatch, Tick
from bot.dispatch.ports import Due, Store, Transaction
from bot.dispatch.running import RETRY
from bot.features import FEATURES
from bot.features.coalition.model import COALITIONS
from bot.features.privacy.commands import EraseWhoLeft
from bot.features.privacy.model import ERASURES, Erasure, ErasureId, digest
from bot.kernel.feature import Catalogue
from bot.kernel.ids import CoalitionId, Id, PersonId
from bot.kernel.ports import ROSTER


class NotALedger(typer.BadParameter):
    """There is no such file, it is something else, or it was changed by hand."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    coalition: CoalitionId
    erasure: ErasureId
    digest: str


@dataclass(frozen=True, slots=True)
class Again:
    """Someone whom the restored database knows again."""

    dispatch: Dispatch
    coalition: CoalitionId
    person: PersonId
    now: datetime
    seed: bytes


def saved(file: Path, entries: Iterable[Entry]) -> int:
    """Adds them to what stands in the file, which only its owner can read; how many it holds now."""
    every = sorted({*(loaded(file) if file.exists() else ()), *entries})
    file.touch(mode=0o600)
    file.write_text("".join(f"{json.dumps(asdict(entry))}\n" for entry in every), "utf-8")
    return len(every)


def loaded(file: Path) -> tuple[Entry, ...]:
    """Raises NotALedger."""
    try:
        every = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        return tuple(
            Entry(CoalitionId(each["coalition"]), ErasureId(each["erasure"]), str(each["digest"])) for each in every
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise NotALedger(
            f"{file} is no list of erasures. Name one that `commonground erasures save` has written."
        ) from error


async def replayed(store: Store, entries: Iterable[Entry]) -> int:
    """Erases everyone in them whom the database knows again; how many. What is left of them goes when the bot runs."""
    dispatch = Dispatch(Catalogue(FEATURES))
    count = 0
    for coalition, theirs in groupby(sorted(entries), key=lambda entry: entry.coalition):
        for person in await store.transact(_known_again, tuple(theirs)):
            again = Again(dispatch, coalition, person, datetime.now(UTC), secrets.token_bytes(16))
            await store.transact(_erase, again)
            count += 1
    return count


def _known_again(transaction: Transaction, entries: tuple[Entry, ...]) -> tuple[PersonId, ...]:
    """Of one coalition, whose ledger then holds these entries too."""
    coalition = entries[0].coalition
    unit = transaction.unit(coalition)
    if unit.get(COALITIONS).here() is None:
        return ()
    ledger = unit.get(ERASURES)
    for entry in entries:
        if ledger.find(entry.erasure) is None:
            ledger.add(Erasure(entry.erasure, entry.digest))
    people = [who.person for who in unit.get(ROSTER).members()]
    return tuple(
        person
        for person in people
        if any(digest(entry.erasure, coalition, person) == entry.digest for entry in entries)
    )


def _erase(transaction: Transaction, again: Again) -> None:
    """As if it had been put off, so that it takes the ordinary way."""
    key = Id.from_bytes(again.seed[:10])
    transaction.unit(again.coalition).put_back(key, EraseWhoLeft(again.person), again.now)
    again.dispatch.tick(transaction, Tick(Due(again.coalition, RETRY, key, again.now), again.now, again.seed))
