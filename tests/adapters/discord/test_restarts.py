"""A whole round on a call, with another process of the bot from any moment on: told to stop, or killed. Whatever the
moment, what people see, what they can press and who is muted is what it would have been."""

import shutil
from collections.abc import AsyncIterator, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from adapters.service import Service
from adapters.terminal.script import Pressing
from storage.store import open_store
from tests.adapters.discord import calls
from tests.adapters.discord.linking import hurried
from tests.adapters.discord.playing import Player, pressable
from tests.adapters.discord.serving import Scene, settings, text
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.world import VOICE

SET_UP = """
ana: /coalition
ana presses Set one up
ana presses Continue
ana answers Riverside
ben: /coalition
ben presses Add mine
ben presses Continue
ben answers Harbour
mei: /coalition
mei presses Add mine
mei presses Continue
mei answers Youth Office
+2m
"""
ROUND: tuple[str | Pressing, ...] = (
    "ana: /listening-round What now? manner:spoken",
    "ana presses Join",
    "ben presses Join",
    "mei presses Join",
    "ana: /listening-round",
    Pressing((("ana", "Mute while someone speaks"),)),
    "ana presses Start",
    "ana presses I'm here",
    "ana presses One more minute",
    "ana presses Done",
    "ana presses Not done yet",
    "ana presses Done",
    "+25s",
    "ben presses Pass",
    "mei presses I'm here",
    "ana presses Pause",
    "ana presses Resume",
    "mei presses Done",
    "+25s",
    "ben presses I'm here",
    "ben presses Done",
    "+25s",
)
CUTS = range(len(ROUND))
ON_CALL = ("ana", "ben", "mei")


@dataclass(frozen=True)
class Seen:
    """After a step: who is muted, and each message with what can be pressed on it."""

    muted: frozenset[str]
    messages: tuple[tuple[str, tuple[str, ...]], ...]


class Hall:
    """A server with a call on which three people are, and the bot as it lives one life after another."""

    def __init__(self, discord: StandIn) -> None:
        self.scene = Scene(discord)
        self.scene.guild.granted |= {"connect", "mute_members"}
        self.scene.room = discord.world.channel(self.scene.guild, "hall", VOICE)
        self.player = Player(self.scene)
        for each in ON_CALL:
            calls.comes(discord.world, self.player.people[each], self.scene.room)

    async def starts(self, url: str) -> None:
        self.store = open_store(url)
        given = settings(self.scene.discord, discord_voice=True)
        service = await Service.on(self.store, given, self.scene.logger(), now=lambda: self.scene.now)
        hurried(service.discord.client)
        await service.start()
        self.scene.service = service

    async def ends(self, *, killed: bool) -> None:
        """Who is killed does nothing more: nobody is unmuted."""
        service = self.player.service
        if killed:
            service.bot.muting.stop = service.bot.muting._loop.stop  # type: ignore[method-assign]  # noqa: SLF001
        await service.stop()
        await self.store.close()
        self.scene.service = None

    async def does(self, step: str | Pressing) -> Seen:
        await (self.player.play(step) if isinstance(step, str) else self.player.step(step))
        return await self.seen()

    async def seen(self) -> Seen:
        """When all that is due has happened, and been told to the bot."""
        for _ in range(3):
            await self.player.service.bot.settle()
            await self.scene.discord.links.settled(self._told)
        names = {user.id: name for name, user in self.player.people.items()}
        return Seen(frozenset(names[each] for each in self.scene.guild.muted), tuple(self._messages()))

    def _told(self) -> bool:
        return calls.told(self.player.service.discord.client, self.scene.guild)

    def _messages(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for each in self.scene.discord.messages(self.scene.room):
            yield text(each), tuple(pressable(each))

    def forgets(self, now: datetime) -> None:
        """All that was said; it is as late as it was."""
        world = self.scene.discord.world
        self.scene.room.messages.clear()
        world.nonces.clear()
        self.scene.discord.visits.all.clear()
        self.scene.now = now


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing


@pytest.fixture
async def hall(discord: StandIn) -> AsyncIterator[Hall]:
    made = Hall(discord)
    yield made
    if made.scene.service:
        await made.ends(killed=True)


async def held(hall: Hall, url: str, cuts: Collection[int] = (), *, killed: bool = False) -> list[Seen]:
    """The round, with another process after each of these steps; what is seen after each."""
    await hall.starts(url)
    seen: list[Seen] = []
    for number, step in enumerate(ROUND):
        seen.append(await hall.does(step))
        if number in cuts:
            await hall.ends(killed=killed)
            await hall.starts(url)
            assert await hall.seen() == seen[-1], f"after {step}"
    await hall.ends(killed=False)
    assert hall.scene.guild.muted == set()
    return seen


async def begun(hall: Hall, url: str) -> None:
    await hall.starts(url)
    await hall.player.play(SET_UP)
    await hall.ends(killed=False)


async def tried(hall: Hall, url: str, cuts: Iterable[int], *, killed: bool) -> None:
    """The same evening again and again, each with one cut; each is what the first was, which had none."""
    file, now = Path(url.removeprefix("sqlite:///")), hall.scene.now
    whole: list[Seen] = []
    for cut in (None, *cuts):
        hall.forgets(now)
        there = shutil.copy(file, file.with_name(f"cut-{cut}.sqlite3"))
        seen = await held(hall, f"sqlite:///{there}", () if cut is None else (cut,), killed=killed)
        whole = whole or seen
        for step, now_seen, then_seen in zip(ROUND, seen, whole, strict=True):
            assert now_seen == then_seen, f"{step}, with another process after {ROUND[cut or 0]}"
    who = [each.muted for each in whole]
    assert {frozenset(), frozenset({"ben", "mei"}), frozenset({"ana", "ben"}), frozenset({"ana", "mei"})} == set(who)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("killed", [False, True], ids=["stopped", "killed"])
async def test_a_round_goes_on_in_another_process(hall: Hall, sqlite_url: str, *, killed: bool) -> None:
    """From a few steps on; from each of them in the long tests."""
    await begun(hall, sqlite_url)
    await tried(hall, sqlite_url, CUTS[5 + killed :: 6], killed=killed)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("killed", [False, True], ids=["stopped", "killed"])
async def test_a_round_goes_on_in_another_process_from_any_step(hall: Hall, sqlite_url: str, *, killed: bool) -> None:
    """Whichever it is."""
    await begun(hall, sqlite_url)
    await tried(hall, sqlite_url, CUTS, killed=killed)


@pytest.mark.parametrize("killed", [False, True], ids=["stopped", "killed"])
async def test_a_round_lives_in_a_new_process_after_each_step(hall: Hall, url: str, *, killed: bool) -> None:
    """On both stores."""
    await begun(hall, url)
    seen = await held(hall, url, CUTS, killed=killed)
    assert "This round is over" in str(seen[-1].messages)
