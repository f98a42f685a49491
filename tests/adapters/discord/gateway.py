"""The stand-in's gateway: connections of shards, their sessions, what happens in the world told to those whom it is
for, and all that can go wrong with a connection."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.adapters.discord.shapes import created, online
from tests.adapters.discord.world import Json, World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, HEARD = 0, 1, 2, 6, 7, 9, 10, 11
BAD_TOKEN, INVALID_SHARD = 4004, 4010
CALLS = 1 << 7
"""The intent to be told who is on a call."""


@dataclass(eq=False)
class Session:
    """`log` is all that it was told, by number from 1, or would have been had it been connected."""

    id: str
    shard: int
    shards: int
    intents: int
    log: list[tuple[str, Json]] = field(default_factory=list)
    link: web.WebSocketResponse | None = None
    transport: asyncio.Transport | None = None

    @property
    def hears_calls(self) -> bool:
        return bool(self.intents & CALLS)

    def hears_of(self, guild: str) -> bool:
        return (int(guild or 0) >> 22) % self.shards == self.shard


class Gateway:
    """`refusing` is the code with which whoever comes is sent away, `least_shards` how many there have to be. `made`
    counts connections, `resumed` sessions, `beats` heartbeats."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._numbers = 0
        self.sessions: dict[str, Session] = {}
        self.address = ""
        self.refusing = 0
        self.least_shards = 1
        self._doing: set[asyncio.Task[None]] = set()
        self.made = 0
        self.resumed = 0
        self.beats = 0
        self.tells_statuses = True
        world.tell = self.tell

    @property
    def connected(self) -> list[Session]:
        return [each for each in self.sessions.values() if each.link and not each.link.closed]

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        link = web.WebSocketResponse()
        await link.prepare(request)
        self.made += 1
        if self.refusing:
            await link.close(code=self.refusing)
            return link
        await self._send(link, HELLO, {"heartbeat_interval": 41_250})
        session: Session | None = None
        try:
            async for message in link:
                if message.type is WSMsgType.TEXT:
                    session = await self._heard(link, json.loads(message.data)) or session
                    if session:
                        session.transport = request.transport
        finally:
            if session and session.link is link:
                session.link = None
        return link

    async def _heard(self, link: web.WebSocketResponse, said: Json) -> Session | None:
        match said["op"]:
            case 1:
                self.beats += 1
                await self._send(link, HEARD, None)
            case 2:
                return await self._identified(link, said["d"])
            case 6:
                return await self._resumed(link, said["d"])
            case 43 if self.tells_statuses:
                await self._told_statuses(link, said["d"])
        return None

    async def _told_statuses(self, link: web.WebSocketResponse, said: Json) -> None:
        """Of those that have one, to who asks."""
        session = next(each for each in self.sessions.values() if each.link is link)
        here = (each for each in self._world.channels.values() if each.guild == said["guild_id"])
        told = [{"id": each.id, "status": each.status} for each in here if each.status and "status" in said["fields"]]
        await self._dispatch(session, "CHANNEL_INFO", {"guild_id": said["guild_id"], "channels": told})

    async def _identified(self, link: web.WebSocketResponse, said: Json) -> Session | None:
        shard, shards = said.get("shard", [0, 1])
        if said["token"] != self._world.token:
            await link.close(code=BAD_TOKEN)
            return None
        if not 0 <= shard < shards or self.least_shards > shards:
            await link.close(code=INVALID_SHARD)
            return None
        self._numbers += 1
        session = Session(f"session-{self._numbers}", shard, shards, said["intents"], link=link)
        self.sessions[session.id] = session
        here = [each for each in self._world.guilds.values() if session.hears_of(each.id) and not each.gone]
        await self._dispatch(session, "READY", online(self._world, session.id, [shard, shards], here, self.address))
        for guild in here:
            if not guild.out:
                await self._dispatch(session, "GUILD_CREATE", created(self._world, guild, voice=session.hears_calls))
        return session

    async def _resumed(self, link: web.WebSocketResponse, said: Json) -> Session | None:
        session = self.sessions.get(said["session_id"])
        if session is None or said["token"] != self._world.token:
            await self._send(link, INVALID, False)
            return None
        session.link = link
        self.resumed += 1
        for number in range(said["seq"], len(session.log)):
            event, data = session.log[number]
            await self._send(link, DISPATCH, data, event, number + 1)
        await self._dispatch(session, "RESUMED", {})
        return session

    def tell(self, guild: str, event: str, data: Json) -> None:
        """To all whom it is for, in order and in a moment."""
        for session in self.sessions.values():
            if session.hears_of(guild) and (event != "VOICE_STATE_UPDATE" or session.hears_calls):
                task = asyncio.get_running_loop().create_task(self._dispatch(session, event, data))
                self._doing.add(task)
                task.add_done_callback(self._doing.discard)

    async def _dispatch(self, session: Session, event: str, data: Json) -> None:
        session.log.append((event, data))
        if session.link and not session.link.closed:
            await self._send(session.link, DISPATCH, data, event, len(session.log))

    async def _send(
        self, link: web.WebSocketResponse, op: int, data: object, event: str | None = None, number: int | None = None
    ) -> None:
        with suppress(ConnectionError):
            await link.send_json({"op": op, "d": data, "t": event, "s": number})

    # What goes wrong

    async def cut(self) -> None:
        """All connections break, and sessions live on."""
        for session in self.connected:
            if session.transport:
                session.transport.abort()

    async def ask_to_reconnect(self) -> None:
        for session in self.connected:
            if session.link:
                await self._send(session.link, RECONNECT, None)

    async def forget(self) -> None:
        """All sessions end; who comes back begins anew."""
        links = [each.link for each in self.connected]
        self.sessions.clear()
        for link in links:
            if link:
                await self._send(link, INVALID, False)

    async def send_away(self, code: int) -> None:
        """With this code, now and whoever comes later."""
        self.refusing = code
        for session in self.connected:
            if session.link:
                await session.link.close(code=code)

    async def settled(self, seen: Callable[[], bool], patience: float = 5.0) -> None:
        """Until it is so."""
        async with asyncio.timeout(patience):
            while not seen():
                await asyncio.to_thread(lambda: None)
