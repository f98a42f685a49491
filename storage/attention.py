"""How much may be asked of each person: their own wishes, and when they were rung."""

from datetime import datetime

from sqlalchemy import Column, Integer, Time

from bot.features.attention.model import Attention, Away, Told
from bot.kernel.ids import PersonId
from storage.rows import Aggregates, Rows
from storage.tables import Json, Utc, keyed

attentions = keyed(
    "attentions",
    PersonId,
    Column("quiet_from", Time, nullable=False),
    Column("quiet_until", Time, nullable=False),
    Column("a_week", Integer, nullable=False),
    Column("away", Json(tuple[Away, ...]), nullable=False),
    Column("rung", Json(tuple[datetime, ...]), nullable=False),
    Column("told", Json(tuple[Told, ...]), nullable=False),
    Column("ring_at", Utc()),
)


class AttentionRows(Aggregates[Attention]):
    rows = Rows(Attention, attentions)
