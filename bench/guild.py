"""A Discord for bench/discord.py: a server in which it says yes to everything, and what people do there, as frames of
its gateway."""

import asyncio
import json
from collections.abc import Callable
from itertools import count

from aiohttp import WSMsgType, web

from bench.discording import TOKENS
from bench.filling import Group
from bot.features.listening.commands import Join, ListenOnly
from bot.kernel.command import Account, Address
from bot.kernel.wire import encode

SERVER, APPLICATION = "7000", "8000"
PRESS, COMMAND = "press", "command"
HEARTBEAT, IDENTIFY, HELLO, HEARD, DISPATCH = 1, 2, 10, 11, 0
LONG_AGO, ALL = "2026-01-01T00:00:00+00:00", str(1 << 11 | 1 << 10 | 1 << 15)
ME = {"id": APPLICATION, "username": "bot", "discriminator": "0", "avatar": None, "bot": True}
ABOUT = {"name": "bot", "description": "", "icon": None, "bot_public": True, "bot_require_code_grant": False}

Json = dict[str, object]


class InDiscord(Group):
    """Its home is a channel."""

    @property
    def address(self) -> Address:
        return Address("discord", SERVER, str(10_000 + self.number))

    def account(self, person: int) -> Account:
        return Account("discord", SERVER, str(1_000_000 + 1_000 * self.number + person))


class Discord:
    """Says yes to everything; of an interaction it waits for the first answer."""

    def __init__(self) -> None:
        self._numbers = count(100_000)
        self._links: dict[str, web.WebSocketResponse] = {}
        self._answered: dict[str, asyncio.Future[None]] = {}
        self._changed = asyncio.Event()
        self.app = web.Application()
        self.app.router.add_get("/gateway", self._linked)
        self.app.router.add_post("/interactions/{id}/{token}/callback", self._called)
        self.app.router.add_route("*", "/{any:.*}", self._yes)

    async def connected(self, name: str) -> None:
        """Until it says so; a minute at most."""
        async with asyncio.timeout(60):
            while name not in self._links:
                self._changed.clear()
                await self._changed.wait()

    async def tells(self, name: str, told: Json) -> None:
        number = str(next(self._numbers))
        answer = self._answered[number] = asyncio.get_running_loop().create_future()
        frame = {**told, "id": number, "token": number}
        await self._links[name].send_str(json.dumps({"op": DISPATCH, "t": "INTERACTION_CREATE", "s": 9, "d": frame}))
        await answer

    async def _linked(self, request: web.Request) -> web.WebSocketResponse:
        link = web.WebSocketResponse()
        await link.prepare(request)
        await link.send_json({"op": HELLO, "d": {"heartbeat_interval": 60_000}})
        async for message in link:
            said = json.loads(message.data) if message.type is WSMsgType.TEXT else {}
            if said.get("op") == HEARTBEAT:
                await link.send_json({"op": HEARD})
            elif said.get("op") == IDENTIFY:
                name = next(name for name, token in TOKENS.items() if token == said["d"]["token"])
                self._links[name] = link
                await link.send_json({"op": DISPATCH, "t": "READY", "s": 1, "d": ready()})
                await link.send_json({"op": DISPATCH, "t": "GUILD_CREATE", "s": 2, "d": server()})
                self._changed.set()
        if said_by := next((name for name, each in self._links.items() if each is link), None):
            del self._links[said_by]
        return link

    async def _called(self, request: web.Request) -> web.Response:
        await request.read()
        self._answered.pop(request.match_info["id"]).set_result(None)
        return answered({"interaction": {"id": request.match_info["id"], "type": 2}})

    async def _yes(self, request: web.Request) -> web.Response:
        await request.read()
        if request.path.endswith("/commands"):
            return answered([])
        if request.path.endswith("/gateway/bot"):
            limit = {"total": 1_000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
            address = f"ws://{request.host}/gateway"
            return answered({"url": address, "shards": 1, "session_start_limit": limit})
        return answered(
            {**ME, **ABOUT, "verify_key": "", "flags": 0, "owner": ME, "url": f"ws://{request.host}/gateway"}
        )


def answered(said: object) -> web.Response:
    """The library reads it only if its type is exactly this."""
    return web.Response(body=json.dumps(said).encode(), content_type="application/json")


def ready() -> Json:
    application = {"id": APPLICATION, "flags": 0}
    return {
        "v": 10, "user": ME, "guilds": [{"id": SERVER, "unavailable": True}], "session_id": "s", "shard": [0, 1],
        "resume_gateway_url": "ws://127.0.0.1", "application": application,
    }  # fmt: skip


def server() -> Json:
    return {
        "id": SERVER, "name": "Town", "unavailable": False, "owner_id": "1", "roles": [], "channels": [], "threads": [],
        "voice_states": [], "members": [], "member_count": 1, "joined_at": LONG_AGO, "large": False, "emojis": [],
        "stickers": [], "features": [], "presences": [], "stage_instances": [], "preferred_locale": "en-US",
        "guild_scheduled_events": [], "verification_level": 0, "mfa_level": 0, "default_message_notifications": 0,
        "explicit_content_filter": 0, "nsfw_level": 0, "premium_tier": 0, "afk_timeout": 300, "system_channel_flags": 0,
    }  # fmt: skip


def interaction(group: Group, person: int, kind: int, data: Json) -> Json:
    user = {"id": group.account(person).user, "username": "p", "discriminator": "0", "avatar": None}
    member = {"user": user, "roles": [], "joined_at": LONG_AGO, "deaf": False, "mute": False, "flags": 0}
    channel = {"id": group.address.channel, "type": 0, "name": "c", "guild_id": SERVER, "position": 0}
    return {
        "application_id": APPLICATION, "type": kind, "version": 1, "data": data, "guild_id": SERVER, "locale": "en-US",
        "channel_id": group.address.channel, "channel": {**channel, "permission_overwrites": [], "parent_id": None},
        "member": {**member, "permissions": "0"}, "app_permissions": ALL, "entitlements": [], "context": 0,
        "authorizing_integration_owners": {}, "attachment_size_limit": 1,
    }  # fmt: skip


def press(group: Group, person: int, number: int) -> Json:
    """As bench/filling.py's: in turn they only listen and join again."""
    wire = encode(Join(group.round) if number % 2 else ListenOnly(group.round))
    message = {
        "id": "1", "channel_id": group.address.channel, "author": ME, "content": "", "timestamp": LONG_AGO, "type": 0,
        "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": False, "components": [], "flags": 1 << 15,
    }  # fmt: skip
    return {**interaction(group, person, 3, {"custom_id": wire, "component_type": 2}), "message": message}


def command(group: Group, person: int, number: int) -> Json:
    """They look at the round."""
    return interaction(group, person, 2, {"id": str(number), "name": "listening-round", "type": 1})


KINDS: dict[str, Callable[[Group, int, int], Json]] = {PRESS: press, COMMAND: command}
