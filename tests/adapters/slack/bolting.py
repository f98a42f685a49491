"""A small app on real Bolt, over either way, with which the stand-in is tried out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.adapters.slack.server import APP_TOKEN
from tests.adapters.slack.standin import SECRET, StandIn
from tests.adapters.slack.world import Team

WAYS = ("http", "socket")


def client(slack: StandIn, token: str) -> AsyncWebClient:
    return AsyncWebClient(token, slack.api, retry_handlers=[])


@asynccontextmanager
async def bolted(slack: StandIn, team: Team, way: str) -> AsyncIterator[AsyncApp]:
    """Connected; its listeners are added by the test."""
    app = AsyncApp(signing_secret=SECRET, client=client(slack, team.token), process_before_response=True)
    async with _served(slack, app) if way == "http" else _linked(slack, app):
        yield app


@asynccontextmanager
async def _served(slack: StandIn, app: AsyncApp) -> AsyncIterator[None]:
    async def receive(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    site = web.Application()
    site.router.add_post("/slack/events", receive)
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        slack.delivers_to(f"http://{host}:{port}/slack/events")
        yield
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _linked(slack: StandIn, app: AsyncApp) -> AsyncIterator[None]:
    handler, before = AsyncSocketModeHandler(app, APP_TOKEN), slack.links.count
    try:
        await handler.connect_async()  # type: ignore[no-untyped-call]
        await slack.links.connected(before + 1)
        yield
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]
