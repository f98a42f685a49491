"""A store that is open: it takes synchronous work from the event loop and runs it on its threads."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol, TypeVar

from bot.dispatch.ports import Transaction
from storage import PROVIDED, postgres
from storage.checkpoints import Checkpoints
from storage.cleaning import Cleaner
from storage.engine import Link, Place, engine_of, place_of
from storage.errors import Closed
from storage.jobs import Job, Pending
from storage.pool import Pool, Worker, readers
from storage.schema import check
from storage.transaction import OpenTransaction
from storage.unit_of_work import Provided
from storage.writer import Writer

G = TypeVar("G")
R = TypeVar("R")

WRITERS, READERS = 8, 2
"""Threads and connections. Writers are those on PostgreSQL, where more of them share a flush of its log: with 8 in
place of 4, 32 callers are served a tenth faster, and half as fast again while the disk is busy."""

STOP_WITHIN = 10.0
"""Seconds, for the transactions that run while the store is closed."""


class Threads(Protocol):
    def put(self, job: Pending) -> None: ...
    def stop(self, within: float) -> None: ...


class OpenedStore:
    """`transact` commits before it answers; what it was given goes on if its caller is cancelled."""

    def __init__(self, place: Place, provided: Provided) -> None:
        self._place = place
        self._open = True
        engine = engine_of(place)
        opening = partial(OpenTransaction, provided=provided, run=secrets.token_hex(8))
        self._checkpoints = Checkpoints(place, engine) if place.embedded else None
        self._writers: Threads = (
            Writer(place, engine, opening, self._checkpoints)
            if self._checkpoints
            else Pool(postgres.transact, [Worker(place, engine, opening) for _ in range(WRITERS)], "store-writer")
        )
        self._cleaner = Cleaner(place, engine)
        self._readers: Threads = readers(place, engine, opening, READERS)

    def transact(self, work: Callable[[Transaction, G], R], given: G) -> Awaitable[R]:
        return self._put(self._writers, Job(work, given))

    def read(self, work: Callable[[Transaction, G], R], given: G) -> Awaitable[R]:
        return self._put(self._readers, Job(work, given))

    async def clean(self) -> bool:
        """On a thread of its own: it waits for whoever is in the way, and nobody waits for it."""
        return self._open and await asyncio.to_thread(self._cleaner.run)

    async def close(self) -> None:
        """Finishes what was asked for, takes nothing new, and lets go of the database."""
        self._open = False
        await asyncio.to_thread(self._stop)

    def _put(self, threads: Threads, job: Job[G, R]) -> Awaitable[R]:
        if not self._open:
            raise Closed(str(self._place))
        threads.put(job)
        return job.future

    def _stop(self) -> None:
        self._writers.stop(STOP_WITHIN)
        self._readers.stop(STOP_WITHIN)
        if self._checkpoints:
            self._checkpoints.stop(STOP_WITHIN)


def open_store(url: str) -> OpenedStore:
    """Raises a StoreError, which says what to do, if the database cannot be used as it is."""
    place = place_of(url)
    with place.explained():
        link = Link(engine_of(place))
        try:
            check(link.connection)
            if place.embedded:  # a file that may only be read opens all the same, and would fail at the first command
                link.tell("DELETE FROM alive WHERE name IS NULL")
        finally:
            link.close()
    return OpenedStore(place, dict(PROVIDED))
