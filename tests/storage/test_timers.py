"""Timers, on both stores: one an aggregate, each run by one process, put off when it fails."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

import pytest

from bot.dispatch.giving_up import GIVEN_UP, Hopeless, give_up
from bot.dispatch.ports import Due, Transaction
from bot.kernel.command import Command
from bot.kernel.ids import CoalitionId, Id
from storage.engine import Link, engine_of, place_of
from storage.store import OpenedStore, open_store
from storage.timers import retries, timers
from tests.storage.journal import (
    ELSEWHERE,
    HALL,
    HERE,
    KEY,
    MINUTE,
    NOW,
    OTHER_KEY,
    ROOM,
    SECOND,
    count_up,
    found,
    rows_of,
)

DUE = Due(HERE, "round", KEY, NOW)


@dataclass(frozen=True, slots=True)
class TryAgain(Command):
    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Whisper(Command):
    untraced: ClassVar[bool] = True

    choice: str


async def set_timers(store: OpenedStore, *given: tuple[Id, datetime | None], coalition: CoalitionId = HERE) -> None:
    def work(transaction: Transaction, _: None) -> None:
        for key, due in given:
            transaction.unit(coalition).set_timer("round", key, due)

    await store.transact(work, None)


async def due_at(store: OpenedStore, now: datetime, most: int = 10) -> list[tuple[str, datetime]]:
    found = await store.read(lambda transaction, _: transaction.alarms.due(now, most), None)
    return [(each.key, each.at) for each in found]


async def nearest(store: OpenedStore) -> datetime | None:
    return await store.read(lambda transaction, _: transaction.alarms.nearest(), None)


async def test_timers_come_in_their_order(store: OpenedStore) -> None:
    """What is due is read earliest first, no more than asked for, and nothing that is not due yet."""
    keys = [Id(f"key-{n:010}") for n in range(5)]
    await set_timers(store, *((key, NOW + n * SECOND) for n, key in reversed(list(enumerate(keys)))))
    assert await nearest(store) == NOW
    assert await due_at(store, NOW - SECOND) == []
    assert await due_at(store, NOW + 3 * SECOND) == [(key, NOW + n * SECOND) for n, key in enumerate(keys[:4])]
    assert await due_at(store, NOW + MINUTE, most=2) == [(keys[0], NOW), (keys[1], NOW + SECOND)]


async def test_an_aggregate_has_one_timer(store: OpenedStore) -> None:
    """Setting a timer moves the one there is, None stops it, and stopping what never was is nothing."""
    await set_timers(store, (KEY, NOW), (KEY, NOW + MINUTE))
    assert await due_at(store, NOW + MINUTE) == [(KEY, NOW + MINUTE)]
    await set_timers(store, (KEY, None), (KEY, None))
    assert await nearest(store) is None


async def test_a_timer_that_moved_cannot_be_claimed(store: OpenedStore) -> None:
    """Only a timer that is due as it was read is claimed: not one that moved, stopped or never was."""
    await set_timers(store, (KEY, NOW))

    def claim(transaction: Transaction, due: Due) -> tuple[bool, bool]:
        return transaction.alarms.claim(due), transaction.alarms.still(due)

    assert await store.transact(claim, DUE) == (True, True)
    await set_timers(store, (KEY, NOW + SECOND))
    assert await store.transact(claim, DUE) == (False, False)
    assert await store.transact(claim, Due(HERE, "round", OTHER_KEY, NOW)) == (False, False)
    assert await store.transact(claim, Due(ELSEWHERE, "round", KEY, NOW + SECOND)) == (False, False)


async def test_failures_put_a_timer_off_further_and_further(store: OpenedStore) -> None:
    """A minute, doubled each time up to an hour, from now on; setting the timer starts over."""
    await set_timers(store, (KEY, NOW))
    waits = []
    for _ in range(9):
        (_, at), *_ = await due_at(store, NOW + timedelta(days=1))
        now = at + SECOND
        await store.transact(lambda transaction, given: transaction.alarms.put_off(*given), (_due(at), now))
        after = await nearest(store)
        assert after is not None
        waits.append((after - now) // MINUTE)
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    await set_timers(store, (KEY, NOW))
    await store.transact(lambda transaction, due: transaction.alarms.put_off(due, NOW), DUE)
    assert await nearest(store) == NOW + MINUTE


async def test_a_day_of_failures_is_hopeless(store: OpenedStore) -> None:
    """Counted in failures, so that a day in which the bot was off is none; setting the timer starts over."""
    await set_timers(store, (KEY, NOW))
    now, answers = NOW, list[bool]()
    while not any(answers):
        put_off = await store.transact(lambda transaction, at: transaction.alarms.put_off(_due(at), at), now)
        answers.append(put_off)
        now = await nearest(store) or NOW
    assert timedelta(days=1) <= now - timedelta(hours=1) - NOW <= timedelta(days=1, hours=1)
    assert await store.transact(lambda transaction, at: transaction.alarms.put_off(_due(at), at), now)
    await set_timers(store, (KEY, NOW))
    assert not await store.transact(lambda transaction, at: transaction.alarms.put_off(_due(at), at), NOW)


READABLE = "UPDATE retries SET command = command"
FORGOTTEN = "UPDATE retries SET command = replace(command, 'TryAgain', 'Forgotten')"


@pytest.mark.parametrize("as_it_is", [READABLE, FORGOTTEN])
async def test_a_reaction_is_given_up_whole(url: str, store: OpenedStore, as_it_is: str) -> None:
    """The command and its timer go, also if this version has no such command; the coalition's first home is told."""
    await found(store)
    await store.transact(lambda transaction, each: transaction.unit(HERE).put_back(KEY, each, NOW), TryAgain(3, NOW))
    link = Link(engine_of(place_of(url)))
    link.tell(as_it_is)
    link.close()
    await store.transact(give_up, Hopeless(Due(HERE, "retry", KEY, NOW), NOW, "4711"))
    assert rows_of(url, retries) == rows_of(url, timers) == []
    (told,) = await store.transact(lambda transaction, now: transaction.mail.claim(now, 5), NOW)
    assert told.address.channel in {ROOM, HALL}
    assert told.rings is None
    assert told.card.summary == GIVEN_UP.using(incident="4711")


