"""In which workspaces of a platform the bot is: what adapters may keep of that, before any coalition is known."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Installation:
    """The bot in one workspace of a platform: `sealed` is its token there, which only the adapter can read; `bot_user`
    and `bot` are what the platform calls it."""

    platform: str
    workspace: str
    sealed: str
    bot_user: str
    bot: str
    at: datetime


class Installations(Protocol):
    def find(self, platform: str, workspace: str) -> Installation | None: ...
    def every(self, platform: str) -> tuple[Installation, ...]: ...
    def keep(self, installation: Installation) -> None:
        """In the place of an earlier one of the same workspace."""
        ...

    def end(self, platform: str, workspace: str, now: datetime) -> bool:
        """The bot was taken out: its token is forgotten. False if it was not there."""
        ...
