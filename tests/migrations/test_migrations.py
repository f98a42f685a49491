"""Every migration up and down on both stores, equal to the tables, and with data in place."""

import re
import shutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import IntegrityError

import storage
from storage import schema
from storage.engine import place_of
from storage.errors import BrokenReferences, LostRows
from storage.schema import FOLDER, changing, migrate, move, revisions, state_of
from storage.tables import metadata
from tests.migrations.databases import connected, definitions, fill, rows

for _module in iter_modules(storage.__path__):
    import_module(f"storage.{_module.name}")

Next = Callable[[str], None]


def test_migrations_are_one_line() -> None:
    """There is exactly one head, no fork, and every revision is the time in its file's name."""
    scripts = ScriptDirectory(str(FOLDER))
    line = list(scripts.walk_revisions())
    assert scripts.get_heads() == [revisions()[-1]]
    assert [script.revision for script in reversed(line)] == list(revisions())
    assert [re.sub(r"\D", "", Path(script.path).name[:15]) for script in line] == [script.revision for script in line]


def test_migrations_make_the_tables(empty: str) -> None:
    """A migrated database is what the tables say, to the last index, and the newest revision."""
    migrate(empty)
    assert state_of(empty).at_head
    with connected(empty) as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    migrated = definitions(empty)
    with changing(place_of(empty)) as connection:
        metadata.drop_all(connection)
        metadata.create_all(connection)
    assert migrated == definitions(empty)


def test_every_migration_can_be_undone(empty: str) -> None:
    """Down to nothing and up again, step by step, each revision is what it was the first time."""
    migrate(empty)
    first = definitions(empty)
    for revision in (*reversed(revisions()[:-1]), "base"):
        with changing(place_of(empty)) as connection:
            move(connection, revision)
    assert state_of(empty).revision is None
    assert definitions(empty) == set()
    migrate(empty)
    assert definitions(empty) == first


def test_migrating_again_changes_nothing(empty: str) -> None:
    """A database at the newest version is left as it is, with its rows."""
    migrate(empty)
    fill(empty)
    before = definitions(empty), rows(empty, "members")
    migrate(empty)
    assert (definitions(empty), rows(empty, "members")) == before


@pytest.fixture
def next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Next]:
    """Adds a migration of these statements to this program's."""

    def add(statements: str) -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(FOLDER, folder)
        lines = "\n".join(f"    {line}" for line in statements.splitlines())
        (folder / "versions" / "2099-01-01_0000_next.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision = '209901010000'\ndown_revision = {revisions()[-1]!r}\n\n\ndef upgrade():\n{lines}\n"
        )
        monkeypatch.setattr(schema, "FOLDER", folder)
        revisions.cache_clear()

    yield add
    revisions.cache_clear()


def test_rebuilding_a_table_keeps_every_row(empty: str, next_one: Next) -> None:
    """A parent that is rebuilt on SQLite, or altered on PostgreSQL, keeps its rows, and its children theirs."""
    migrate(empty)
    fill(empty)
    before = {table: rows(empty, table) for table in ("coalitions", "members", "accounts")}
    next_one(
        "with op.batch_alter_table('coalitions', recreate='auto') as batch:\n"
        "    batch.alter_column('zone', nullable=True)\n"
        "with op.batch_alter_table('members', recreate='auto') as batch:\n"
        "    batch.add_column(sa.Column('pronoun', sa.Text()))\n"
        "    batch.alter_column('zone', nullable=True)"
    )
    migrate(empty)
    assert state_of(empty).revision == "209901010000"
    assert rows(empty, "coalitions") == before["coalitions"]
    assert rows(empty, "accounts") == before["accounts"]
    assert [row[:-1] for row in rows(empty, "members")] == before["members"]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [("DELETE FROM accounts", LostRows), ("UPDATE accounts SET person = 'nobody--------'", BrokenReferences)],
)
def test_a_migration_that_would_lose_something_is_undone(
    empty: str, next_one: Next, statement: str, sentence: type[Exception]
) -> None:
    """Nothing of it stays, neither its good part nor its revision; PostgreSQL itself refuses broken references."""
    migrate(empty)
    fill(empty)
    before = definitions(empty), rows(empty, "accounts"), state_of(empty).revision
    next_one(f"op.add_column('members', sa.Column('pronoun', sa.Text()))\nop.execute({statement!r})")
    with pytest.raises((sentence, IntegrityError)):
        migrate(empty)
    assert (definitions(empty), rows(empty, "accounts"), state_of(empty).revision) == before
