"""From an address to connections: drivers, their settings, and the one connection that a store thread works with.
No driver begins or ends a transaction by itself: BEGIN and COMMIT stand in writer.py and pool.py."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.kernel.refusal import JustChanged
from storage.errors import NotADatabase, NotThere, ReadOnly, UnknownAddress, is_race, trouble

WAIT_FOR_LOCK = 10
"""Seconds, on SQLite: a backup or a migration may hold the file for a moment."""

CONNECT_WITHIN = 5
"""Seconds, on PostgreSQL."""

_SETTINGS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA wal_autocheckpoint=0",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-8192",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is."""

    url: URL

    @property
    def embedded(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @property
    def file(self) -> Path:
        return Path(self.url.database or "")

    def __str__(self) -> str:
        if self.embedded:
            return str(self.file)
        host = self.url.host or self.url.query.get("host") or "localhost"
        return f"{self.url.database} on {host}{f':{self.url.port}' if self.url.port else ''}"

    @contextmanager
    def explained(self) -> Iterator[None]:
        """What is wrong with the database itself leaves as a StoreError."""
        try:
            yield
        except (DBAPIError, sqlite3.Error, psycopg.Error) as error:
            raise explanation(error, self) from error


def explanation(error: BaseException, place: Place) -> BaseException:
    """The error as those who see it can use it; what is neither trouble nor a lost race stays as it is."""
    kind = trouble(error)
    useful = kind(str(place)) if kind else JustChanged() if is_race(error) else None
    if useful is None:
        return error
    useful.__cause__ = error
    return useful


def place_of(url: str) -> Place:
    """Raises UnknownAddress for all but SQLite files and PostgreSQL databases."""
    try:
        made = make_url(url)
    except ArgumentError as error:
        raise UnknownAddress("What was given") from error
    backend = {"postgres": "postgresql"}.get(made.get_backend_name(), made.get_backend_name())
    if backend == "sqlite" and made.database and made.database != ":memory:":
        return Place(made.set(drivername="sqlite"))
    if backend == "postgresql" and made.database:
        return Place(made.set(drivername="postgresql+psycopg"))
    raise UnknownAddress(made.render_as_string(hide_password=True))


def engine_of(place: Place) -> Engine:
    """Keeps no connections: every store thread holds its own. Errors show no values, which may be people's words."""
    if not place.embedded:
        given = {"connect_timeout": CONNECT_WITHIN, "application_name": "commonground", "autocommit": True}
        return create_engine(
            place.url,
            poolclass=NullPool,
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",
            use_native_hstore=False,
            connect_args={name: value for name, value in given.items() if name not in place.url.query},
        )
    engine = create_engine(
        "sqlite://",
        poolclass=NullPool,
        hide_parameters=True,
        creator=lambda: _opened(place.file),
    )
    event.listen(engine, "connect", lambda connection, _record: _set(connection))
    return engine


def _opened(file: Path) -> sqlite3.Connection:
    """Never makes the file: an empty database in the wrong folder looks like lost data."""
    try:
        if file.is_dir():
            raise NotADatabase(str(file))
        if not file.exists():
            raise NotThere(str(file))
    except PermissionError as error:
        raise ReadOnly(str(file)) from error
    address = f"{file.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=WAIT_FOR_LOCK, isolation_level=None, cached_statements=256)


def _set(connection: sqlite3.Connection) -> None:
    for setting in _SETTINGS:
        connection.execute(setting).close()


class Link:
    """One connection, used by one thread, and what the driver says about it."""

    def __init__(self, engine: Engine) -> None:
        self.connection: Connection = engine.connect()
        self._driver: sqlite3.Connection | psycopg.Connection = self._raw()

    def _raw(self) -> sqlite3.Connection | psycopg.Connection:
        raw = self.connection.connection.driver_connection
        if isinstance(raw, sqlite3.Connection | psycopg.Connection):
            return raw
        raise TypeError(f"a store works with sqlite3 or psycopg, not with {type(raw).__name__}")

    @property
    def open_transaction(self) -> bool:
        """False too if the database has undone the transaction by itself."""
        if isinstance(self._driver, sqlite3.Connection):
            return self._driver.in_transaction
        return self._driver.info.transaction_status is not TransactionStatus.IDLE

    @property
    def lost(self) -> bool:
        return isinstance(self._driver, psycopg.Connection) and self._driver.closed

    def tell(self, statement: str) -> str:
        """Runs a statement without values; on PostgreSQL answers what was done: a failed transaction's COMMIT says
        ROLLBACK."""
        if isinstance(self._driver, sqlite3.Connection):
            self._driver.execute(statement)
            return statement
        return self._driver.execute(statement.encode()).statusmessage or ""

    def ask(self, statement: str) -> str | None:
        """What the last of some statements answers; on PostgreSQL alone."""
        if isinstance(self._driver, sqlite3.Connection):
            raise TypeError("SQLite is asked through its statements")
        cursor = self._driver.execute(statement.encode())
        while cursor.nextset():
            pass
        row = cursor.fetchone()
        return str(row[0]) if row and row[0] is not None else None

    def close(self) -> None:
        """Whatever state it is in: an open transaction is undone."""
        with suppress(sqlite3.Error, psycopg.Error):
            self._driver.close()
        self.connection.invalidate()
        self.connection.close()
