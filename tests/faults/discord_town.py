"""Servers of the stand-in Discord, and the bot in processes of its own, each with its shards, on one store."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.adapters.discord.serving import labels, text
from tests.adapters.discord.standin import StandIn
from tests.adapters.discord.visits import Visit
from tests.adapters.discord.world import TEXT, Channel, Guild, Message, User

ROOT = Path(__file__).parents[2]
MOMENT, A_WHILE, PATIENCE = 0.05, 1.0, 60.0
MOST_TRIES = 15


class Process:
    """`commonground run`."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        await self._ended()

    async def kill(self) -> None:
        self._process.kill()
        await self._ended()

    def look(self) -> None:
        """Whoever has ended by itself is not waited for."""
        if self._process.returncode is not None:
            raise AssertionError(f"it has ended, with {self._process.returncode}")

    async def _ended(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self._process.wait()


class Place:
    """A channel of a server, in which Ana acts. `kind` is the channel's."""

    def __init__(self, discord: StandIn, name: str, shard: int, shards: int, kind: int = TEXT) -> None:
        self._discord = discord
        self.ana: User = discord.world.user(f"Ana of {name}")
        self.ben: User = discord.world.user(f"Ben of {name}")
        self.guild: Guild = discord.world.guild(name, self.ana, self.ben, shard=shard, shards=shards)
        self.room: Channel = discord.world.channel(self.guild, "housing", kind)

    def types(self, root: str, **options: object) -> Visit:
        return self._discord.visits.types(self.ana, self.room, root, **options)

    def presses(self, label: str, user: User | None = None) -> Visit:
        who = user or self.ana
        return self._discord.visits.presses(who, self._newest(label, who), label)

    def sends(self, **answers: str) -> Visit:
        return self._discord.visits.sends(self.ana, self.room, **answers)

    def sees(self, label: str, user: User | None = None) -> bool:
        return any(label in labels(each) for each in self._seen(user or self.ana))

    def said(self) -> list[str]:
        return [text(each) for each in self._discord.messages(self.room)]

    def told(self) -> str:
        return "\n".join(text(each) for each in self._discord.visits.seen(self.ana))

    def _newest(self, label: str, user: User) -> Message:
        found = [each for each in self._seen(user) if label in labels(each)]
        return max(found, key=lambda each: each.newest)

    def _seen(self, user: User) -> list[Message]:
        return [*self._discord.messages(self.room), *self._discord.visits.seen(user)]


class Town:
    def __init__(self, discord: StandIn, url: str) -> None:
        self.discord = discord
        self._url = url
        self.processes: list[Process] = []

    async def starts(self, shards: int, *ids: int, **more: str) -> Process:
        """One more process, which has these of so many shards."""
        given = {
            "database_url": self._url, "web_port": "0", "discord_bot_token": self.discord.world.token,
            "discord_api": self.discord.api, "discord_gateway": self.discord.gateway, "discord_shards": str(shards),
            "discord_shard_ids": ",".join(map(str, ids)), **more,
        }  # fmt: skip
        environment = {**os.environ, **{f"COMMONGROUND_{name.upper()}": value for name, value in given.items()}}
        command = (sys.executable, "-m", "adapters", "run")
        made = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env=environment, stdout=asyncio.subprocess.DEVNULL
        )
        self.processes.append(process := Process(made))
        await self.until(lambda: set(ids) <= self._shards(shards))
        return process

    async def stops(self, process: Process, *, killed: bool = False) -> None:
        self.processes.remove(process)
        await (process.kill() if killed else process.stop())

    async def end(self) -> None:
        for process in list(self.processes):
            await self.stops(process)

    async def presses(self, place: Place, label: str, by: User | None = None) -> None:
        """As soon as they see it."""
        try:
            await self.until(lambda: place.sees(label, by))
        except TimeoutError as error:
            raise AssertionError(f"nobody sees {label}: {place.said()}, {place.told()[-600:]}") from error
        await self.does(place.presses(label, by))

    async def says(self, place: Place, part: str) -> None:
        await self.until(lambda: any(part in said for said in place.said()))

    async def does(self, visit: Visit) -> None:
        await self.until(lambda: visit.answered > 0)

    async def offers(self, place: Place, root: str, label: str) -> None:
        """Typed again and again until it does: what a process has just begun with it learns bit by bit."""
        for _ in range(MOST_TRIES):
            await self.does(place.types(root))
            with suppress(TimeoutError):
                await self.until(lambda: place.sees(label), A_WHILE)
                return
        raise AssertionError(f"{root} does not offer {label}")

    async def until(self, seen: Callable[[], bool], patience: float = PATIENCE) -> None:
        """It is so; Discord is looked at again whenever it is called, and every moment."""
        async with asyncio.timeout(patience):
            while not seen():
                for each in self.processes:
                    each.look()
                self.discord.rest.changed.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self.discord.rest.changed.wait(), MOMENT)

    def _shards(self, shards: int) -> set[int]:
        return {each.shard for each in self.discord.links.connected if each.shards == shards}
