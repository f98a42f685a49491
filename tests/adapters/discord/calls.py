"""Who is on which call of a stand-in Discord, and who is muted there: what people, moderators and the bot do."""

from discord import Client

from tests.adapters.discord.shapes import voice_state
from tests.adapters.discord.world import STAGE, VOICE, Channel, Guild, OnCall, Refused, User, World

NEEDED = ("connect", "mute_members")
"""Who may not come to a call may do nothing on it."""


def comes(world: World, user: User, channel: Channel, *, speaks: bool = True) -> None:
    """On a stage people come to listen, unless somebody has them speak."""
    guild = world.guilds[channel.guild]
    guild.calls[user.id] = OnCall(channel.id, suppressed=channel.kind == STAGE and not speaks)
    tell(world, guild, user.id)


def goes(world: World, user: User, guild: Guild) -> None:
    """Whether they are muted stays as it is."""
    guild.calls.pop(user.id, None)
    tell(world, guild, user.id)


def mute(world: World, guild: str, user: str, *, quiet: bool) -> None:
    """By the bot, or by a moderator."""
    there = world.guilds[guild]
    world.member(guild, user)
    on = there.calls.get(user)
    if on is None:
        raise Refused(400, 40032, "Target user is not connected to voice.")
    world.found(on.channel, *NEEDED)
    moderate(world, there, user, quiet=quiet)


def moderate(world: World, guild: Guild, user: str, *, quiet: bool) -> None:
    (guild.muted.add if quiet else guild.muted.discard)(user)
    tell(world, guild, user)


def suppress(world: World, guild: str, user: str, channel: str, *, quiet: bool) -> None:
    there, place = world.guilds[guild], world.found(channel, *NEEDED)
    on = there.calls.get(user)
    if on is None or on.channel != channel:
        raise Refused(404, 10065, "Unknown Voice State")
    if place.kind != STAGE:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    on.suppressed = quiet
    tell(world, there, user)


def entitle(world: World, channel: str, status: str | None) -> None:
    """By the bot, which is on no call: so it takes both rights."""
    place = world.found(channel, "set_voice_channel_status", "manage_channels", "connect")
    if place.kind != VOICE:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    says(world, place, status or "")


def says(world: World, place: Channel, status: str) -> None:
    """Whoever has set it."""
    place.status = status
    told = {"id": place.id, "guild_id": place.guild, "status": status or None}
    world.tell(place.guild, "VOICE_CHANNEL_STATUS_UPDATE", told)


def heard(guild: Guild, channel: Channel) -> set[str]:
    """Who can be heard on the call."""
    on = {user for user, call in guild.calls.items() if call.channel == channel.id and not call.suppressed}
    return on - guild.muted if channel.kind == VOICE else on


def tell(world: World, guild: Guild, user: str) -> None:
    world.tell(guild.id, "VOICE_STATE_UPDATE", voice_state(world, guild, user))


def told(client: Client, guild: Guild) -> bool:
    """Whether it knows by now who is on which call of a server, and who is muted there."""
    here = client.get_guild(int(guild.id))
    channels = (*here.voice_channels, *here.stage_channels) if here else ()
    known = {
        (str(user), str(channel.id), state.mute, state.suppress)
        for channel in channels
        for user, state in channel.voice_states.items()
    }
    on = guild.calls.items()
    return known == {(user, call.channel, user in guild.muted, call.suppressed) for user, call in on}
