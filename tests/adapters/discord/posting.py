"""The bot's courier with Discord's messenger on the stand-in: the store is in memory, the sockets are real, the time is
given."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import StringIO
from time import monotonic
from typing import Any

from discord import AllowedMentions, File, Object
from discord.ui import LayoutView, TextDisplay

from adapters.assembly import assembled
from adapters.discord.line import Invalid, Line
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.text import PLATFORM
from adapters.logs import logger
from adapters.messenger import Delivery
from adapters.wording import Voice
from bot.features.asides import ASIDE
from bot.kernel.card import Card
from bot.kernel.command import Account, Address, Standing
from bot.kernel.elements import Words
from bot.kernel.ids import PersonId, PlaceId
from tests.adapters.candles import FEATURE
from tests.adapters.discord.standin import StandIn
from tests.adapters.discord.world import Channel, Message, User
from tests.adapters.memory import Known, MemoryStore
from tests.adapters.scene import FakePlatform, GivenTime, Scene, Seeds

ANA, BEN = PersonId("person-ana----"), PersonId("person-ben----")
ROOM, HALL = PlaceId("place-room----"), PlaceId("place-hall----")


@dataclass(frozen=True)
class Plain:
    """A card as its words alone: how cards look is no matter here."""

    layout: LayoutView
    mentions: AllowedMentions
    files: tuple[File, ...] = ()


async def plain(card: Card, voice: Voice, rings: str | None, place: Address) -> Plain:
    layout: LayoutView = LayoutView(timeout=None)
    for element in card.elements:
        if isinstance(element, Words):
            layout.add_item(TextDisplay(voice.text(element.text)))
    called = [Object(int(rings))] if rings else []
    return Plain(layout, AllowedMentions(everyone=False, roles=False, users=called))


def words(message: Message) -> list[str]:
    """Each text that it shows."""
    components: list[dict[str, Any]] = message.given["components"]
    return [each["content"] for each in components if each["type"] == 10]


@dataclass
class Hindrances:
    """By server, what is in the way of a call there."""

    known: dict[str, Delivery] = field(default_factory=dict)

    def in_the_way(self, guild: str) -> Delivery | None:
        return self.known.get(guild)


class Town:
    """A server with two channels that are homes, and Ana and Ben in it."""

    def __init__(self, discord: StandIn, line: Line) -> None:
        self.discord = discord
        world = discord.world
        self.ana: User = world.user("Ana")
        self.ben: User = world.user("Ben")
        self.guild = world.guild("Riverside", self.ana, self.ben)
        self.room: Channel = world.channel(self.guild, "housing")
        self.hall: Channel = world.channel(self.guild, "hall")
        self.guilds = Hindrances()
        self.messenger = DiscordMessenger(line, self.guilds, plain)
        self.scene = self._scene()

    def address(self, channel: Channel) -> Address:
        return Address(PLATFORM, self.guild.id, channel.id)

    def account(self, user: User) -> Account:
        return Account(PLATFORM, self.guild.id, user.id)

    def says(self, said: str, channel: Channel | None = None) -> int:
        """In the outbox; its number there."""
        return self.scene.post(said, self.address(channel or self.room))

    def read(self, channel: Channel | None = None) -> list[str]:
        """What stands in the channel, each message by its last line."""
        return [words(message)[-1] for message in self.discord.messages(channel or self.room)]

    def dead(self) -> list[str]:
        return [post.why for post in self.scene.store.state.posts.values() if post.state == "dead"]

    async def sweep(self, times: int = 1, **pause: float) -> None:
        """So often, each followed by a pause; no time passes but that."""
        for _ in range(times):
            await self.scene.bot.courier.sweep()
            self.scene.time.later(**pause)

    def _scene(self) -> Scene:
        people = {self.account(self.ana): (ANA, Standing.member), self.account(self.ben): (BEN, Standing.member)}
        places = {ROOM: self.address(self.room), HALL: self.address(self.hall)}
        time, store, log = GivenTime(), MemoryStore(Known(people, places)), StringIO()
        bot = assembled(
            store,
            {PLATFORM: self.messenger},
            now=time,
            seed=Seeds(),
            log=logger(log, "debug"),
            instance="bot",
            lot=lambda: 0.0,
            features=(FEATURE, ASIDE),
        )
        return Scene(time, store, FakePlatform(), FakePlatform(), log, bot)


@asynccontextmanager
async def line_to(
    discord: StandIn, invalid: Invalid | None = None, *, clock: Callable[[], float] = monotonic
) -> AsyncIterator[Line]:
    line = Line(discord.world.token, invalid or Invalid(logger(StringIO())), clock=clock)
    await line.open()
    discord.rest.calls.clear()
    try:
        yield line
    finally:
        await line.close()
