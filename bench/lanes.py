"""The ways to do one command: through the store, and by the raw driver with the same statements."""

import sqlite3
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from threading import Lock
from typing import Protocol, TypeVar
from unittest.mock import patch

import psycopg
from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPICursor

from bench.measuring import Sample, by_tasks, by_threads
from bot.dispatch import Dispatch, Inbound, Outcome
from bot.dispatch.ports import Store
from bot.features import FEATURES
from bot.kernel.feature import Catalogue
from storage import statements
from storage.engine import place_of
from storage.store import open_store

T = TypeVar("T")

Parameters = Sequence[object] | Mapping[str, object]
Statements = tuple[tuple[str, Parameters], ...]
"""All that one command ran in its transaction, in order."""

Chunk = tuple[tuple[T, ...], ...]
"""What each caller asks, one after the other."""

SETTINGS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "wal_autocheckpoint=0")
"""As the store's; no checkpoint falls into what is measured."""


class StoreLane:
    """As an adapter does it."""

    def __init__(self, store: Store, chunks: Sequence[Chunk[Inbound]]) -> None:
        self._store = store
        self._chunks = chunks
        self._dispatch = Dispatch(Catalogue(FEATURES))

    async def run(self, chunk: int) -> Sample:
        return await by_tasks(self._chunks[chunk], self.press)

    async def press(self, inbound: Inbound) -> None:
        answer = await self._store.transact(self._dispatch.command, inbound)
        assert answer.outcome is Outcome.done, answer


async def recorded(url: str, chunks: Sequence[Chunk[Inbound]]) -> tuple[Chunk[Statements], ...]:
    """What each command runs, one at a time and the callers in turn."""
    store = open_store(url)
    lane = StoreLane(store, chunks)

    async def statements(inbound: Inbound) -> Statements:
        return await statements_of(lambda: lane.press(inbound))

    made = [await _in_turn(chunk, statements) for chunk in chunks]
    await store.close()
    return tuple(made)


async def statements_of(act: Callable[[], Awaitable[object]]) -> Statements:
    """What runs while nothing else does."""
    with _recording() as ran:
        await act()
    return tuple(ran)


async def _in_turn(chunk: Chunk[Inbound], act: Callable[[Inbound], Awaitable[T]]) -> Chunk[T]:
    rows = [[await act(inbound) for inbound in row] for row in zip(*chunk, strict=True)]
    return tuple(zip(*rows, strict=True))


def one_after_another(chunk: Chunk[T]) -> Chunk[T]:
    """One caller in place of all, in the order of `recorded`."""
    return (tuple(each for row in zip(*chunk, strict=True) for each in row),)


class Raw(Protocol):
    """One connection of a driver, and nothing between it and the statements."""

    def transact(self, statements: Statements) -> None: ...
    def close(self) -> None: ...


class RawSqlite:
    def __init__(self, url: str) -> None:
        self._connection = sqlite3.connect(
            place_of(url).file, isolation_level=None, cached_statements=256, check_same_thread=False
        )
        for setting in SETTINGS:
            self._connection.execute(f"PRAGMA {setting}").close()
        self._lock = Lock()

    def transact(self, statements: Statements) -> None:
        """Who else wants to write waits in line, which is quicker than SQLite's own way to wait."""
        with self._lock:
            cursor = self._connection.cursor()
            cursor.execute("BEGIN IMMEDIATE")
            for sql, parameters in statements:
                cursor.execute(sql, parameters).fetchall()
            cursor.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()


class RawPsycopg:
    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url)

    def transact(self, statements: Statements) -> None:
        cursor = self._connection.cursor()
        for sql, parameters in statements:
            cursor.execute(sql.encode(), parameters)
            if sql.startswith("SELECT"):
                cursor.fetchall()
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()


class RawLane:
    """On SQLite all callers share the one connection that may write, on PostgreSQL each has its own."""

    def __init__(self, url: str, chunks: Sequence[Chunk[Statements]], stack: ExitStack) -> None:
        self._chunks = chunks
        callers = len(chunks[0])
        opened: list[Raw] = [raw(url)] if place_of(url).embedded else [raw(url) for _ in range(callers)]
        for each in opened:
            stack.callback(each.close)
        self._acts = [each.transact for each in opened] * (callers // len(opened))

    async def run(self, chunk: int) -> Sample:
        return by_threads(self._chunks[chunk], self._acts)


def raw(url: str) -> Raw:
    return RawSqlite(url) if place_of(url).embedded else RawPsycopg(url)


@contextmanager
def _recording() -> Iterator[list[tuple[str, Parameters]]]:
    ran: list[tuple[str, Parameters]] = []
    execute = statements.execute

    def noting(connection: Connection, sql: str, values: Parameters) -> DBAPICursor:
        ran.append((sql, values))
        return execute(connection, sql, values)

    with patch.object(statements, "execute", noting):
        yield ran
