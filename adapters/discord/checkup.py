"""What the doctor finds out about Discord: it asks with the token that is set, and changes nothing."""

import asyncio
from collections.abc import Iterator

from aiohttp import ClientError
from discord import HTTPException, LoginFailure, Permissions
from structlog.typing import FilteringBoundLogger

from adapters.discord.gateway import TokenRefused
from adapters.discord.invite import link, missing, not_used
from adapters.discord.line import Invalid, Line, OutOfOrder, Quiet, leads_to
from adapters.doctor import Finding
from adapters.logs import logger
from adapters.settings import Settings

PATIENCE = 8.0
"""Seconds; the library would try for half a minute."""

AT_ONCE = 200
"""Servers that one call names."""


def look_at_discord(settings: Settings) -> tuple[Finding, ...]:
    return asyncio.run(asked(settings, logger(level="error")))


async def asked(settings: Settings, log: FilteringBoundLogger) -> tuple[Finding, ...]:
    """Whose token it is, where the bot is, and what it may not do there."""
    if settings.discord_bot_token is None:
        return (Finding("Discord", "not set up"),)
    leads_to(settings.discord_api, settings.discord_gateway)
    line = Line(settings.discord_bot_token.get_secret_value(), Invalid(log))
    try:
        async with asyncio.timeout(PATIENCE):
            await line.open()
            servers = await line.call("GET", f"/users/@me/guilds?limit={AT_ONCE}")
            wanted = await line.call("GET", "/gateway/bot")
    except LoginFailure:
        return (Finding("Discord", "does not know the token", TokenRefused.__doc__),)
    except (TimeoutError, HTTPException, ClientError, OSError, OutOfOrder, Quiet):
        return (Finding("Discord", "was not reached", "Look at the network, and try again in a moment."),)
    finally:
        await line.close()
    found = servers if isinstance(servers, list) else []
    told = (_of_server(each, line.user, voice=settings.discord_voice) for each in found if isinstance(each, dict))
    return (_of_all(len(found), line.user, settings), *_of_calls(settings), *_of_shards(wanted, settings), *told)


def _of_all(servers: int, application: str, settings: Settings) -> Finding:
    advice = None if servers else f"Put it into your server: {link(application, voice=settings.discord_voice)}"
    return Finding("Discord", f"knows the bot, which is in {servers} server{'' if servers == 1 else 's'}", advice)


def _of_server(server: dict[str, object], application: str, *, voice: bool) -> Finding:
    """In the whole server: a channel may say otherwise. The bot itself is well without it."""
    granted = Permissions(int(str(server.get("permissions", "0"))))
    lacks, more = missing(granted, voice=voice), not_used(granted, voice=voice)
    said = f"may not do everything: {', '.join(lacks)}" if lacks else "may do what it needs"
    if more and not lacks:
        said += f", and more if you like: {', '.join(more)}"
    again = f"Give the bot's role these rights, or put it in again: {link(application, voice=voice)}"
    return Finding(f"Server {server.get('name', '')}", f"the bot {said}", again if lacks else None, past=bool(lacks))


def _of_calls(settings: Settings) -> Iterator[Finding]:
    if settings.discord_voice:
        yield Finding("Calls", "the bot is told who is on them (voice_states), and hears nothing")


def _of_shards(wanted: object, settings: Settings) -> Iterator[Finding]:
    least = wanted.get("shards") if isinstance(wanted, dict) else None
    if isinstance(least, int) and least > settings.discord_shards:
        yield Finding("Shards", f"Discord wants {least}", f"Set COMMONGROUND_DISCORD_SHARDS={least} in all processes.")
