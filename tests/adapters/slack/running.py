"""The bot as a service, beside a stand-in Slack, over either way: what a whole installation is tested with."""

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
from tests.adapters.slack.payloads import NotPossible
from tests.adapters.slack.reading import words
from tests.adapters.slack.server import APP_TOKEN
from tests.adapters.slack.standin import SECRET, StandIn
from tests.adapters.slack.world import Channel, Team, User, View

WAYS = ("http", "socket")
MOST_LOOKS, MOMENT = 400, 0.02
BEAT = timedelta(seconds=50)
BEGAN = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)


class Scene:
    """A workspace with two people in a channel, and the bot. Time passes when it is told to."""

    def __init__(self, slack: StandIn) -> None:
        self.slack = slack
        self.now = BEGAN
        self.log = StringIO()
        self.team: Team = slack.world.team()
        self.ana: User = slack.world.user(self.team, "Ana")
        self.ben: User = slack.world.user(self.team, "Ben")
        self.room: Channel = slack.world.channel(self.team, "housing", self.ana, self.ben)
        self.service: Service | None = None

    def logger(self) -> FilteringBoundLogger:
        return logger(self.log, level="info")

    @asynccontextmanager
    async def running(self, store: Store, way: str) -> AsyncIterator[Service]:
        given = settings(self.slack, self.team, way)
        self.service = await Service.on(store, given, self.logger(), now=lambda: self.now)
        before = self.slack.links.count
        await self.service.start()
        try:
            if way == "http":
                self.slack.delivers_to(f"http://127.0.0.1:{self.service.port}/slack/events")
            else:
                await self.slack.links.connected(before + 1)
            yield self.service
        finally:
            await self.service.stop()

    async def settled(self, seen: Callable[[], bool]) -> None:
        """Until it can be seen; what is due by now has happened then."""
        for _ in range(MOST_LOOKS):
            if self.service:
                self.service.bot.clock.nudge()
                self.service.bot.courier.nudge()
            if seen():
                return
            await self.stirred()
        raise AssertionError(f"it is never seen; {self.log.getvalue()[-2000:]}")

    async def stirred(self) -> None:
        """Until Slack is called once more, or for a moment."""
        self.slack.server.changed.clear()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.slack.server.changed.wait(), MOMENT)

    async def press(self, user: User, label: str) -> None:
        """As soon as they see it."""
        await self.settled(lambda: self.sees(user, label))
        await self.slack.presses(user, label)

    async def window(self, user: User) -> View:
        """The window on top, as soon as there is one."""
        await self.settled(lambda: self.slack.view(user) is not None)
        view = self.slack.view(user)
        if view is None:
            raise AssertionError("the window is closed again")
        return view

    async def told(self, user: User, part: str) -> str:
        """What they alone are shown with this part in it, as soon as they are."""
        await self.settled(lambda: any(part in words(each) for each in self.slack.ephemerals(user)))
        return next(words(each) for each in reversed(self.slack.ephemerals(user)) if part in words(each))

    async def said(self, part: str) -> str:
        """What all see in the channel with this part in it, as soon as they do."""
        await self.settled(lambda: any(part in words(each) for each in self.slack.messages(self.room)))
        return next(words(each) for each in self.slack.messages(self.room) if part in words(each))

    def sees(self, user: User, label: str) -> bool:
        try:
            self.slack.finds(user, label)
        except NotPossible:
            return False
        return True

    async def passes(self, span: timedelta) -> None:
        """In steps in which a running bot notes that it is alive: a longer one would be an absence. What was
        acknowledged before it was done, as happens on a busy machine, is done first."""
        if self.service:
            await self.service.slack.counter.stop()
        until = self.now + span
        while self.service and self.now < until:
            await self.service.bot.clock.beat()
            self.now = min(until, self.now + BEAT)
        self.now = until
        if self.service:
            await self.service.bot.settle()


def settings(slack: StandIn, team: Team, way: str) -> Settings:
    socket = way == "socket"
    return Settings(
        slack_bot_token=SecretStr(team.token),
        slack_app_token=SecretStr(APP_TOKEN) if socket else None,
        slack_signing_secret=None if socket else SecretStr(SECRET),
        slack_api=slack.api,
        web_port=0,
    )
