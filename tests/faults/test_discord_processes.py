"""The bot in Discord in several processes, each with its shards, on one PostgreSQL; and a call whose process is killed.
Real processes, real discord.py, real sockets, and time as it passes."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator

import psycopg
import pytest

from tests.adapters.discord import calls
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.world import VOICE, User
from tests.faults.discord_town import Place, Town

POST = "POST /channels/{channel}/messages"
REGISTERED = "PUT /applications/{bot}/commands"
ONCE = ("coalition.CoalitionSetUp", "listening.RoundOpened", "listening.RoundStarted", "listening.RoundEnded")


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing


async def set_up(town: Town, place: Place) -> None:
    """Ana's coalition."""
    await town.does(place.types("coalition"))
    await presses(town, place, "Set one up", "Continue")
    await town.until(lambda: place.ana.id in town.discord.visits.forms)
    await town.does(place.sends(name=place.guild.name))
    await town.until(lambda: place.guild.name in str(place.said()))


async def presses(town: Town, place: Place, *labels: str, by: User | None = None) -> None:
    for label in labels:
        await town.presses(place, label, by)


async def comes_in(town: Town, place: Place, user: User) -> None:
    """For an organisation of their own."""
    await presses(town, place, "Add mine", "Continue", by=user)
    await town.until(lambda: user.id in town.discord.visits.forms)
    await town.does(town.discord.visits.sends(user, place.room, name=f"Friends of {user.name}"))


def facts(url: str) -> Counter[str]:
    with psycopg.connect(url) as connection:
        return Counter(kind for (kind,) in connection.execute("SELECT fact FROM history").fetchall())


@pytest.mark.timeout(300)
async def test_each_home_is_served_once_whichever_process_has_its_shard(discord: StandIn, postgresql_url: str) -> None:
    """Each thing has one effect and is said once; commands are registered once, although all begin at once. Where no
    process has the shard nothing is answered, and others go on; then another one has it, and at last one has all."""
    town = Town(discord, postgresql_url)
    river, hill = (Place(discord, name, shard, 2) for shard, name in enumerate(("Riverside", "Hillside")))
    try:
        first, _ = await asyncio.gather(town.starts(2, 0, instance="first"), town.starts(2, 1, instance="second"))
        await asyncio.gather(set_up(town, river), set_up(town, hill))
        await asyncio.gather(*(town.does(each.types("listening-round", topic="What now?")) for each in (river, hill)))
        await asyncio.gather(*(presses(town, each, "Join", "Start") for each in (river, hill)))
        await town.until(lambda: river.sees("I'm here") and hill.sees("I'm here"))
        await town.stops(first)
        lost = river.presses("I'm here")
        await presses(town, hill, "I'm here")
        assert lost.answered == 0
        await town.starts(2, 0, instance="third")
        await presses(town, river, "I'm here")
        before = [*river.said(), *hill.said()]
        await town.end()
        await town.starts(1, 0, instance="last")
        for each in (river, hill):
            await presses(town, each, "End the round", "Yes")
            await town.says(each, "This round is over")
    finally:
        await town.end()
    assert len(discord.rest.called(REGISTERED)) == 1
    happened = facts(postgresql_url)
    assert {kind: happened[kind] for kind in ONCE} == dict.fromkeys(ONCE, 2)
    posted = Counter(
        (call.path, str(call.given["components"])) for call in discord.rest.called(POST) if call.answer == "ok"
    )
    assert set(posted.values()) == {1}
    assert not any("was away" in said for said in before)


@pytest.mark.timeout(300)
async def test_nobody_stays_muted_when_a_process_is_killed(discord: StandIn, sqlite_url: str) -> None:
    """Whoever was muted when it died can speak when the round is over, and who came to the call meanwhile."""
    town, hall = Town(discord, sqlite_url), Place(discord, "Riverside", 0, 1, VOICE)
    cem = discord.world.user("Cem")
    hall.guild.members.add(cem.id)
    hall.guild.granted |= {"connect", "mute_members"}
    for each in (hall.ana, hall.ben):
        calls.comes(discord.world, each, hall.room)
    try:
        await town.starts(1, 0)
        await set_up(town, hall)
        for each in (hall.ben, cem):
            await comes_in(town, hall, each)
        await town.end()
        dies = await town.starts(1, 0, discord_voice="true")
        await town.does(hall.types("listening-round", topic="What now?", manner="spoken"))
        for each in (hall.ana, hall.ben, cem):
            await presses(town, hall, "Join", by=each)
        await town.offers(hall, "listening-round", "Mute while someone speaks")
        await presses(town, hall, "Mute while someone speaks", "Start", "I'm here")
        await town.until(lambda: hall.guild.muted == {hall.ben.id})
        await town.stops(dies, killed=True)
        calls.comes(discord.world, cem, hall.room)
        await town.starts(1, 0, discord_voice="true")
        await town.until(lambda: hall.guild.muted == {hall.ben.id, cem.id})
        await presses(town, hall, "End the round", "Yes")
        await town.until(lambda: not hall.guild.muted)
    finally:
        await town.end()
