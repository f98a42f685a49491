"""What a test of migrations sees of a database: its definitions and its rows."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import Connection

from storage.engine import Link, engine_of, place_of

_COLUMNS = """
    SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public'
"""
_CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
"""
_INDEXES = "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'"


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    """Each statement is kept at once, and references are not checked."""
    link = Link(engine_of(place_of(url)))
    try:
        if place_of(url).embedded:
            link.tell("PRAGMA foreign_keys=OFF")
        yield link.connection
    finally:
        link.close()


_COLUMN_END = re.compile(r'\n|, (?=[\w"]+ [A-Z])')
"""SQLite writes a column that is added later into the line of the last one."""


def definitions(url: str) -> set[tuple[object, ...]]:
    """All that tables, columns, constraints and indexes are, but for the order of columns, and for the quotes that
    SQLite writes around the name of a table that was rebuilt."""
    with connected(url) as connection:
        if place_of(url).embedded:
            found = connection.exec_driver_sql("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
            every = [
                (name, line.strip(" \t,").replace('"', "")) for name, sql in found for line in _COLUMN_END.split(sql)
            ]
        else:
            every = [
                tuple(row) for query in (_COLUMNS, _CONSTRAINTS, _INDEXES) for row in connection.exec_driver_sql(query)
            ]
    return {row for row in every if row[0] != "alembic_version"}


def _plain(line: str, table: str) -> str:
    return line.strip(" \t,").replace(f'CREATE TABLE "{table}"', f"CREATE TABLE {table}")


def rows(url: str, table: str) -> list[tuple[object, ...]]:
    with connected(url) as connection:
        return sorted(tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}"))  # noqa: S608 - ours


def fill(url: str) -> None:
    """A coalition with a member and an account, as the first version of the program wrote them."""
    with connected(url) as connection:
        for statement in _FIRST:
            connection.exec_driver_sql(statement)


_FIRST = (
    """
    INSERT INTO coalitions (id, version, name, language, zone, founded_at, facilitators, homes, organisations, now)
    VALUES ('coalition-here', 1, 'Here', 'en', 'UTC', 0, '[]', '[]', '[]', '[]')
    """,
    """
    INSERT INTO members (coalition, id, version, name, accounts, language, zone, joined_at, writers)
    VALUES ('coalition-here', 'ana-----------', 1, 'Ana', '[]', 'en', 'UTC', 0, '[]')
    """,
    """
    INSERT INTO accounts (platform, workspace, "user", coalition, person)
    VALUES ('slack', 'T', 'U', 'coalition-here', 'ana-----------')
    """,
)


def put(url: str, into: str, **values: object) -> None:
    there = {"coalition": "coalition-here", "version": 1, **values}
    with connected(url) as connection:
        connection.execute(sa.table(into, *map(sa.column, there)).insert().values(there))
