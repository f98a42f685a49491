"""Servers for bench/slack.py, each a process of its own: the bot in Slack over HTTP, what it is compared with, and a
Slack that says yes to everything. Each says on which port it listens, and goes when its input ends."""

import asyncio
import re
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from io import StringIO
from time import monotonic

from aiohttp import web
from pydantic import SecretStr
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult

from adapters import limits
from adapters.logs import logger
from adapters.service import Service
from adapters.settings import Settings
from bench.filling import OPENED
from storage.store import open_store

HOST, PATH, SECRET, WORKSPACE = "127.0.0.1", "/slack/events", "a secret of the bench", "T1"
ANYTHING = re.compile(".*", re.DOTALL)
BOT_NAME = "xoxb-of-the-bench"
PROFILE = {
    "id": "U1",
    "team_id": WORKSPACE,
    "name": "p",
    "locale": "en-US",
    "tz": "UTC",
    "profile": {"real_name": "Person"},
}
YES = {"ok": True, "team_id": WORKSPACE, "user_id": "UB", "bot_id": "B1", "ts": "1.000001", "user": PROFILE}


@asynccontextmanager
async def listening(app: web.Application) -> AsyncIterator[int]:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, HOST, 0).start()
    yield int(runner.addresses[0][1])
    await runner.cleanup()


def agreeing() -> web.Application:
    async def yes(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response(YES)

    app = web.Application()
    app.router.add_route("*", "/{any:.*}", yes)
    return app


def bare() -> web.Application:
    """Reads what is sent and says that it has."""

    async def read(request: web.Request) -> web.Response:
        await request.read()
        return web.Response()

    app = web.Application()
    app.add_routes([web.post(PATH, read)])
    return app


def bolt() -> web.Application:
    """As it comes, with listeners that only acknowledge."""

    async def known(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token=BOT_NAME, bot_user_id="UB")

    async def heard(ack: AsyncAck) -> None:
        await ack()

    async def called(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await slack.async_dispatch(await to_bolt_request(request)))

    slack = AsyncApp(signing_secret=SECRET, authorize=known)
    slack.command(ANYTHING)(heard)
    slack.action(ANYTHING)(heard)
    app = web.Application()
    app.add_routes([web.post(PATH, called)])
    return app


@asynccontextmanager
async def bot(url: str, api: str) -> AsyncIterator[int]:
    """Nobody is too quick for it; its time begins when the rounds of the bench were opened."""
    limits.PERSON_LIMIT = limits.PLACE_LIMIT = 1 << 40
    began, store = monotonic(), open_store(url)
    settings = Settings(
        slack_bot_token=SecretStr(BOT_NAME), slack_signing_secret=SecretStr(SECRET), slack_api=api, web_port=0
    )
    service = await Service.on(
        store,
        settings,
        logger(StringIO(), level="error"),
        now=lambda: OPENED + timedelta(seconds=monotonic() - began),
        seed=lambda: secrets.token_bytes(16),
    )
    await service.start()
    yield service.port
    await service.stop()
    await store.close()


APPS = {"slack": agreeing, "aiohttp": bare, "bolt": bolt}


async def serve(kind: str, *given: str) -> None:
    async with bot(*given) if kind == "bot" else listening(APPS[kind]()) as port:
        print(port, flush=True)
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
