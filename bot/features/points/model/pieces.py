"""What points that are shared are made of, and how many of what there may be."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from bot.kernel.ids import Id, PersonId

WORDS = 150
MOST_POINTS, MOST_EACH, MOST_NUMBERS = 50, 10, 200
"""At one time, of one person, and in all with those that were taken away."""

MOST_PEOPLE = 200
"""Who mark: those of the round have their places, and others fill what is left."""

ENOUGH = 5
"""With fewer people who mark, a number would say too much about each of them."""

SHARED = 2
"""A point that fewer have marked stands without a number: it would be one person's, or nobody's."""

OPEN_FOR = timedelta(days=3)
LAST_DAY = timedelta(days=1)
"""Before the end no point is added, so that each can be marked for a day, and who has not marked is reminded."""

GRACE = timedelta(minutes=1)
"""After the last one is done, so that they can still change it; and so that nobody's press is what shows the marks."""

WORD_KEPT = timedelta(days=14)
"""After the end a word about a point that was taken down still waits so long for whoever added it."""

MORE_TIME, LONGEST = timedelta(days=1), timedelta(days=14)


class PointsId(Id):
    __slots__ = ()


class Stage(Enum):
    collecting = "collecting"
    shown = "shown"
    closed = "closed"


@dataclass(frozen=True, slots=True)
class Point:
    """`number` is given once, in the order of adding. `by` is let go of at the end; `marked` is known from then on."""

    number: int
    words: str
    by: PersonId | None = None
    marked: int | None = None


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A point that is not here any more, and a word to whoever added it, who alone is shown it."""

    person: PersonId
    words: str
    by: PersonId
    why: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What one person marked. `seen` is the last number that was there when they said that they are done."""

    person: PersonId
    numbers: tuple[int, ...] = ()
    seen: int = 0
