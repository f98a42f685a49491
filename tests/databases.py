"""Databases on the PostgreSQL of a test run: made as copies of others, named by their addresses."""

import psycopg
from psycopg.sql import SQL, Identifier

from storage.errors import StoreError
from storage.schema import state_of
from storage.tables import metadata

_HANG_UP = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def make_database(server: str, name: str, template: str) -> None:
    """Nobody may be connected to the template."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(Identifier(name), Identifier(template))
        )


def drop_database(server: str, name: str) -> None:
    """Whoever is still connected loses the connection."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def emptied(address: str) -> bool:
    """Whether it is now as it was made: all rows are gone. False for one that is at another version, or is gone."""
    rows = ";".join(str(table.delete()) for table in reversed(metadata.sorted_tables))
    try:
        if not state_of(address).at_head:
            return False
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(_HANG_UP)
            connection.execute(rows.encode())
    except (psycopg.Error, StoreError):
        return False
    return True


def address_of(server: str, name: str) -> str:
    """The address of another database on the same server."""
    path, question, options = server.partition("?")
    return f"{path.rpartition('/')[0]}/{name}{question}{options}"
