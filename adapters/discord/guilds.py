"""In which servers the bot is, as the gateway has told: one that is out of order comes back, one that the bot was taken
out of does not."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from discord import AutoShardedClient, Guild, Permissions, TextChannel, Thread
from discord.abc import GuildChannel

from adapters.messenger import Delivery, TenantGone, Wait
from bot.kernel.command import Address

OUTAGE = 5.0
"""Seconds until a server that is out of order is looked at again; that costs no try."""


class Guilds(Protocol):
    def in_the_way(self, guild: str) -> Delivery | None:
        """What a call to this server would come to, if that is known already."""
        ...


class Told:
    """What the library keeps of what it was told by the gateway. Before there is one, and of the servers of other
    processes' shards, nothing is known."""

    def __init__(self) -> None:
        self._client: AutoShardedClient | None = None
        self._connected: Callable[[], bool] = lambda: False

    def by(self, client: AutoShardedClient, connected: Callable[[], bool]) -> "Told":
        """From now on; what is known is as it is now while it is `connected`."""
        self._client, self._connected = client, connected
        return self

    @property
    def now(self) -> bool:
        return self._connected()

    @property
    def guilds(self) -> Sequence[Guild]:
        return self._client.guilds if self._client else ()

    def guild(self, guild: str) -> Guild | None:
        return self._client.get_guild(int(guild)) if self._client and guild.isdecimal() else None

    def called(self, guild: str) -> str | None:
        there = self.guild(guild)
        return there.name if there and not there.unavailable else None

    def channel(self, place: Address) -> GuildChannel | Thread | None:
        there = self.guild(place.workspace)
        return there.get_channel_or_thread(int(place.channel)) if there and place.channel.isdecimal() else None

    def allowed(self, place: Address) -> Permissions:
        """What the bot may do there; nothing that is not known."""
        found = self.channel(place)
        return found.permissions_for(found.guild.me) if found else Permissions.none()

    def with_events(self) -> Iterator[int]:
        """Servers in which the bot may make events, and change its own."""
        for guild in self.guilds if self.now else ():
            allowed = None if guild.unavailable else guild.me.guild_permissions
            if allowed and (allowed.create_events or allowed.manage_events):
                yield guild.id

    def is_open(self, place: Address) -> bool:
        """Whether everyone in the server sees it."""
        found = self.channel(place)
        return found is not None and found.permissions_for(found.guild.default_role).view_channel

    def name_of(self, place: Address) -> str:
        found = self.channel(place)
        return found.name if found else ""

    def threads(self, place: Address, under: str | None = None) -> bool | None:
        """In voice channels and in threads there are none."""
        found = self.channel(place)
        if found is None:
            return None
        allowed = found.permissions_for(found.guild.me)
        begun = under is not None and under.isdecimal() and found.guild.get_thread(int(under)) is not None
        if not isinstance(found, TextChannel) or not allowed.send_messages_in_threads:
            return False
        return begun or allowed.create_public_threads

    def in_the_way(self, guild: str) -> Delivery | None:
        if self._client is None or not (self._client.is_ready() and self._mine(self._client, guild)):
            return None
        found = self._client.get_guild(int(guild))
        if found is None:
            return TenantGone()
        return Wait(OUTAGE) if found.unavailable else None

    def _mine(self, client: AutoShardedClient, guild: str) -> bool:
        shards = client.shard_count or 1
        return guild.isdecimal() and (int(guild) >> 22) % shards in (client.shard_ids or range(shards))
