"""How the gateway tells of a world: servers with their channels and calls, and who is on which."""

from tests.adapters.discord.world import BITS, Guild, Json, User, World

LONG_AGO = "2026-01-01T00:00:00+00:00"
PLAIN: Json = {
    "large": False, "emojis": [], "stickers": [], "features": [], "presences": [], "stage_instances": [],
    "preferred_locale": "en-US", "guild_scheduled_events": [], "verification_level": 0, "mfa_level": 0,
    "default_message_notifications": 0, "explicit_content_filter": 0, "nsfw_level": 0, "premium_tier": 0,
    "afk_timeout": 300, "system_channel_flags": 0,
}  # fmt: skip
"""What of a server is no matter here."""


def online(world: World, session: str, shard: list[int], guilds: list[Guild], gateway: str) -> Json:
    return {
        "v": 10, "user": world.bot.shown(), "guilds": [{"id": each.id, "unavailable": True} for each in guilds],
        "session_id": session, "resume_gateway_url": gateway, "shard": shard,
        "application": {"id": world.bot.id, "flags": 0},
    }  # fmt: skip


def created(world: World, guild: Guild, *, voice: bool) -> Json:
    here = [each for each in world.channels.values() if each.guild == guild.id]
    everyone: Json = {
        "id": guild.id, "name": "@everyone", "permissions": str(allowed(guild)), "color": 0, "hoist": False,
        "position": 0, "managed": False, "mentionable": False, "flags": 0,
    }  # fmt: skip
    calls = [voice_state(world, guild, user) for user in guild.calls] if voice else []
    return {
        "id": guild.id, "name": guild.name, "unavailable": False, "owner_id": "1", "roles": [everyone],
        "channels": [each.shown(world.bot.id) for each in here if not each.thread],
        "threads": [each.shown() for each in here if each.thread], "voice_states": calls,
        "members": [member(guild, world.bot)], "member_count": len(guild.members), "joined_at": LONG_AGO, **PLAIN,
    }  # fmt: skip


def allowed(guild: Guild) -> int:
    """What the bot may do in it."""
    return sum(BITS[name] for name in guild.granted)


def member(guild: Guild, user: User) -> Json:
    muted = user.id in guild.muted
    told: Json = {"user": user.shown(), "nick": None, "avatar": None, "roles": [], "joined_at": LONG_AGO, "flags": 0}
    return {**told, "deaf": False, "mute": muted, "premium_since": None, "pending": False}


def voice_state(world: World, guild: Guild, user: str) -> Json:
    """Of someone who is on no call, too."""
    there = guild.calls.get(user)
    return {
        "guild_id": guild.id, "channel_id": there.channel if there else None, "user_id": user, "session_id": f"v{user}",
        "deaf": False, "mute": user in guild.muted, "self_deaf": False, "self_mute": False, "self_video": False,
        "suppress": bool(there and there.suppressed), "request_to_speak_timestamp": None,
        "member": member(guild, world.users[user]),
    }  # fmt: skip
