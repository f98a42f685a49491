"""How a database is, looked at from outside while the bot may be running: for the doctor, who changes nothing.
Also whether a file is one of ours, before anybody removes it."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select

from bot.dispatch.ports import Backlog
from storage.alive import alive
from storage.backlog import backlog
from storage.engine import Link, Place, engine_of, place_of
from storage.outbox import outbox
from storage.schema import State, state

WANTED = {"journal_mode": "wal", "synchronous": "full", "foreign_keys": "on", "secure_delete": "on"}
"""Of an SQLite connection: what was acknowledged is on the disk, and what was deleted is gone from it."""

_SAID = {("synchronous", "2"): "full", ("foreign_keys", "1"): "on", ("secure_delete", "1"): "on"}

_OURS = {"alembic_version", "coalitions", "outbox"}
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"


@dataclass(frozen=True, slots=True)
class Work:
    """When the bot was last known to run, if ever, and what it has to do."""

    last_alive: datetime | None
    waiting: Backlog


@dataclass(frozen=True, slots=True)
class Health:
    """`damage` is what the quick check found, `settings` are those of a connection and `odd` what is wrong with them;
    `work` is None while the tables are not those of this version."""

    place: str
    file: Path | None
    state: State
    damage: str | None
    settings: tuple[str, ...]
    odd: tuple[str, ...]
    work: Work | None


def examined(url: str) -> Health:
    """Raises a StoreError if there is no database to look at."""
    place = place_of(url)
    with place.explained():
        link = Link(engine_of(place))
        try:
            return _seen(link.connection, place)
        finally:
            link.close()


def is_ours(file: Path) -> bool:
    """Whether it is an SQLite file with our tables in it. An empty file is nobody's, so it may be ours."""
    if not file.is_file() or file.is_symlink():
        return False
    if file.stat().st_size == 0:
        return True
    try:
        connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return False
    try:
        return {str(name) for (name,) in connection.execute(_TABLES)} >= _OURS
    except sqlite3.Error:
        return False
    finally:
        connection.close()


def _seen(connection: Connection, place: Place) -> Health:
    found = state(connection)
    damage = _damage(connection) if place.embedded else None
    settings = _settings(connection) if place.embedded else {}
    odd = tuple(f"{name} should be {WANTED[name]}" for name, value in settings.items() if value != WANTED[name])
    ready = found.at_head and inspect(connection).has_table(outbox.name)
    file = place.file if place.embedded else None
    said = tuple(f"{name} {value}" for name, value in settings.items())
    return Health(str(place), file, found, damage, said, odd, _work(connection) if ready else None)


def _damage(connection: Connection) -> str | None:
    told = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    return None if told == "ok" else told


def _settings(connection: Connection) -> dict[str, str]:
    values = {name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar()).lower() for name in WANTED}
    return {name: _SAID.get((name, value), value) for name, value in values.items()}


_ALIVE = select(func.max(alive.c.at))


def _work(connection: Connection) -> Work:
    return Work(connection.scalar(_ALIVE), backlog(connection))
