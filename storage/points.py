"""Points: their table, in which a round has them once unless they were closed, their repository, and the rounds that
they can come after."""

from sqlalchemy import Boolean, Column, Index, Integer, Text, bindparam, or_

from bot.features.circles.facts import CircleId
from bot.features.listening import model as listening
from bot.features.points.model import Marks, Point, Points, PointsId, RoundOver, Stage, TakenDown, names
from bot.kernel.ids import Id, PersonId, PlaceId
from storage.listening import RoundRows, rounds
from storage.naming import naming, pattern
from storage.rows import Aggregates, Rows, Scope
from storage.slow_rounds import SlowRoundRows
from storage.tables import Ident, Json, OneOf, Utc, condition, keyed

_NAMES = condition("(stage = 'collecting' OR taken_down <> '[]')")
_COLLECTING = condition("stage = 'collecting'")
_STANDING = condition("stage <> 'closed'")

LATEST = 4
"""So many are listed, of each kind."""

points = keyed(
    "points",
    PointsId,
    Column("place", Ident(PlaceId), nullable=False),
    Column("round", Ident(Id), nullable=False),
    Column("title", Text, nullable=False),
    Column("opened_at", Utc(), nullable=False),
    Column("until", Utc(), nullable=False),
    Column("keepers", Json(tuple[PersonId, ...]), nullable=False),
    Column("people", Json(tuple[PersonId, ...]), nullable=False),
    Column("circle", Ident(CircleId)),
    Column("circle_name", Text),
    Column("stage", OneOf(Stage), nullable=False),
    Column("points", Json(tuple[Point, ...]), nullable=False),
    Column("added", Integer, nullable=False),
    Column("marks", Json(tuple[Marks, ...]), nullable=False),
    Column("reminded", Boolean, nullable=False),
    Column("settled_at", Utc()),
    Column("marked", Integer, nullable=False),
    Column("taken_down", Json(tuple[TakenDown, ...]), nullable=False, server_default="[]"),
    Index("uq_points_standing", "coalition", "round", unique=True, sqlite_where=_STANDING, postgresql_where=_STANDING),
    Index("ix_points_names", "coalition", sqlite_where=_NAMES, postgresql_where=_NAMES),
    Index("ix_points_opened", "coalition", "opened_at", sqlite_where=_STANDING, postgresql_where=_STANDING),
)


_NAMING = (points.c.keepers, points.c.people, points.c.points, points.c.marks, points.c.taken_down)


class PointsRows(Aggregates[Points]):
    rows = Rows(Points, points)
    _after = rows.where(points.c.round == bindparam("round"), _STANDING)
    _latest = rows.where(_STANDING, order=[points.c.opened_at.desc(), points.c.id.asc()], most=LATEST)
    _open_in = rows.where(
        points.c.place == bindparam("place"), _COLLECTING, order=[points.c.opened_at.asc(), points.c.id.asc()]
    )
    _naming = or_(*map(naming, _NAMING))
    _of = rows.where(_NAMES, _naming, order=[points.c.id.asc()])

    def after(self, ended: Id) -> Points | None:
        return self.first(self._after, round=ended)

    def open_in(self, place: PlaceId) -> tuple[Points, ...]:
        return self.every(self._open_in, place=place)

    def latest(self) -> tuple[Points, ...]:
        return self.every(self._latest)

    def of(self, person: PersonId) -> tuple[Points, ...]:
        found = self.every(self._of, pattern=pattern(person))
        return tuple(each for each in found if names(each, person))


class OverRows:
    """Rounds of both kinds, as points see them."""

    _latest = RoundRows.rows.where(
        rounds.c.place == bindparam("place"),
        condition("stage = 'ended'"),
        order=[rounds.c.stopped_at.desc(), rounds.c.id.asc()],
        most=LATEST,
    )

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def find(self, ended: Id) -> RoundOver | None:
        spoken = RoundRows(self.scope).find(ended)
        if spoken:
            return _over(spoken) if spoken.stage is listening.Stage.ended else None
        written = SlowRoundRows(self.scope).find(ended)
        return RoundOver(written.id, written.place, "") if written and written.ended_at else None

    def latest(self, place: PlaceId) -> tuple[RoundOver, ...]:
        found = RoundRows(self.scope).every(self._latest, place=place)
        return tuple(_over(each) for each in found if each.heard)


def _over(state: listening.Round) -> RoundOver:
    """Those who were there until its end: who spoke, listened or was missed, and who kept it."""
    there = (each.person for each in state.speakers if each.person and not each.gone)
    people = tuple(dict.fromkeys((*there, *state.keepers)))
    return RoundOver(state.id, state.place, state.topic, people, state.keepers, state.circle, state.circle_name)