async def test_a_timer_that_moved_is_not_put_off(store: OpenedStore) -> None:
    """A late report of a failure leaves alone what was set anew meanwhile."""
    await set_timers(store, (KEY, NOW + SECOND))
    await store.transact(lambda transaction, due: transaction.alarms.put_off(due, NOW), DUE)
    assert await nearest(store) == NOW + SECOND


async def test_all_that_run_are_found_by_kind(store: OpenedStore) -> None:
    """After an absence everything of a kind is found, in all coalitions, whenever it is due."""
    await set_timers(store, (KEY, NOW + timedelta(days=400)))
    await set_timers(store, (KEY, NOW), coalition=ELSEWHERE)
    running = await store.read(lambda transaction, kind: transaction.alarms.running(kind), "round")
    assert [(each.coalition, each.kind) for each in running] == [(ELSEWHERE, "round"), (HERE, "round")]
    assert await store.read(lambda transaction, kind: transaction.alarms.running(kind), "retry") == {}


async def test_four_processes_run_a_timer_once(url: str, store: OpenedStore) -> None:
    """Four processes that find the same timers due at the same moment run each of them once."""
    await found(store)
    keys = [Id(f"key-{n:010}") for n in range(25)]
    await set_timers(store, *((key, NOW) for key in keys))

    def tick(transaction: Transaction, due: Due) -> bool:
        if not transaction.alarms.claim(due):
            return False
        count_up(transaction)
        transaction.unit(HERE).set_timer("round", Id(due.key), None)
        return True

    others = [open_store(url) for _ in range(3)]
    ran = await asyncio.gather(
        *(each.transact(tick, Due(HERE, "round", key, NOW)) for key in keys for each in (store, *others))
    )
    for other in others:
        await other.close()
    assert sum(ran) == 25
    assert await store.transact(count_up, HERE) == 26
    assert rows_of(url, timers) == []


async def test_a_failed_reaction_waits_and_is_taken_back(url: str, store: OpenedStore) -> None:
    """A command that is put back comes due under a timer of its own, and taking it back leaves nothing behind."""
    command = TryAgain(3, NOW)
    await store.transact(lambda transaction, each: transaction.unit(HERE).put_back(KEY, each, NOW + MINUTE), command)
    assert await store.read(lambda transaction, _: transaction.alarms.due(NOW + MINUTE, 5), None) == (
        Due(HERE, "retry", KEY, NOW + MINUTE),
    )
    assert await store.transact(lambda transaction, key: transaction.unit(HERE).take_back(key), KEY) == command
    assert rows_of(url, retries) == rows_of(url, timers) == []


async def test_an_untraced_command_never_waits(url: str, store: OpenedStore) -> None:
    """It is refused before anything of it is written, also if the rest of its transaction is kept."""

    def work(transaction: Transaction, command: Command) -> None:
        with pytest.raises(ValueError, match="kept nowhere"):
            transaction.unit(HERE).put_back(KEY, command, NOW + MINUTE)

    await store.transact(work, Whisper("my choice"))
    assert rows_of(url, retries) == rows_of(url, timers) == []


def _due(at: datetime) -> Due:
    return Due(HERE, "round", KEY, at)
