"""The courier with Discord on the other side of real sockets: once, in order, again when it may, and never for ever."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.messenger import TenantGone, Wait
from bot.asides import ASIDES, Aside
from bot.kernel.attention import Notice
from bot.kernel.card import card
from bot.kernel.elements import Words
from bot.kernel.ids import PlaceId
from tests.adapters.discord.faults import Broken, Dropped, Fault, Limited, Lost, Refuses
from tests.adapters.discord.posting import Town, line_to
from tests.adapters.discord.standin import StandIn, standing_in
from tests.adapters.memory import HERE, Row
from tests.adapters.scene import NOON, ONE
from tests.adapters.town import ANA, BEN, HALL, ROOM

PAIR = PlaceId("the-pair------")
POST, EDIT = "POST /channels/{channel}/messages", "PATCH /channels/{channel}/messages/{message}"
OPEN = "POST /channels/{channel}/threads"


@pytest.fixture
async def discord() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.rest.problems == []


@pytest.fixture
async def town(discord: StandIn) -> AsyncIterator[Town]:
    async with line_to(discord) as line:
        yield Town(discord, line)


def change(town: Town) -> None:
    """The candle's board in the room is wanted once more."""
    wall = town.scene.wall(ROOM)
    town.scene.store.state.boards[HERE, "candle", ONE, ROOM] = replace(wall, wanted=wall.wanted + 1)


async def test_messages_arrive_once_and_in_order(town: Town) -> None:
    """In each channel one after the other; what has arrived is no longer in the outbox, and is not sent again."""
    for said in ("one", "two", "three"):
        town.says(said)
        town.says(said.upper(), town.hall)
    await town.sweep(5, hours=1)
    assert (town.read(), town.read(town.hall)) == (["one", "two", "three"], ["ONE", "TWO", "THREE"])
    assert (len(town.discord.rest.calls), town.scene.store.state.posts) == (6, {})


async def test_a_channel_that_waits_holds_up_only_itself(town: Town) -> None:
    """As long as Discord asks for; what stands behind keeps its order."""
    town.discord.rest.faults.add(POST, Limited(30))
    town.says("one")
    town.says("two")
    await town.sweep(1)
    town.says("elsewhere", town.hall)
    await town.sweep(29, seconds=1)
    assert (town.read(), town.read(town.hall), len(town.discord.rest.calls)) == ([], ["elsewhere"], 2)
    await town.sweep(2, seconds=1)
    assert town.read() == ["one", "two"]


async def test_an_outage_of_discord_loses_nothing(town: Town) -> None:
    """Servers out of order are tried again, ever more slowly: seven times, and then it is there."""
    troubles: list[Fault] = [Broken(503), Broken(500), Broken(502)] * 2
    town.discord.rest.faults.add(POST, *troubles, Broken(504))
    town.says("one")
    await town.sweep(8, minutes=15)
    assert (town.read(), len(town.discord.rest.calls), town.dead()) == (["one"], 8, [])


async def test_an_outage_of_one_server_costs_no_try(town: Town) -> None:
    """However long it lasts: what waits arrives when the server is back."""
    town.guilds.known[town.guild.id] = Wait(30.0)
    town.says("one")
    await town.sweep(100, seconds=31)
    town.guilds.known.clear()
    await town.sweep(1)
    assert (town.read(), len(town.discord.rest.calls), town.dead()) == (["one"], 1, [])


@pytest.mark.parametrize("trouble", [Lost(), Dropped()])
async def test_a_lost_reply_makes_no_duplicate(town: Town, trouble: Fault) -> None:
    """It is sent once more, and Discord knows it by its number."""
    town.discord.rest.faults.add(POST, trouble)
    town.says("one")
    await town.sweep(5, seconds=10)
    assert (town.read(), town.dead()) == (["one"], [])


async def test_a_board_has_one_message_that_is_edited(town: Town) -> None:
    """Whatever goes wrong with an edit is made good by the next: an edit twice is no duplicate."""
    town.scene.candle(places=[ROOM])
    await town.sweep(1, seconds=1)
    town.discord.rest.faults.add(EDIT, Lost(), Broken(503), Limited(5))
    change(town)
    await town.sweep(8, seconds=10)
    (message,) = town.discord.messages(town.room)
    assert (message.edits, town.scene.wall(ROOM).shown, town.scene.wall(ROOM).message) == (2, 2, message.id)


