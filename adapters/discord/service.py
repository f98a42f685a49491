"""The bot in Discord, put together by hand: its messenger, its client, the calls on which it can mute people, and how
they reach each other."""

import asyncio
from collections.abc import Callable, Mapping

from aiohttp import ClientError, web
from discord import HTTPException, LoginFailure, VoiceClient

from adapters.assembly import Bot
from adapters.discord.app import DiscordClient, intents
from adapters.discord.channels import Channels
from adapters.discord.counter import Counter
from adapters.discord.direct import Direct
from adapters.discord.events import Events
from adapters.discord.gallery import Gallery
from adapters.discord.gateway import UNCONNECTED, ConnectionLost, Gateway, TokenRefused
from adapters.discord.guilds import Told
from adapters.discord.letters import Letters
from adapters.discord.line import Invalid, Line, leads_to
from adapters.discord.memory import Memory
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.named import Named
from adapters.discord.names import Names
from adapters.discord.showing import ASKED, ASKED_FOR, Showing
from adapters.discord.standing import Standing
from adapters.discord.statuses import Statuses
from adapters.discord.text import PLATFORM
from adapters.discord.tree import Tree
from adapters.discord.voice import DiscordCalls
from adapters.part import Given, Ready
from adapters.settings import secret
from adapters.web import Probe

Asked = Memory[str, str]
"""What is asked before a press counts, by its wire id."""

OF_CALLS = ("on_voice_state_update", "on_ready", "on_shard_resumed")
"""What the library tells when someone may have to be muted or unmuted: also what it was not told of meanwhile."""


class DiscordService:
    routes: tuple[web.RouteDef, ...] = ()

    def __init__(  # noqa: PLR0913, PLR0917 - wired by hand, in one place
        self,
        bot: Bot,
        given: Given,
        line: Line,
        invalid: Invalid,
        told: Told,
        asked: Asked,
        calls: DiscordCalls | None,
    ) -> None:
        settings = given.settings
        wanted = intents()
        wanted.voice_states = settings.discord_voice
        showing = Showing(bot.incidents, given.log, asked, given.catalogues, Names(given.now, told.called))
        direct = Direct(given.store, line.member, given.now)
        self.counter = Counter(bot.desk, showing, direct, given.now)
        catalogue = bot.dispatch.catalogue
        self.client = DiscordClient(
            self.counter,
            Named(Letters(bot.desk, direct, showing, given.now, bot.whereabouts), catalogue, showing, given.now),
            Tree(given.catalogues).commands(catalogue),
            shards=settings.shard_ids,
            shard_count=settings.discord_shards,
            wanted=wanted,
        )
        self.client.http.http_trace = invalid.trace()
        self.gateway = Gateway(self.client, secret(settings.discord_bot_token) or "")
        self._line = line
        self.told = told.by(self.client, lambda: self.gateway.connected)

        def failed(failure: Exception) -> None:
            bot.incidents.report("discord", failure)

        self.events = Events(
            given.store, line, told, now=given.now, log=given.log, failed=failed, catalogues=given.catalogues
        )
        self._channels = Channels(bot.whereabouts)
        self._hear_of_calls(bot)
        self.statuses = self._shown_on(calls, bot, given, failed) if calls else None

    def _hear_of_calls(self, bot: Bot) -> None:
        self._channels.heard_by(self.client)

        async def look(*_told: object) -> None:
            bot.muting.nudge()

        for event in OF_CALLS:
            setattr(self.client, event, look)

    def _shown_on(self, calls: DiscordCalls, bot: Bot, given: Given, failed: Callable[[Exception], object]) -> Statuses:
        standing = Standing(self.client, bot.muting.nudge, given.now)

        async def anew() -> None:
            standing.forget()
            bot.muting.nudge()

        self.client.on_ready = anew  # type: ignore[attr-defined]  # the library looks for it by its name
        statuses = Statuses(
            given.store,
            self._line,
            self.told,
            standing,
            reach=lambda: calls.reach,
            now=given.now,
            log=given.log,
            failed=failed,
            catalogues=given.catalogues,
        )
        bot.muting.heard_by(statuses.nudge)
        return statuses

    @property
    def probes(self) -> Mapping[str, Probe]:
        return {PLATFORM: self.gateway.probe}

    async def start(self) -> None:
        await self.gateway.connect()
        await self._channels.let_in(self.client)
        self.events.start()
        if self.statuses:
            self.statuses.start()

    async def watch(self) -> None:
        await self.gateway.watch()

    async def stop(self) -> None:
        """What has begun is finished. Who is muted on a call is unmuted after it, and so the connection stays."""
        await asyncio.gather(self.counter.stop(), self.events.stop())
        if self.statuses:
            await self.statuses.stop()

    async def close(self) -> None:
        await self.gateway.close()
        await self.counter.stop()
        await self._line.close()


async def ready(given: Given) -> Ready | None:
    """None if it is not set up. Raises TokenRefused and ConnectionLost."""
    settings, token = given.settings, secret(given.settings.discord_bot_token)
    if token is None:
        return None
    leads_to(settings.discord_api, settings.discord_gateway)
    VoiceClient.warn_nacl = VoiceClient.warn_dave = False  # it listens to nobody: nothing for that has to be there
    invalid, told, asked = Invalid(given.log), Told(), Memory[str, str](given.now, ASKED, ASKED_FOR)
    line = await _opened(token, invalid)
    alone = len(settings.shard_ids) == settings.discord_shards
    calls = DiscordCalls(line, told, alone=alone) if settings.discord_voice else None

    def part(bot: Bot) -> DiscordService:
        return DiscordService(bot, given, line, invalid, told, asked, calls)

    messenger = DiscordMessenger(line, told, Gallery(told, given.log, asked.keep).paint, given.catalogues, rooms=told)
    return Ready(messenger, part, calls)


async def _opened(token: str, invalid: Invalid) -> Line:
    line = Line(token, invalid)
    try:
        async with asyncio.timeout(UNCONNECTED):
            await line.open()
    except LoginFailure:
        await line.close()
        raise TokenRefused from None
    except (HTTPException, ClientError, OSError) as failure:
        await line.close()
        raise ConnectionLost from failure
    return line
