"""The bot as a service: from the first sign of life until it is told to end, with its pages for those who run it."""

import asyncio
import secrets
import signal
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from structlog.typing import FilteringBoundLogger

from adapters.assembly import Bot, assembled
from adapters.discord import service as discord
from adapters.discord.service import DiscordService
from adapters.discord.text import PLATFORM as DISCORD
from adapters.part import Given, NothingToRunOn, Part, Ready
from adapters.settings import Settings
from adapters.slack import service as slack
from adapters.slack.service import SlackService
from adapters.slack.text import PLATFORM as SLACK
from adapters.web import Probe, Site
from adapters.wording import Catalogues
from bot.dispatch.ports import Store, Transaction

PLATFORMS: Mapping[str, Callable[[Given], Awaitable[Ready | None]]] = {
    SLACK: slack.ready,
    DISCORD: discord.ready,
}
WAITS_AT_MOST = timedelta(minutes=10)
PROBE = "readyz"


async def run(store: Store, settings: Settings, log: FilteringBoundLogger) -> None:
    """Until SIGTERM or Ctrl-C. Raises CannotRun."""
    service = await Service.on(store, settings, log)
    ended = asyncio.Event()
    with suppress(NotImplementedError):
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, ended.set)
    try:
        await service.start()
        await service.watch(ended)
    finally:
        await service.stop()


class Service:
    def __init__(self, bot: Bot, parts: Mapping[str, Part], settings: Settings) -> None:
        self.bot = bot
        self.parts = parts
        self._settings = settings
        probes: dict[str, Probe] = {"database": self._database, "messages": self._messages}
        for part in parts.values():
            probes.update(part.probes)
        routes = (route for part in parts.values() for route in part.routes)
        self.site = Site(probes=probes, exposition=bot.exposition, routes=routes)
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
        """On all platforms that are set up. Raises CannotRun if there is none, or one is set up wrongly."""
        given = Given(store, settings, Catalogues(), now, log)
        found = {name: await ready(given) for name, ready in PLATFORMS.items()}
        platforms = {name: each for name, each in found.items() if each}
        if not platforms:
            raise NothingToRunOn
        bot = assembled(
            store,
            {name: each.messenger for name, each in platforms.items()},
            now=now,
            seed=seed,
            log=log,
            instance=settings.instance,
            calls={name: each.calls for name, each in platforms.items() if each.calls},
        )
        return cls(bot, {name: each.part(bot) for name, each in platforms.items()}, settings)

    async def start(self) -> None:
        """First the clock, which gives people back the time for which the bot was away; then it listens."""
        await self.bot.start()
        self.port = await self.site.start(self._settings.web_host, self._settings.web_port)
        await asyncio.gather(*(part.start() for part in self.parts.values()))

    async def watch(self, ended: asyncio.Event) -> None:
        """Until it is told to end, or has lost what it runs on."""
        waiting: set[asyncio.Future[object]] = {asyncio.ensure_future(ended.wait())}
        waiting |= {asyncio.ensure_future(part.watch()) for part in self.parts.values()}
        done, left = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in left:
            task.cancel()
        for task in done:
            task.result()

    async def stop(self) -> None:
        """Takes nothing more, finishes what has begun, and stops, within fifteen seconds."""
        await self.site.stop()
        await asyncio.gather(*(part.stop() for part in self.parts.values()))
        await self.bot.stop()
        await asyncio.gather(*(part.close() for part in self.parts.values()))

    @property
    def discord(self) -> DiscordService:
        found = self.parts.get(DISCORD)
        if not isinstance(found, DiscordService):
            raise NothingToRunOn
        return found

    @property
    def slack(self) -> SlackService:
        found = self.parts.get(SLACK)
        if not isinstance(found, SlackService):
            raise NothingToRunOn
        return found

    async def _database(self) -> str | None:
        """Something is really written, over the same way on which everything is."""
        await self.bot.store.transact(_written, self.bot.now())
        return None

    async def _messages(self) -> str | None:
        oldest = await self.bot.store.read(_oldest, None)
        late = oldest is not None and self.bot.now() - oldest > WAITS_AT_MOST
        return "a message has been waiting for ten minutes" if late else None


def _written(transaction: Transaction, now: datetime) -> None:
    transaction.receive(PROBE, now)


def _oldest(transaction: Transaction, _: None) -> datetime | None:
    return transaction.backlog().oldest_message
