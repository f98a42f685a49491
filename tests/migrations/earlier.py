"""Databases as earlier versions of the program left them: their own rows, at their own revision."""

import json
from pathlib import Path

from sqlalchemy import Boolean, MetaData, Table, column
from sqlalchemy import table as lightly

from storage.engine import place_of
from storage.schema import changing, migrate, move

FOLDER = Path(__file__).parent / "earlier"
"""One file a revision, written by the program that was at it: six organisations and what they vote on."""


def left_at(url: str, revision: str) -> None:
    """A new database with all that stood in one then, as it stood there."""
    kept = json.loads((FOLDER / f"{revision}.json").read_text())
    migrate(url)
    place = place_of(url)
    with changing(place) as connection:
        move(connection, revision)
    with changing(place) as connection:
        there = MetaData()
        there.reflect(connection)
        for table in there.sorted_tables:
            if table.name in kept:
                plain = lightly(table.name, *map(column, table.columns.keys()))
                connection.execute(plain.insert(), [_row(table, each) for each in kept[table.name]])


def _row(table: Table, kept: dict[str, object]) -> dict[str, object]:
    """SQLite, from which they were read, has 0 and 1 for no and yes."""
    truths = {each.name for each in table.columns if isinstance(each.type, Boolean)}
    return {name: bool(value) if name in truths else value for name, value in kept.items()}