@pytest.mark.parametrize("fault", [Refuses(10008, 404), Refuses(30046, 429)])
async def test_a_board_whose_message_cannot_be_edited_is_posted_anew(town: Town, fault: Fault) -> None:
    """At once, and its new message is the one that is edited from then on."""
    town.scene.candle(places=[ROOM])
    await town.sweep(1, seconds=1)
    (old,) = town.discord.messages(town.room)
    town.discord.rest.faults.add(EDIT, fault)
    for _ in range(2):
        change(town)
        await town.sweep(1, seconds=1)
    new = town.discord.messages(town.room)[-1]
    assert (town.scene.wall(ROOM).message, new.edits, new.id != old.id) == (new.id, 1, True)


async def test_a_server_that_took_the_bot_out_gets_nothing_more(town: Town) -> None:
    """All of it is spared at once: other channels, boards, what comes later."""
    town.guilds.known[town.guild.id] = TenantGone()
    town.says("one")
    await town.sweep(1)
    town.says("two", town.hall)
    town.scene.candle(places=[HALL])
    await town.sweep(20, minutes=30)
    assert (town.discord.rest.calls, town.dead()) == ([], ["tenant-gone", "tenant-gone"])


async def test_a_token_that_was_reset_stops_everything(town: Town) -> None:
    """After one call to a server nothing is asked there for an hour."""
    town.discord.world.token = "another"
    town.says("one")
    town.says("two")
    await town.sweep(10, minutes=1)
    assert (len(town.discord.rest.calls), town.dead()) == (1, ["tenant-gone", "tenant-gone"])


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (Refuses(10003, 404), "place-gone"),
        (Refuses(50001, 403), "set-up-missing"),
        (Refuses(50013, 403), "set-up-missing"),
        (Refuses(50007, 403), "person-unreachable"),
        (Refuses(999_999, 400), "unknown"),
    ],
)
async def test_what_cannot_arrive_is_a_dead_letter_after_one_call(town: Town, fault: Fault, why: str) -> None:
    """With its reason, counted; what stands behind it is tried on its own."""
    town.discord.rest.faults.add(POST, fault)
    town.says("one")
    town.says("two")
    await town.sweep(3, minutes=15)
    assert (town.dead(), town.read()) == ([why], ["two"])
    assert town.scene.count("dead_letters_total", platform="discord", reason=why) == 1


@pytest.mark.parametrize("code", [50035, 200000])
async def test_what_discord_will_not_show_goes_in_one_sentence(town: Town, code: int) -> None:
    """An incident for the operator, a short message for people; also where a server's own filter stops the words."""
    town.discord.rest.faults.add(POST, Refuses(code))
    town.says("the long story")
    await town.sweep(2, minutes=15)
    assert town.read() == ["A message"]
    assert town.scene.count("incidents_total", part="courier") == 1


async def test_a_pair_meets_in_a_thread(town: Town) -> None:
    """It is opened although the answer to the first try was lost: one place, with what waited for it in its order."""
    state = town.scene.store.state
    state.aggregates[HERE, ASIDES.name, PAIR] = Aside(PAIR, ROOM, (ANA, BEN))
    state.openings[PAIR] = Row(0, None, NOON, leased=False)
    notices = [Notice(PAIR, card(said, Words(said))) for said in ("one", "two")]
    await town.scene.store.transact(lambda transaction, given: transaction.unit(HERE).send(given, NOON), notices)
    town.discord.rest.faults.add(OPEN, Lost())
    for _ in range(4):
        await town.scene.bot.settle()
        town.scene.time.later(seconds=5)
    (pair,) = town.discord.world.threads(town.guild.id)
    assert pair.members == {town.ana.id, town.ben.id, town.discord.world.bot.id}
    assert (town.read(pair), town.read()) == (["one", "two"], [])
    assert len(town.discord.rest.called(OPEN)) == 1
