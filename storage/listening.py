"""Listening rounds: their table, in which a place has at most one that has not ended, and their repository."""

from sqlalchemy import Boolean, Column, Index, Integer, Text, bindparam, false, or_, select

from bot.features.circles.facts import CircleId
from bot.features.listening.model import Apart, Floor, Format, Manner, Order, Round, RoundId, Speaker, Stage
from bot.kernel.ids import PersonId, PlaceId
from storage.naming import naming, pattern
from storage.rows import COALITION, Aggregates, Rows
from storage.statements import Statement
from storage.tables import Ident, Json, OneOf, Utc, condition, keyed

RUNNING = condition("stage <> 'ended'")
_ENDED = condition("stage = 'ended'")
RECENT = 5

rounds = keyed(
    "rounds",
    RoundId,
    Column("place", Ident(PlaceId), nullable=False),
    Column("topic", Text, nullable=False),
    Column("manner", OneOf(Manner), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("strict", Boolean, nullable=False),
    Column("facilitator", Ident(PersonId), nullable=False),
    Column("opened_at", Utc(), nullable=False),
    Column("kept_at", Utc(), nullable=False),
    Column("stage", OneOf(Stage), nullable=False),
    Column("unattended", Boolean, nullable=False),
    Column("speakers", Json(tuple[Speaker, ...]), nullable=False),
    Column("floor", Json(Floor)),
    Column("turns", Integer, nullable=False),
    Column("stopped_at", Utc()),
    Column("next_date", Utc()),
    Column("format", OneOf(Format), nullable=False),
    Column("order", OneOf(Order), nullable=False),
    Column("offers", Integer, nullable=False),
    Column("around", Integer, nullable=False),
    Column("trail", Json(tuple[int, ...]), nullable=False),
    Column("asked", Ident(PersonId)),
    Column("circle", Ident(CircleId)),
    Column("circle_name", Text),
    Column("guided", Boolean, nullable=False, server_default=false()),
    Column("partner", Ident(PersonId)),
    Column("invited", Json(tuple[PersonId, ...]), nullable=False, server_default="[]"),
    Column("hushed", Boolean, nullable=False, server_default=false()),
    Column("outside", Boolean, nullable=False, server_default=false()),
    Column("apart", Json(Apart)),
    Column("reflecting", Boolean, nullable=False, server_default=false()),
    Index(None, "coalition", "circle", "opened_at"),
    Index("ix_rounds_ended", "coalition", "stopped_at", sqlite_where=_ENDED, postgresql_where=_ENDED),
    Index("uq_rounds_running", "coalition", "place", unique=True, sqlite_where=RUNNING, postgresql_where=RUNNING),
)


class RoundRows(Aggregates[Round]):
    rows = Rows(Round, rounds)
    _running_in = rows.where(rounds.c.place == bindparam("place"), RUNNING)
    _running = rows.where(RUNNING)
    _latest = rows.where(_ENDED, order=[rounds.c.stopped_at.desc()], most=RECENT)
    _for_all = rows.where(_ENDED, rounds.c.circle.is_(None), order=[rounds.c.stopped_at.desc()], most=RECENT)
    _theirs = or_(
        rounds.c.facilitator == bindparam("person"),
        rounds.c.partner == bindparam("person"),
        naming(rounds.c.speakers),
        naming(rounds.c.invited),
    )
    _of = rows.where(_theirs, order=[rounds.c.opened_at.asc()])
    _facilitators = Statement(select(rounds.c.facilitator).where(rounds.c.coalition == COALITION).distinct())

    def running_in(self, place: PlaceId) -> Round | None:
        return self.first(self._running_in, place=place)

    def running(self) -> tuple[Round, ...]:
        return self.every(self._running)

    def latest(self) -> tuple[Round, ...]:
        return self.every(self._latest)

    def latest_for_all(self) -> tuple[Round, ...]:
        return self.every(self._for_all)

    def of(self, person: PersonId) -> tuple[Round, ...]:
        found = self.every(self._of, person=person, pattern=pattern(person))
        theirs = (each for each in found if each.who(person) or each.facilitator == person or each.helped_by(person))
        return tuple(theirs)

    def facilitators(self) -> frozenset[PersonId]:
        return frozenset(row[0] for row in self._facilitators.all(self.connection, coalition=self.coalition))
