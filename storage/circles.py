"""Circles: their table, in which no two that go on have names alike, their repository, who acts in them, and what
rounds and agreements they have."""

from datetime import datetime

from sqlalchemy import Column, Index, Text, bindparam, not_, or_, select

from bot.features.agreements.model import Sought
from bot.features.circles.facts import CircleId
from bot.features.circles.model import Acting, Agreed, Circle, Entry, Inside, Kind, Register, Round, Seats
from bot.features.coalition.model import alike
from bot.features.listening import model as listening
from bot.features.listening.model import Stage
from bot.insiders import Insiders
from bot.kernel.ids import Id, OrganisationId, PersonId
from storage.agreements import AgreementRows
from storage.coalition import seats
from storage.listening import RoundRows, rounds
from storage.naming import naming, pattern
from storage.rows import COALITION, Aggregates, Rows, Scope
from storage.statements import Statement
from storage.tables import Json, OneOf, Utc, condition, keyed

_GOING_ON = condition("closed_at IS NULL")

ENDED = 5
"""So many of those that have ended are listed."""

LATEST = 6
"""So many rounds of a circle are told of."""

NEWEST = 3
"""So many of its agreements are listed."""

circles = keyed(
    "circles",
    CircleId,
    Column("name", Text, nullable=False),
    Column("alike", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("kind", OneOf(Kind), nullable=False),
    Column("entry", OneOf(Entry), nullable=False),
    Column("opened_at", Utc(), nullable=False),
    Column("inside", Json(tuple[Inside, ...]), nullable=False),
    Column("asking", Json(tuple[Id, ...]), nullable=False),
    Column("invited", Json(tuple[Id, ...]), nullable=False),
    Column("closing", Json(tuple[Id, ...]), nullable=False),
    Column("closed_at", Utc()),
    Index("uq_circles_going_on", "coalition", "alike", unique=True, sqlite_where=_GOING_ON, postgresql_where=_GOING_ON),
)


class CircleRows(Aggregates[Circle]):
    rows = Rows(Circle, circles, made={"alike": lambda circle: alike(circle.name)})
    _all = rows.where(_GOING_ON, order=[circles.c.alike.asc()])
    _ended = rows.where(not_(_GOING_ON), order=[circles.c.closed_at.desc(), circles.c.id.asc()], most=ENDED)
    _alike = rows.where(_GOING_ON, circles.c.alike == bindparam("alike"))
    _naming = or_(*map(naming, (circles.c.inside, circles.c.asking, circles.c.invited)))
    _of = rows.where(_GOING_ON, _naming, order=[circles.c.id.asc()])

    def named(self, name: str) -> Circle | None:
        return self.first(self._alike, alike=alike(name))

    def all(self) -> tuple[Circle, ...]:
        return self.every(self._all)

    def ended(self) -> tuple[Circle, ...]:
        return self.every(self._ended)

    def of(self, party: Id) -> tuple[Circle, ...]:
        found = self.every(self._of, pattern=pattern(party))
        return tuple(each for each in found if party in {*each.parties, *each.asking, *each.invited})


class SeatPeople:
    """The people of each organisation's seat who act for it, its representative first."""

    _seats = Statement(
        select(seats.c.organisation, seats.c.representative, seats.c.alternates, seats.c.confirmed_at)
        .where(seats.c.coalition == COALITION)
        .order_by(seats.c.id)
    )

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def all(self) -> Seats:
        rows = self._seats.all(self.connection, coalition=self.coalition)
        acting = {row[0]: _acting(*row[1:]) for row in rows if row[0]}
        return {organisation: people for organisation, people in acting.items() if people}


def _acting(
    representative: PersonId | None, alternates: tuple[PersonId, ...], confirmed_at: datetime | None
) -> tuple[PersonId, ...]:
    """Who waits to be confirmed does not act for it yet."""
    return (*((representative,) if representative and confirmed_at else ()), *alternates)


class RoundsOfCircles:
    _latest = RoundRows.rows.where(
        rounds.c.circle == bindparam("circle"), order=[rounds.c.opened_at.desc(), rounds.c.id.asc()], most=LATEST
    )
    _running = Statement(
        select(rounds.c.circle).where(
            rounds.c.coalition == COALITION, rounds.c.circle.is_not(None), rounds.c.stage != Stage.ended
        )
    )

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def latest(self, circle: CircleId) -> tuple[Round, ...]:
        return tuple(map(_held, RoundRows(self.scope).every(self._latest, circle=circle)))

    def running(self) -> frozenset[CircleId]:
        return frozenset(row[0] for row in self._running.all(self.scope.connection, coalition=self.scope.coalition))


def _held(state: listening.Round) -> Round:
    """Nothing of what its topic was is told when it is over."""
    if state.stage is Stage.ended:
        return Round("", state.place, state.opened_at, state.stopped_at or state.opened_at, len(state.heard))
    return Round(state.topic, state.place, state.opened_at, None, len(state.heard))


class AgreementsOfCircles:
    def __init__(self, scope: Scope) -> None:
        self.rows = AgreementRows(scope)

    def of(self, circle: CircleId) -> Register:
        sought = Sought(circle=circle)
        latest = self.rows.part(sought, 0, NEWEST)
        return Register(
            self.rows.count(sought) if latest else 0,
            tuple(Agreed(each.number, each.title, holds=each.ended_at is None) for each in latest if not each.confided),
        )


class InsiderRows:
    """For other features: whoever acts in a circle now."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def of(self, circle: Id) -> Insiders | None:
        state = CircleRows(self.scope).find(circle)
        if state is None or state.closed_at:
            return None
        of_organisations = state.kind is Kind.organisations
        acting = Acting(state, SeatPeople(self.scope).all() if of_organisations else {})
        people = frozenset(person for party in state.parties for person in acting.people_of(party))
        organisations = frozenset(map(OrganisationId, state.parties)) if of_organisations else None
        return Insiders(state.name, state.purpose, people, organisations)
