"""What slow rounds tell the world: the only room of it that other features may enter."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.kernel.change import CARRIED, Happened
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.wire import WireId

SLOW_PAGE = WireId("1:sp")
"""For buttons of other features: the slow round that is open here, or how to open one."""


@dataclass(frozen=True, slots=True)
class SlowRoundOpened(Happened):
    round: Id
    place: PlaceId
    topic: Annotated[str, CARRIED]
    by: PersonId


@dataclass(frozen=True, slots=True)
class SlowRoundExtended(Happened):
    round: Id
    by: PersonId


@dataclass(frozen=True, slots=True)
class SlowRoundExtendedForOthers(SlowRoundExtended):
    """As the last one by a facilitator, where somebody else opened it."""

    facilitating: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SlowRoundEnded(Happened):
    """`voices` counts who wrote; nobody is named. Without `by` it ended by itself."""

    round: Id
    place: PlaceId
    voices: int
    by: PersonId | None


@dataclass(frozen=True, slots=True)
class SlowRoundEndedForOthers(SlowRoundEnded):
    facilitating: ClassVar[bool] = True
