"""What points tell the world: the only room of them that other features may enter."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.wire import WireId

POINTS_PAGE = WireId("1:op")
"""For buttons of other features: the points here, or how to ask for some."""


def points_after(ended: Id) -> WireId:
    """For buttons of other features: asks, after that round of either kind, what people share; once a round."""
    return WireId(f"1:oo:{ended}")


@dataclass(frozen=True, slots=True)
class SharedPoint:
    """`marked` counts who marked it, and is missing where the number would say too much about somebody."""

    number: int
    words: str
    marked: int | None


@dataclass(frozen=True, slots=True)
class PointsOpened(Happened):
    """`circle_name` is empty where it is for all."""

    points: Id
    round: Id
    place: PlaceId
    title: Annotated[str, CARRIED]
    by: PersonId
    circle_name: Annotated[str, CARRIED] = ""


@dataclass(frozen=True, slots=True)
class PointsExtended(Happened):
    points: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class PointTakenDown(Happened):
    """What it said and who had added it is not kept."""

    facilitating: ClassVar[bool] = True

    points: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class PointsShown(Happened):
    """All marks were shown together, most-marked first. `count` counts the points, `people` who marked. Without `by` it
    happened by itself. Whoever wants to make something of a point finds its words in `shared`, now and never again in
    the history: keep what you need, under its number."""

    points: Id
    round: Id
    place: PlaceId
    count: int
    people: int
    by: PersonId | None
    title: Annotated[str, CARRIED] = ""
    shared: Annotated[tuple[SharedPoint, ...], CARRIED] = ()


@dataclass(frozen=True, slots=True)
class PointsClosed(Happened):
    """Nothing was shown, and no point or mark is kept. Without `by` it happened by itself, since there was no point."""

    points: Id
    by: PersonId | None
