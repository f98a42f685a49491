"""The coalition's seats as votes see them: who answers for which, found however many others there are."""

from datetime import datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Index,
    Text,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    type_coerce,
    union_all,
)

from bot.features.coalition.model import Seat
from bot.features.proposals.model import Held, ProposalId, SeatName
from bot.features.proposals.model.asked_page import OFFERED
from bot.kernel.ids import Id, PersonId
from storage.coalition import SeatRows, coalitions, members, seats
from storage.naming import naming, pattern
from storage.proposals import proposal_roll
from storage.rows import COALITION, Scope
from storage.statements import Statement
from storage.tables import Utc, condition

FEW = 16
_IDS: list[BindParameter[str]] = [bindparam(f"id_{number}") for number in range(FEW)]
"""A fixed number of parameters makes it one statement that is built once."""

_SHARED = condition("alternates <> '[]'")

Index("ix_seats_representative", seats.c.coalition, seats.c.representative)
Index("ix_seats_confirmed_at", seats.c.coalition, seats.c.confirmed_at)
Index("ix_seats_since", seats.c.coalition, seats.c.since)
Index("ix_members_joined_at", members.c.coalition, members.c.joined_at)
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


def _on_roll(it: ColumnElement[bool]) -> ColumnElement[bool]:
    """Nothing is selected but a number, so that an index alone answers."""
    its = (proposal_roll.c.proposal == bindparam("proposal"), proposal_roll.c.vote == bindparam("vote"))
    return exists(select(literal_column("1")).where(proposal_roll.c.coalition == COALITION, *its, it))


_SINCE = bindparam("since", type_=Utc())
_confirmed, _changed = seats.alias("confirmed"), seats.alias("changed")
_came = union_all(
    select(_confirmed.c.id).where(_confirmed.c.coalition == COALITION, _confirmed.c.confirmed_at > _SINCE),
    select(_changed.c.id).where(_changed.c.coalition == COALITION, _changed.c.since > _SINCE),
)
"""Somebody has come to answer for these since then, or has left it to others: from the indexes alone, as above."""

_HELD = or_(seats.c.confirmed_at.is_not(None), type_coerce(seats.c.alternates, Text()) != literal_column("'[]'"))


class HoldingRows:
    """Seats of the coalition's base, and who facilitates it."""

    _these = SeatRows.rows.where(seats.c.id.in_(_IDS), order=[seats.c.id.asc()])
    mine = SeatRows.rows.where(seats.c.id.in_(_theirs), order=[seats.c.id.asc()])

    later_seats = SeatRows.rows.where(
        seats.c.id.in_(_came),
        _HELD,
        ~_on_roll(proposal_roll.c.seat == seats.c.id),
        order=[seats.c.id.asc()],
        most=OFFERED,
    )
    later_people = Statement(
        select(members.c.id)
        .where(members.c.coalition == COALITION, members.c.joined_at > _SINCE, members.c.left_at.is_(None))
        .where(~_on_roll(proposal_roll.c.person == members.c.id))
        .order_by(members.c.joined_at, members.c.id)
        .limit(OFFERED)
    )
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
        """Few are looked up by their ids."""
        if not chosen:
            return ()
        if len(chosen) <= FEW:
            some = [*chosen, *chosen[:1] * (FEW - len(chosen))]
            given = {bind.key: each for bind, each in zip(_IDS, some, strict=True)}
            return tuple(map(_held, self._seats.every(self._these, **given)))
        wanted = set(chosen)
        return tuple(each for each in self.all() if each.name.seat in wanted)

    def later(self, proposal: ProposalId, vote: int, since: datetime, *, people: bool) -> tuple[SeatName, ...]:
        of = {"proposal": proposal, "vote": vote, "since": since}
        if people:
            found = self.later_people.all(self._scope.connection, coalition=self._scope.coalition, **of)
            return tuple(SeatName(Id(person), person=person) for (person,) in found)
        came = map(_held, self._seats.every(self.later_seats, **of))
        return tuple(each.name for each in came if each.holders)

    def facilitators(self) -> tuple[PersonId, ...]:
        row = self._facilitators.one(self._scope.connection, coalition=self._scope.coalition)
        return tuple(row[0]) if row else ()


def _held(seat: Seat) -> Held:
    name = SeatName(Id(seat.id), seat.organisation, seat.number)
    return Held(name, seat.representative, seat.confirmed_at is not None, seat.alternates, seat.lead_only)
