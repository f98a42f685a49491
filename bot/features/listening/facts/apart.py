"""What small groups have to know of a round. Who is with whom is nobody else's business: none of it is recorded."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, PersonId, PlaceId


class GroupId(Id):
    __slots__ = ()


class Way(Enum):
    """How people talk in a small group: each in turn while the others only listen, freely, or freely and then one of
    them speaks for all."""

    in_turn = "in turn"
    freely = "freely"
    for_all = "for all"


@dataclass(frozen=True, slots=True)
class Together:
    """Who are in one small group."""

    group: GroupId
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class WentApart(Happened):
    """People of the round talk in small groups until then at the latest, each in a place of its own near `near`,
    if one can be opened. Who is with whom is nobody else's business, so it is not in the history."""

    recorded: ClassVar[bool] = False

    round: Id
    near: PlaceId
    topic: Annotated[str, CARRIED]
    way: Way
    minutes: int
    until: datetime
    groups: tuple[Together, ...]


class Why(Enum):
    """A small group ends because the round goes on or is over, or because one is left alone in it."""

    together = "together"
    over = "over"
    alone = "alone"


@dataclass(frozen=True, slots=True)
class CalledBack(Happened):
    recorded: ClassVar[bool] = False

    groups: tuple[GroupId, ...]
    why: Why


@dataclass(frozen=True, slots=True)
class OutOfGroup(Happened):
    """They left the round, or only listen, and the others go on without them."""

    recorded: ClassVar[bool] = False

    group: GroupId
    person: PersonId
