"""What Discord tells of channels that are deleted, or in which the bot may do less or more, and of servers that take it
out and let it in again. An outage of a server is none of that: it comes back by itself."""

from discord import Client, Guild, Member, Permissions, RawThreadDeleteEvent, Role
from discord.abc import GuildChannel

from adapters.discord.invite import NEEDED
from adapters.discord.text import PLATFORM
from adapters.whereabouts import Whereabouts
from bot.features.coalition.model.homes import Why
from bot.kernel.command import Address

TO_WRITE = ("view_channel", "send_messages")
"""Without these nothing of the bot's reaches a channel."""


class Channels:
    """Each method that begins with `on` is called by the library, by its name."""

    def __init__(self, whereabouts: Whereabouts) -> None:
        self._whereabouts = whereabouts
        self._lacking: dict[int, dict[int, str]] = {}
        """By server, the channels in which a right is missing, and which."""

    def heard_by(self, client: Client) -> None:
        client.event(self.on_guild_channel_delete)
        client.event(self.on_guild_channel_update)
        client.event(self.on_raw_thread_delete)
        client.event(self.on_guild_remove)
        client.event(self.on_guild_join)
        client.event(self.on_guild_role_update)
        client.event(self.on_guild_role_delete)
        client.event(self.on_member_update)

    async def let_in(self, client: Client) -> None:
        """At the beginning: wherever the bot is, maybe again."""
        for guild in client.guilds:
            await self.on_guild_join(guild)

    async def on_guild_channel_delete(self, channel: GuildChannel) -> None:
        await self._whereabouts.tell(_place(channel.guild.id, channel.id), Why.gone)

    async def on_raw_thread_delete(self, thread: RawThreadDeleteEvent) -> None:
        await self._whereabouts.tell(_place(thread.guild_id, thread.thread_id), Why.gone)

    async def on_guild_channel_update(self, before: GuildChannel, after: GuildChannel) -> None:
        """If what the bot may write there is another matter now."""
        lacked, lacks = _lacking(before), _lacking(after)
        self._lacking.setdefault(after.guild.id, {})[after.id] = lacks
        if lacked != lacks:
            await self._tell(after, lacks)

    async def on_guild_role_update(self, _before: Role, after: Role) -> None:
        await self._look_around(after.guild)

    async def on_guild_role_delete(self, role: Role) -> None:
        await self._look_around(role.guild)

    async def on_member_update(self, _before: Member, after: Member) -> None:
        """Of others nothing is told."""
        if after.id == after.guild.me.id:
            await self._look_around(after.guild)

    async def _look_around(self, guild: Guild) -> None:
        """In all channels it may be another matter now."""
        before, now = self._lacking.get(guild.id, {}), _all_lacking(guild)
        self._lacking[guild.id] = now
        for channel in guild.channels:
            if before.get(channel.id, "") != now.get(channel.id, ""):
                await self._tell(channel, now.get(channel.id, ""))

    async def _tell(self, channel: GuildChannel, lacks: str) -> None:
        place = _place(channel.guild.id, channel.id)
        await self._whereabouts.tell(place, Why.forbidden if lacks else None, lacks)

    async def on_guild_remove(self, guild: Guild) -> None:
        self._lacking.pop(guild.id, None)
        await self._whereabouts.tell(Address(PLATFORM, str(guild.id), ""), Why.taken_out)

    async def on_guild_join(self, guild: Guild) -> None:
        self._lacking[guild.id] = _all_lacking(guild)
        await self._whereabouts.tell(Address(PLATFORM, str(guild.id), ""), None)


def _all_lacking(guild: Guild) -> dict[int, str]:
    return {each.id: lacks for each in guild.channels if (lacks := _lacking(each))}


def _lacking(channel: GuildChannel) -> str:
    """The first right that is missing, as Discord's settings call it."""
    allowed: Permissions = channel.permissions_for(channel.guild.me)
    return next((NEEDED[name] for name in TO_WRITE if not getattr(allowed, name)), "")


def _place(guild: int, channel: int) -> Address:
    return Address(PLATFORM, str(guild), str(channel))
