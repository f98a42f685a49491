"""In which workspaces the bot is, and with which token it speaks there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.keys import Seal
from adapters.part import CannotRun
from adapters.slack.inbound import text
from adapters.slack.text import PLATFORM
from bot.dispatch.installed import Installation as Kept
from bot.dispatch.ports import Store, Transaction

PATIENCE = 10
"""Seconds for a call to Slack; the courier gives up on a call after fifteen."""

REMEMBERED = timedelta(seconds=30)


class TokenRefused(CannotRun):
    """Slack does not know this bot token. Copy it again from the app's page, from under “Install App”."""


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
        """Asks Slack whose token it is. Raises TokenRefused if it is nobody's."""
        try:
            answer = (await client(token, base_url).auth_test()).data
        except SlackApiError as error:
            raise TokenRefused from error
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


class Stored:
    """Several workspaces, as they were installed one after the other; their tokens are sealed. What was read is
    remembered for a moment, and no longer, since another process may have learned that a workspace is gone."""

    def __init__(self, store: Store, seal: Seal, now: Callable[[], datetime]) -> None:
        self._store = store
        self._seal = seal
        self._now = now
        self._known: dict[str, tuple[Installation | None, datetime]] = {}

    async def of(self, workspace: str) -> Installation | None:
        known, until = self._known.get(workspace, (None, None))
        if until is None or self._now() >= until:
            found = await self._store.read(_found, workspace)
            known = self._opened(found) if found else None
            self._known[workspace] = known, self._now() + REMEMBERED
        return known

    async def gone(self, workspace: str) -> None:
        self._known[workspace] = None, self._now() + REMEMBERED
        await self._store.transact(_ended, (workspace, self._now()))

    async def keep(self, workspace: str, token: str, bot_user: str, bot: str) -> None:
        kept = Kept(PLATFORM, workspace, self._seal.seal(token), bot_user, bot, self._now())
        await self._store.transact(_kept, kept)
        self._known.pop(workspace, None)

    def _opened(self, kept: Kept) -> Installation:
        return Installation(kept.workspace, self._seal.open(kept.sealed), kept.bot_user, kept.bot)


def _found(transaction: Transaction, workspace: str) -> Kept | None:
    return transaction.installations.find(PLATFORM, workspace)


def _ended(transaction: Transaction, given: tuple[str, datetime]) -> None:
    transaction.installations.end(PLATFORM, *given)


def _kept(transaction: Transaction, kept: Kept) -> None:
    transaction.installations.keep(kept)
