"""Meetings outside chat: their table, in which a series has a day once, and their repository."""

from datetime import date

from sqlalchemy import (
    Column,
    Date,
    Index,
    Text,
    Time,
    UniqueConstraint,
    bindparam,
    or_,
    select,
)

from bot.features.meetings.model import Answer, Meeting, MeetingId, Point, Presence, SeriesId, Stage, Told
from bot.kernel.ids import PersonId, PlaceId
from bot.recurrence import Series
from storage.naming import naming, pattern
from storage.rows import COALITION, Aggregates, Rows
from storage.statements import Statement
from storage.tables import Ident, Json, OneOf, condition, keyed

_PLANNED = condition("stage = 'planned'")

meetings = keyed(
    "meetings",
    MeetingId,
    Column("series", Ident(SeriesId), nullable=False),
    Column("occurrence", Date, nullable=False),
    Column("place", Ident(PlaceId), nullable=False),
    Column("title", Text, nullable=False),
    Column("venue", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("hour", Time, nullable=False),
    Column("zone", Text, nullable=False),
    Column("set_by", Ident(PersonId), nullable=False),
    Column("repeats", Json(Series)),
    Column("stage", OneOf(Stage), nullable=False),
    Column("told", OneOf(Told), nullable=False),
    Column("points", Json(tuple[Point, ...]), nullable=False),
    Column("answers", Json(tuple[Answer, ...]), nullable=False),
    Column("present", Json(tuple[Presence, ...]), nullable=False),
    Column("asked", Json(tuple[PersonId, ...]), nullable=False),
    UniqueConstraint("coalition", "series", "occurrence"),
    Index("ix_meetings_planned", "coalition", sqlite_where=_PLANNED, postgresql_where=_PLANNED),
    Index(None, "coalition", "day"),
)

PAST = 10
"""As many of the meetings that were held are shown."""


class MeetingRows(Aggregates[Meeting]):
    rows = Rows(Meeting, meetings)
    _planned = rows.where(_PLANNED)
    _held = rows.where(meetings.c.stage == Stage.held, order=[meetings.c.day.desc(), meetings.c.id.desc()], most=PAST)
    _of = rows.where(
        or_(
            meetings.c.set_by == bindparam("person"),
            *(naming(meetings.c[name]) for name in ("points", "answers", "present", "asked")),
        ),
        order=[meetings.c.day.asc(), meetings.c.id.asc()],
    )
    _of_series = meetings.c.series == bindparam("series")
    _planned_in = rows.where(_PLANNED, _of_series)
    _on = rows.where(_of_series, meetings.c.occurrence == bindparam("occurrence"))

    _days_after = Statement(
        select(meetings.c.occurrence).where(
            meetings.c.coalition == COALITION, _of_series, meetings.c.occurrence > bindparam("occurrence")
        )
    )

    def planned(self) -> tuple[Meeting, ...]:
        return tuple(sorted(self.every(self._planned), key=lambda each: (each.at, each.id)))

    def held(self) -> tuple[Meeting, ...]:
        return self.every(self._held)

    def of(self, person: PersonId) -> tuple[Meeting, ...]:
        found = self.every(self._of, person=person, pattern=pattern(person))
        return tuple(each for each in found if each.knows(person))

    def planned_in(self, series: SeriesId) -> Meeting | None:
        return self.first(self._planned_in, series=series)

    def on(self, series: SeriesId, occurrence: date) -> Meeting | None:
        return self.first(self._on, series=series, occurrence=occurrence)

    def days_after(self, series: SeriesId, occurrence: date) -> tuple[date, ...]:
        found = self._days_after.all(self.connection, coalition=self.coalition, series=series, occurrence=occurrence)
        return tuple(day for (day,) in found)
