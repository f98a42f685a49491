"""Points that are shared after a round: frozen state, its invariants, and every step from one state to the next."""

from typing import Protocol

from bot.features.points.model.around import Acting, Around, Looking, Named, Opening, RoundOver
from bot.features.points.model.away import returned
from bot.features.points.model.naming import names, without
from bot.features.points.model.pieces import (
    ENOUGH,
    GRACE,
    LAST_DAY,
    LONGEST,
    MORE_TIME,
    MOST_EACH,
    MOST_NUMBERS,
    MOST_PEOPLE,
    MOST_POINTS,
    OPEN_FOR,
    SHARED,
    WORD_KEPT,
    WORDS,
    Marks,
    Point,
    PointsId,
    Stage,
    TakenDown,
)
from bot.features.points.model.points import Points
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.ports import Key, Repository

__all__ = [
    "ENOUGH",
    "GRACE",
    "LAST_DAY",
    "LONGEST",
    "MORE_TIME",
    "MOST_EACH",
    "MOST_NUMBERS",
    "MOST_PEOPLE",
    "MOST_POINTS",
    "OPEN_FOR",
    "POINTS_HERE",
    "ROUNDS_OVER",
    "SHARED",
    "WORDS",
    "WORD_KEPT",
    "Acting",
    "Around",
    "Looking",
    "Marks",
    "Named",
    "Opening",
    "Point",
    "Points",
    "PointsHere",
    "PointsId",
    "RoundOver",
    "RoundsOver",
    "Stage",
    "TakenDown",
    "names",
    "returned",
    "without",
]


class PointsHere(Repository[Points], Protocol):
    def after(self, ended: Id) -> Points | None:
        """What was opened after that round and not closed without showing anything."""
        ...

    def open_in(self, place: PlaceId) -> tuple[Points, ...]:
        """All of the place that are being collected, oldest first."""
        ...

    def latest(self) -> tuple[Points, ...]:
        """The last few that were not closed, newest first."""
        ...

    def of(self, person: PersonId) -> tuple[Points, ...]:
        """That name this person: of those that have ended only where a word still waits for them, or is theirs."""
        ...


class RoundsOver(Protocol):
    def find(self, ended: Id) -> RoundOver | None:
        """None of one that goes on, or is not here."""
        ...

    def latest(self, place: PlaceId) -> tuple[RoundOver, ...]:
        """The last few rounds of the place that have ended and in which somebody was heard, newest first."""
        ...


POINTS_HERE: Key[PointsHere] = Key("points")
ROUNDS_OVER: Key[RoundsOver] = Key("rounds that are over")
