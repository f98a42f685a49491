"""In which workspaces the bot is, and with which token it speaks there."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from structlog.typing import FilteringBoundLogger

from adapters.keys import Seal
from adapters.loop import finished
from adapters.part import CannotRun
from adapters.slack.inbound import text
from adapters.slack.renewing import Refused, Renew, Tokens
from adapters.slack.text import PLATFORM
from bot.dispatch.installed import Installation as Kept
from bot.dispatch.ports import Store, Transaction

PATIENCE = 10
"""Seconds for a call to Slack; the courier gives up on a call after fifteen."""

REMEMBERED = timedelta(seconds=30)

AHEAD = timedelta(hours=2)
"""So long before a token runs out it is renewed; Slack's are good for twelve hours."""

LEASE = timedelta(minutes=1)
TO_RENEW, GRACE = 1.5, 5.0
"""Seconds: so long somebody waits where a token has run out, within Slack's three; and so long the end of a process."""

LetIn = Callable[[str], Awaitable[None]]
"""Called with a workspace that has let the bot in, maybe again, or has taken it out."""


async def nobody(workspace: str) -> None:
    """Is told of it."""


class TokenRefused(CannotRun):
    """Slack does not know this bot token. Copy it again from the app's page, from under “Install App”."""


@dataclass(frozen=True, slots=True)
class Installation:
    """`workspace` is Slack's id of the team, `bot_user` the bot's own user there; the token runs out at `until`."""

    workspace: str
    token: str
    bot_user: str
    bot: str = ""
    until: datetime | None = None


class Installed(Protocol):
    async def of(self, workspace: str) -> Installation | None:
        """None where the bot is not, or not any more."""
        ...

    async def gone(self, workspace: str) -> None:
        """The workspace took the bot out, or took its token back: from now on nothing is sent there."""
        ...

    async def stop(self) -> None:
        """What has begun is finished."""
        ...


def client(token: str | None, base_url: str) -> AsyncWebClient:
    """Without the library's own second tries: whether to try again is the courier's to say."""
    return AsyncWebClient(token=token, base_url=base_url, timeout=PATIENCE, retry_handlers=[])


class Alone:
    """One workspace, whose token the operator gave."""

    def __init__(self, only: Installation) -> None:
        self._only: Installation | None = only
        self._workspace = only.workspace
        self._let_in: LetIn = nobody

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

    async def stop(self) -> None:
        """Nothing of its own goes on."""

    def when_told(self, let_in: LetIn, _left: LetIn) -> None:
        """There is no other workspace that could go on."""
        self._let_in = let_in

    async def start(self) -> None:
        """With a token that is good, also where the one before it was taken back."""
        await self._let_in(self._workspace)


