"""Installing the bot in one more workspace, by a page of its own. Bolt's flow does it; here is what it keeps, that what
it hands out can be used once, in the same browser and for ten minutes, and what people read at the end."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from html import escape
from time import time

from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store import Bot as SlackBot
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from adapters.keys import Seal, WrongKey
from adapters.slack.installed import Stored, client
from adapters.slack.manifest import SCOPES
from adapters.slack.renewing import Tokens
from bot.dispatch.ports import Store, Transaction

INSTALL, BACK = "/slack/install", "/slack/oauth_redirect"
GOOD_FOR = timedelta(minutes=10)

DONE = "Common Ground is in your workspace"
NEXT = (
    "Go to a channel in Slack, write /invite @Common Ground, and then /coalition. "
    "It says who will see what, and sets up your coalition there."
)
NOT_DONE = "Common Ground was not installed"
AGAIN = (
    "Nothing was changed. Please begin again with the link that you were given; it works for ten minutes, "
    "in the browser in which it was opened."
)
_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    "<title>{title}</title><body><h1>{title}</h1><p>{text}</p></body></html>"
)


class States(AsyncOAuthStateStore):
    """Sealed with the time at which they were handed out; that one was used is kept as a delivery that was received."""

    def __init__(self, store: Store, seal: Seal, now: Callable[[], datetime]) -> None:
        self._store = store
        self._seal = seal
        self._now = now

    async def async_issue(self, *_: object, **__: object) -> str:
        return self._seal.seal(f"{self._now().isoformat()} {secrets.token_urlsafe(16)}")

    async def async_consume(self, state: str) -> bool:
        try:
            issued = datetime.fromisoformat(self._seal.open(state).partition(" ")[0])
        except (WrongKey, ValueError):
            return False
        if not issued <= self._now() <= issued + GOOD_FOR:
            return False
        key = f"slack-oauth:{sha256(state.encode()).hexdigest()}"
        return await self._store.transact(_received, (key, self._now()))


class Installing(AsyncInstallationStore):
    """What comes of it is kept; looking it up is not Bolt's to do."""

    def __init__(self, stored: Stored, now: Callable[[], datetime]) -> None:
        self._stored = stored
        self._now = now

    async def async_save(self, installation: SlackInstallation) -> None:
        if not (installation.team_id and installation.bot_token):
            raise ValueError("an installation for a whole organisation has no workspace of its own")
        ends = installation.bot_token_expires_at
        until = self._now() + timedelta(seconds=ends - time()) if ends else None  # the library counts from its own now
        tokens = Tokens(installation.bot_token, installation.bot_refresh_token, until)
        bot_user, bot = installation.bot_user_id or "", installation.bot_id or ""
        await self._stored.keep(installation.team_id, tokens, bot_user, bot)

    async def async_save_bot(self, bot: SlackBot) -> None:
        """Kept with the installation."""


def flow(  # noqa: PLR0913 - what an app is known by, and what it keeps
    store: Store,
    stored: Stored,
    seal: Seal,
    *,
    client_id: str,
    client_secret: str,
    base_url: str,
    address: str,
    now: Callable[[], datetime],
) -> AsyncOAuthFlow:
    """`address` is where browsers reach the bot."""
    settings = AsyncOAuthSettings(
        client_id=client_id,
        client_secret=client_secret,
        scopes=list(SCOPES),
        redirect_uri=f"{address.rstrip('/')}{BACK}",
        install_path=INSTALL,
        redirect_uri_path=BACK,
        install_page_rendering_enabled=False,
        installation_store=Installing(stored, now),
        state_store=States(store, seal, now),
        state_expiration_seconds=int(GOOD_FOR.total_seconds()),
        callback_options=AsyncCallbackOptions(success=_done, failure=_not_done),
    )
    return AsyncOAuthFlow(client=client(None, base_url), settings=settings)


async def _done(_: AsyncSuccessArgs) -> BoltResponse:
    return _page(200, DONE, NEXT)


async def _not_done(args: AsyncFailureArgs) -> BoltResponse:
    return _page(args.suggested_status_code, NOT_DONE, AGAIN)


def _page(status: int, title: str, text: str) -> BoltResponse:
    html = _PAGE.format(title=escape(title), text=escape(text))
    return BoltResponse(status=status, body=html, headers={"Content-Type": "text/html; charset=utf-8"})


def _received(transaction: Transaction, given: tuple[str, datetime]) -> bool:
    return transaction.receive(*given)
