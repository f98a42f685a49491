"""Deliveries that were received already, by the platform's own key for them, whatever coalition they are for."""

from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from storage.statements import Statement
from storage.tables import Utc, metadata

KEPT = timedelta(days=7)
_AT_ONCE = 1000

received = Table(
    "received",
    metadata,
    Column("key", Text, primary_key=True),
    Column("at", Utc(), nullable=False, index=True),
    sqlite_with_rowid=False,
)

# SQLite words ON CONFLICT as PostgreSQL does.
_NOTED = Statement(insert(received).values(key=bindparam("key"), at=bindparam("at")).on_conflict_do_nothing())
_OLD = select(received.c.key).where(received.c.at < bindparam("before")).limit(_AT_ONCE)
_FORGOTTEN = Statement(received.delete().where(received.c.key.in_(_OLD)))


def receive(connection: Connection, key: str, at: datetime) -> bool:
    """False if it was received before. A second process that has it at this moment is waited for."""
    return _NOTED.run(connection, key=key, at=at) == 1


def forget(connection: Connection, now: datetime) -> int:
    """Removes the oldest keys that are kept no longer; how many, at most a thousand, so that nobody waits long."""
    return _FORGOTTEN.run(connection, before=now - KEPT)
