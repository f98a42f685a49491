"""In which workspaces of a platform the bot is: what adapters may keep of that, before any coalition is known."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Installation:
    """The bot in one workspace of a platform: `sealed` is its token there, which only the adapter can read; `bot_user`
    and `bot` are what the platform calls it. A token that runs out is good `until` then, and `renewal`, sealed too, is
    what a new one is had for; it counts once."""

    platform: str
    workspace: str
    sealed: str
    bot_user: str
    bot: str
    at: datetime
    renewal: str | None = None
    until: datetime | None = None


class Installations(Protocol):
    def find(self, platform: str, workspace: str) -> Installation | None: ...
    def every(self, platform: str) -> tuple[Installation, ...]: ...
    def keep(self, installation: Installation) -> None:
        """In the place of an earlier one of the same workspace."""
        ...

    def claim(self, installation: Installation, now: datetime, until: datetime) -> bool:
        """To be renewed, by this process alone until then. False if another is at it, or it was renewed since."""
        ...

    def renew(self, before: Installation, after: Installation) -> bool:
        """False if it was renewed, installed anew or ended since."""
        ...

    def end(self, platform: str, workspace: str, now: datetime) -> bool:
        """The bot was taken out: its token is forgotten. False if it was not there."""
        ...
