"""Meetings outside chat: frozen state with its invariants, every step from one state to the next, and where it is
kept."""

from datetime import date
from typing import Protocol

from bot.features.meetings.model.dates import EVERY, Rhythm, WallTime
from bot.features.meetings.model.given import (
    PLANNED,
    Answering,
    Calendar,
    Carrying,
    Ending,
    Known,
    Listed,
    Moving,
    Noting,
    Planning,
    Pointed,
)
from bot.features.meetings.model.meeting import (
    MOST,
    Answer,
    Coming,
    Meeting,
    MeetingId,
    Point,
    PointId,
    Presence,
    SeriesId,
    Stage,
    Told,
)
from bot.kernel.ids import PersonId
from bot.kernel.ports import Key, Repository

__all__ = [
    "EVERY",
    "MEETINGS",
    "MOST",
    "PLANNED",
    "Answer",
    "Answering",
    "Calendar",
    "Carrying",
    "Coming",
    "Ending",
    "Known",
    "Listed",
    "Meeting",
    "MeetingId",
    "Meetings",
    "Moving",
    "Noting",
    "Planning",
    "Point",
    "PointId",
    "Pointed",
    "Presence",
    "Rhythm",
    "SeriesId",
    "Stage",
    "Told",
    "WallTime",
]


class Meetings(Repository[Meeting], Protocol):
    def planned(self) -> tuple[Meeting, ...]:
        """All to come and under way, nearest first."""
        ...

    def held(self) -> tuple[Meeting, ...]:
        """The last few, the latest first."""
        ...

    def of(self, person: PersonId) -> tuple[Meeting, ...]:
        """All that know something of this person."""
        ...

    def planned_in(self, series: SeriesId) -> Meeting | None: ...
    def on(self, series: SeriesId, occurrence: date) -> Meeting | None: ...
    def days_after(self, series: SeriesId, occurrence: date) -> tuple[date, ...]:
        """Those of the series that have a meeting already, later than this one."""
        ...


MEETINGS: Key[Meetings] = Key("meetings")
