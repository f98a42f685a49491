"""What a store says of a place that it cannot use: one sentence that says what to do, and never a password."""

import os
import subprocess
import sys
import traceback
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from bot.dispatch.ports import Transaction
from storage import engine
from storage.engine import Link, engine_of, place_of
from storage.errors import (
    InUse,
    NewerDatabase,
    NoConnection,
    NoSuchDatabase,
    NotADatabase,
    NotMigrated,
    NotThere,
    StoreError,
    UnknownAddress,
    WrongPassword,
)
from storage.store import OpenedStore, open_store
from tests.storage.journal import NOW

NOBODY = 65534


def refused(url: str, kind: type[StoreError]) -> str:
    """The sentence with which a store refuses this address."""
    with pytest.raises(kind) as caught:
        open_store(url)
    return str(caught.value)


def file_of(url: str) -> Path:
    return place_of(url).file


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A file that is no database is named, and not written to."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear coalition, " * 1000)
    said = refused(f"sqlite:///{file}", NotADatabase)
    assert str(file) in said
    assert "restore a backup" in said
    assert file.read_text() == "Dear coalition, " * 1000


def test_a_damaged_file_is_said_to_be_damaged(sqlite_url: str) -> None:
    """A database of which a part was overwritten is not opened as if it were well."""
    file = file_of(sqlite_url)
    whole = bytearray(file.read_bytes())
    whole[100:4096] = b"\xff" * 3996
    file.write_bytes(whole)
    assert "damaged" in refused(sqlite_url, NotADatabase)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    """The address of a folder is refused."""
    assert str(tmp_path) in refused(f"sqlite:///{tmp_path}", NotADatabase)


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """Opening makes no file: an empty database in the wrong folder would look like lost data."""
    file = tmp_path / "nowhere.sqlite3"
    assert "commonground migrate" in refused(f"sqlite:///{file}", NotThere)
    assert not file.exists()


def test_an_empty_file_is_not_migrated(tmp_path: Path) -> None:
    """A database without our tables is sent to `migrate`."""
    file = tmp_path / "empty.sqlite3"
    file.touch()
    assert "commonground migrate" in refused(f"sqlite:///{file}", NotMigrated)


def test_a_newer_database_is_left_to_a_newer_program(url: str) -> None:
    """A database at a revision that this program does not know is not opened, on both stores."""
    link = Link(engine_of(place_of(url)))
    link.tell("UPDATE alembic_version SET version_num = '999912312359'")
    link.close()
    assert "newer version" in refused(url, NewerDatabase)


@pytest.mark.parametrize("readable", ["file", "folder"])
def test_what_may_not_be_written_is_said(sqlite_url: str, readable: str) -> None:
    """Whoever may read the file but not write it, or not its folder, is told which right is missing."""
    file = file_of(sqlite_url)
    opened = [file, *file.parents]
    before = {path: path.stat().st_mode for path in opened}
    try:
        for path in opened[1:]:
            path.chmod(before[path] | 0o055)
        file.chmod(0o444 if readable == "file" else 0o666)
        file.parent.chmod(0o777 if readable == "file" else 0o555)
        said = _as_another_user(sqlite_url)
    finally:
        for path in opened:
            path.chmod(before[path])
    assert "ReadOnly" in said
    assert "the right to write the file and its folder" in said


async def test_a_file_that_another_program_keeps_locked_is_said_to_be(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the lock does not end in time the caller is told whose turn it is; afterwards all goes on."""
    monkeypatch.setattr(engine, "WAIT_FOR_LOCK", 0)
    store = open_store(sqlite_url)
    other = Link(engine_of(place_of(sqlite_url)))
    other.tell("BEGIN IMMEDIATE")
    with pytest.raises(InUse, match="Another program"):
        await _receive(store)
    other.tell("ROLLBACK")
    other.close()
    assert await _receive(store)
    await store.close()


@pytest.mark.parametrize(
    "address", ["sqlite://", "sqlite:///:memory:", "mysql://ana:secret@host/db", "postgresql://host", "a word"]
)
def test_other_addresses_are_refused(address: str) -> None:
    """Only files and PostgreSQL are kept in; the refusal shows an address that is right, and no password."""
    said = refused(address, UnknownAddress)
    assert "postgresql://user:password@host/database" in said
    assert "secret" not in said


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    """Where nobody listens the operator is told where that is; the password is nowhere, not even in the traceback."""
    url = (
        make_url("postgresql://127.0.0.1:9/common")
        .set(username="ana", password="secret")
        .render_as_string(hide_password=False)
    )
    with pytest.raises(NoConnection, match=r"common on 127\.0\.0\.1:9 does not answer") as caught:
        open_store(url)
    assert "secret" not in "".join(traceback.format_exception(caught.value))


def test_a_database_that_does_not_exist_is_named(postgresql_url: str) -> None:
    """A wrong name is told apart from a server that is down."""
    url = make_url(postgresql_url).set(database="nowhere")
    assert "no database nowhere" in refused(url.render_as_string(hide_password=False), NoSuchDatabase)


def test_a_wrong_password_is_not_repeated(postgresql_url: str) -> None:
    """A refused password is said to be refused, and is nowhere in what is said."""
    with psycopg.connect(postgresql_url, autocommit=True) as connection:
        (rules,) = connection.execute("SHOW hba_file").fetchone() or ("",)
        connection.execute("CREATE ROLE careful LOGIN PASSWORD 'right'")
        before = Path(rules).read_text()
        Path(rules).write_text(f"local all careful scram-sha-256\n{before}")
        connection.execute("SELECT pg_reload_conf()")
        try:
            url = make_url(postgresql_url).set(username="careful", password="wrong-secret")
            with pytest.raises(WrongPassword) as caught:
                open_store(url.render_as_string(hide_password=False))
        finally:
            Path(rules).write_text(before)
            connection.execute("DROP ROLE careful")
            connection.execute("SELECT pg_reload_conf()")
    assert "wrong-secret" not in "".join(traceback.format_exception(caught.value))


def test_errors_show_no_words_of_people(url: str) -> None:
    """What a failed statement was given is not in the error, which is logged."""
    link = Link(engine_of(place_of(url)))
    with pytest.raises(DBAPIError, match="INSERT INTO nowhere") as caught:
        link.connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "what Ana said"})
    link.close()
    assert "Ana" not in "".join(traceback.format_exception_only(caught.value))


async def _receive(store: OpenedStore) -> bool:
    def work(transaction: Transaction, key: str) -> bool:
        return transaction.receive(key, NOW)

    return await store.transact(work, "one")


def _as_another_user(url: str) -> str:
    """What opening says to someone who is not the owner. Root may write everything, so it becomes someone else."""
    program = (
        "import os, sys\n"
        "from storage.store import open_store\n"
        "if os.geteuid() == 0: os.setgroups([]); os.setgid(int(sys.argv[2])); os.setuid(int(sys.argv[2]))\n"
        "open_store(sys.argv[1])\n"
    )
    command = [sys.executable, "-c", program, url, str(NOBODY)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60).stderr
