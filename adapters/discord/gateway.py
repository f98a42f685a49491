"""The connections that the bot keeps to Discord by itself, one for each shard. The library makes them anew when they
break; a process that cannot get one back says so and ends, and whatever runs it starts it again."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from discord import AutoShardedClient, ConnectionClosed, LoginFailure

from adapters.part import CannotRun

UNCONNECTED = 120.0
"""Seconds after which no connection counts as lost; until then the library makes it anew by itself."""

LOOK = 5.0
BAD_TOKEN = 4004
WRONG_SHARDS = frozenset({4010, 4011})


class ConnectionLost(CannotRun):
    """Discord could not be reached for two minutes. Look at the network, then start the bot again."""


class TokenRefused(CannotRun):
    """Discord does not know this bot token. Copy it again from the app's page, from under “Bot”."""


class ShardsRefused(CannotRun):
    """Discord does not take these shards. Make COMMONGROUND_DISCORD_SHARDS larger, and the same in all processes."""


class Gateway:
    """`clock` counts seconds, and is given in tests."""

    def __init__(self, client: AutoShardedClient, token: str, *, clock: Callable[[], float] = monotonic) -> None:
        self._client = client
        self._token = token
        self._clock = clock
        self._connected = clock()
        self._begun = False
        self._life: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Until all that it is told at the beginning is known. Raises TokenRefused, ShardsRefused or ConnectionLost."""
        self._begun = True
        try:
            async with asyncio.timeout(UNCONNECTED):
                await self._client.login(self._token)
                self._life = asyncio.create_task(self._client.connect())
                ready = asyncio.ensure_future(self._client.wait_until_ready())
                await asyncio.wait({self._life, ready}, return_when=asyncio.FIRST_COMPLETED)
                ready.cancel()
        except LoginFailure:
            raise TokenRefused from None
        except (TimeoutError, OSError):
            raise ConnectionLost from None
        self._ended()
        self._connected = self._clock()

    async def close(self) -> None:
        if not self._begun:
            return
        await self._client.close()
        if self._life:
            self._life.cancel()
            with suppress(Exception, asyncio.CancelledError):
                await self._life

    @property
    def alive(self) -> bool:
        """Whether the library still tries."""
        return self._life is not None and not self._life.done()

    @property
    def connected(self) -> bool:
        """Whether all that happens is told at this moment."""
        shards = self._client.shards.values()
        return self._client.is_ready() and bool(shards) and not any(shard.is_closed() for shard in shards)

    async def watch(self) -> None:
        """Until the connection is lost for good. Raises what `connect` raises."""
        while True:
            self.look()
            await asyncio.sleep(LOOK)

    def look(self) -> None:
        """A connection over which nothing comes back the library cuts by itself after a minute."""
        self._ended()
        if self.connected:
            self._connected = self._clock()
        if self._clock() - self._connected > UNCONNECTED:
            raise ConnectionLost

    async def probe(self) -> str | None:
        return None if self._clock() - self._connected < UNCONNECTED else "no connection to Discord"

    def _ended(self) -> None:
        """Raises why, if the library has given up."""
        if self._life is None or self.alive or self._life.cancelled():
            return
        failure = self._life.exception()
        code = failure.code if isinstance(failure, ConnectionClosed) else 0
        if code == BAD_TOKEN:
            raise TokenRefused from None
        if code in WRONG_SHARDS:
            raise ShardsRefused from None
        raise ConnectionLost from failure
