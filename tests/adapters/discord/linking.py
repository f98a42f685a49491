"""The library's client, and the bot's connections with it, on a stand-in: what is told at the beginning is waited for
no longer than a moment."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from discord import AutoShardedClient, Intents

from adapters.discord.gateway import Gateway
from tests.adapters.discord.standin import StandIn

MOMENT = 0.02


class Client(AutoShardedClient):
    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """The library rests for five seconds here."""


def client(*, voice: bool = True, shard_ids: Sequence[int] = (0,), shards: int = 1) -> Client:
    intents = Intents(guilds=True, guild_messages=True, dm_messages=True, voice_states=voice)
    how = {"shard_ids": list(shard_ids), "shard_count": shards}
    return Client(intents=intents, guild_ready_timeout=MOMENT, **how)  # type: ignore[arg-type]


@asynccontextmanager
async def linked(discord: StandIn, given: Client) -> AsyncIterator[Gateway]:
    gateway = Gateway(given, discord.world.token)
    await gateway.connect()
    try:
        yield gateway
    finally:
        await gateway.close()


def hurried(given: AutoShardedClient) -> None:
    """The bot's own client, made to wait as little as the one above."""
    given._connection.guild_ready_timeout = MOMENT  # noqa: SLF001 - it is no option of the bot's
