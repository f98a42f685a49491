"""Muting on Discord's calls: the real library on a stand-in, with a record that outlives the process."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from io import StringIO

import pytest

from adapters.discord.gateway import Gateway
from adapters.discord.guilds import Told
from adapters.discord.line import Line
from adapters.discord.text import PLATFORM
from adapters.discord.voice import DiscordCalls
from adapters.incidents import Incidents
from adapters.logs import logger
from adapters.messenger import PersonUnreachable, Retry, SetUpMissing
from adapters.metrics import Metrics
from adapters.muting import Muting
from adapters.muting.platform import Muted, Present
from bot.dispatch.ports import Reach
from bot.kernel.command import Account, Address
from tests.adapters.calls import CallStore, Records
from tests.adapters.discord import calls
from tests.adapters.discord.faults import Broken, Lost
from tests.adapters.discord.linking import Client, client, linked
from tests.adapters.discord.posting import line_to
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.world import STAGE, TEXT, VOICE, Channel, Guild, User
from tests.adapters.scene import GivenTime

MUTE = "PATCH /guilds/{guild}/members/{user}"


@dataclass
class Hall:
    """A server with a call, on which Ana, Ben and Cem are; Ana is the first to speak."""

    discord: StandIn
    kind: int = VOICE
    time: GivenTime = field(default_factory=GivenTime)
    log: StringIO = field(default_factory=StringIO)
    lives: int = 0

    def __post_init__(self) -> None:
        world = self.discord.world
        self.ana, self.ben, self.cem = self.people = [world.user(name) for name in ("Ana", "Ben", "Cem")]
        self.guild: Guild = world.guild("Riverside", *self.people)
        self.guild.granted |= {"connect", "mute_members"}
        self.call: Channel = world.channel(self.guild, "hall", self.kind)
        self.cafe: Channel = world.channel(self.guild, "cafe", VOICE)
        for each in self.people:
            calls.comes(world, each, self.call)
        self.records = Records(address=self.address(self.call))

    def address(self, channel: Channel) -> Address:
        return Address(PLATFORM, self.guild.id, channel.id)

    def account(self, user: User) -> Account:
        return Account(PLATFORM, self.guild.id, user.id)

    def speaks(self, speaker: User) -> None:
        self.records.on = True
        self.records.quiet = frozenset(self.account(each) for each in self.people if each is not speaker)

    def over(self) -> None:
        self.records.on, self.records.quiet = False, frozenset()

    @property
    def heard(self) -> set[str]:
        return {self.discord.world.users[each].name for each in calls.heard(self.guild, self.call)}


@dataclass
class Life:
    """Of a process: what it knows is gone with it."""

    hall: Hall
    client: Client
    platform: DiscordCalls
    muting: Muting
    gateway: Gateway

    async def sweep(self) -> None:
        """Until nothing more is to be done; what it has done is told to it in between."""
        for _ in range(4):
            await self.muting.sweep()
            await self.told()
        self.hall.time.later(seconds=10)
        await self.muting.sweep()

    async def told(self) -> None:
        """Until it has been told all that is so."""
        await self.hall.discord.links.settled(lambda: calls.told(self.client, self.hall.guild))


@asynccontextmanager
async def life(hall: Hall, line: Line) -> AsyncIterator[Life]:
    hall.lives += 1
    given = client()
    metrics, log = Metrics(), logger(hall.log, "debug")
    async with linked(hall.discord, given) as gateway:
        platform = DiscordCalls(line, Told().by(given, lambda: gateway.connected))
        muting = Muting(
            CallStore(hall.records, f"life-{hall.lives}"),
            {PLATFORM: platform},
            now=hall.time,
            lot=lambda: 0.0,
            log=log,
            metrics=metrics,
            incidents=Incidents(log, metrics),
        )
        lived = Life(hall, given, platform, muting, gateway)
        await lived.told()
        yield lived


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def line(discord: StandIn) -> AsyncIterator[Line]:
    async with line_to(discord) as made:
        yield made


@pytest.fixture
def hall(discord: StandIn) -> Hall:
    return Hall(discord)


async def test_one_speaks_and_then_the_next(hall: Hall, line: Line) -> None:
    """At the end all can be heard, but whom a moderator has muted before; nothing is recorded any more."""
    dan = hall.discord.world.user("Dan")
    hall.guild.members.add(dan.id)
    calls.comes(hall.discord.world, dan, hall.call)
    calls.moderate(hall.discord.world, hall.guild, dan.id, quiet=True)
    async with life(hall, line) as one:
        for speaker in (hall.ana, hall.ben):
            hall.speaks(speaker)
            await one.sweep()
            assert hall.heard == {speaker.name}
        hall.over()
        await one.sweep()
        assert (hall.heard, hall.records.rows) == ({"Ana", "Ben", "Cem"}, {})


@pytest.mark.parametrize("trouble", [None, Lost()])
async def test_who_was_muted_when_it_died_is_unmuted_by_its_next_life(
    hall: Hall, line: Line, trouble: Lost | None
) -> None:
    """Also if nobody saw what came of the last call."""
    hall.speaks(hall.ana)
    if trouble:
        hall.discord.rest.faults.add(MUTE, trouble)
    async with life(hall, line) as one:
        await one.muting.sweep()
    assert hall.guild.muted == {hall.ben.id, hall.cem.id}
    hall.over()
    hall.time.later(minutes=2)
    async with life(hall, line) as two:
        await two.sweep()
    assert (hall.heard, hall.records.rows) == ({"Ana", "Ben", "Cem"}, {})


async def test_who_comes_while_another_speaks_is_muted_and_who_goes_is_not(hall: Hall, line: Line) -> None:
    """On another call of the server what the bot did would last: it is undone there."""
    world = hall.discord.world
    calls.goes(world, hall.cem, hall.guild)
    async with life(hall, line) as one:
        hall.speaks(hall.ana)
        await one.sweep()
        calls.comes(world, hall.cem, hall.call)
        await one.told()
        await one.sweep()
        assert hall.guild.muted == {hall.ben.id, hall.cem.id}
        calls.comes(world, hall.ben, hall.cafe)
        await one.told()
        await one.sweep()
        assert (hall.guild.muted, set(hall.records.rows)) == ({hall.cem.id}, {hall.account(hall.cem)})


async def test_who_hung_up_while_muted_is_unmuted_wherever_they_come_back(hall: Hall, line: Line) -> None:
    """However long that takes; without a call Discord lets nobody be unmuted."""
    world = hall.discord.world
    async with life(hall, line) as one:
        hall.speaks(hall.ana)
        await one.sweep()
        calls.goes(world, hall.ben, hall.guild)
        await one.told()
        hall.over()
        await one.sweep()
        assert hall.guild.muted == {hall.ben.id}
        assert await one.platform.unmute(hall.records.address, hall.account(hall.ben)) == PersonUnreachable()
    hall.time.later(hours=30)
    async with life(hall, line) as two:
        calls.comes(world, hall.ben, hall.cafe)
        await two.told()
        await two.sweep()
        assert (hall.guild.muted, hall.records.rows) == (set(), {})


async def test_where_the_channel_is_gone_people_are_unmuted_all_the_same(hall: Hall, line: Line) -> None:
    """As soon as they are on any call of the server."""
    world = hall.discord.world
    async with life(hall, line) as one:
        hall.speaks(hall.ana)
        await one.sweep()
    for each in hall.people:
        hall.guild.calls.pop(each.id)
    del world.channels[hall.call.id]
    hall.time.later(minutes=2)
    hall.over()
    async with life(hall, line) as two:
        for each in (hall.ben, hall.cem):
            calls.comes(world, each, hall.cafe)
        await two.told()
        await two.sweep()
        assert (hall.guild.muted, hall.records.rows) == (set(), {})


async def test_a_right_that_is_taken_away_is_told_and_nobody_forgotten(hall: Hall, line: Line) -> None:
    """Whoever is muted then stays in the record, and is unmuted when it is given again."""
    async with life(hall, line) as one:
        hall.speaks(hall.ana)
        await one.sweep()
        hall.guild.granted.discard("mute_members")
        hall.over()
        await one.sweep()
        assert "set-up-missing" in hall.log.getvalue()
        assert set(hall.records.rows) == {hall.account(hall.ben), hall.account(hall.cem)}
        muted = await one.platform.mute(hall.records.address, hall.account(hall.ana))
        assert muted == SetUpMissing("Mute Members")
        hall.guild.granted.add("mute_members")
        hall.time.later(hours=1)
        await one.sweep()
        assert (hall.guild.muted, hall.records.rows) == (set(), {})


async def test_an_outage_leaves_nobody_muted_for_good(hall: Hall, line: Line) -> None:
    """It is tried again until it is done."""
    async with life(hall, line) as one:
        hall.speaks(hall.ana)
        await one.sweep()
        hall.discord.rest.faults.add(MUTE, *[Broken()] * 4)
        hall.over()
        for _ in range(4):
            hall.time.later(minutes=15)
            await one.sweep()
        assert (hall.guild.muted, hall.records.rows) == (set(), {})


async def test_on_a_stage_the_floor_goes_round_among_those_who_speak(discord: StandIn, line: Line) -> None:
    """Who came to listen goes on listening; and who leaves the stage is led onto none later."""
    hall = Hall(discord, STAGE)
    dan = discord.world.user("Dan")
    hall.guild.members.add(dan.id)
    hall.people.append(dan)
    calls.comes(discord.world, dan, hall.call, speaks=False)
    async with life(hall, line) as one:
        for speaker in (hall.ana, hall.ben):
            hall.speaks(speaker)
            await one.sweep()
            assert hall.heard == {speaker.name}
        calls.goes(discord.world, hall.cem, hall.guild)
        await one.told()
        hall.over()
        await one.sweep()
        assert (hall.heard, hall.records.rows) == ({"Ana", "Ben"}, {})
        calls.comes(discord.world, hall.cem, hall.call, speaks=False)
        await one.told()
        await one.sweep()
        assert hall.heard == {"Ana", "Ben"}


async def test_nobody_is_muted_on_another_call(hall: Hall, line: Line) -> None:
    """They went there a moment ago."""
    calls.comes(hall.discord.world, hall.ben, hall.cafe)
    async with life(hall, line) as one:
        assert await one.platform.mute(hall.records.address, hall.account(hall.ben)) == PersonUnreachable()
        assert hall.discord.rest.called(MUTE) == []


@pytest.mark.parametrize(
    ("kind", "granted", "able"), [(VOICE, True, True), (STAGE, True, True), (VOICE, False, False), (TEXT, True, False)]
)
async def test_where_people_can_be_muted_is_known(
    discord: StandIn, line: Line, *, kind: int, granted: bool, able: bool
) -> None:
    """In channels with a call, where the bot may."""
    hall = Hall(discord)
    place = discord.world.channel(hall.guild, "place", kind)
    if not granted:
        place.denied.add("mute_members")
    async with life(hall, line) as one:
        assert one.platform.can_mute(hall.address(place)) is able
        assert one.platform.can_mute(Address(PLATFORM, "1", "1")) is False


async def test_without_a_connection_nothing_is_believed(hall: Hall, line: Line) -> None:
    """Who is on the call may be long past."""
    async with life(hall, line) as one:
        seen = await one.platform.present(hall.records.address)
        assert isinstance(seen, Present)
        assert [each.muted for each in seen.people] == [Muted.no] * 3
        await hall.discord.links.send_away(4000)
        await hall.discord.links.settled(lambda: not one.gateway.connected)
        assert await one.platform.present(hall.records.address) == Retry()


async def test_a_process_of_some_shards_serves_their_servers(discord: StandIn, line: Line) -> None:
    """Who is on a call of the others it is not told."""
    mine = discord.world.guild("Riverside", shard=0, shards=2)
    discord.world.guild("Hillside", shard=1, shards=2)
    given = client(shards=2)
    async with linked(discord, given) as gateway:
        told = Told().by(given, lambda: gateway.connected)
        assert DiscordCalls(line, told, alone=False).reach == (Reach(PLATFORM, mine.id),)
        assert DiscordCalls(line, told).reach == (Reach(PLATFORM),)
