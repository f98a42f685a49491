"""PostgreSQL's own ways to fail: connections lost at every moment, deadlocks, and statements that failed unseen."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from threading import Barrier, Event

import psycopg
import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from bot.dispatch.ports import Due, Transaction
from bot.features.coalition.model import COALITIONS
from bot.kernel.ids import CoalitionId
from storage import postgres
from storage.coalition import CoalitionRows
from storage.errors import PerhapsSaved
from storage.store import OpenedStore, open_store
from tests.storage.journal import ELSEWHERE, HERE, KEY, MINUTE, NOW, count_up, counted, found
from tests.storage.wire import Cut, Wire


@pytest.fixture
def url(postgresql_url: str) -> str:
    return postgresql_url


@pytest.fixture
def wire(url: str) -> Iterator[Wire]:
    laid = Wire(url)
    yield laid
    laid.close()


@pytest.fixture
async def distant(wire: Wire) -> AsyncIterator[OpenedStore]:
    """The store at the other end of the wire."""
    opened = open_store(wire.url.render_as_string(hide_password=False))
    await found(opened)
    yield opened
    await opened.close()


def connection_of(transaction: Transaction) -> Connection:
    rows = transaction.unit(HERE).get(COALITIONS)
    assert isinstance(rows, CoalitionRows)
    return rows.connection


def hang_up(url: str) -> None:
    """Ends every other connection to the database, as a server does that is restarted."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


async def test_a_connection_that_was_lost_in_between_is_made_again(url: str, store: OpenedStore) -> None:
    """After the server went away and came back, what is asked next is done as if nothing had been."""
    await found(store)
    await asyncio.gather(*(store.transact(count_up, HERE) for _ in range(8)))
    await asyncio.gather(*(store.read(counted, HERE) for _ in range(8)))
    await asyncio.to_thread(hang_up, url)
    await asyncio.gather(*(store.transact(count_up, HERE) for _ in range(8)))
    assert await asyncio.gather(*(store.read(counted, HERE) for _ in range(8))) == [16] * 8


async def test_a_connection_that_is_lost_in_the_work_costs_a_run(url: str, store: OpenedStore) -> None:
    """Work whose connection is lost in the middle runs again on a new one, and takes effect once."""
    await found(store)
    runs: list[int] = []

    def work(transaction: Transaction, _: None) -> int:
        runs.append(count_up(transaction))
        if len(runs) == 1:
            hang_up(url)
        return count_up(transaction)

    assert await store.transact(work, None) == 2
    assert runs == [1, 1]
    assert await store.read(counted, HERE) == 2


@pytest.mark.parametrize("cut", [Cut.before, Cut.after])
async def test_a_lost_commit_takes_effect_once(wire: Wire, distant: OpenedStore, cut: Cut) -> None:
    """If the wire is cut at the commit, whether the server had heard it or not, the work takes effect once, and its
    caller is told so."""
    wire.cut = cut
    assert await distant.transact(count_up, HERE) == 1
    assert wire.cut is Cut.never
    assert await distant.read(counted, HERE) == 1


async def test_what_may_be_saved_is_not_done_again(
    wire: Wire, distant: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If nobody can say what became of a commit, the caller is told to look, and the work is not run again."""
    monkeypatch.setattr(postgres, "BETWEEN", 0.0)
    runs: list[int] = []

    def work(transaction: Transaction, _: None) -> None:
        runs.append(count_up(transaction))
        wire.cut = Cut.after
        wire.refusing = True

    with pytest.raises(PerhapsSaved, match="Look whether it was saved"):
        await distant.transact(work, None)
    assert runs == [1]
    wire.refusing = False
    assert await distant.read(counted, HERE) == 1


async def test_a_deadlock_costs_a_run(store: OpenedStore) -> None:
    """Two who wait for each other's rows both get through: whom the server undoes runs again."""
    await found(store)
    both_hold_one = Barrier(2, timeout=10)
    runs: list[CoalitionId] = []

    def work(transaction: Transaction, order: tuple[CoalitionId, CoalitionId]) -> None:
        first, second = order
        count_up(transaction, first)
        runs.append(first)
        if len(runs) <= 2:
            both_hold_one.wait()
        count_up(transaction, second)

    await asyncio.gather(store.transact(work, (HERE, ELSEWHERE)), store.transact(work, (ELSEWHERE, HERE)))
    assert len(runs) > 2
    assert [await store.read(counted, each) for each in (HERE, ELSEWHERE)] == [2, 2]


async def test_a_deadlock_of_reactions_costs_a_run(store: OpenedStore) -> None:
    """One leaves the coalition and with it the round, while another ends the round: neither reaction is put off."""
    await found(store)
    both_hold_one = Barrier(2, timeout=10)
    runs: list[CoalitionId] = []

    def work(transaction: Transaction, order: tuple[CoalitionId, CoalitionId]) -> None:
        first, second = order
        count_up(transaction, first)
        runs.append(first)
        if len(runs) <= 2:
            both_hold_one.wait()
        with suppress(Exception), transaction.unit(first).attempt():
            count_up(transaction, second)

    await asyncio.gather(store.transact(work, (HERE, ELSEWHERE)), store.transact(work, (ELSEWHERE, HERE)))
    assert len(runs) > 2
    assert [await store.read(counted, each) for each in (HERE, ELSEWHERE)] == [2, 2]


async def test_a_press_and_a_tick_do_not_lock_each_other_out(store: OpenedStore) -> None:
    """A press that holds the aggregate sets its timer while a tick has it claimed: both get through at first try."""
    await found(store)
    await store.transact(lambda transaction, due: transaction.unit(HERE).set_timer("round", KEY, due), NOW)
    pressed, claimed = Event(), Event()
    runs: list[str] = []

    def press(transaction: Transaction, _: None) -> None:
        runs.append("press")
        count_up(transaction)
        pressed.set()
        assert claimed.wait(10)
        transaction.unit(HERE).set_timer("round", KEY, NOW + MINUTE)

    def tick(transaction: Transaction, due: Due) -> bool:
        runs.append("tick")
        assert pressed.wait(10)
        assert transaction.alarms.claim(due)
        claimed.set()
        assert transaction.unit(HERE).get(COALITIONS).locked_here()
        return transaction.alarms.still(due)

    _, still = await asyncio.gather(store.transact(press, None), store.transact(tick, Due(HERE, "round", KEY, NOW)))
    assert not still
    assert sorted(runs) == ["press", "tick"]


async def test_a_statement_that_failed_unseen_keeps_nothing(store: OpenedStore) -> None:
    """Work that hides a failed statement is not answered as done: PostgreSQL has undone it."""

    def work(transaction: Transaction, _: None) -> None:
        transaction.receive("one", NOW)
        with suppress(DBAPIError):
            connection_of(transaction).exec_driver_sql("SELECT 1/0")

    with pytest.raises(RuntimeError, match="nothing of it was kept"):
        await store.transact(work, None)
    assert await store.transact(lambda transaction, key: transaction.receive(key, NOW), "one")
