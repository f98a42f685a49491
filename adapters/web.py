"""The bot's own web pages, for those who run it: whether it is alive, whether it is ready, and what it has counted.
Platforms that reach the bot over the web add theirs."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from time import monotonic

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

BODY = 1 << 20
"""Bytes that a request may bring; more is refused before it is read."""

TURN = 1.0
LAG = 5.0
"""Seconds for which the loop may not have turned before the bot counts as stuck."""

PROBE = 5.0

Probe = Callable[[], Awaitable[str | None]]
"""What is wrong with one of the things that the bot needs; None if it is well."""


class Site:
    """Listens on loopback alone unless told otherwise: whoever opens it to others puts a server with TLS before it."""

    def __init__(
        self,
        *,
        probes: Mapping[str, Probe],
        exposition: Callable[[], Awaitable[bytes]],
        routes: Iterable[web.RouteDef] = (),
    ) -> None:
        self._probes = probes
        self._exposition = exposition
        self._turned = monotonic()
        self._pulse: asyncio.Task[None] | None = None
        self.app = web.Application(client_max_size=BODY)
        own = [
            web.get("/healthz", self._alive),
            web.get("/readyz", self._ready),
            web.get("/metrics", self._metrics),
        ]
        self.app.add_routes([*own, *routes])
        self._runner = web.AppRunner(self.app, access_log=None)

    async def start(self, host: str, port: int) -> int:
        """The port on which it listens. Raises OSError if that is taken."""
        self._pulse = asyncio.create_task(self._turn())
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        if self._pulse:
            self._pulse.cancel()
        await self._runner.cleanup()

    async def _turn(self) -> None:
        while True:
            self._turned = monotonic()
            await asyncio.sleep(TURN)

    async def _alive(self, _: web.Request) -> web.Response:
        """Never touches the database: a bot whose database is away is alive, and not ready."""
        lag = monotonic() - self._turned
        well = lag < LAG
        return web.Response(status=200 if well else 503, text="alive\n" if well else f"stuck for {lag:.0f} seconds\n")

    async def _ready(self, _: web.Request) -> web.Response:
        wrong = {name: found for name, probe in self._probes.items() if (found := await _probed(probe))}
        told = "".join(f"{name}: {found}\n" for name, found in wrong.items())
        return web.Response(status=503 if wrong else 200, text=told or "ready\n")

    async def _metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=await self._exposition(), headers={"Content-Type": CONTENT_TYPE_LATEST})


async def _probed(probe: Probe) -> str | None:
    try:
        async with asyncio.timeout(PROBE):
            return await probe()
    except Exception as failure:  # noqa: BLE001 - whatever it is, the bot is not ready; words may quote secrets
        return type(failure).__name__
