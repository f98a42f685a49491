"""The connection that the bot keeps to Slack by itself, so that nothing of it has to be open to the world. It is made
anew when it breaks; a process that cannot get one back says so and ends, and whatever runs it starts it again."""

import asyncio
from collections.abc import Callable
from time import monotonic

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

from adapters.part import CannotRun
from adapters.slack.app import SlackApp
from adapters.slack.installed import client

UNCONNECTED = 120.0
"""Seconds after which no connection counts as lost; until then the library makes it anew by itself."""

LOOK = 5.0
PING = 10.0


class ConnectionLost(CannotRun):
    """Slack could not be reached for two minutes. Look at the network and the app's token, then start the bot again."""


class Socket:
    """`clock` counts seconds, and is given in tests."""

    def __init__(
        self,
        app: SlackApp,
        app_token: str,
        base_url: str,
        *,
        clock: Callable[[], float] = monotonic,
        ping: float = PING,
    ) -> None:
        self._handler = AsyncSocketModeHandler(
            app.bolt, app_token, web_client=client(None, base_url), ping_interval=ping
        )
        self._clock = clock
        self._connected = clock()

    async def connect(self) -> None:
        """Raises ConnectionLost if Slack cannot be reached."""
        try:
            async with asyncio.timeout(UNCONNECTED):
                await self._handler.connect_async()  # type: ignore[no-untyped-call]
        except TimeoutError:
            raise ConnectionLost from None
        self._connected = self._clock()

    async def close(self) -> None:
        await self._handler.close_async()  # type: ignore[no-untyped-call]

    async def watch(self) -> None:
        """Until the connection is lost for good. Raises ConnectionLost."""
        while True:
            await self.look()
            await asyncio.sleep(LOOK)

    async def look(self) -> None:
        """A connection over which nothing comes back, not even an echo, is none. Raises ConnectionLost."""
        if await self._handler.client.is_connected():
            self._connected = self._clock()
        if self._clock() - self._connected > UNCONNECTED:
            raise ConnectionLost

    async def probe(self) -> str | None:
        return None if self._clock() - self._connected < UNCONNECTED else "no connection to Slack"
