"""Channels that are deleted and rights that are taken, and the bot that is taken out and let in again: the real library
over real sockets, on a real store. What people read of it, and that everything goes on."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from adapters.messenger import TenantGone
from storage.store import OpenedStore, open_store
from tests.adapters.discord.serving import Scene, text
from tests.adapters.discord.standin import StandIn, standing_in

POST = "POST /channels/{channel}/messages"
BACK = "The bot is back in this channel. Everything goes on from here."
MINUTE, MOMENT = timedelta(minutes=1), timedelta(seconds=2)
MOST_LOOKS = 40


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing


@pytest.fixture
async def kept(sqlite_url: str) -> AsyncIterator[OpenedStore]:
    store = open_store(sqlite_url)
    yield store
    await store.close()


@pytest.fixture
async def here(discord: StandIn, kept: OpenedStore) -> AsyncIterator[Scene]:
    scene = Scene(discord)
    async with scene.running(kept):
        await set_up(scene)
        yield scene
    assert "Incident" not in scene.log.getvalue()


async def set_up(scene: Scene) -> None:
    """Ana's coalition, in the channel."""
    await scene.types(scene.ana, "coalition")
    await scene.presses(scene.ana, "Set one up")
    await scene.presses(scene.ana, "Continue")
    await scene.sends(scene.ana, name="Riverside")
    await scene.said("Riverside")


async def at_home(scene: Scene) -> str:
    """What Ana reads on her home page."""
    await scene.types(scene.ana, "coalition")
    return text(scene.discord.visits.seen(scene.ana)[-1])


async def reads(scene: Scene, part: str) -> None:
    """On her home page, as soon as it is there: what Discord tells takes a moment."""
    for _ in range(MOST_LOOKS):
        if part in await at_home(scene):
            return
        await scene.stirred()
        await scene.passes(MOMENT)
    raise AssertionError(part)


async def shows(scene: Scene, part: str) -> None:
    """In the channel, as soon as it is there: a board is drawn at its own pace."""
    for _ in range(MOST_LOOKS):
        if any(part in text(each) for each in scene.discord.messages(scene.room)):
            return
        await scene.stirred()
        await scene.passes(MOMENT)
    raise AssertionError(part)


def backs(scene: Scene) -> int:
    return sum(BACK in text(each) for each in scene.discord.messages(scene.room))


async def test_a_right_that_is_taken_is_named_and_all_goes_on_when_it_is_given_again(here: Scene) -> None:
    """Facilitators read which one; one line says that the bot is back."""
    here.discord.forbids(here.room, "send_messages")
    await reads(here, "Send Messages")
    posts = len(here.discord.rest.called(POST))
    await here.types(here.ana, "listening-round", topic="Housing")
    await here.passes(MINUTE)
    assert len(here.discord.rest.called(POST)) == posts
    here.discord.forbids(here.room)
    await shows(here, BACK)
    await shows(here, "Housing")
    assert "Send Messages" not in await at_home(here)


async def test_a_right_that_a_role_loses_is_noticed_at_once(here: Scene) -> None:
    """Nothing has to be said first that does not arrive; of channels where nobody lives nothing is told."""
    here.discord.tells_of(here.discord.world.channel(here.guild, "garden"))
    posts = len(here.discord.rest.called(POST))
    here.guild.granted.discard("send_messages")
    here.discord.tells_of_rights(here.guild)
    await reads(here, "Send Messages")
    assert len(here.discord.rest.called(POST)) == posts
    here.guild.granted.add("send_messages")
    here.discord.tells_of_rights(here.guild)
    await shows(here, BACK)
    assert backs(here) == 1


async def test_of_other_rights_nothing_is_told(here: Scene) -> None:
    """What the bot can write without."""
    here.discord.forbids(here.room, "create_private_threads")
    await here.passes(MINUTE)
    here.discord.forbids(here.room)
    await here.passes(MINUTE)
    assert backs(here) == 0


async def test_a_deleted_channel_is_left(here: Scene) -> None:
    """Facilitators read it wherever they ask, with what to do; nothing is sent there any more."""
    assert here.service
    client, gone = here.service.discord.client, int(here.room.id)
    here.discord.deletes(here.room)
    await here.settled(lambda: client.get_channel(gone) is None)
    here.room = here.discord.world.channel(here.guild, "elsewhere")
    posts = len(here.discord.rest.called(POST))
    await reads(here, "we meet nowhere now")
    await here.passes(timedelta(days=1))
    assert len(here.discord.rest.called(POST)) == posts


async def test_a_server_that_takes_the_bot_out_and_lets_it_in_again(here: Scene) -> None:
    """From that moment on nothing is sent; let in again it goes on, and says so once."""
    assert here.service
    told = here.service.discord.told
    here.discord.takes_out(here.guild)
    await here.settled(lambda: told.in_the_way(here.guild.id) == TenantGone())
    await here.passes(MINUTE)
    here.discord.brings_back(here.guild)
    await shows(here, BACK)
    await here.passes(MINUTE)
    assert backs(here) == 1


async def test_a_server_that_lets_it_in_while_it_was_away_is_served_at_once(
    discord: StandIn, kept: OpenedStore
) -> None:
    """The bot was taken out while it ran, and let in while it did not."""
    scene = Scene(discord)
    async with scene.running(kept) as service:
        await set_up(scene)
        discord.takes_out(scene.guild)
        await scene.settled(lambda: service.discord.told.in_the_way(scene.guild.id) == TenantGone())
        for _ in range(3):
            await scene.passes(MINUTE)
    scene.guild.gone = False
    async with scene.running(kept):
        await shows(scene, BACK)


async def test_an_outage_is_none_of_that(here: Scene) -> None:
    """What was to be said meanwhile is said when the server is back, and nothing more."""
    here.discord.takes_down(here.guild)
    await here.passes(MINUTE)
    here.discord.brings_back(here.guild)
    await here.types(here.ana, "listening-round", topic="Housing")
    await here.passes(MINUTE)
    await shows(here, "Housing")
    assert backs(here) == 0
