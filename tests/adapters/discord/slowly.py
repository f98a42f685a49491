"""A bot in Discord whose store takes two seconds for each read and each commit, by the stand-in's clock: nothing is
slept for."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import TypeVar

from discord import Interaction

from adapters.discord.app import DiscordClient
from adapters.service import Service
from bot.dispatch.ports import Store, Transaction
from tests.adapters.discord.serving import Scene
from tests.adapters.discord.visits import Visit

Given = TypeVar("Given")
Made = TypeVar("Made")

TAKES = 2.0
SOON, LATEST = 0.03, 5.0
"""The bot's own seconds, made shorter and longer: it says at once that something comes, where it would before two
seconds are over, and it waits for a list that is there after two."""

LOOKS = 25
serving: ContextVar[str] = ContextVar("serving", default="")
"""What is served, by its number: what the bot does beside that takes no time here."""


class Slow:
    """`asked` is how often anything was asked of it for each thing that was served."""

    def __init__(self, store: Store, scene: Scene) -> None:
        self._store = store
        self._scene = scene
        self.asked: Counter[str] = Counter()

    async def transact(self, work: Callable[[Transaction, Given], Made], given: Given) -> Made:
        await self._takes()
        return await self._store.transact(work, given)

    async def read(self, work: Callable[[Transaction, Given], Made], given: Given) -> Made:
        await self._takes()
        return await self._store.read(work, given)

    async def clean(self) -> bool:
        return await self._store.clean()

    async def _takes(self) -> None:
        """Whoever is told before that something comes is told so meanwhile."""
        number = serving.get()
        if not number:
            return
        self.asked[number] += 1
        for _ in range(LOOKS):
            if self._visit(number).answered:
                break
            await self._scene.stirred()
        self._scene.discord.clock.later(TAKES)

    def _visit(self, number: str) -> Visit:
        return next(each for each in self._scene.discord.visits.all.values() if each.id == number)


class SlowScene(Scene):
    @asynccontextmanager
    async def running(self, store: Store, **more: object) -> AsyncIterator[Service]:
        self.store = Slow(store, self)
        async with super().running(self.store, **more) as service:
            noted(service.discord.client)
            counter = service.discord.counter
            counter._soon, counter._latest = SOON, LATEST  # noqa: SLF001 - they are no options
            yield service


def noted(client: DiscordClient) -> None:
    """What is served is known wherever it is worked on."""
    serve = client.on_interaction

    @client.event
    async def on_interaction(came: Interaction[DiscordClient]) -> None:
        serving.set(str(came.id))
        await serve(came)
