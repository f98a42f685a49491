"""The bot's courier with Discord's messenger on the stand-in, and what that is handed."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import StringIO
from time import monotonic
from typing import Any

from discord import AllowedMentions, Object
from discord.ui import LayoutView, TextDisplay

from adapters.discord.line import Invalid, Line
from adapters.discord.messenger import DiscordMessenger
from adapters.discord.text import PLATFORM
from adapters.discord.written import Picture
from adapters.logs import logger
from adapters.messenger import Delivery
from adapters.wording import Voice
from bot.kernel.card import Card
from bot.kernel.command import Account, Address
from bot.kernel.elements import Words
from tests.adapters.discord.standin import StandIn
from tests.adapters.discord.world import Channel, Message, User
from tests.adapters.town import AnyTown


@dataclass(frozen=True)
class Plain:
    """A card as its words alone: how cards look is no matter here."""

    layout: LayoutView
    mentions: AllowedMentions
    files: tuple[Picture, ...] = ()


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


class Town(AnyTown[User, Channel]):
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
        self.begin(self.messenger)

    def address(self, channel: Channel) -> Address:
        return Address(PLATFORM, self.guild.id, channel.id)

    def account(self, user: User) -> Account:
        return Account(PLATFORM, self.guild.id, user.id)

    def read(self, channel: Channel | None = None) -> list[str]:
        """What stands in the channel, each message by its last line."""
        return [words(message)[-1] for message in self.discord.messages(channel or self.room)]


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
