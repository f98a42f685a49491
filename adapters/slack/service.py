"""The bot in Slack, put together by hand: its messenger, its app, and how the two reach each other."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from structlog.typing import FilteringBoundLogger

from adapters.assembly import Bot
from adapters.slack.app import SlackApp
from adapters.slack.counter import Counter
from adapters.slack.gate import Gate
from adapters.slack.installed import Installed
from adapters.slack.oauth import BACK, INSTALL
from adapters.slack.people import People
from adapters.slack.pictures import Gallery
from adapters.slack.showing import Showing
from adapters.slack.socket import Socket
from adapters.wording import Catalogues

EVENTS = "/slack/events"

Page = Callable[[web.Request], Awaitable[web.Response]]


class SlackService:
    """With an app token it keeps a connection of its own; without one Slack calls the bot, and signs what it says."""

    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        bot: Bot,
        installed: Installed,
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
        self.counter = Counter(bot.desk, People(now), Showing(bot.incidents, log, catalogues, gallery))
        self.app = SlackApp(bot.desk, self.counter, installed, base_url=base_url, log=log)
        self._gate = Gate(signing_secret) if signing_secret and not app_token else None
        self._flow = flow
        self.socket = Socket(self.app, app_token, base_url) if app_token else None

    @property
    def routes(self) -> tuple[web.RouteDef, ...]:
        """What Slack and browsers ask for."""
        events = (web.post(EVENTS, self._called(self._gate)),) if self._gate else ()
        flow = self._flow
        if flow is None:
            return events
        return (
            *events,
            web.get(INSTALL, _asked(flow.handle_installation)),
            web.get(BACK, _asked(flow.handle_callback)),
        )

    async def start(self) -> None:
        if self.socket:
            await self.socket.connect()

    async def stop(self) -> None:
        """Takes nothing more, and shows what was still to be shown."""
        if self.socket:
            await self.socket.close()
        await self.counter.stop()

    def _called(self, gate: Gate) -> Page:
        async def called(request: web.Request) -> web.Response:
            return await to_aiohttp_response(await self.app.take(await gate.admitted(request)))

        return called


def _asked(handled: Callable[[AsyncBoltRequest], Awaitable[BoltResponse]]) -> Page:
    async def page(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await handled(await to_bolt_request(request)))

    return page
