"""A start after a kill, on both stores: what the dead process was sending goes again at once, nobody else's does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.dispatch.ports import Transaction
from bot.kernel.attention import Notice
from bot.kernel.card import card
from storage.boards import boards
from storage.heads import State
from storage.outbox import LEASE, outbox
from storage.store import OpenedStore, open_store
from tests.storage.journal import HERE, KEY, NOW, ROOM, SECOND, found, rows_of


@asynccontextmanager
async def process(url: str, name: str, now: datetime) -> AsyncIterator[OpenedStore]:
    """One that has just been started under this name."""
    opened = open_store(url)
    await alive(opened, name, now, starting=True)
    yield opened
    await opened.close()


async def alive(store: OpenedStore, name: str, now: datetime, *, starting: bool = False) -> None:
    await store.transact(lambda transaction, _: transaction.alive(name, now, starting=starting), None)


async def write(store: OpenedStore) -> None:
    """A message and a board, both of the same place."""

    def work(transaction: Transaction, _: None) -> None:
        transaction.unit(HERE).send((Notice(ROOM, card("one")),), NOW)
        transaction.unit(HERE).place_board("round", KEY, (ROOM,))

    await found(store)
    await store.transact(work, None)


async def take(store: OpenedStore, now: datetime) -> tuple[list[tuple[int, bool]], int]:
    """The tries of the messages that it may send now, and whether they may have arrived; and how many boards."""

    def work(transaction: Transaction, _: None) -> tuple[list[tuple[int, bool]], int]:
        drawn = [board for board in transaction.boards.stale(now, 10) if transaction.boards.claim(board, now)]
        return [(parcel.tries, parcel.ambiguous) for parcel in transaction.mail.claim(now, 10)], len(drawn)

    return await store.transact(work, None)


NOTHING: tuple[list[tuple[int, bool]], int] = ([], 0)
ALL_OF_IT = ([(1, False)], 1)
ALL_AGAIN = ([(2, True)], 1)


async def test_what_a_dead_process_was_sending_goes_again_at_once(url: str, store: OpenedStore) -> None:
    """The next process of its name does not wait for the lease; the message may have arrived, and says so."""
    await write(store)
    async with process(url, "bot", NOW) as killed:
        assert await take(killed, NOW) == ALL_OF_IT
        async with process(url, "bot", NOW + SECOND) as after:
            assert await take(after, NOW + SECOND) == ALL_AGAIN
            assert await take(killed, NOW + SECOND) == NOTHING


async def test_other_processes_keep_what_they_are_sending(url: str, store: OpenedStore) -> None:
    """A process of another name takes nothing before the lease has ended, and neither does one that goes on."""
    await write(store)
    async with process(url, "one", NOW) as one, process(url, "other", NOW) as other:
        assert await take(one, NOW) == ALL_OF_IT
        await alive(other, "other", NOW + SECOND, starting=True)
        await alive(one, "one", NOW + SECOND, starting=True)
        assert await take(other, NOW + SECOND) == NOTHING
        assert await take(other, NOW + LEASE) == ALL_AGAIN


async def test_two_that_share_a_name_do_not_take_from_each_other_again_and_again(url: str, store: OpenedStore) -> None:
    """By mistake two run under one name: the start of the second costs one duplicate at most, and no more follow."""
    await write(store)
    async with process(url, "bot", NOW) as one, process(url, "bot", NOW) as two:
        assert await take(two, NOW) == ALL_OF_IT
        for seconds in range(1, 5):
            for each in (one, two):
                await alive(each, "bot", NOW + seconds * SECOND)
                assert await take(each, NOW + seconds * SECOND) == NOTHING


async def test_what_waits_for_its_time_is_not_taken_back(url: str, store: OpenedStore) -> None:
    """A message and a board that a platform asked to wait keep their time when another process starts."""
    await write(store)

    def put_off(transaction: Transaction, _: None) -> None:
        (board,) = transaction.boards.stale(NOW, 10)
        assert transaction.boards.claim(board, NOW)
        transaction.boards.later(board, NOW + LEASE)
        (parcel,) = transaction.mail.claim(NOW, 10)
        transaction.mail.later(parcel, NOW + LEASE, ambiguous=False, tried=False)

    async with process(url, "bot", NOW) as killed:
        await killed.transact(put_off, None)
        async with process(url, "bot", NOW + SECOND) as after:
            assert await take(after, NOW + SECOND) == NOTHING
            assert await take(after, NOW + LEASE) == ALL_OF_IT


async def test_a_lease_says_whose_it_is_only_while_it_lasts(url: str, store: OpenedStore) -> None:
    """Whoever has it stands in the row; when it is taken back nobody does."""
    await write(store)
    async with process(url, "bot", NOW) as killed:
        await take(killed, NOW)
        held = [row["leased_by"] for table in (outbox, boards) for row in rows_of(url, table)]
        assert len(set(held)) == 1
        assert held[0]
    async with process(url, "bot", NOW + SECOND):
        assert [row["leased_by"] for table in (outbox, boards) for row in rows_of(url, table)] == [None, None]
        assert [row["state"] for row in rows_of(url, outbox)] == [State.ambiguous]
