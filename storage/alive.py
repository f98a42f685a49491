"""When each process was last known to be running, from which it tells after a start how long it was away."""

from sqlalchemy import Column, Table, Text

from storage.tables import Utc, metadata

alive = Table(
    "alive",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Utc(), nullable=False),
    sqlite_with_rowid=False,
)
