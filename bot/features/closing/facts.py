"""What closing tells the world: the only room of it that other features may enter."""

from dataclasses import dataclass

from bot.kernel.change import Happened
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.wire import WireId

CLOSE_PAGE = WireId("1:wr")
"""For buttons of other features: the close that is open here, or how to open one."""


@dataclass(frozen=True, slots=True)
class CloseOpened(Happened):
    close: Id
    place: PlaceId
    by: PersonId


@dataclass(frozen=True, slots=True)
class CloseEnded(Happened):
    """`words` counts them; neither they nor their people are named. Without `by` it ended by itself."""

    close: Id
    place: PlaceId
    words: int
    by: PersonId | None