class Stored:
    """Several workspaces, as they were installed one after the other; their tokens are sealed. What was read is
    remembered for a moment, and no longer, since another process may have learned that a workspace is gone. A token
    that runs out is renewed well before: nobody waits for it, unless nobody was there for half a day."""

    def __init__(
        self,
        store: Store,
        seal: Seal,
        now: Callable[[], datetime],
        renew: Renew,
        log: FilteringBoundLogger,
    ) -> None:
        self._store = store
        self._seal = seal
        self._now = now
        self._renew = renew
        self._log = log
        self._known: dict[str, tuple[Installation | None, datetime]] = {}
        self._renewing: dict[str, asyncio.Task[None]] = {}
        self._again: dict[str, datetime] = {}
        self._unsaved: dict[str, tuple[Kept, Kept]] = {}
        self._let_in: LetIn = nobody
        self._left: LetIn = nobody

    def when_told(self, let_in: LetIn, left: LetIn) -> None:
        self._let_in, self._left = let_in, left

    async def start(self) -> None:
        """Workspaces tell by themselves when they let the bot in."""

    async def of(self, workspace: str) -> Installation | None:
        known, until = self._known.get(workspace, (None, None))
        if until is None or self._now() >= until:
            known = await self._read(workspace)
        if known is None or known.until is None or self._now() < known.until - AHEAD:
            return known
        renewing = self._task(workspace)
        if renewing is None or self._now() < known.until:
            return known
        await asyncio.wait({renewing}, timeout=TO_RENEW)
        return await self._read(workspace)

    async def gone(self, workspace: str) -> None:
        self._known[workspace] = None, self._now() + REMEMBERED
        await self._store.transact(_ended, (workspace, self._now()))
        await self._left(workspace)

    async def keep(self, workspace: str, tokens: Tokens, bot_user: str, bot: str) -> None:
        kept = Kept(PLATFORM, workspace, "", bot_user, bot, self._now())
        await self._store.transact(_kept, self._sealed(kept, tokens))
        self._known.pop(workspace, None)
        self._again.pop(workspace, None)
        await self._let_in(workspace)

    async def stop(self) -> None:
        """What is being renewed is kept: what it was renewed with does not count again."""
        await finished(set(self._renewing.values()), GRACE)

    async def _read(self, workspace: str) -> Installation | None:
        found = await self._store.read(_found, workspace)
        known = self._opened(found) if found else None
        self._known[workspace] = known, self._now() + REMEMBERED
        return known

    def _task(self, workspace: str) -> asyncio.Task[None] | None:
        """The one that renews, unless it has just been tried in vain."""
        running = self._renewing.get(workspace)
        if running or self._now() < self._again.get(workspace, self._now()):
            return running
        self._again[workspace] = self._now() + LEASE
        task = asyncio.create_task(self._renewed(workspace))
        self._renewing[workspace] = task
        task.add_done_callback(lambda _: self._renewing.pop(workspace, None))
        return task

    async def _renewed(self, workspace: str) -> None:
        """One process at a time, by a lease in the store. What another has renewed is only read anew, and what the
        store did not take is not lost."""
        try:
            await self._save(workspace)
            kept = await self._store.read(_found, workspace)
            if kept and kept.renewal and kept.until and self._now() >= kept.until - AHEAD:
                await self._exchanged(kept, kept.renewal, kept.until)
        except Exception as failure:  # noqa: BLE001 - the token may still be good, and it is tried again in a minute
            self._log.error("A token could not be renewed.", platform=PLATFORM, exception=failure)
        self._known.pop(workspace, None)

    async def _exchanged(self, kept: Kept, renewal: str, until: datetime) -> None:
        now = self._now()
        if not await self._store.transact(_claimed, (kept, now, now + LEASE)):
            return
        match await self._renew(self._seal.open(renewal)):
            case Tokens() as tokens:
                self._unsaved[kept.workspace] = (kept, self._sealed(kept, tokens))
                await self._save(kept.workspace)
            case Refused(code, for_good):
                self._log.error("A token could not be renewed.", platform=PLATFORM, refusal=code)
                if for_good and now >= until:
                    await self.gone(kept.workspace)

    async def _save(self, workspace: str) -> None:
        if workspace in self._unsaved:
            await self._store.transact(_renewed, self._unsaved[workspace])
            del self._unsaved[workspace]
            self._again.pop(workspace, None)

    def _sealed(self, kept: Kept, tokens: Tokens) -> Kept:
        renewal = self._seal.seal(tokens.renewal) if tokens.renewal else None
        return replace(kept, sealed=self._seal.seal(tokens.token), renewal=renewal, until=tokens.until)

    def _opened(self, kept: Kept) -> Installation:
        return Installation(kept.workspace, self._seal.open(kept.sealed), kept.bot_user, kept.bot, kept.until)


def _found(transaction: Transaction, workspace: str) -> Kept | None:
    return transaction.installations.find(PLATFORM, workspace)


def _ended(transaction: Transaction, given: tuple[str, datetime]) -> None:
    transaction.installations.end(PLATFORM, *given)


def _kept(transaction: Transaction, kept: Kept) -> None:
    transaction.installations.keep(kept)


def _claimed(transaction: Transaction, given: tuple[Kept, datetime, datetime]) -> bool:
    return transaction.installations.claim(*given)


def _renewed(transaction: Transaction, given: tuple[Kept, Kept]) -> bool:
    return transaction.installations.renew(*given)
