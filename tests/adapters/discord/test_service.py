"""The bot in Discord from end to end: the real library over real sockets, both ways, on a real store."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from pydantic import SecretStr

from adapters.discord.gateway import ConnectionLost, TokenRefused
from adapters.messenger import TenantGone
from adapters.service import Service
from storage.store import OpenedStore, open_store
from tests.adapters.discord import calls
from tests.adapters.discord.faults import Refuses
from tests.adapters.discord.serving import Scene, labels, settings, text
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.world import VOICE

POST = "POST /channels/{channel}/messages"


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture
def scene(discord: StandIn) -> Scene:
    return Scene(discord)


async def set_up(scene: Scene) -> None:
    """Ana's coalition, in the channel; Ben joins it."""
    await scene.types(scene.ana, "coalition")
    await scene.presses(scene.ana, "Set one up")
    await scene.presses(scene.ana, "Continue")
    await scene.sends(scene.ana, name="Riverside")
    await scene.said("Riverside")


async def begins(scene: Scene) -> None:
    """A round of Ana alone."""
    await scene.types(scene.ana, "listening-round", topic="What now?")
    await scene.presses(scene.ana, "Join")
    await scene.presses(scene.ana, "Start")
    await scene.said("it is your turn")


async def test_a_round_is_held_in_discord(scene: Scene, kept: OpenedStore) -> None:
    """From the first word on: answered for one's eyes alone, asked in a form, shown to all, called by name."""
    async with scene.running(kept):
        await set_up(scene)
        await begins(scene)
        turn = next(each for each in scene.discord.messages(scene.room) if each.given["allowed_mentions"]["users"])
        assert turn.given["allowed_mentions"] == {"parse": [], "users": [scene.ana.id]}
        await scene.presses(scene.ana, "I'm here")
        await scene.presses(scene.ana, "Done")
        await scene.passes(timedelta(seconds=30))
        await scene.said("This round is over")
        assert "Incident" not in scene.log.getvalue()


async def test_what_is_offered_is_registered_once(scene: Scene, kept: OpenedStore) -> None:
    """At the first start; later ones find that it is there."""
    for _ in range(2):
        async with scene.running(kept):
            pass
    assert len(scene.discord.rest.called("PUT /applications/{bot}/commands")) == 1
    assert {"coalition", "listening-round"} <= {each["name"] for each in scene.discord.world.commands}


async def test_a_round_goes_on_after_a_restart(scene: Scene, kept: OpenedStore) -> None:
    """On its buttons of before, also after a cut connection; the board is the same message."""
    async with scene.running(kept):
        await set_up(scene)
        await begins(scene)
    async with scene.running(kept):
        await scene.discord.links.cut()
        await scene.settled(lambda: scene.discord.links.resumed == 1 and bool(scene.discord.links.connected))
        await scene.presses(scene.ana, "I'm here")
        await scene.passes(timedelta(seconds=2))
        boards = [each for each in scene.discord.messages(scene.room) if "What now?" in text(each)]
        assert len(boards) == 1
        assert "Ana" in text(boards[0])
        assert "Done" in labels(boards[0])


async def test_a_server_that_takes_the_bot_out_gets_nothing_more(scene: Scene, kept: OpenedStore) -> None:
    """From that moment on, without a call that would tell."""
    async with scene.running(kept) as service:
        await set_up(scene)
        scene.discord.takes_out(scene.guild)
        await scene.settled(lambda: service.discord.told.in_the_way(scene.guild.id) == TenantGone())
        posts = len(scene.discord.rest.called(POST))
        await scene.passes(timedelta(minutes=5))
        assert len(scene.discord.rest.called(POST)) == posts


async def test_a_right_that_is_missing_is_in_the_log(scene: Scene, kept: OpenedStore) -> None:
    """And the person is answered all the same."""
    async with scene.running(kept):
        await set_up(scene)
        scene.discord.rest.faults.add(POST, *[Refuses(50013, 403)] * 3)
        await scene.types(scene.ana, "listening-round", topic="What now?")
        await scene.told(scene.ana, "round")
        await scene.settled(lambda: scene.service is not None and "set-up-missing" in scene.log.getvalue())


async def comes_in(scene: Scene) -> None:
    """Ben, for the garden."""
    await scene.presses(scene.ben, "Add mine")
    await scene.presses(scene.ben, "Continue")
    await scene.sends(scene.ben, name="Garden")


async def test_all_but_the_speaker_are_muted_where_that_was_wished(scene: Scene, kept: OpenedStore) -> None:
    """On pass, at the end, and when the bot is stopped everyone can speak who could before."""
    scene.guild.granted |= {"connect", "mute_members"}
    scene.room = scene.discord.world.channel(scene.guild, "hall", VOICE)
    for each in (scene.ana, scene.ben):
        calls.comes(scene.discord.world, each, scene.room)
    async with scene.running(kept, discord_voice=True):
        await set_up(scene)
        await comes_in(scene)
        await scene.passes(timedelta(minutes=2))
        await scene.types(scene.ana, "listening-round", topic="What now?", manner="spoken")
        for each in (scene.ana, scene.ben):
            await scene.presses(each, "Join")
        await scene.types(scene.ana, "listening-round")
        await scene.presses(scene.ana, "Mute while someone speaks")
        await scene.presses(scene.ana, "Start")
        await scene.passes(timedelta(seconds=2))
        await scene.presses(scene.ana, "I'm here")
        await scene.settled(lambda: scene.guild.muted == {scene.ben.id})
        await scene.presses(scene.ana, "Done")
        await scene.passes(timedelta(seconds=25))
        await scene.presses(scene.ben, "I'm here")
        await scene.settled(lambda: scene.guild.muted == {scene.ana.id})
    assert scene.guild.muted == set()


async def test_without_the_wish_it_is_not_told_who_is_on_a_call(scene: Scene, kept: OpenedStore) -> None:
    """Nor can it mute anyone."""
    async with scene.running(kept):
        (session,) = scene.discord.links.connected
        assert not session.hears_calls


async def test_it_says_whether_it_is_well(scene: Scene, kept: OpenedStore) -> None:
    """As long as it is connected, and for a while after; then it ends, with what to do."""
    async with scene.running(kept) as service:
        assert await service.discord.gateway.probe() is None
        scene.discord.world.token = "reset"
        await scene.discord.links.send_away(4004)
        await scene.discord.links.settled(lambda: not service.discord.gateway.alive)
        with pytest.raises(TokenRefused, match="Copy it again"):
            await service.discord.watch()


async def test_a_bot_without_its_token_says_what_to_do(scene: Scene, kept: OpenedStore) -> None:
    """Before anything runs; and so does one that cannot reach Discord."""
    with pytest.raises(TokenRefused, match="Copy it again"):
        await Service.on(kept, settings(scene.discord, discord_bot_token=SecretStr("a.b.c")), scene.logger())
    nowhere = settings(scene.discord).model_copy(update={"discord_api": "http://127.0.0.1:9/api"})
    with pytest.raises(ConnectionLost, match="Look at the network"):
        await Service.on(kept, nowhere, scene.logger())
