"""Programs for bench/discord.py, each a process of its own: the bot in Discord, and discord.py with an empty handler.
Each goes when its input ends."""

import asyncio
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from io import StringIO
from time import monotonic

from discord import Client, Intents, Interaction
from pydantic import SecretStr

from adapters import limits
from adapters.discord.line import leads_to
from adapters.logs import logger
from adapters.service import Service
from adapters.settings import Settings
from bench.filling import OPENED
from storage.store import open_store

BOT, EMPTY = "bot", "discord.py"
TOKENS = {BOT: "token.of.the-bot", EMPTY: "token.of.nothing"}


class Empty(Client):
    """Answers as shortly as one can, and does nothing."""

    def __init__(self) -> None:
        super().__init__(intents=Intents(guilds=True), max_messages=None)

    async def on_interaction(self, came: Interaction[Client]) -> None:
        await came.response.defer(ephemeral=True, thinking=True)


@asynccontextmanager
async def empty(api: str, gateway: str) -> AsyncIterator[None]:
    leads_to(api, gateway)
    client = Empty()
    await client.login(TOKENS[EMPTY])
    life = asyncio.create_task(client.connect())
    await client.wait_until_ready()
    yield
    await client.close()
    await life


@asynccontextmanager
async def bot(api: str, gateway: str, url: str) -> AsyncIterator[None]:
    """Nobody is too quick for it; its time begins when the rounds of the bench were opened."""
    limits.PERSON_LIMIT = limits.PLACE_LIMIT = 1 << 40
    began, store = monotonic(), open_store(url)
    settings = Settings(discord_bot_token=SecretStr(TOKENS[BOT]), discord_api=api, discord_gateway=gateway, web_port=0)
    service = await Service.on(
        store,
        settings,
        logger(StringIO(), level="error"),
        now=lambda: OPENED + timedelta(seconds=monotonic() - began),
        seed=lambda: secrets.token_bytes(16),
    )
    await service.start()
    yield
    await service.stop()
    await store.close()


async def serve(kind: str, *given: str) -> None:
    async with bot(*given) if kind == BOT else empty(*given):
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
