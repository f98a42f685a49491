"""Who speaks, as the status of a voice channel: the whole bot on a stand-in, through a round on a call."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from discord import VoiceChannel

from adapters.discord.text import PLATFORM
from bot.dispatch.ports import Reach, Reaches
from bot.kernel.command import Address
from tests.adapters.discord import calls
from tests.adapters.discord.faults import Broken, Limited, Lost
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.test_restarts import ROUND, SET_UP, Hall
from tests.adapters.discord.world import STAGE

SET = "PUT /channels/{channel}/voice-status"
RIGHTS = {"set_voice_channel_status", "manage_channels"}
ANA, MEI = (f"{name} speaks · Common Ground" for name in ("Ana Kowalska", "Mei Tanaka"))
REACH: Reaches = (Reach(PLATFORM),)


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def hall(discord: StandIn) -> AsyncIterator[Hall]:
    made = Hall(discord)
    made.scene.guild.granted |= RIGHTS
    yield made
    if made.scene.service:
        await made.ends(killed=False)


async def shown(hall: Hall) -> str:
    """When all that is due has been done, and been told to the bot."""
    statuses = hall.player.service.discord.statuses
    assert statuses
    for _ in range(6):
        await statuses.sweep()
        await hall.seen()
        await hall.scene.stirred()
    return hall.scene.room.status


async def plays(hall: Hall, url: str, steps: int) -> None:
    await hall.starts(url)
    for line in SET_UP.strip().splitlines():
        await hall.player.play(line)
    for step in ROUND[:steps]:
        await hall.does(step)


def called(hall: Hall) -> object:
    """The channel, as the bot knows it."""
    room = hall.scene.room
    return hall.player.service.discord.told.channel(Address(PLATFORM, room.guild, room.id))


def asked(hall: Hall) -> int:
    return len(hall.scene.discord.rest.called(SET))


async def test_it_says_who_speaks(hall: Hall, sqlite_url: str) -> None:
    """From turn to turn; in a pause and at the end nothing, and with nothing left to do Discord is not asked."""
    await plays(hall, sqlite_url, 8)
    assert await shown(hall) == ANA
    for step in ROUND[8:15]:
        await hall.does(step)
    assert await shown(hall) == MEI
    before = asked(hall)
    assert (await shown(hall), asked(hall)) == (MEI, before)
    await hall.does("ana presses Pause")
    assert await shown(hall) == ""
    await hall.does("ana presses Resume")
    assert await shown(hall) == MEI
    for step in ROUND[17:]:
        await hall.does(step)
    assert await shown(hall) == ""
    await hall.ends(killed=False)


@pytest.mark.parametrize("over", [False, True], ids=["goes on", "is over"])
async def test_what_a_killed_bot_left_there_is_undone(hall: Hall, sqlite_url: str, *, over: bool) -> None:
    """Where the round goes on its next life says what is so; where all have hung up meanwhile, nothing."""
    await plays(hall, sqlite_url, 8)
    assert await shown(hall) == ANA
    await killed(hall)
    assert hall.scene.room.status == ANA
    if over:
        for each in ("ana", "ben", "mei"):
            calls.goes(hall.scene.discord.world, hall.player.people[each], hall.scene.guild)
    await hall.starts(sqlite_url)
    assert await shown(hall) == ("" if over else ANA)
    await hall.ends(killed=False)
    assert hall.scene.room.status == ""


async def killed(hall: Hall) -> None:
    """It does nothing more."""
    statuses = hall.player.service.discord.statuses
    assert statuses
    statuses.stop = statuses._loop.stop  # type: ignore[method-assign]  # noqa: SLF001 - as by kill -9
    await hall.ends(killed=True)


async def test_what_people_write_there_is_theirs(hall: Hall, sqlite_url: str) -> None:
    """Before a round, in a turn, and while the bot was away; when they take it away the bot says again who speaks."""
    world, room = hall.scene.discord.world, hall.scene.room
    room.status = "Movie night"
    await plays(hall, sqlite_url, 8)
    assert (await shown(hall), asked(hall)) == ("Movie night", 0)
    calls.says(world, room, "")
    assert await shown(hall) == ANA
    calls.says(world, room, "Popcorn")
    await hall.does("ana presses Done")
    assert await shown(hall) == "Popcorn"
    calls.says(world, room, "")
    await shown(hall)
    await killed(hall)
    calls.says(world, room, "Good night")
    await hall.starts(sqlite_url)
    assert await shown(hall) == "Good night"
    await hall.ends(killed=False)
    assert room.status == "Good night"


async def test_it_is_said_in_the_language_of_the_coalition(hall: Hall, sqlite_url: str) -> None:
    """Which its people have chosen."""
    await plays(hall, sqlite_url, 8)
    (found,) = await hall.store.read(lambda transaction, reach: transaction.mutes.speaking(reach), REACH)
    statuses, call = hall.player.service.discord.statuses, called(hall)
    assert statuses
    assert isinstance(call, VoiceChannel)
    assert statuses._wanted(replace(found, language="es"), call) == "Habla Ana Kowalska · Common Ground"  # noqa: SLF001
    await hall.ends(killed=False)


@pytest.mark.parametrize("lacks", [*sorted(RIGHTS)])
async def test_without_a_right_nothing_is_asked(hall: Hall, sqlite_url: str, lacks: str) -> None:
    """And people are muted as ever."""
    hall.scene.guild.granted.discard(lacks)
    await plays(hall, sqlite_url, 8)
    assert (await shown(hall), asked(hall)) == ("", 0)
    assert len(hall.scene.guild.muted) == 2
    await hall.ends(killed=False)


async def test_a_refusal_is_not_asked_for_again_and_again(hall: Hall, sqlite_url: str) -> None:
    """Discord was not told to say that the right is gone: once a quarter of an hour is enough, and all else goes on."""
    await plays(hall, sqlite_url, 7)
    hall.scene.guild.granted -= RIGHTS
    await hall.does(ROUND[7])
    await shown(hall)
    assert await shown(hall) == ""
    assert (asked(hall), len(hall.scene.guild.muted)) == (1, 2)
    assert "SetUpMissing" in hall.scene.log.getvalue()
    await hall.ends(killed=False)


@pytest.mark.parametrize("trouble", [Broken(), Limited(2.0), Lost()], ids=["broken", "limited", "lost"])
async def test_what_fails_is_tried_again(hall: Hall, sqlite_url: str, trouble: Broken | Limited | Lost) -> None:
    """In a few seconds; what Discord has done without its answer being heard, it tells itself."""
    hall.scene.discord.rest.faults.add(SET, trouble)
    await plays(hall, sqlite_url, 8)
    await shown(hall)
    hall.scene.now += timedelta(seconds=10)
    assert await shown(hall) == ANA
    await hall.ends(killed=False)
    assert hall.scene.room.status == ""


async def test_where_discord_does_not_tell_what_stands_nothing_is_set(hall: Hall, sqlite_url: str) -> None:
    """It could be people's own."""
    hall.scene.discord.links.tells_statuses = False
    await plays(hall, sqlite_url, 8)
    assert (await shown(hall), asked(hall), len(hall.scene.guild.muted)) == ("", 0, 2)
    await hall.ends(killed=False)


