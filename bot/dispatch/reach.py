"""What a process serves, of all the places there are."""

from dataclasses import dataclass
from datetime import datetime

from bot.kernel.command import Address


@dataclass(frozen=True, slots=True)
class Reach:
    """Addresses that a process serves: what is empty may be anything."""

    platform: str = ""
    workspace: str = ""
    channel: str = ""

    def covers(self, address: Address) -> bool:
        asked = zip(("platform", "workspace", "channel"), (self.platform, self.workspace, self.channel), strict=True)
        return all(not mine or mine == getattr(address, name) for name, mine in asked)


Reaches = tuple[Reach, ...]
EVERYWHERE: Reaches = (Reach(),)


@dataclass(frozen=True, slots=True)
class Sign:
    """Of life: when the process of this name was last known to be running, and what it serves."""

    name: str
    at: datetime
    reach: Reaches
