"""A stand-in Discord: a world behind real sockets, its REST API and its gateway."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.line import leads_to
from tests.adapters.discord.clock import Clock
from tests.adapters.discord.gateway import Gateway
from tests.adapters.discord.rest import BASE, Rest
from tests.adapters.discord.shapes import created
from tests.adapters.discord.visits import Visits
from tests.adapters.discord.world import Channel, Guild, Message, World


class StandIn:
    def __init__(self) -> None:
        self.clock = Clock()
        self.world = World(self.clock)
        self.visits = Visits(self.world)
        self.rest = Rest(self.world, self.visits)
        self.links = Gateway(self.world)
        self.address = ""

    @property
    def api(self) -> str:
        return f"http://{self.address}{BASE}"

    @property
    def gateway(self) -> str:
        return f"ws://{self.address}/gateway"

    def messages(self, channel: Channel) -> list[Message]:
        return list(channel.messages.values())

    # What happens to servers

    def takes_down(self, guild: Guild) -> None:
        """It is out of order."""
        guild.out = True
        self.world.tell(guild.id, "GUILD_DELETE", {"id": guild.id, "unavailable": True})

    def takes_out(self, guild: Guild) -> None:
        """Somebody takes the bot out of it."""
        guild.gone = True
        self.world.tell(guild.id, "GUILD_DELETE", {"id": guild.id})

    def brings_back(self, guild: Guild) -> None:
        """From either."""
        again = created(self.world, guild, voice=True)
        self.world.tell(guild.id, "GUILD_CREATE", again if guild.out else {**again, "unavailable": None})
        guild.out = guild.gone = False

    # What happens to channels

    def tells_of_rights(self, guild: Guild) -> None:
        """Somebody has changed what the bot may do."""
        (role,) = created(self.world, guild, voice=False)["roles"]
        self.world.tell(guild.id, "GUILD_ROLE_UPDATE", {"guild_id": guild.id, "role": role})

    def tells_of(self, channel: Channel) -> None:
        """Somebody has made it."""
        self.world.tell(channel.guild, "CHANNEL_CREATE", channel.shown(self.world.bot.id))

    def deletes(self, channel: Channel) -> None:
        del self.world.channels[channel.id]
        event = "THREAD_DELETE" if channel.thread else "CHANNEL_DELETE"
        self.world.tell(channel.guild, event, channel.shown(self.world.bot.id))

    def forbids(self, channel: Channel, *rights: str) -> None:
        """From now on the bot may do all there but these."""
        channel.denied = set(rights)
        self.world.tell(channel.guild, "CHANNEL_UPDATE", channel.shown(self.world.bot.id))

    async def start(self) -> web.AppRunner:
        app = web.Application(client_max_size=1 << 22)
        app.router.add_get("/gateway", self.links.serve)
        app.router.add_route("*", BASE + "/{path:.*}", self.rest.serve)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        self.address = f"{host}:{port}"
        self.links.address = self.gateway
        return runner


@asynccontextmanager
async def standing_in() -> AsyncIterator[StandIn]:
    """The library knows one Discord at a time, and afterwards the real one again."""
    standing = StandIn()
    runner = await standing.start()
    before = Route.BASE, str(DiscordWebSocket.DEFAULT_GATEWAY)
    leads_to(standing.api, standing.gateway)
    try:
        yield standing
    finally:
        leads_to(*before)
        await standing.links.cut()
        await runner.cleanup()
