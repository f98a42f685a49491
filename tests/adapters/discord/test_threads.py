"""The talk of a round in a thread under its card, where the bot may begin one: the channel sees that it begins and how
it ends, and no more. Elsewhere all is said in the channel."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from storage.store import open_store
from tests.adapters.discord import threads
from tests.adapters.discord.serving import Scene, text
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.discord.test_service import set_up
from tests.adapters.discord.world import FORUM, VOICE, Channel, Message

PUBLIC = "create_public_threads"
BEGIN = "POST /channels/{channel}/messages/{message}/threads"
UNDER_IT = "in the thread under this card"


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def here(discord: StandIn, sqlite_url: str) -> AsyncIterator[Scene]:
    """In a server that lets everybody begin threads, as most do."""
    store, scene = open_store(sqlite_url), Scene(discord)
    scene.guild.granted.add(PUBLIC)
    async with scene.running(store):
        await set_up(scene)
        yield scene
    await store.close()
    assert "Incident" not in scene.log.getvalue()


async def card_of(here: Scene) -> Message:
    await here.said("Listening round: What now?")
    return next(each for each in here.discord.messages(here.room) if "Listening round: What now?" in text(each))


async def begun(here: Scene) -> tuple[Message, Channel]:
    """A round in which Ana has the floor; its card, and the thread under it."""
    await here.types(here.ana, "listening-round", topic="What now?")
    card = await card_of(here)
    await here.presses(here.ana, "Join")
    await here.presses(here.ana, "Start")
    await here.said("it is your turn")
    return card, here.discord.world.channels[card.id]


async def said_in(here: Scene, place: Channel, part: str) -> Message:
    await here.settled(lambda: any(part in text(each) for each in here.discord.messages(place)))
    return next(each for each in here.discord.messages(place) if part in text(each))


def said(here: Scene, part: str) -> list[Message]:
    """In the channel."""
    return [each for each in here.discord.messages(here.room) if part in text(each)]


def called(message: Message) -> list[str]:
    return list(map(str, message.given["allowed_mentions"]["users"]))


async def test_whose_turn_it_is_stands_under_the_card(here: Scene) -> None:
    """It rings them there; that the round begins all see in the channel too, where nobody is rung again; and what comes
    then only who looks into the thread, which is called as the card is."""
    card, thread = await begun(here)
    assert (thread.parent, thread.name) == (here.room.id, "Listening round: What now?")
    assert UNDER_IT in text(card)
    turn = await said_in(here, thread, "it is your turn")
    assert called(turn) == [here.ana.id]
    assert [called(each) for each in said(here, "it is your turn")] == [[]]
    here.room.messages.pop(said(here, "it is your turn")[0].id)
    await here.presses_in(here.ana, thread, "Pass")
    await said_in(here, thread, "you can speak now if you like")
    assert said(here, "you can speak now if you like") == []
    assert len(here.discord.rest.called(BEGIN)) == 1


async def test_how_it_ends_all_see(here: Scene) -> None:
    """Under the card and in the channel."""
    _, thread = await begun(here)
    for label in ("I'm here", "Done", "End the round", "Yes"):
        await here.presses(here.ana, label)
    await said_in(here, thread, "Thank you")
    await here.said("Thank you")


async def test_a_round_begun_in_a_thread_stays_there(here: Scene) -> None:
    """Its card, as it changes, and all that is said of it; nothing of it is shown in the channel."""
    thread = threads.posted(here.discord.world, here.room, "The park")
    before, channel, here.room = len(here.room.messages), here.room, thread
    await here.types(here.ana, "listening-round", topic="What now?")
    await here.presses(here.ana, "Join")
    card = await card_of(here)
    assert UNDER_IT not in text(card)
    await here.settled(lambda: "Ana" in text(card))
    await here.presses(here.ana, "Start")
    assert called(await said_in(here, thread, "it is your turn")) == [here.ana.id]
    assert len(channel.messages) == before


async def test_where_its_thread_is_deleted_the_card_comes_to_the_channel(here: Scene) -> None:
    """With all that is said of it then; the coalition still lives where it lives."""
    thread = threads.posted(here.discord.world, here.room, "The park")
    channel, here.room = here.room, thread
    await here.types(here.ana, "listening-round", topic="What now?")
    await here.presses(here.ana, "Join")
    here.discord.deletes(thread)
    here.room = channel
    await here.types(here.ana, "coalition")
    await here.presses(here.ana, "See the round")
    await here.presses(here.ana, "Start")
    await here.said("it is your turn")
    await here.passes(timedelta(seconds=5))
    await here.said("What now?")


async def test_a_thread_that_sleeps_is_woken(here: Scene) -> None:
    """Threads fall asleep by themselves after a day."""
    _, thread = await begun(here)
    thread.archived = True
    await here.presses(here.ana, "Pass")
    await said_in(here, thread, "you can speak now if you like")
    assert not thread.archived


@pytest.mark.parametrize("closed", ["locked", "deleted"])
async def test_where_the_thread_is_closed_nobody_misses_their_turn(here: Scene, closed: str) -> None:
    """A moderator has locked it: it is said in the channel. Where they have deleted it, it is begun again."""
    card, thread = await begun(here)
    if closed == "locked":
        thread.archived = thread.locked = True
    else:
        here.discord.deletes(thread)
    await here.presses(here.ana, "Pass")
    await here.settled(lambda: closed == "locked" or card.id in here.discord.world.channels)
    place = here.room if closed == "locked" else here.discord.world.channels[card.id]
    again = await said_in(here, place, "you can speak now if you like")
    assert called(again) == [here.ana.id]


async def test_where_the_card_is_deleted_it_is_said_in_the_channel(here: Scene) -> None:
    """There is nothing then under which a thread could be begun."""
    card, thread = await begun(here)
    here.discord.deletes(thread)
    del here.room.messages[card.id]
    await here.presses(here.ana, "Pass")
    await here.said("you can speak now if you like")


async def test_without_the_right_all_is_said_in_the_channel(here: Scene) -> None:
    """Nothing is tried, and nobody is told of a thread."""
    here.discord.forbids(here.room, PUBLIC)
    await here.types(here.ana, "listening-round", topic="What now?")
    await here.presses(here.ana, "Join")
    await here.presses(here.ana, "Start")
    await here.said("it is your turn")
    assert called(said(here, "it is your turn")[0]) == [here.ana.id]
    assert UNDER_IT not in text(await card_of(here))
    assert here.discord.rest.called(BEGIN) == []


@pytest.mark.parametrize("kind", ["voice", "forum"])
async def test_a_home_that_can_hold_no_threads_is_a_home(here: Scene, kind: str) -> None:
    """The chat of a voice channel, and a post of a forum, which is a place by itself."""
    world = here.discord.world
    place = world.channel(here.guild, "talk", VOICE if kind == "voice" else FORUM)
    here.discord.tells_of(place)
    here.room = threads.posted(world, place, "The park") if kind == "forum" else place
    await here.types(here.ben, "coalition")
    await here.presses(here.ben, "Set one up")
    await here.presses(here.ben, "Continue")
    await here.sends(here.ben, name="Harbour")
    await here.said("Harbour")
    await here.types(here.ben, "listening-round", topic="What now?")
    await here.presses(here.ben, "Join")
    await here.presses(here.ben, "Start")
    await here.said("it is your turn")
    assert here.discord.rest.called(BEGIN) == []


async def test_who_asks_for_help_in_a_check_in_is_read_under_its_card(here: Scene) -> None:
    """All in the channel see it too, and nobody is rung by it."""
    asked = {"question": "How is the garden?", "day": "2026-03-05", "hour": "20:00"}
    await here.types(here.ana, "check-in", **asked)
    await here.told(here.ana, "The check-in is set.")
    for _ in range(2):
        await here.passes(timedelta(hours=1, minutes=5))
    await here.said("Check-in: How is the garden?")
    card = next(each for each in here.discord.messages(here.room) if "Check-in: How is the garden?" in text(each))
    assert UNDER_IT in text(card)
    await here.presses(here.ana, "Answer")
    await here.sends(here.ana, how="need-help", words="The pump is broken.")
    await here.settled(lambda: card.id in here.discord.world.channels)
    told = await said_in(here, here.discord.world.channels[card.id], "The pump is broken.")
    await here.said("The pump is broken.")
    assert called(told) == called(said(here, "The pump is broken.")[0]) == []
