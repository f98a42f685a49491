"""Store threads that take jobs from one queue, each with a connection of its own, and the readers among them."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from time import monotonic

import psycopg
from sqlalchemy import Engine

from storage.engine import Link, Place, explanation
from storage.jobs import Pending, answer
from storage.transaction import Opening

_SNAPSHOT = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


class Worker:
    """One thread's connection, made when it is first wanted and again after it was lost; `first` it is told these."""

    def __init__(self, place: Place, engine: Engine, opening: Opening, first: tuple[str, ...] = ()) -> None:
        self.place = place
        self._engine = engine
        self._opening = opening
        self._first = first
        self._link: Link | None = None

    def link(self) -> Link:
        if self._link is None or self._link.lost:
            self.drop()
            self._link = Link(self._engine)
            for statement in self._first:
                self._link.tell(statement)
        return self._link

    def run(self, job: Pending, link: Link) -> None:
        """In the transaction that was begun on this link, and on no other."""
        job.run(self._opening(link.connection))

    def drop(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            link.close()


Serve = Callable[[Pending, Worker], None]


class Pool:
    """`serve` runs a job in a transaction; what it raises fails the job and drops the connection."""

    def __init__(self, serve: Serve, workers: list[Worker], name: str) -> None:
        self._serve = serve
        self._queue: SimpleQueue[Pending | None] = SimpleQueue()
        self._threads = [Thread(target=self._work, args=(each,), name=name, daemon=True) for each in workers]
        for thread in self._threads:
            thread.start()

    def put(self, job: Pending) -> None:
        self._queue.put(job)

    def stop(self, within: float) -> None:
        """What was put before is finished first."""
        for _ in self._threads:
            self._queue.put(None)
        end = monotonic() + within
        for thread in self._threads:
            thread.join(max(0.0, end - monotonic()))

    def _work(self, worker: Worker) -> None:
        while (job := self._queue.get()) is not None:
            try:
                self._serve(job, worker)
            except BaseException as error:  # noqa: BLE001 - the thread outlives whatever happens to one job
                worker.drop()
                job.fail(error)
            if job.failure is not None:
                job.fail(explanation(job.failure, worker.place))
            answer([job])
        worker.drop()


def readers(place: Place, engine: Engine, opening: Opening, size: int) -> Pool:
    """What is only read changes nothing: the database itself refuses."""
    first = ("PRAGMA query_only=ON",) if place.embedded else ()
    return Pool(read, [Worker(place, engine, opening, first) for _ in range(size)], "store-reader")


def read(job: Pending, worker: Worker) -> None:
    """Sees one snapshot. A connection that was lost meanwhile costs the reader nothing but another try."""
    if not _read(job, worker):
        _read(job, worker)


def _read(job: Pending, worker: Worker) -> bool:
    link = worker.link()
    try:
        link.tell(_SNAPSHOT[link.connection.dialect.name])
        worker.run(job, link)
        link.tell("ROLLBACK")
    except psycopg.Error as error:
        if not link.lost:
            raise
        job.fail(error)
    return not link.lost
