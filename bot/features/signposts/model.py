"""A signpost: something goes on in one place, and the coalition's other homes see where, and how to come."""

from dataclasses import dataclass, replace
from enum import Enum

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
    """`name` is what the place was called when it was put up, `places` are the homes that see it. Nobody's name is in
    it. `title` is people's own text, kept until it is over; what is for a circle has none here, since more people read
    along in other homes than in the circle's own."""

    id: SignpostId
    what: What
    name: Text
    places: tuple[PlaceId, ...]
    title: str = ""
    circle: str = ""
    stage: Stage = Stage.open

    def started(self) -> "Signpost":
        return replace(self, stage=Stage.under_way) if self.stage is Stage.open else self

    def ended(self) -> "Signpost":
        return replace(self, stage=Stage.over, title="")


SIGNPOSTS: Key[Repository[Signpost]] = Key("signposts")
