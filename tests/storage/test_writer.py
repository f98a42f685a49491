"""SQLite's one writer: what waits together shares a commit, and stands or falls with SQLite itself."""

import asyncio
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection

from bot.dispatch.ports import Transaction
from bot.features.coalition.model import COALITIONS
from storage.checkpoints import Checkpoints
from storage.coalition import CoalitionRows, organisations
from storage.engine import Link, engine_of, place_of
from storage.errors import DiskFull, Undone
from storage.received import received
from storage.store import OpenedStore, open_store
from tests.storage.journal import HERE, NOW, rows_of


@pytest.fixture
def url(sqlite_url: str) -> str:
    return sqlite_url


def receive(transaction: Transaction, key: str) -> bool:
    return transaction.receive(key, NOW)


def connection_of(transaction: Transaction) -> Connection:
    rows = transaction.unit(HERE).get(COALITIONS)
    assert isinstance(rows, CoalitionRows)
    return rows.connection


def orphan(transaction: Transaction, _: None) -> None:
    """A row that points at no coalition, which SQLite is made to notice at the commit and not before."""
    connection = connection_of(transaction)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    connection.execute(
        organisations.insert(),
        {"coalition": "c", "id": "o", "version": 1, "name": "n", "alike": "n", "about": "", "added_by": "p"}
        | {"added_at": NOW, "left_at": None},
    )


class Gate:
    """Work that holds its thread until it is let go."""

    def __init__(self) -> None:
        self._reached, self._open = Event(), Event()

    def work(self, transaction: Transaction, key: str) -> None:
        self._reached.set()
        assert self._open.wait(10)
        transaction.receive(key, NOW)

    async def reached(self) -> None:
        assert await asyncio.to_thread(self._reached.wait, 10)

    def open(self) -> None:
        self._open.set()


async def test_nobody_is_answered_before_the_commit(url: str, store: OpenedStore) -> None:
    """Of two commands that share a commit the first is not answered, and not seen, while the second still works."""
    before, last = Gate(), Gate()
    held = asyncio.ensure_future(store.transact(before.work, "before"))
    await before.reached()
    first = asyncio.ensure_future(store.transact(receive, "first"))
    second = asyncio.ensure_future(store.transact(last.work, "second"))
    before.open()
    await last.reached()
    await held
    assert not first.done()
    assert {row["key"] for row in rows_of(url, received)} == {"before"}
    last.open()
    assert await first
    await second
    assert {row["key"] for row in rows_of(url, received)} == {"before", "first", "second"}


async def test_a_commit_that_fails_fails_all_of_it(url: str, store: OpenedStore) -> None:
    """If SQLite refuses the commit, everyone in it is told, nothing of it is kept, and the next one goes well."""
    gate = Gate()
    held = asyncio.ensure_future(store.transact(gate.work, "before"))
    await gate.reached()
    together = [
        asyncio.ensure_future(job)
        for job in (store.transact(receive, "one"), store.transact(orphan, None), store.transact(receive, "two"))
    ]
    gate.open()
    await held
    answers = await asyncio.gather(*together, return_exceptions=True)
    assert all(isinstance(answer, Exception) for answer in answers), answers
    assert await store.transact(receive, "one")
    assert {row["key"] for row in rows_of(url, received)} == {"before", "one"}


async def test_a_full_disk_is_said_and_outlived(url: str, store: OpenedStore) -> None:
    """Work that finds the disk full ends in the sentence that says so; when there is room again the store works on."""

    def work(transaction: Transaction, _: None) -> None:
        connection = connection_of(transaction)
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        for number in range(10_000):
            transaction.receive(f"a key that takes some room: {number}", NOW)

    with pytest.raises(DiskFull, match="Free some space"):
        await store.transact(work, None)
    assert rows_of(url, received) == []
    assert await store.transact(receive, "one")


async def test_what_was_undone_is_not_gone_on_with(url: str, store: OpenedStore) -> None:
    """If SQLite has undone the transaction, an attempt inside ends all of the work: nothing is written past it."""

    def work(transaction: Transaction, _: None) -> None:
        unit = transaction.unit(HERE)
        try:
            with unit.attempt():
                connection_of(transaction).exec_driver_sql("ROLLBACK")
                transaction.receive("past it", datetime.max)  # noqa: DTZ901 - what raises here does not matter
        except Exception:  # noqa: BLE001 - as dispatch does with a reaction
            transaction.receive("past it", NOW)

    with pytest.raises(TypeError):
        await store.transact(work, None)
    assert rows_of(url, received) == []
    assert not issubclass(Undone, Exception)
    assert await store.transact(receive, "one")


async def test_two_programs_share_a_file(url: str, store: OpenedStore) -> None:
    """Two stores that write to one file wait for each other and lose nothing."""
    other = open_store(url)
    jobs = [each.transact(receive, f"{name}{n}") for n in range(20) for name, each in (("a", store), ("b", other))]
    assert await asyncio.gather(*jobs) == [True] * 40
    await other.close()
    assert len(rows_of(url, received)) == 40


def test_the_log_is_brought_home(url: str) -> None:
    """A small write-ahead log is left alone while there is work, and emptied when there is none."""
    place = place_of(url)
    engine = engine_of(place)
    log = Path(f"{place.file}-wal")
    link = Link(engine)
    link.tell("INSERT INTO received VALUES ('one', 0)")
    checkpoints = Checkpoints(place, engine)
    checkpoints.run(idle=False)
    assert log.stat().st_size
    checkpoints.run(idle=True)
    assert log.stat().st_size == 0
    checkpoints.stop(5)
    link.close()


def test_settings_are_those_that_lose_nothing(url: str) -> None:
    """Every connection waits for the disk at each commit, keeps references whole and wipes what is deleted."""
    link = Link(engine_of(place_of(url)))
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 10_000}
    assert {name: link.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked} == asked
    link.close()
