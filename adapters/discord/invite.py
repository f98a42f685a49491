"""The link with which the bot is put into a server: what it asks for, no more than it needs, in one number."""

from urllib.parse import urlencode

from discord import Permissions

PAGE = "https://discord.com/oauth2/authorize"
SCOPES = ("bot", "applications.commands")
NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_private_threads": "Create Private Threads",
    "embed_links": "Embed Links",
    "read_message_history": "Read Message History",
    "attach_files": "Attach Files",
}
"""What the bot cannot do without, as the library and as Discord's settings call it."""

ON_CALLS = {"connect": "Connect", "mute_members": "Mute Members"}
"""With these it can mute all but the speaker; who may not come to a call may mute nobody on it."""

MORE = {"create_public_threads": "Create Public Threads", "create_events": "Create Events"}
"""What the link does not ask for: with the one the talk of a round stands in a thread under its card, with the other
dates are events of the server."""


SAYING = {"set_voice_channel_status": "Set Voice Channel Status", "manage_channels": "Manage Channels"}
"""Nor for these: with both, a voice channel says in its status who speaks while the bot mutes there. Discord asks for
the second of who is not on the call; it is best given in that one channel."""


def permissions(*, voice: bool = False) -> Permissions:
    return Permissions(**dict.fromkeys((*NEEDED, *(ON_CALLS if voice else ())), True))


def missing(granted: Permissions, *, voice: bool = False) -> tuple[str, ...]:
    """What is not among it, as Discord's settings call it; an administrator may do everything."""
    asked = {**NEEDED, **(ON_CALLS if voice else {})}
    return () if granted.administrator else tuple(said for name, said in asked.items() if not getattr(granted, name))


def not_used(granted: Permissions, *, voice: bool = False) -> tuple[str, ...]:
    """What could be granted too, as Discord's settings call it."""
    could = {**MORE, **(SAYING if voice else {})}
    return () if granted.administrator else tuple(said for name, said in could.items() if not getattr(granted, name))


def link(application: str, *, voice: bool = False) -> str:
    asked = {"client_id": application, "permissions": permissions(voice=voice).value, "scope": " ".join(SCOPES)}
    return f"{PAGE}?{urlencode(asked)}"
