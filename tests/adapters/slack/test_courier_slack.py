"""The courier with Slack on the other side of real sockets: once, in order, again when it may, and never for ever."""

import asyncio
from dataclasses import replace

import pytest

from adapters.slack.outcomes import UNTOLD_WAIT
from bot.asides import ASIDES, Aside
from bot.kernel.attention import Notice
from bot.kernel.card import card
from bot.kernel.ids import PlaceId
from tests.adapters.memory import HERE, Row
from tests.adapters.scene import NOON, ONE
from tests.adapters.slack import upheavals
from tests.adapters.slack.faults import Broken, Dropped, Fault, Held, Limited, Lost, Refuses
from tests.adapters.slack.posting import Town
from tests.adapters.slack.standin import StandIn
from tests.adapters.town import ANA, BEN, HALL, ROOM

PAIR = PlaceId("the-pair------")
POST, EDIT = "chat.postMessage", "chat.update"


def change(town: Town) -> None:
    """The candle's board in the room is wanted once more."""
    wall = town.scene.wall(ROOM)
    town.scene.store.state.boards[HERE, "candle", ONE, ROOM] = replace(wall, wanted=wall.wanted + 1)


@pytest.fixture
def town(slack: StandIn) -> Town:
    return Town(slack)


async def test_messages_arrive_once_and_in_order(town: Town) -> None:
    """In each channel one after the other; what has arrived is no longer in the outbox, and is not sent again."""
    for said in ("one", "two", "three"):
        town.says(said)
        town.says(said.upper(), town.hall)
    await town.sweep(5, hours=1)
    assert (town.read(), town.read(town.hall)) == (["one", "two", "three"], ["ONE", "TWO", "THREE"])
    assert (len(town.slack.calls), town.scene.store.state.posts) == (6, {})


async def test_a_channel_that_waits_holds_up_only_itself(town: Town) -> None:
    """As long as Slack asks for, and from the moment when it asks; what stands behind keeps its order."""
    town.slack.server.faults.add(POST, Limited(30))
    town.says("one")
    town.says("two")
    await town.sweep(1)
    town.says("elsewhere", town.hall)
    await town.sweep(29, seconds=1)
    assert (town.read(), town.read(town.hall), len(town.slack.calls)) == ([], ["elsewhere"], 2)
    await town.sweep(2, seconds=1)
    assert town.read() == ["one", "two"]


async def test_a_limit_without_a_time_is_waited_out_too(town: Town) -> None:
    """However often it comes: it is none of the message's tries."""
    town.slack.server.faults.add(POST, *[Limited(None)] * 12)
    town.says("one")
    await town.sweep(13, seconds=UNTOLD_WAIT)
    assert (town.read(), town.dead()) == (["one"], [])


async def test_an_outage_of_slack_loses_nothing(town: Town) -> None:
    """Servers out of order and inner errors are tried again, ever more slowly: seven times, and then it is there."""
    troubles: list[Fault] = [Broken(503), Broken(500, "fatal_error"), Refuses("internal_error")] * 2
    town.slack.server.faults.add(POST, *troubles, Broken(502))
    town.says("one")
    await town.sweep(8, minutes=15)
    assert (town.read(), len(town.slack.calls), town.dead()) == (["one"], 8, [])


async def test_an_outage_that_does_not_end_is_told(town: Town) -> None:
    """The eighth failure makes a dead letter; what stands behind it goes."""
    town.slack.server.faults.add(POST, *[Broken(503)] * 8)
    town.says("one")
    await town.sweep(8, minutes=15)
    town.says("two")
    await town.sweep(3, minutes=15)
    assert (town.read(), town.dead(), len(town.slack.calls)) == (["two"], ["out-of-tries"], 9)


async def test_a_lost_reply_makes_one_duplicate_at_most(town: Town) -> None:
    """The message was up; it is sent once more, and that is all."""
    town.slack.server.faults.add(POST, Lost())
    town.says("one")
    await town.sweep(5, minutes=15)
    assert (town.read(), town.dead()) == (["one", "one"], [])


async def test_two_lost_replies_make_no_more_than_that(town: Town) -> None:
    """A third sending could be a second duplicate: it is a dead letter instead."""
    town.slack.server.faults.add(POST, Lost(), Lost())
    town.says("one")
    await town.sweep(5, minutes=15)
    assert (town.read(), town.dead()) == (["one", "one"], ["ambiguous"])


async def test_a_connection_that_broke_before_anything_was_done_loses_nothing(town: Town) -> None:
    """Nobody can know that it was not; it is sent once more, as after a lost reply."""
    town.slack.server.faults.add(POST, Dropped())
    town.says("one")
    await town.sweep(3, minutes=15)
    assert town.read() == ["one"]


async def test_a_board_has_one_message_that_is_edited(town: Town) -> None:
    """Whatever goes wrong with an edit is made good by the next: an edit twice is no duplicate."""
    town.scene.candle(places=[ROOM])
    await town.sweep(1, seconds=1)
    town.slack.server.faults.add(EDIT, Lost(), Broken(503), Limited(5))
    change(town)
    await town.sweep(8, seconds=10)
    (message,) = town.slack.messages(town.room)
    assert (message.edits, town.scene.wall(ROOM).shown, town.scene.wall(ROOM).message) == (2, 2, message.ts)


