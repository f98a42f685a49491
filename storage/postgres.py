"""A transaction on PostgreSQL: run again after a conflict, and after a connection was lost if nothing was committed."""

from threading import Event

import psycopg
from sqlalchemy.exc import DBAPIError

from storage.engine import Link
from storage.errors import PerhapsSaved, StoreError, is_conflict
from storage.jobs import Pending
from storage.pool import Worker

RUNS = 5
"""How often work is run before it is believed that it cannot go well."""

PAUSE = 0.01
"""Seconds, longer after each run: whoever won a deadlock takes the lock that the loser let go."""

ASKED, BETWEEN = 20, 0.25
"""How often, and so many seconds apart, the server is asked what became of a commit whose answer was lost."""

_BEGIN = "BEGIN; SELECT pg_current_xact_id()"


def transact(job: Pending, worker: Worker) -> None:
    for run in range(RUNS):
        if run:
            Event().wait(run * PAUSE)
        if _settled(job, worker):
            return


def _settled(job: Pending, worker: Worker) -> bool:
    """False if the work may go well another time: then nothing of it is kept."""
    link = worker.link()
    try:
        number = link.ask(_BEGIN)
    except psycopg.Error as error:
        if not link.lost:
            raise
        job.fail(error)
        return False
    worker.run(job, link)
    if link.lost:
        job.fail(job.failure or ConnectionError("the connection was lost"))
        return False
    if job.failure is None:
        return _committed(job, worker, link, number)
    link.tell("ROLLBACK")
    return not is_conflict(job.failure)


def _committed(job: Pending, worker: Worker, link: Link, number: str | None) -> bool:
    try:
        done = link.tell("COMMIT")
    except psycopg.Error as error:
        if not link.lost:
            job.fail(error)
            return not is_conflict(error)
        return _found_out(job, worker, number, error)
    if done != "COMMIT":
        job.fail(RuntimeError("the work went on after a statement of it had failed, so nothing of it was kept"))
    return True


def _found_out(job: Pending, worker: Worker, number: str | None, error: psycopg.Error) -> bool:
    """The answer to COMMIT was lost: the server is asked, by the transaction's number, what became of it. Nothing that
    may have been saved is run again."""
    for _ in range(ASKED):
        try:
            became = worker.link().ask(f"SELECT pg_xact_status('{number}'::xid8)")
        except (psycopg.Error, DBAPIError, StoreError):
            became = "unknown"
        if became == "committed":
            return True
        if became == "aborted":
            job.fail(error)
            return False
        Event().wait(BETWEEN)
    failure = PerhapsSaved(str(worker.place))
    failure.__cause__ = error
    job.fail(failure)
    return True
