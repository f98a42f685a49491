"""Deliveries that were received already, by the platform's own key for them, whatever coalition they are for."""

from sqlalchemy import Column, Table, Text

from storage.tables import Utc, metadata

received = Table(
    "received",
    metadata,
    Column("key", Text, primary_key=True),
    Column("at", Utc(), nullable=False, index=True),
    sqlite_with_rowid=False,
)