async def test_a_board_whose_message_is_gone_is_posted_anew(town: Town) -> None:
    """At once, and its new message is the one that is edited from then on."""
    town.scene.candle(places=[ROOM, HALL])
    await town.sweep(1, seconds=1)
    (old,) = town.slack.messages(town.room)
    del town.room.messages[old.ts]
    for _ in range(2):
        change(town)
        await town.sweep(1, seconds=1)
    (new,) = town.slack.messages(town.room)
    assert (town.scene.wall(ROOM).message, new.edits, new.ts != old.ts) == (new.ts, 1, True)
    assert [len(town.slack.called(method)) for method in (POST, EDIT)] == [3, 2]


async def test_a_workspace_that_is_gone_gets_one_call(town: Town) -> None:
    """All of it is spared at once: other channels, boards, what comes later."""
    town.team.dead = "account_inactive"
    town.says("one")
    await town.sweep(1)
    town.says("two", town.hall)
    town.scene.candle(places=[HALL])
    await town.sweep(20, minutes=30)
    assert (len(town.slack.calls), town.tokens.left) == (1, [town.team.id])
    assert town.dead() == ["tenant-gone", "tenant-gone"]
    assert [line["event"] for line in town.scene.lines() if line["level"] == "error"][:1] == [
        "A workspace took the bot out."
    ]


async def test_a_workspace_that_comes_back_is_served_again(town: Town) -> None:
    """Within the hour after it has been let in again."""
    town.team.dead = "token_revoked"
    town.says("one")
    await town.sweep(1)
    town.team.dead = None
    town.tokens.left.clear()
    town.scene.time.later(hours=1)
    town.says("two")
    await town.sweep(1)
    assert town.read() == ["two"]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("is_archived", "place-gone"),
        ("not_in_channel", "not-a-member"),
        ("missing_scope", "set-up-missing"),
        ("cannot_dm_bot", "person-unreachable"),
        ("a_code_of_next_year", "unknown"),
    ],
)
async def test_what_cannot_arrive_is_a_dead_letter_after_one_call(town: Town, code: str, why: str) -> None:
    """With its reason, counted; what stands behind it is tried on its own."""
    town.slack.server.faults.add(POST, Refuses(code))
    town.says("one")
    town.says("two")
    await town.sweep(3, minutes=15)
    assert (town.dead(), town.read()) == ([why], ["two"])
    assert town.scene.count("dead_letters_total", platform="slack", reason=why) == 1


async def test_what_slack_will_not_show_goes_in_one_sentence(town: Town) -> None:
    """An incident for the operator, a short message for people."""
    town.slack.server.faults.add(POST, Refuses("msg_blocks_too_long"))
    town.says("the long story")
    await town.sweep(2, minutes=15)
    assert town.read() == ["This could not be shown in full. Type /coalition to see everything."]
    assert town.scene.count("incidents_total", part="courier") == 1


async def test_a_bot_that_was_invited_again_goes_on_with_its_board(town: Town) -> None:
    """The next change shows it, in the message in which it stood."""
    town.scene.candle(places=[ROOM])
    await town.sweep(1, seconds=1)
    town.room.members.discard(town.team.bot)
    change(town)
    await town.sweep(2, minutes=15)
    town.room.members.add(town.team.bot)
    change(town)
    await town.sweep(1, seconds=1)
    assert [message.edits for message in town.slack.messages(town.room)] == [1]


async def test_a_slow_channel_holds_up_no_other(town: Town) -> None:
    """While one call hangs, what comes meanwhile for the other channel arrives there."""
    gate = asyncio.Event()
    town.slack.server.faults.add(POST, Held(gate))
    town.says("slow")
    sweep = asyncio.create_task(town.sweep(1))
    async with asyncio.timeout(5):
        while not town.slack.server.holding:
            await asyncio.to_thread(lambda: None)
    for said in ("one", "two"):
        town.says(said, town.hall)
    other = asyncio.create_task(town.sweep(1))
    async with asyncio.timeout(5):
        while len(town.read(town.hall)) < 2:
            await asyncio.to_thread(lambda: None)
    assert (town.read(), sweep.done()) == ([], False)
    gate.set()
    await asyncio.gather(sweep, other)
    assert town.read() == ["slow"]


async def test_a_pair_meets_in_a_group_message(town: Town) -> None:
    """It is opened although the answer to the first try was lost: one place, with what waited for it in its order."""
    state = town.scene.store.state
    state.aggregates[HERE, ASIDES.name, PAIR] = Aside(PAIR, ROOM, (ANA, BEN))
    state.openings[PAIR] = Row(0, None, NOON, leased=False)
    notices = [Notice(PAIR, card(said)) for said in ("one", "two")]
    await town.scene.store.transact(lambda transaction, given: transaction.unit(HERE).send(given, NOON), notices)
    town.slack.server.faults.add("conversations.open", Lost())
    for _ in range(4):
        await town.scene.bot.settle()
        town.scene.time.later(seconds=5)
    (pair,) = [channel for channel in town.slack.world.channels.values() if channel.kind == "mpim"]
    assert pair.members == {town.ana.id, town.ben.id, town.team.bot}
    assert (town.read(pair), town.read()) == (["one", "two"], [])
    assert len(town.slack.called("conversations.open")) == 2


async def test_an_uninstalled_app_is_told_as_an_event_and_by_the_next_call(town: Town) -> None:
    """Whichever comes first; nothing is posted after it."""
    await upheavals.uninstall(town.slack, town.team)
    town.says("one")
    await town.sweep(2, minutes=15)
    assert (town.read(), town.dead(), [call.answer for call in town.slack.calls]) == (
        [],
        ["tenant-gone"],
        ["account_inactive"],
    )
