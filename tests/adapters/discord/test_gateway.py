"""The bot's connections to Discord: real ones to a stand-in's gateway, which breaks, forgets and sends away."""

from collections.abc import AsyncIterator

import pytest

from adapters.discord.gateway import UNCONNECTED, ConnectionLost, Gateway, ShardsRefused, TokenRefused
from adapters.discord.guilds import OUTAGE, Told
from adapters.messenger import TenantGone, Wait
from tests.adapters.discord.linking import client, linked
from tests.adapters.discord.standin import StandIn, standing_in


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing


async def test_it_is_told_of_its_servers(discord: StandIn) -> None:
    """With no more than what it has to be told for; what it is not told of does not keep it from trying."""
    guild, other = discord.world.guild("Riverside"), discord.world.guild("Hillside")
    other.gone = True
    here = client(voice=False)
    told = Told().by(here, lambda: True)
    assert told.in_the_way(other.id) is None
    async with linked(discord, here):
        (session,) = discord.links.connected
        assert session.intents == 1 << 0 | 1 << 9 | 1 << 12
        assert [told.in_the_way(each) for each in (guild.id, other.id, "")] == [None, TenantGone(), None]


async def test_an_outage_is_told_from_a_removal(discord: StandIn) -> None:
    """Of one server: it is back when it is back, and the bot when somebody puts it in again."""
    guild = discord.world.guild("Riverside")
    here = client()
    told = Told().by(here, lambda: True)
    async with linked(discord, here):
        discord.takes_down(guild)
        await discord.links.settled(lambda: told.in_the_way(guild.id) == Wait(OUTAGE))
        discord.brings_back(guild)
        await discord.links.settled(lambda: told.in_the_way(guild.id) is None)
        discord.takes_out(guild)
        await discord.links.settled(lambda: told.in_the_way(guild.id) == TenantGone())
        discord.brings_back(guild)
        await discord.links.settled(lambda: told.in_the_way(guild.id) is None)


async def test_a_connection_that_was_cut_goes_on_where_it_was(discord: StandIn) -> None:
    """What happened meanwhile is told then, once."""
    here = client()
    told = Told().by(here, lambda: True)
    guild = discord.world.guild("Riverside")
    async with linked(discord, here) as gateway:
        await discord.links.cut()
        await discord.links.settled(lambda: not discord.links.connected)
        discord.takes_down(guild)
        await discord.links.settled(lambda: gateway.connected and discord.links.resumed == 1)
        await discord.links.settled(lambda: told.in_the_way(guild.id) == Wait(OUTAGE))
        assert len(discord.links.sessions) == 1


async def test_it_comes_back_when_discord_asks_it_to(discord: StandIn) -> None:
    """And begins anew where Discord has forgotten it."""
    async with linked(discord, client()) as gateway:
        await discord.links.ask_to_reconnect()
        await discord.links.settled(lambda: discord.links.resumed == 1)
        await discord.links.settled(lambda: gateway.connected)
        await discord.links.forget()
        await discord.links.settled(lambda: len(discord.links.sessions) == 1 and gateway.connected)
        assert (discord.links.made, discord.links.resumed) == (3, 1)


async def test_a_token_that_is_nobodys_is_told_at_once(discord: StandIn) -> None:
    """With what to do."""
    given = client()
    gateway = Gateway(given, "another")
    with pytest.raises(TokenRefused, match="Copy it again"):
        await gateway.connect()
    await gateway.close()


async def test_a_token_that_is_reset_ends_it(discord: StandIn) -> None:
    """Discord sends it away for good: whoever runs it has to give it the new one."""
    async with linked(discord, client()) as gateway:
        discord.world.token = "another"
        await discord.links.send_away(4004)
        await discord.links.settled(lambda: not gateway.alive)
        with pytest.raises(TokenRefused):
            gateway.look()


async def test_a_connection_that_does_not_come_back_ends_it(discord: StandIn) -> None:
    """After two minutes, and no sooner: whatever runs the bot starts it again."""
    seconds = [0.0]
    given = client()
    gateway = Gateway(given, discord.world.token, clock=lambda: seconds[0])
    await gateway.connect()
    try:
        gateway.look()
        await discord.links.send_away(4000)
        await discord.links.settled(lambda: not gateway.connected)
        seconds[0] = UNCONNECTED
        gateway.look()
        assert await gateway.probe() is not None
        seconds[0] += 1.0
        with pytest.raises(ConnectionLost):
            gateway.look()
    finally:
        await gateway.close()


async def test_each_process_is_told_of_its_own_shards(discord: StandIn) -> None:
    """Of the others' servers it knows nothing, and says nothing of them."""
    guilds = [discord.world.guild(f"Town {shard}", shard=shard, shards=4) for shard in range(4)]
    one, two = client(shard_ids=(0, 1), shards=4), client(shard_ids=(2, 3), shards=4)
    async with linked(discord, one) as first, linked(discord, two) as second:
        assert (first.connected, second.connected, len(discord.links.connected)) == (True, True, 4)
        known = [{str(guild.id) for guild in each.guilds} for each in (one, two)]
        assert known == [{each.id for each in guilds[:2]}, {each.id for each in guilds[2:]}]
        discord.takes_out(guilds[3])
        tolds = [Told().by(each, lambda: True) for each in (one, two)]
        await discord.links.settled(lambda: tolds[1].in_the_way(guilds[3].id) == TenantGone())
        assert tolds[0].in_the_way(guilds[3].id) is None


async def test_too_few_shards_are_told(discord: StandIn) -> None:
    """Discord wants more of them for so many servers."""
    discord.links.least_shards = 2
    given = client()
    gateway = Gateway(given, discord.world.token)
    with pytest.raises(ShardsRefused, match="larger"):
        await gateway.connect()
    await gateway.close()
