"""The coalition's seats as votes see them: who answers for which, found however many others there are."""

from sqlalchemy import Boolean, Index, Text, bindparam, literal_column, select, type_coerce, union_all

from bot.features.coalition.model import Seat, SeatId
from bot.features.proposals.model import Held, SeatName
from bot.kernel.ids import Id, PersonId
from storage.coalition import SeatRows, coalitions, seats
from storage.naming import naming, pattern
from storage.rows import COALITION, Scope
from storage.statements import Statement

FEW = 10

_SHARED = literal_column("alternates <> '[]'", Boolean)

Index("ix_seats_representative", seats.c.coalition, seats.c.representative)
Index("ix_seats_alternates", seats.c.coalition, seats.c.alternates, sqlite_where=_SHARED, postgresql_where=_SHARED)

_led, _stood_in = seats.alias("led"), seats.alias("stood_in")
_theirs = union_all(
    select(_led.c.id).where(_led.c.coalition == COALITION, _led.c.representative == bindparam("person")),
    select(_stood_in.c.id).where(
        _stood_in.c.coalition == COALITION,
        type_coerce(_stood_in.c.alternates, Text()) != literal_column("'[]'"),
        naming(_stood_in.c.alternates),
    ),
)
"""From the indexes alone: without statistics SQLite would rather look at each seat than at an index and a seat."""


class HoldingRows:
    """Seats of the coalition's base, and who facilitates it."""

    mine = SeatRows.rows.where(seats.c.id.in_(_theirs), order=[seats.c.id.asc()])

    _facilitators = Statement(select(coalitions.c.facilitators).where(coalitions.c.id == COALITION))

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._seats = SeatRows(scope)

    def all(self) -> tuple[Held, ...]:
        return tuple(map(_held, self._seats.all()))

    def of(self, person: PersonId) -> tuple[Held, ...]:
        found = self._seats.every(self.mine, person=person, pattern=pattern(person))
        return tuple(_held(each) for each in found if person in each.holders)

    def these(self, chosen: tuple[Id, ...]) -> tuple[Held, ...]:
        """Few are looked up one by one."""
        if len(chosen) <= FEW:
            found = (self._seats.find(SeatId(each)) for each in sorted(set(chosen)))
            return tuple(_held(each) for each in found if each)
        wanted = set(chosen)
        return tuple(each for each in self.all() if each.name.seat in wanted)

    def facilitators(self) -> tuple[PersonId, ...]:
        row = self._facilitators.one(self._scope.connection, coalition=self._scope.coalition)
        return tuple(row[0]) if row else ()


def _held(seat: Seat) -> Held:
    name = SeatName(Id(seat.id), seat.organisation, seat.number)
    return Held(name, seat.representative, seat.confirmed_at is not None, seat.alternates, seat.lead_only)
