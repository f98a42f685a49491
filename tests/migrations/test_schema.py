"""What a database's version means for the program: refused with a sentence, made, or brought to the newest one."""

import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from storage.errors import NewerDatabase, NotADatabase, NotMigrated, ReadOnly, StoreError
from storage.schema import migrate, state_of
from storage.store import open_store
from tests.migrations.databases import connected, definitions, fill, rows

ROOT = Path(__file__).parents[2]
HERD = 5


def test_a_newer_database_is_refused(empty: str) -> None:
    """A database of a later version is neither opened nor migrated; the sentence says what to do; it stays whole."""
    migrate(empty)
    fill(empty)
    with connected(empty) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '209901010000'")
    before = definitions(empty), rows(empty, "members")
    for refused in (open_store, migrate):
        with pytest.raises(NewerDatabase, match="Install that version, or restore"):
            refused(empty)
    assert state_of(empty).newer
    assert not state_of(empty).at_head
    assert (definitions(empty), rows(empty, "members")) == before


def test_a_database_that_is_not_migrated_is_refused(empty: str) -> None:
    """Without tables of ours a store does not open, and the sentence names the command that makes them."""
    assert state_of(empty).revision is None
    with pytest.raises(StoreError, match="commonground migrate"):
        open_store(empty)
    migrate(empty)
    with connected(empty) as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    with pytest.raises(NotMigrated, match="Make a backup"):
        open_store(empty)


def test_a_new_file_is_its_owners_alone(tmp_path: Path) -> None:
    """Folders and file are made so that no other user of the machine can read them."""
    file = tmp_path / "one" / "two" / "commonground.sqlite3"
    migrate(f"sqlite:///{file}")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (file.parent.parent, file.parent, file)]
    assert modes == [0o700, 0o700, 0o600]


def test_asking_for_the_state_makes_no_file(tmp_path: Path) -> None:
    """Only migrating makes a file."""
    assert state_of(f"sqlite:///{tmp_path / 'none'}").revision is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """Where no folder can be made, the sentence names the file and what to do."""
    file = tmp_path / "file"
    file.write_text("not a folder")
    with pytest.raises(ReadOnly, match=re.escape(f"{file}/new.sqlite3 cannot be written to")):
        migrate(f"sqlite:///{file}/new.sqlite3")


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A file that is no database is not migrated, and not touched."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear coalition, " * 100)
    with pytest.raises(NotADatabase, match="restore a backup or choose another file"):
        migrate(f"sqlite:///{file}")
    assert file.read_text() == "Dear coalition, " * 100


def test_many_may_migrate_at_once(empty: str) -> None:
    """Processes that migrate the same new database at the same moment all end well, and it is made once."""
    code = "import sys; from storage.schema import migrate; sys.stdin.read(); migrate(sys.argv[1])"
    herd = [
        subprocess.Popen(
            [sys.executable, "-c", code, empty], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(HERD)
    ]
    for process in herd:
        assert process.stdin
        process.stdin.close()
        process.stdin = None
    assert [process.communicate(timeout=60)[1] for process in herd] == [""] * HERD
    assert state_of(empty).at_head


def test_opening_a_store_loads_no_alembic(sqlite_url: str) -> None:
    """A database that is at the newest version is migrated, that is left alone, and opened without loading Alembic."""
    code = (
        "import sys; from storage.schema import migrate; from storage.store import open_store; url = sys.argv[1]\n"
        "migrate(url); open_store(url); print('alembic' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code, sqlite_url], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout == "False\n"
