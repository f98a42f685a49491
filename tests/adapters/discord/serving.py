"""The bot as a service, beside a stand-in Discord: what a whole installation is tested with."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from io import StringIO

from pydantic import SecretStr
from structlog.typing import FilteringBoundLogger

from adapters.logs import logger
from adapters.service import Service
from adapters.settings import Settings
from bot.dispatch.ports import Store
from tests.adapters.discord.linking import hurried
from tests.adapters.discord.reading import words
from tests.adapters.discord.standin import StandIn
from tests.adapters.discord.visits import NotPossible
from tests.adapters.discord.world import Channel, Guild, Json, Message, User

MOST_LOOKS, MOMENT = 400, 0.02
BEGAN = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)


class Scene:
    """A server with two people in it, and the bot. Time passes when it is told to."""

    def __init__(self, discord: StandIn) -> None:
        self.discord = discord
        self.now = BEGAN
        self.log = StringIO()
        self.ana: User = discord.world.user("Ana")
        self.ben: User = discord.world.user("Ben")
        self.guild: Guild = discord.world.guild("Riverside", self.ana, self.ben)
        self.room: Channel = discord.world.channel(self.guild, "housing")
        self.service: Service | None = None

    def logger(self) -> FilteringBoundLogger:
        return logger(self.log, level="info")

    @asynccontextmanager
    async def running(self, store: Store, **more: object) -> AsyncIterator[Service]:
        given = settings(self.discord, **more)
        self.service = await Service.on(store, given, self.logger(), now=lambda: self.now)
        hurried(self.service.discord.client)
        await self.service.start()
        try:
            yield self.service
        finally:
            await self.service.stop()

    async def settled(self, seen: Callable[[], bool]) -> None:
        """Until it can be seen; what is due by now has happened then."""
        for _ in range(MOST_LOOKS):
            if self.service:
                self.service.bot.clock.nudge()
                self.service.bot.courier.nudge()
                self.service.bot.muting.nudge()
            if seen():
                return
            await self.stirred()
        raise AssertionError(f"it is never seen; {self.log.getvalue()[-2000:]}")

    async def stirred(self) -> None:
        """Until Discord is called once more, or for a moment."""
        self.discord.rest.changed.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.discord.rest.changed.wait(), MOMENT)

    async def types(self, user: User, root: str, **options: object) -> None:
        visit = self.discord.visits.types(user, self.room, root, **options)
        await self.settled(lambda: visit.answered > 0)

    async def presses(self, user: User, label: str) -> None:
        """What they see last of that label, as soon as they do."""
        await self.settled(lambda: self._finds(user, label) is not None)
        message = self._finds(user, label)
        if message is None:
            raise NotPossible(label)
        visit = self.discord.visits.presses(user, message, label)
        await self.settled(lambda: visit.answered > 0)

    async def presses_in(self, user: User, place: Channel, label: str) -> None:
        """In another place than the room."""
        await self.settled(lambda: any(label in labels(each) for each in self.discord.messages(place)))
        message = next(each for each in self.discord.messages(place) if label in labels(each))
        visit = self.discord.visits.presses(user, message, label)
        await self.settled(lambda: visit.answered > 0)

    async def sends(self, user: User, **answers: str) -> None:
        await self.settled(lambda: user.id in self.discord.visits.forms)
        visit = self.discord.visits.sends(user, self.room, **answers)
        await self.settled(lambda: visit.answered > 0)

    async def told(self, user: User, part: str) -> str:
        """What they alone are shown with this part in it, as soon as they are."""
        await self.settled(lambda: any(part in text(each) for each in self.discord.visits.seen(user)))
        return next(text(each) for each in reversed(self.discord.visits.seen(user)) if part in text(each))

    async def said(self, part: str) -> str:
        """What all see in the channel with this part in it, as soon as they do."""
        await self.settled(lambda: any(part in text(each) for each in self.discord.messages(self.room)))
        return next(text(each) for each in self.discord.messages(self.room) if part in text(each))

    async def passes(self, span: timedelta) -> None:
        self.now += span
        if self.service:
            await self.service.bot.settle()

    def _finds(self, user: User, label: str) -> Message | None:
        seen = [*self.discord.messages(self.room), *self.discord.visits.seen(user)]
        newest = sorted(seen, key=lambda each: int(each.id), reverse=True)
        return next((each for each in newest if label in labels(each)), None)


def text(message: Message) -> str:
    return "\n".join(words(message.given["components"]))


def labels(message: Message) -> list[str]:
    return [label for part in flat(message.given["components"]) for label in _labels(part)]


def flat(parts: list[Json]) -> list[Json]:
    return [each for part in parts for each in (part, *flat(part.get("components", [])))]


def _labels(part: Json) -> list[str]:
    return [part["label"]] if "label" in part else [each["label"] for each in part.get("options", [])]


def settings(discord: StandIn, **more: object) -> Settings:
    given = {"discord_bot_token": SecretStr(discord.world.token), "web_port": 0, **more}
    return Settings.model_validate({**given, "discord_api": discord.api, "discord_gateway": discord.gateway})
