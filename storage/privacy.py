"""Erasures: their table, which after each is a ledger that names nobody, and their repository."""

from sqlalchemy import Column, Integer, Text, bindparam, select

from bot.features.privacy.model import Erasure, ErasureId
from bot.kernel.ids import CoalitionId, PersonId
from storage.engine import Link, engine_of, place_of
from storage.rows import Aggregates, Rows
from storage.schema import check
from storage.statements import Statement
from storage.tables import Ident, Utc, keyed

erasures = keyed(
    "erasures",
    ErasureId,
    Column("digest", Text, nullable=False),
    Column("person", Ident(PersonId)),
    Column("due", Utc()),
    Column("steps", Integer, nullable=False),
)

_LEDGER = Statement(select(erasures.c.coalition, erasures.c.id, erasures.c.digest))


class ErasureRows(Aggregates[Erasure]):
    rows = Rows(Erasure, erasures)
    _under_way = rows.where(erasures.c.person == bindparam("person"))

    def under_way(self, person: PersonId) -> Erasure | None:
        return self.first(self._under_way, person=person)


def ledger(url: str) -> tuple[tuple[CoalitionId, ErasureId, str], ...]:
    """Of all coalitions, also of erasures under way. Raises NotMigrated if there is none yet."""
    place = place_of(url)
    with place.explained():
        link = Link(engine_of(place))
        try:
            check(link.connection)
            return tuple(_LEDGER.all(link.connection))
        finally:
            link.close()
