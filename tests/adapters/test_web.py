"""The bot's own pages, over real sockets on loopback."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from io import BytesIO

import aiohttp
import pytest
from aiohttp import web

from adapters import web as pages
from adapters.web import BODY, Probe, Site


async def well() -> str | None:
    return None


async def ill() -> str | None:
    return "a message has been waiting"


async def broken() -> str | None:
    raise ConnectionError("postgresql://ana:hush@localhost")


async def never() -> str | None:
    await asyncio.Event().wait()
    return None


async def exposition() -> bytes:
    return b"commonground_incidents_total 3.0\n"


async def echo(request: web.Request) -> web.Response:
    return web.Response(text=str(len(await request.read())))


@asynccontextmanager
async def site(probes: Mapping[str, Probe]) -> AsyncIterator[tuple[aiohttp.ClientSession, str]]:
    made = Site(probes=probes, exposition=exposition, routes=(web.post("/echo", echo),))
    port = await made.start("127.0.0.1", 0)
    try:
        async with aiohttp.ClientSession() as session:
            yield session, f"http://127.0.0.1:{port}"
    finally:
        await made.stop()


async def got(session: aiohttp.ClientSession, url: str) -> tuple[int, str]:
    async with session.get(url) as answer:
        return answer.status, await answer.text()


async def test_it_is_alive_and_ready_while_all_is_well() -> None:
    """And tells what it has counted."""
    async with site({"database": well}) as (session, url):
        assert await got(session, f"{url}/healthz") == (200, "alive\n")
        assert await got(session, f"{url}/readyz") == (200, "ready\n")
        assert await got(session, f"{url}/metrics") == (200, "commonground_incidents_total 3.0\n")


async def test_it_says_what_is_not_ready_and_no_secret() -> None:
    """Each thing by its name; the words of an error may hold a password, so only its kind is told."""
    async with site({"database": broken, "messages": ill, "slack": well}) as (session, url):
        status, told = await got(session, f"{url}/readyz")
        assert (status, told) == (503, "database: ConnectionError\nmessages: a message has been waiting\n")
        assert await got(session, f"{url}/healthz") == (200, "alive\n")


async def test_what_never_answers_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page itself answers in good time."""
    monkeypatch.setattr(pages, "PROBE", 0.01)
    async with site({"database": never}) as (session, url):
        assert await got(session, f"{url}/readyz") == (503, "database: TimeoutError\n")


async def test_a_loop_that_does_not_turn_is_not_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever watches the bot starts it again then."""
    monkeypatch.setattr(pages, "LAG", -1.0)
    async with site({}) as (session, url):
        status, told = await got(session, f"{url}/healthz")
        assert (status, told[:5]) == (503, "stuck")


async def test_a_giant_is_refused_before_it_is_read() -> None:
    """A megabyte is enough for anything that Slack says."""
    async with site({}) as (session, url):
        async with session.post(f"{url}/echo", data=BytesIO(b"x" * BODY)) as answer:
            assert (answer.status, await answer.text()) == (200, str(BODY))
        async with session.post(f"{url}/echo", data=BytesIO(b"x" * (BODY + 1))) as answer:
            assert answer.status == 413
