"""One timer an aggregate: the nearest moment at which it has something to do. Commands that wait for another try."""

from sqlalchemy import Column, Integer, Table, Text

from bot.kernel.ids import CoalitionId, Id
from storage.tables import Ident, Utc, metadata

timers = Table(
    "timers",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Ident(Id), primary_key=True),
    Column("due_at", Utc(), nullable=False, index=True),
    Column("failures", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""A timer that is done is deleted: every row is pending, so the index on `due_at` holds nothing else."""

retries = Table(
    "retries",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("key", Ident(Id), primary_key=True),
    Column("command", Text, nullable=False),
    sqlite_with_rowid=False,
)
