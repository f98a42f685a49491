"""The version of a database: what it is at, whether this program can use it, and how it is brought to the newest one.
A migration's revision is the time in its file's name, so that opening a store need not load Alembic."""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, table

import migrations
from storage.engine import Link, Place, engine_of, place_of
from storage.errors import BrokenReferences, DiskFull, LostRows, NewerDatabase, NotMigrated, ReadOnly

HEAD = "head"
FOLDER = Path(migrations.__file__).parent

_VERSION = "alembic_version"
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7126304455188920)"
_WAIT = "PRAGMA busy_timeout=60000"


@dataclass(frozen=True, slots=True)
class State:
    """`revision` is what the database is at, None if it holds no tables of ours; `head` is what this program needs."""

    revision: str | None
    head: str

    @property
    def at_head(self) -> bool:
        return self.revision == self.head

    @property
    def newer(self) -> bool:
        """Written by a later version of the program, which this one cannot read."""
        return self.revision is not None and self.revision not in revisions()


@cache
def revisions() -> tuple[str, ...]:
    """In their order."""
    names = sorted(path.name for path in (FOLDER / "versions").glob("[0-9]*.py"))
    return tuple(re.sub(r"\D", "", name[:15]) for name in names)


def state(connection: Connection) -> State:
    found = None
    if inspect(connection).has_table(_VERSION):
        found = connection.exec_driver_sql(f"SELECT version_num FROM {_VERSION}").scalar()  # noqa: S608 - a constant
    return State(found, revisions()[-1])


def state_of(url: str) -> State:
    """Changes nothing; a file that does not exist is at no revision."""
    place = place_of(url)
    if place.embedded and not place.file.exists():
        return State(None, revisions()[-1])
    with place.explained():
        link = Link(engine_of(place))
        try:
            return state(link.connection)
        finally:
            link.close()


def check(connection: Connection) -> None:
    """Raises NewerDatabase or NotMigrated unless this program can use the database."""
    found = state(connection)
    if found.newer:
        raise NewerDatabase
    if not found.at_head:
        raise NotMigrated


def migrate(url: str) -> None:
    """Brings the database to this program's version, all of the way or not at all; makes an SQLite file that is not
    there, readable by its owner alone. Others who migrate it at the same time wait, and find it done."""
    place = place_of(url)
    if place.embedded:
        _make_file(place)
    if not state_of(url).at_head:
        with changing(place) as connection:
            move(connection, HEAD)


@contextmanager
def changing(place: Place) -> Iterator[Connection]:
    """One transaction in which only this process changes the schema. Undone if references break or rows are lost."""
    with place.explained():
        link = Link(engine_of(place))
        try:
            if place.embedded:
                link.tell(_WAIT)
                link.tell("PRAGMA foreign_keys=OFF")  # with it on, rebuilding a parent would delete its children
            link.tell("BEGIN IMMEDIATE" if place.embedded else "BEGIN")
            if not place.embedded:
                link.tell(_ONE_AT_A_TIME)
            before = _counts(link.connection)
            yield link.connection
            _check_rows(link.connection, before)
            link.tell("COMMIT")
        finally:
            link.close()


def move(connection: Connection, revision: str) -> None:
    """Up or down to a revision, in the transaction that is open. Raises NewerDatabase if this program has no way."""
    from alembic import command  # noqa: PLC0415 - slow to load, and seldom needed
    from alembic.config import Config  # noqa: PLC0415 - as above

    if state(connection).newer:
        raise NewerDatabase
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    (command.upgrade if revision == HEAD else command.downgrade)(config, revision)


def _counts(connection: Connection) -> dict[str, int]:
    names = set(inspect(connection).get_table_names()) - {_VERSION}
    return {name: connection.scalar(select(func.count()).select_from(table(name))) or 0 for name in names}


def _check_rows(connection: Connection, before: dict[str, int]) -> None:
    after = _counts(connection)
    if any(after[name] < count for name, count in before.items() if name in after):
        raise LostRows
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise BrokenReferences


def _make_file(place: Place) -> None:
    folder = place.file.absolute().parent
    try:
        for each in (*reversed(folder.parents), folder):
            if not each.exists():
                each.mkdir(0o700, exist_ok=True)
        if not place.file.exists():
            os.close(os.open(place.file, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise (DiskFull if error.errno == errno.ENOSPC else ReadOnly)(str(place)) from error
