"""Whether anything that is said in a place arrives there now: asked by features that can let words wait."""

from typing import Protocol

from bot.kernel.ids import PlaceId
from bot.kernel.ports import Key


class Presence(Protocol):
    def reached(self, place: PlaceId) -> bool:
        """Whether the coalition lives there, and the bot can write there as far as it knows."""
        ...


PRESENCE: Key[Presence] = Key("presence")
