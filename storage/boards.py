"""Live cards: how often each was wanted, which wanting its message shows, and when it may be redrawn."""

from sqlalchemy import Column, Index, Integer, Table, Text

from bot.kernel.ids import CoalitionId, Id, PlaceId
from storage.tables import Ident, Utc, metadata

boards = Table(
    "boards",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Ident(Id), primary_key=True),
    Column("place", Ident(PlaceId), primary_key=True),
    Column("wanted", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("message", Text),
    Column("next_at", Utc(), nullable=False),
    sqlite_with_rowid=False,
)
_STALE = boards.c.wanted > boards.c.shown
Index("ix_boards_stale", boards.c.next_at, sqlite_where=_STALE, postgresql_where=_STALE)
