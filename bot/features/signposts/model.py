"""A signpost: something goes on in one place, and the coalition's other homes see where, and how to come."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from bot.kernel.ids import Id, PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.text import Text


class SignpostId(Id):
    """The same as the id of what it points to."""

    __slots__ = ()


class What(Enum):
    round = "round"
    slow_round = "slow round"
    close = "close"
    points = "points"


class Stage(Enum):
    open = "open"
    under_way = "under way"
    over = "over"


@dataclass(frozen=True, slots=True)
class Signpost:
    """`name` is what the place was called when it was put up, `places` are the homes that see it. `at` is the place
    itself, and missing where it was put up before that was kept. Nobody's name is in it. `title` is people's own text,
    kept until it is over; what is for a circle has none here, since more people read along in other homes than in the
    circle's own."""

    id: SignpostId
    what: What
    name: Text
    places: tuple[PlaceId, ...]
    title: str = ""
    circle: str = ""
    stage: Stage = Stage.open
    at: PlaceId | None = None

    def started(self) -> "Signpost":
        return replace(self, stage=Stage.under_way) if self.stage is Stage.open else self

    def seen_in(self, place: PlaceId) -> "Signpost":
        return self if place in {*self.places, self.at} else replace(self, places=(*self.places, place))

    def unseen_in(self, place: PlaceId) -> "Signpost":
        return replace(self, places=tuple(each for each in self.places if each != place))

    def ended(self) -> "Signpost":
        return replace(self, stage=Stage.over, title="")


class Signposts(Repository[Signpost], Protocol):
    def standing(self) -> tuple[Signpost, ...]:
        """All of what is not over."""
        ...


SIGNPOSTS: Key[Signposts] = Key("signposts")
