"""Received keys, the history and the note of being alive, on both stores; and what one coalition sees of another."""

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

import pytest

from bot.dispatch.ports import Transaction
from bot.features.coalition.model import COALITIONS
from bot.kernel.change import CARRIED, Happened
from bot.kernel.command import Command
from bot.kernel.ids import Id
from bot.kernel.text import say
from storage.alive import alive
from storage.history import history
from storage.received import KEPT, received
from storage.store import OpenedStore, open_store
from storage.timers import retries, timers
from tests.storage.journal import ANA, ELSEWHERE, HERE, KEY, MINUTE, NOW, count_up, found, rows_of


@dataclass(frozen=True, slots=True)
class Spoke(Happened):
    minutes: int
    words: Annotated[str, CARRIED]


@dataclass(frozen=True, slots=True)
class Passed(Happened):
    turn: int


@dataclass(frozen=True, slots=True)
class Wait(Command):
    submit = say("Wait")


async def test_a_delivery_counts_once(url: str, store: OpenedStore) -> None:
    """Of a hundred deliveries of one key, to two processes at once, one takes effect."""
    await found(store)
    other = open_store(url)

    def work(transaction: Transaction, key: str) -> bool:
        if not transaction.receive(key, NOW):
            return False
        count_up(transaction)
        return True

    answers = await asyncio.gather(*(each.transact(work, "press 1") for _ in range(50) for each in (store, other)))
    await other.close()
    assert sum(answers) == 1
    assert await store.transact(count_up, HERE) == 2


async def test_a_key_whose_work_failed_may_come_again(store: OpenedStore) -> None:
    """A delivery that ended in an error was not received: the platform's next try counts."""

    def work(transaction: Transaction, key: str) -> None:
        assert transaction.receive(key, NOW)
        raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await store.transact(work, "press 1")


async def test_keys_are_forgotten_after_a_week(url: str, store: OpenedStore) -> None:
    """When the bot notes that it is alive, keys older than seven days go, and no others."""

    def work(transaction: Transaction, _: None) -> None:
        transaction.receive("old", NOW - KEPT - MINUTE)
        transaction.receive("new", NOW - KEPT + MINUTE)
        transaction.alive("bot", NOW)

    await store.transact(work, None)
    assert timedelta(days=7) == KEPT
    assert [row["key"] for row in rows_of(url, received)] == ["new"]


async def test_being_alive_is_noted_by_name(url: str, store: OpenedStore) -> None:
    """A process is told when its name was noted last, and never if it is new."""

    def note(transaction: Transaction, name: str) -> object:
        return transaction.alive(name, NOW)

    assert await store.transact(note, "bot") is None
    assert await store.transact(lambda transaction, _: transaction.alive("bot", NOW + MINUTE), None) == NOW
    assert await store.transact(note, "other") is None
    assert {row["name"]: row["at"] for row in rows_of(url, alive)} == {"bot": NOW + MINUTE, "other": NOW}


async def test_the_history_keeps_no_words(url: str, store: OpenedStore) -> None:
    """A fact is kept with who and when, in the order it was stated, and without what people said."""
    secret = "what they said"
    for facts in ((Spoke(3, secret), Passed(2)), (Passed(3),)):
        await store.transact(lambda transaction, each: transaction.unit(HERE).record(each, ANA, NOW), facts)
    await store.transact(lambda transaction, each: transaction.unit(ELSEWHERE).record(each, ANA, NOW), (Passed(1),))
    rows = sorted(rows_of(url, history), key=lambda row: (row["coalition"], row["number"]))
    assert [(row["coalition"], row["number"], row["by"], row["at"]) for row in rows] == [
        (ELSEWHERE, 1, ANA, NOW),
        *((HERE, number, ANA, NOW) for number in (1, 2, 3)),
    ]
    kept = [(str(row["fact"]).rpartition(".")[2], json.loads(str(row["data"]))) for row in rows]
    assert kept == [
        ("Passed", {"turn": 1}),
        ("Spoke", {"minutes": 3}),
        ("Passed", {"turn": 2}),
        ("Passed", {"turn": 3}),
    ]
    assert secret not in repr(rows)


async def test_an_attempt_undoes_only_itself(url: str, store: OpenedStore) -> None:
    """What fails inside an attempt is undone, an attempt inside it too, and what came before and after stays."""

    def work(transaction: Transaction, _: None) -> None:
        unit = transaction.unit(HERE)
        unit.set_timer("a", KEY, NOW)
        with suppress(ZeroDivisionError), unit.attempt():
            with unit.attempt():
                unit.set_timer("b", KEY, NOW)
            unit.set_timer("c", KEY, NOW)
            raise ZeroDivisionError
        with unit.attempt():
            unit.set_timer("d", KEY, NOW)
            with suppress(ZeroDivisionError), unit.attempt():
                unit.set_timer("a", KEY, None)
                raise ZeroDivisionError

    await store.transact(work, None)
    assert {row["kind"] for row in rows_of(url, timers)} == {"a", "d"}


async def test_a_repository_is_built_once(store: OpenedStore) -> None:
    """Within one unit of work the same key gives the same repository, and other units have their own."""
    await found(store)

    def work(transaction: Transaction, _: None) -> tuple[bool, bool]:
        unit = transaction.unit(HERE)
        rows = unit.get(COALITIONS)
        return rows is unit.get(COALITIONS), rows is transaction.unit(HERE).get(COALITIONS)

    assert await store.transact(work, None) == (True, False)


async def test_other_coalitions_do_not_exist(url: str, store: OpenedStore) -> None:
    """With another coalition's keys nothing is found, stopped, moved or taken back."""
    await found(store)

    def prepare(transaction: Transaction, _: None) -> None:
        unit = transaction.unit(HERE)
        unit.set_timer("round", KEY, NOW)
        unit.put_back(KEY, Wait(), NOW)

    def intrude(transaction: Transaction, _: None) -> None:
        unit = transaction.unit(ELSEWHERE)
        assert unit.get(COALITIONS).find(HERE) is None
        assert unit.get(COALITIONS).locked(HERE) is None
        unit.set_timer("round", KEY, None)
        unit.set_timer("retry", KEY, None)
        with pytest.raises(LookupError):
            unit.take_back(KEY)
        with pytest.raises(LookupError):
            unit.take_back(Id("never-was-----"))

    await store.transact(prepare, None)
    before = [rows_of(url, table) for table in (timers, retries)]
    await store.transact(intrude, None)
    assert [rows_of(url, table) for table in (timers, retries)] == before
