"""What has happened, who did it and when, without people's own words. Rows are added and never changed."""

from sqlalchemy import Column, Integer, Table, Text

from bot.kernel.ids import CoalitionId, PersonId
from storage.tables import Ident, Utc, metadata

history = Table(
    "history",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("at", Utc(), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("fact", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("by", Ident(PersonId), nullable=False),
    sqlite_with_rowid=False,
)
"""`number` keeps facts of one moment in order."""
