"""Closes: their table, in which a place has at most one that has not ended, and their repository."""

from sqlalchemy import Column, Index, bindparam, or_

from bot.features.closing.model import Close, CloseId, OneWord
from bot.kernel.ids import PersonId, PlaceId
from storage.naming import naming, pattern
from storage.rows import Aggregates, Rows
from storage.tables import Ident, Json, Utc, condition, keyed

_OPEN = condition("ended_at IS NULL")

closes = keyed(
    "closes",
    CloseId,
    Column("place", Ident(PlaceId), nullable=False),
    Column("opened_at", Utc(), nullable=False),
    Column("opened_by", Ident(PersonId)),
    Column("words", Json(tuple[OneWord, ...]), nullable=False),
    Column("ended_at", Utc()),
    Index("uq_closes_open", "coalition", "place", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
)


class CloseRows(Aggregates[Close]):
    rows = Rows(Close, closes)
    _open_in = rows.where(closes.c.place == bindparam("place"), _OPEN)
    _of = rows.where(_OPEN, or_(closes.c.opened_by == bindparam("person"), naming(closes.c.words)))

    def open_in(self, place: PlaceId) -> Close | None:
        return self.first(self._open_in, place=place)

    def of(self, person: PersonId) -> tuple[Close, ...]:
        found = self.every(self._of, person=person, pattern=pattern(person))
        return tuple(each for each in found if each.of(person) or each.opened_by == person)
