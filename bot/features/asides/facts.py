"""What asides tell the world: the only room of them that others may enter. No history says who was with whom."""

from dataclasses import dataclass
from typing import ClassVar

from bot.kernel.change import Happened
from bot.kernel.ids import PlaceId


@dataclass(frozen=True, slots=True)
class AsideOpened(Happened):
    recorded: ClassVar[bool] = False

    aside: PlaceId


@dataclass(frozen=True, slots=True)
class AsideNotOpened(Happened):
    """What waited for it is let go of: whoever needs it goes on without, and shows nothing of it to others."""

    recorded: ClassVar[bool] = False

    aside: PlaceId
    near: PlaceId
