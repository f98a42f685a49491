"""How much may be asked of each person: their own wishes, and when they were rung; and whether they are away."""

from datetime import date, datetime

from sqlalchemy import Column, Integer, Time

from bot.features.attention.model import Attention, Away, Told
from bot.kernel.ids import PersonId
from storage.rows import Aggregates, Rows, Scope
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


class AwayRows:
    def __init__(self, scope: Scope) -> None:
        self._attentions = AttentionRows(scope)

    def is_away(self, person: PersonId, day: date) -> bool:
        kept = self._attentions.find(person)
        return kept is not None and kept.is_away(day)
