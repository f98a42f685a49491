"""After a secret vote: nothing of what was there while it was open is left in the files, as deleted rows would be. Done
once for each vote, and again if the process was killed before it was known to be done."""

import sqlite3
from threading import Lock

import psycopg
from sqlalchemy import Engine, bindparam, func, select, text
from sqlalchemy.exc import DBAPIError

from storage.engine import Link, Place
from storage.errors import cause
from storage.secret import Stage, secret_boxes, secret_roll, secret_tally

WAIT = 1_000
"""Milliseconds: so long it waits for readers and writers, before it is tried again later."""

TABLES = (secret_roll, secret_tally, secret_boxes)

_OWED = select(secret_boxes.c.coalition, secret_boxes.c.proposal, secret_boxes.c.vote).where(
    secret_boxes.c.stage == Stage.emptied
)
_DONE = (
    secret_boxes.update()
    .where(*(secret_boxes.c[name] == bindparam(f"of_{name}") for name in ("coalition", "proposal", "vote")))
    .where(secret_boxes.c.stage == Stage.emptied)
    .values(stage=Stage.clean)
)
_LATEST = (
    select(func.min(func.age(text("xmin")))).select_from(secret_boxes).where(secret_boxes.c.stage == Stage.emptied)
)
_READS_FROM_BEFORE = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_xmin IS NOT NULL AND age(backend_xmin) >= :latest"
)
"""On PostgreSQL what a reader from before might still look at would be copied, and not left behind."""

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class Cleaner:
    """Over a connection of its own, outside of any transaction, by one thread at a time."""

    def __init__(self, place: Place, engine: Engine) -> None:
        self._place = place
        self._engine = engine
        self._lock = Lock()

    def run(self) -> bool:
        """Whether something is left to be done, since somebody reads or writes what is in the way."""
        with self._lock, self._place.explained():
            link = Link(self._engine)
            try:
                return self._run(link)
            except (DBAPIError, sqlite3.Error, psycopg.Error) as error:
                if not _in_the_way(error):
                    raise
                return True
            finally:
                link.close()

    def _run(self, link: Link) -> bool:
        """Only what was owed before it began is done after it."""
        owed = link.connection.execute(_OWED).all()
        if not owed:
            return False
        if not (_rewritten(link) if self._place.embedded else _rewritten_there(link)):
            return True
        for coalition, proposal, vote in owed:
            link.connection.execute(_DONE, {"of_coalition": coalition, "of_proposal": proposal, "of_vote": vote})
        return False


def _rewritten(link: Link) -> bool:
    """SQLite's file, and its log of before: while somebody reads from that, it stays."""
    link.tell(f"PRAGMA busy_timeout={WAIT}")
    link.tell("VACUUM")
    busy, *_ = link.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
    return not busy


def _rewritten_there(link: Link) -> bool:
    """PostgreSQL's files of these tables; its archived log, if there is one, keeps what it has."""
    latest = link.connection.execute(_LATEST).scalar_one()
    if link.connection.execute(_READS_FROM_BEFORE, {"latest": latest}).scalar_one():
        return False
    link.tell(f"SET lock_timeout = {WAIT}")
    link.tell(f"VACUUM (FULL) {', '.join(table.name for table in TABLES)}")
    return True


def _in_the_way(error: BaseException) -> bool:
    match cause(error):
        case sqlite3.Error() as failed:
            return getattr(failed, "sqlite_errorcode", 0) & 0xFF in _BUSY
        case psycopg.errors.LockNotAvailable() | psycopg.errors.DeadlockDetected():
            return True
    return False
