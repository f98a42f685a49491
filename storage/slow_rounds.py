"""Slow rounds: their table, in which a place has at most one that has not ended, and their repository."""

from sqlalchemy import Column, Index, Text, bindparam, or_

from bot.features.slow_rounds.model import SlowRound, SlowRoundId, Voice
from bot.kernel.ids import PersonId, PlaceId
from storage.naming import naming, pattern
from storage.rows import Aggregates, Rows
from storage.tables import Ident, Json, Utc, condition, keyed

_OPEN = condition("ended_at IS NULL")

slow_rounds = keyed(
    "slow_rounds",
    SlowRoundId,
    Column("place", Ident(PlaceId), nullable=False),
    Column("topic", Text, nullable=False),
    Column("opened_at", Utc(), nullable=False),
    Column("opened_by", Ident(PersonId)),
    Column("until", Utc(), nullable=False),
    Column("voices", Json(tuple[Voice, ...]), nullable=False),
    Column("ended_at", Utc()),
    Index("uq_slow_rounds_open", "coalition", "place", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
)


class SlowRoundRows(Aggregates[SlowRound]):
    rows = Rows(SlowRound, slow_rounds)
    _open = rows.where(_OPEN, order=[slow_rounds.c.opened_at.desc()])
    _open_in = rows.where(slow_rounds.c.place == bindparam("place"), _OPEN)
    _of = rows.where(_OPEN, or_(slow_rounds.c.opened_by == bindparam("person"), naming(slow_rounds.c.voices)))

    def open(self) -> tuple[SlowRound, ...]:
        return self.every(self._open)

    def open_in(self, place: PlaceId) -> SlowRound | None:
        return self.first(self._open_in, place=place)

    def of(self, person: PersonId) -> tuple[SlowRound, ...]:
        found = self.every(self._of, person=person, pattern=pattern(person))
        return tuple(each for each in found if each.of(person) or each.opened_by == person)
