"""The bot in Slack, put together by hand: its messenger, its app, and how the two reach each other."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from structlog.typing import FilteringBoundLogger

from adapters.assembly import Bot
from adapters.keys import Seal
from adapters.part import Given, NothingToRunOn, Ready
from adapters.settings import secret
from adapters.slack.app import SlackApp
from adapters.slack.channels import Channels
from adapters.slack.counter import Counter
from adapters.slack.gate import Gate
from adapters.slack.installed import Alone, Stored, client
from adapters.slack.messenger import SlackMessenger
from adapters.slack.oauth import BACK, INSTALL, flow
from adapters.slack.people import People
from adapters.slack.pictures import Gallery
from adapters.slack.renewing import Exchange
from adapters.slack.showing import Showing
from adapters.slack.socket import Socket
from adapters.slack.text import PLATFORM
from adapters.web import Probe
from adapters.wording import Catalogues

EVENTS = "/slack/events"

Page = Callable[[web.Request], Awaitable[web.Response]]


class SlackService:
    """With an app token it keeps a connection of its own; without one Slack calls the bot, and signs what it says."""

    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        bot: Bot,
        installed: Alone | Stored,
        *,
        base_url: str,
        app_token: str | None,
        signing_secret: str | None,
        flow: AsyncOAuthFlow | None,
        catalogues: Catalogues,
        gallery: Gallery,
        now: Callable[[], datetime],
        log: FilteringBoundLogger,
    ) -> None:
        self.installed = installed
        self.counter = Counter(bot.desk, People(now), Showing(bot.incidents, log, catalogues, gallery, bot.whereabouts))
        self._base_url = base_url
        self.channels = Channels(bot.whereabouts, self._speaks)
        self.app = SlackApp(bot.desk, self.counter, installed, self.channels, base_url=base_url, log=log)
        installed.when_told(self.channels.let_in, self.channels.left)
        self._gate = Gate(signing_secret) if signing_secret and not app_token else None
        self._flow = flow
        self.socket = Socket(self.app, app_token, base_url) if app_token else None

    async def _speaks(self, workspace: str) -> AsyncWebClient | None:
        found = await self.installed.of(workspace)
        return client(found.token, self._base_url) if found else None

    @property
    def routes(self) -> tuple[web.RouteDef, ...]:
        events = (web.post(EVENTS, self._called(self._gate)),) if self._gate else ()
        flow = self._flow
        if flow is None:
            return events
        return (
            *events,
            web.get(INSTALL, _asked(flow.handle_installation)),
            web.get(BACK, _asked(flow.handle_callback)),
        )

    @property
    def probes(self) -> Mapping[str, Probe]:
        return {PLATFORM: self.socket.probe} if self.socket else {}

    async def start(self) -> None:
        await self.installed.start()
        if self.socket:
            await self.socket.connect()

    async def watch(self) -> None:
        await (self.socket.watch() if self.socket else asyncio.Event().wait())

    async def stop(self) -> None:
        if self.socket:
            await self.socket.close()
        await self.counter.stop()

    async def close(self) -> None:
        await self.installed.stop()

    def _called(self, gate: Gate) -> Page:
        async def called(request: web.Request) -> web.Response:
            return await to_aiohttp_response(await self.app.take(await gate.admitted(request)))

        return called


async def ready(given: Given) -> Ready | None:
    """None if it is not set up. Raises TokenRefused and NothingToRunOn."""
    settings, catalogues, now = given.settings, given.catalogues, given.now
    if not (settings.slack_app_token or settings.slack_signing_secret):
        return None
    installed, installing = await _installed(given)
    gallery = Gallery(now, given.log)

    def part(bot: Bot) -> SlackService:
        return SlackService(
            bot,
            installed,
            base_url=settings.slack_api,
            app_token=secret(settings.slack_app_token),
            signing_secret=secret(settings.slack_signing_secret),
            flow=installing,
            catalogues=catalogues,
            gallery=gallery,
            now=now,
            log=given.log,
        )

    return Ready(SlackMessenger(installed, settings.slack_api, catalogues, gallery=gallery), part)


async def _installed(given: Given) -> tuple[Alone | Stored, AsyncOAuthFlow | None]:
    """In one workspace by its token; without one in all that install the bot by its page."""
    settings, store, now = given.settings, given.store, given.now
    token, client_secret = secret(settings.slack_bot_token), secret(settings.slack_client_secret)
    if token:
        return await Alone.with_token(token, settings.slack_api), None
    if not (settings.slack_client_id and client_secret and settings.address):
        raise NothingToRunOn
    seal = Seal(secret(settings.keys) or "")
    renew = Exchange(client(None, settings.slack_api), settings.slack_client_id, client_secret, now)
    stored = Stored(store, seal, now, renew, given.log)
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


def _asked(handled: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]) -> Page:
    async def page(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await handled(await to_bolt_request(request)))

    return page