async def test_of_a_new_connection_it_is_asked_anew(hall: Hall, sqlite_url: str) -> None:
    """What was told on the old one may be over: someone wrote there meanwhile."""
    await plays(hall, sqlite_url, 8)
    assert await shown(hall) == ANA
    hall.scene.room.status = "Popcorn"
    links = hall.scene.discord.links
    await links.forget()
    await links.settled(lambda: any("GUILD_CREATE" in dict(each.log) for each in links.connected), patience=20)
    hall.scene.now += timedelta(seconds=70)
    await hall.does("ana presses Pause")
    assert await shown(hall) == "Popcorn"
    await hall.ends(killed=False)


async def test_a_stage_keeps_its_topic(hall: Hall, sqlite_url: str) -> None:
    """It is of whoever opened it."""
    hall.scene.room.kind = STAGE
    await plays(hall, sqlite_url, 8)
    assert (await shown(hall), asked(hall)) == ("", 0)
    await hall.ends(killed=False)


async def test_a_channel_that_is_gone_is_forgotten(hall: Hall, sqlite_url: str) -> None:
    """With what stood there."""
    await plays(hall, sqlite_url, 8)
    assert await shown(hall) == ANA
    hall.scene.discord.deletes(hall.scene.room)
    statuses = hall.player.service.discord.statuses
    assert statuses
    await hall.scene.discord.links.settled(lambda: called(hall) is None)
    await statuses.sweep()
    found = await hall.store.read(lambda transaction, reach: transaction.mutes.speaking(reach), REACH)
    assert not any(each.shown for each in found)
    await hall.ends(killed=False)
