"""The bot as a service: from the first sign of life until it is told to end, with its pages for those who run it."""

import asyncio
import secrets
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from pydantic import SecretStr
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_sdk.errors import SlackApiError
from structlog.typing import FilteringBoundLogger

from adapters.assembly import Bot, assembled
from adapters.keys import Seal
from adapters.settings import Settings
from adapters.slack.installed import Alone, Installed, Stored
from adapters.slack.messenger import SlackMessenger
from adapters.slack.oauth import flow
from adapters.slack.pictures import Gallery
from adapters.slack.service import SlackService
from adapters.slack.text import PLATFORM
from adapters.web import Site
from adapters.wording import Catalogues
from bot.dispatch.ports import Store, Transaction

WAITS_AT_MOST = timedelta(minutes=10)
PROBE = "readyz"


class NothingToRunOn(Exception):
    """No platform is set up yet. The page docs/slack.md says which settings to make."""


class TokenRefused(Exception):
    """Slack does not know this bot token. Copy it again from the app's page, from under “Install App”."""


async def run(store: Store, settings: Settings, log: FilteringBoundLogger) -> None:
    """Until SIGTERM or Ctrl-C. Raises NothingToRunOn, TokenRefused or ConnectionLost, each with what to do."""
    service = await Service.on(store, settings, log)
    await service.start()
    ended = asyncio.Event()
    with suppress(NotImplementedError):
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, ended.set)
    try:
        await service.watch(ended)
    finally:
        await service.stop()


class Service:
    def __init__(self, bot: Bot, slack: SlackService, settings: Settings) -> None:
        self.bot = bot
        self.slack = slack
        self._settings = settings
        probes = {"database": self._database, "messages": self._messages}
        if slack.socket:
            probes["slack"] = slack.socket.probe
        self.site = Site(probes=probes, exposition=bot.exposition, routes=slack.routes)
        self.port = 0

    @classmethod
    async def on(
        cls,
        store: Store,
        settings: Settings,
        log: FilteringBoundLogger,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        seed: Callable[[], bytes] = lambda: secrets.token_bytes(16),
    ) -> "Service":
        installed, flow = await _installed(store, settings, now)
        catalogues = Catalogues()
        gallery = Gallery(now, log)
        messenger = SlackMessenger(installed, settings.slack_api, catalogues, gallery=gallery)
        bot = assembled(store, {PLATFORM: messenger}, now=now, seed=seed, log=log, instance=settings.instance)
        slack = SlackService(
            bot,
            installed,
            base_url=settings.slack_api,
            app_token=_secret(settings.slack_app_token),
            signing_secret=_secret(settings.slack_signing_secret),
            flow=flow,
            catalogues=catalogues,
            gallery=gallery,
            now=now,
            log=log,
        )
        return cls(bot, slack, settings)

    async def start(self) -> None:
        """First the clock, which gives people back the time for which the bot was away; then it listens."""
        await self.bot.start()
        self.port = await self.site.start(self._settings.web_host, self._settings.web_port)
        await self.slack.start()

    async def watch(self, ended: asyncio.Event) -> None:
        """Until it is told to end, or has lost what it runs on."""
        waiting: set[asyncio.Future[object]] = {asyncio.ensure_future(ended.wait())}
        if self.slack.socket:
            waiting.add(asyncio.ensure_future(self.slack.socket.watch()))
        done, left = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in left:
            task.cancel()
        for task in done:
            task.result()

    async def stop(self) -> None:
        """Takes nothing more, finishes what has begun, and stops, within fifteen seconds."""
        await self.site.stop()
        await self.slack.stop()
        await self.bot.stop()

    async def _database(self) -> str | None:
        """Something is really written, over the same way on which everything is."""
        await self.bot.store.transact(_written, self.bot.now())
        return None

    async def _messages(self) -> str | None:
        oldest = await self.bot.store.read(_oldest, None)
        late = oldest is not None and self.bot.now() - oldest > WAITS_AT_MOST
        return "a message has been waiting for ten minutes" if late else None


async def _installed(
    store: Store, settings: Settings, now: Callable[[], datetime]
) -> tuple[Installed, AsyncOAuthFlow | None]:
    """In one workspace by its token; without one in all that install the bot by its page."""
    token, client_secret = _secret(settings.slack_bot_token), _secret(settings.slack_client_secret)
    if not (settings.slack_app_token or settings.slack_signing_secret):
        raise NothingToRunOn(NothingToRunOn.__doc__)
    if token:
        try:
            return await Alone.with_token(token, settings.slack_api), None
        except SlackApiError as error:
            raise TokenRefused(TokenRefused.__doc__) from error
    if not (settings.slack_client_id and client_secret and settings.address):
        raise NothingToRunOn(NothingToRunOn.__doc__)
    seal = Seal(_secret(settings.keys) or "")
    stored = Stored(store, seal, now)
    installing = flow(
        store,
        stored,
        seal,
        client_id=settings.slack_client_id,
        client_secret=client_secret,
        base_url=settings.slack_api,
        address=settings.address,
        now=now,
    )
    return stored, installing


def _secret(setting: SecretStr | None) -> str | None:
    return setting.get_secret_value() if setting else None


def _written(transaction: Transaction, now: datetime) -> None:
    transaction.receive(PROBE, now)


def _oldest(transaction: Transaction, _: None) -> datetime | None:
    return transaction.backlog().oldest_message
