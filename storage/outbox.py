"""Messages on their way: pending, sending under a lease, then gone; ambiguous or dead if it went wrong."""

from enum import Enum

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text

from bot.kernel.card import Card
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from storage.tables import Ident, Json, OneOf, Utc, metadata


class State(Enum):
    pending = "pending"
    sending = "sending"
    ambiguous = "ambiguous"
    dead = "dead"


outbox = Table(
    "outbox",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Ident(PlaceId), nullable=False),
    Column("number", Integer, nullable=False),
    Column("card", Json(Card), nullable=False),
    Column("rings", Ident(PersonId)),
    Column("written_at", Utc(), nullable=False),
    Column("state", OneOf(State), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Utc()),
    Column("died_at", Utc()),
    Column("why", Text),
    sqlite_with_rowid=False,
)
"""`number` orders a destination's messages; `next_at` is when a message may go, or when its lease ends, and is empty
for dead ones, so that the partial indexes hold only what is on its way."""

_ON_ITS_WAY = outbox.c.next_at.is_not(None)
Index("ix_outbox_next", outbox.c.next_at, sqlite_where=_ON_ITS_WAY, postgresql_where=_ON_ITS_WAY)
Index(
    "ix_outbox_destination",
    outbox.c.coalition,
    outbox.c.place,
    outbox.c.number,
    outbox.c.id,
    sqlite_where=_ON_ITS_WAY,
    postgresql_where=_ON_ITS_WAY,
)
