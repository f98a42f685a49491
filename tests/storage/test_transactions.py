"""What a caller of the store can rely on, on both stores: whole or nothing, once, and nothing lost."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Event

import pytest
from sqlalchemy.exc import IntegrityError

from bot.dispatch.ports import Transaction
from bot.features.coalition.model import COALITIONS
from bot.kernel.refusal import JustChanged, NotFound
from storage.errors import Closed, LostUpdate, ReadOnly
from storage.received import received
from storage.store import OpenedStore, open_store
from tests.storage.journal import ELSEWHERE, HERE, NOW, count_up, counted, found, rows_of


def receive(transaction: Transaction, key: str) -> bool:
    return transaction.receive(key, NOW)


async def test_an_answer_means_that_it_is_kept(url: str, store: OpenedStore) -> None:
    """When the store has answered, another connection finds what was written."""
    assert await store.transact(receive, "one")
    assert [row["key"] for row in rows_of(url, received)] == ["one"]


async def test_what_raises_leaves_nothing(url: str, store: OpenedStore) -> None:
    """Work that raises is undone as a whole, and its caller gets just what it raised."""

    def work(transaction: Transaction, key: str) -> None:
        transaction.receive(key, NOW)
        raise NotFound

    with pytest.raises(NotFound):
        await store.transact(work, "one")
    assert rows_of(url, received) == []


async def test_one_failure_undoes_only_itself(url: str, store: OpenedStore) -> None:
    """Of many commands that wait together each keeps its own fate, and all others are kept."""

    def work(transaction: Transaction, number: int) -> int:
        transaction.receive(str(number), NOW)
        if number % 3 == 0:
            raise ZeroDivisionError(number)
        return number

    answers = await asyncio.gather(*(store.transact(work, n) for n in range(30)), return_exceptions=True)
    kept = [n for n in range(30) if n % 3]
    assert [answer for answer in answers if isinstance(answer, int)] == kept
    assert {type(answer) for n, answer in enumerate(answers) if n % 3 == 0} == {ZeroDivisionError}
    assert sorted(int(str(row["key"])) for row in rows_of(url, received)) == kept


@pytest.mark.parametrize("failure", [SystemExit(3), KeyboardInterrupt(), GeneratorExit(), StopIteration()], ids=repr)
async def test_threads_survive_their_callers(store: OpenedStore, failure: BaseException) -> None:
    """Whatever the work raises, even what ends programs, the store goes on working on all of its threads."""

    def work(transaction: Transaction, key: str) -> None:
        transaction.receive(key, NOW)
        raise failure

    jobs = [asyncio.ensure_future(store.transact(work, str(n))) for n in range(8)]
    reads = [asyncio.ensure_future(store.read(work_reading(failure), n)) for n in range(8)]
    done, _ = await asyncio.wait([*jobs, *reads])
    assert len(done) == 16
    assert all(job.exception() for job in done)
    assert [await store.transact(receive, str(n)) for n in range(8)] == [True] * 8


def work_reading(failure: BaseException) -> Callable[[Transaction, int], None]:
    def work(_transaction: Transaction, _number: int) -> None:
        raise failure

    return work


async def test_a_cancelled_caller_loses_nothing(url: str, store: OpenedStore) -> None:
    """Work whose caller is cancelled while it runs is committed all the same, and the next caller is served."""
    started, go_on = Event(), Event()

    def work(transaction: Transaction, key: str) -> None:
        started.set()
        assert go_on.wait(10)
        transaction.receive(key, NOW)

    caller = asyncio.ensure_future(store.transact(work, "cancelled"))
    assert await asyncio.to_thread(started.wait, 10)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    go_on.set()
    await store.transact(receive, "next")
    await store.close()
    assert {row["key"] for row in rows_of(url, received)} == {"cancelled", "next"}


async def test_no_update_is_lost(store: OpenedStore) -> None:
    """Two hundred callers at once who each read a number and write the next one come to two hundred."""
    await found(store)
    answers = await asyncio.gather(*(store.transact(count_up, HERE) for _ in range(200)))
    assert sorted(answers) == list(range(1, 201))
    assert await store.read(counted, HERE) == 200
    assert await store.read(counted, ELSEWHERE) == 0


async def test_a_lost_race_is_run_again(store: OpenedStore) -> None:
    """Work that lost a race, or found a natural key taken, runs again in a new transaction."""
    await found(store)
    failures: list[Exception] = [LostUpdate("a row"), LostUpdate("a row")]

    def work(transaction: Transaction, _: None) -> int:
        number = count_up(transaction)
        if failures:
            raise failures.pop()
        return number

    assert await store.transact(work, None) == 1
    assert await store.read(counted, HERE) == 1


async def test_a_race_that_an_attempt_lost_is_run_again_as_a_whole(store: OpenedStore) -> None:
    """A reaction that lost a race is no failure of its own, to be reported and tried in some minutes."""
    await found(store)
    failures: list[Exception] = [LostUpdate("a row"), LostUpdate("a row")]

    def work(transaction: Transaction, _: None) -> int:
        unit = transaction.unit(HERE)
        with suppress(Exception), unit.attempt(), unit.attempt():
            if failures:
                raise failures.pop()
            return count_up(transaction)
        return 0

    assert await store.transact(work, None) == 1
    assert await store.read(counted, HERE) == 1


async def test_who_always_loses_is_told_kindly(store: OpenedStore) -> None:
    """After five lost races the caller gets the refusal that says so, and nothing is kept."""
    await found(store)
    runs = []

    def work(transaction: Transaction, _: None) -> None:
        runs.append(count_up(transaction))
        raise LostUpdate("a row")

    with pytest.raises(JustChanged):
        await store.transact(work, None)
    assert runs == [1] * 5
    assert await store.read(counted, HERE) == 0


async def test_a_key_that_stays_taken_is_our_mistake(store: OpenedStore) -> None:
    """Work that violates a natural key every time ends in that error, after a bounded number of runs."""
    await found(store)
    runs = []

    def work(transaction: Transaction, _: None) -> None:
        runs.append(1)
        rows = transaction.unit(HERE).get(COALITIONS)
        state = rows.here()
        assert state is not None
        rows.add(state)

    with pytest.raises(IntegrityError):
        await store.transact(work, None)
    assert len(runs) == 5
    assert await store.transact(count_up, HERE) == 1


async def test_readers_see_one_snapshot(store: OpenedStore) -> None:
    """What is committed while a reader works stays unseen by it, from its first look on."""
    await found(store)
    looked, committed = Event(), Event()

    def work(transaction: Transaction, _: None) -> tuple[int, int]:
        first = counted(transaction, HERE)
        looked.set()
        assert committed.wait(10)
        return first, counted(transaction, HERE)

    reader = asyncio.ensure_future(store.read(work, None))
    assert await asyncio.to_thread(looked.wait, 10)
    await store.transact(count_up, HERE)
    committed.set()
    assert await reader == (0, 0)
    assert await store.read(counted, HERE) == 1


async def test_readers_cannot_write(store: OpenedStore) -> None:
    """What is only read changes nothing, even if it tries."""
    with pytest.raises(ReadOnly):
        await store.read(receive, "one")
    assert await store.transact(receive, "one")


async def test_closing_finishes_what_was_asked_for(url: str) -> None:
    """A store that is closed runs all that waits, takes nothing new, and says so."""
    store = open_store(url)
    waiting = [asyncio.ensure_future(store.transact(receive, str(n))) for n in range(100)]
    await store.close()
    assert await asyncio.gather(*waiting) == [True] * 100
    with pytest.raises(Closed, match="Start it again"):
        await store.transact(receive, "late")
    assert len(rows_of(url, received)) == 100
