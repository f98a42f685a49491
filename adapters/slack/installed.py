"""In which workspaces the bot is, and with which token it speaks there."""

from dataclasses import dataclass
from typing import Protocol

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.inbound import text

PATIENCE = 10
"""Seconds for a call to Slack; the courier gives up on a call after fifteen."""


@dataclass(frozen=True, slots=True)
class Installation:
    """`workspace` is Slack's id of the team, `bot_user` the bot's own user there."""

    workspace: str
    token: str
    bot_user: str
    bot: str = ""


class Installed(Protocol):
    async def of(self, workspace: str) -> Installation | None:
        """None where the bot is not, or not any more."""
        ...

    async def gone(self, workspace: str) -> None:
        """The workspace took the bot out, or took its token back: from now on nothing is sent there."""
        ...


def client(token: str | None, base_url: str) -> AsyncWebClient:
    """Without the library's own second tries: whether to try again is the courier's to say."""
    return AsyncWebClient(token=token, base_url=base_url, timeout=PATIENCE, retry_handlers=[])


class Alone:
    """One workspace, whose token the operator gave."""

    def __init__(self, only: Installation) -> None:
        self._only: Installation | None = only
        self._workspace = only.workspace

    @classmethod
    async def with_token(cls, token: str, base_url: str) -> "Alone":
        """Asks Slack whose token it is. Raises SlackApiError if it is nobody's."""
        answer = (await client(token, base_url).auth_test()).data
        return cls(Installation(text(answer, "team_id"), token, text(answer, "user_id"), text(answer, "bot_id")))

    @property
    def workspace(self) -> str:
        return self._workspace

    async def of(self, workspace: str) -> Installation | None:
        """The only one also for what comes from people of other workspaces, in a channel that is shared with them."""
        return self._only

    async def gone(self, workspace: str) -> None:
        if workspace == self._workspace:
            self._only = None
