"""Where coalitions live, asked over all of them: for what a platform tells of a place or a workspace."""

from typing import Protocol

from bot.kernel.command import Address
from bot.kernel.ids import CoalitionId


class Whereabouts(Protocol):
    def lived_at(self, address: Address) -> tuple[tuple[CoalitionId, Address], ...]:
        """Homes there, of any coalition, and those that were there when the place was closed. Without a channel: all
        homes of the workspace."""
        ...
