"""Live cards: redrawn from the state as it is, once a second at most, in all places, whatever the platform answers."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.courier import Courier
from adapters.courier.fate import code
from adapters.logs import logger
from adapters.messenger import (
    Ambiguous,
    Delivery,
    MessageGone,
    NotAMember,
    OurBug,
    PersonUnreachable,
    PlaceGone,
    Retry,
    Sent,
    SetUpMissing,
    TenantGone,
    Unknown,
    Wait,
)
from bot.kernel.ids import PlaceId
from tests.adapters.candles import CandleId
from tests.adapters.memory import HERE, LEASE
from tests.adapters.scene import NOON, ONE, PLACE, Scene, Seeds, scene

HALL_PLACE, FAR_PLACE = PlaceId("place-hall----"), PlaceId("place-far-----")


def touch(here: Scene, times: int = 1) -> None:
    """The candle changes so often, and wants its board redrawn each time."""
    for _ in range(times):
        candle = here.seen()
        here.store.state.aggregates[HERE, "candles", ONE] = replace(candle, steps=candle.steps + 1)
        here.store.state.boards[HERE, "candle", ONE, PLACE] = replace(here.wall(), wanted=here.wall().wanted + 1)


async def test_two_hundred_votes_in_a_second_cost_one_edit() -> None:
    """However often a board is wanted, it is drawn from the state as it is now."""
    here = scene()
    here.candle(places=[PLACE])
    await here.bot.courier.sweep()
    touch(here, 200)
    assert await here.bot.courier.sweep() == 0
    here.time.later(seconds=1)
    assert await here.bot.courier.sweep() == 1
    assert [len(here.fake.edits), here.wall().shown, here.wall().wanted] == [2, 201, 201]
    assert "200" in str(here.fake.edits[1][1])


async def test_a_change_while_the_board_is_on_its_way_is_not_lost() -> None:
    """What was drawn is what counts as shown: a vote that came during the call is shown a second later."""
    here = scene()
    here.candle(places=[PLACE])
    here.fake.before = lambda: touch(here)
    await here.bot.courier.sweep()
    assert (here.wall().shown, here.wall().wanted) == (1, 2)
    here.fake.before = lambda: None
    here.time.later(seconds=1)
    await here.bot.courier.sweep()
    assert (here.wall().shown, here.wall().wanted) == (2, 2)


async def test_every_home_gets_the_same_drawing() -> None:
    """A board is drawn once and sent to all its places; the places remember each their own message."""
    here = scene()
    here.candle(places=[PLACE, HALL_PLACE, FAR_PLACE])
    await here.bot.courier.sweep()
    cards = [card for _, card in here.fake.edits + here.other.edits]
    assert len(cards) == 3
    assert all(card is cards[0] for card in cards)
    assert [here.wall(place).shown for place in (PLACE, HALL_PLACE, FAR_PLACE)] == [1, 1, 1]


async def test_boards_of_one_place_go_one_at_a_time() -> None:
    """Ten boards and two messages of one channel are twelve calls in a row, each after the other's end."""
    here = scene()
    keys = [CandleId(f"candle-{number:07d}") for number in range(10)]
    for key in keys:
        here.candle(key=key, places=[PLACE])
    here.post("one")
    here.post("two")
    await here.bot.courier.sweep()
    assert [board.key for board, _ in here.fake.edits] == keys
    assert (len(here.fake.posts), here.fake.crowd) == (2, 1)


TABLE: list[tuple[Delivery, str]] = [
    (Sent("m1"), "shown"),
    (Wait(30.0), "waits"),
    (Retry(), "again"),
    (Ambiguous(), "again"),
    (TenantGone(), "given up"),
    (SetUpMissing("chat:write"), "given up"),
    (PlaceGone(), "given up"),
    (NotAMember(), "given up"),
    (PersonUnreachable(), "given up"),
    (Unknown("new_code"), "given up"),
    (MessageGone(), "posted anew"),
    (OurBug("invalid_blocks"), "in short"),
]


@pytest.mark.parametrize(("delivery", "outcome"), TABLE, ids=[code(delivery) for delivery, _ in TABLE])
async def test_every_delivery_of_a_board_has_its_path(delivery: Delivery, outcome: str) -> None:
    """Shown, tried again in time, posted anew, said in short, or given up aloud until the board changes."""
    here = scene()
    here.candle(places=[PLACE])
    here.store.state.boards[HERE, "candle", ONE, PLACE] = replace(here.wall(), message="m0")
    here.fake.answers = [delivery]
    await here.bot.courier.sweep()
    wall, calls = here.wall(), [board.message for board, _ in here.fake.edits]
    lost = here.count("dead_letters_total", platform="fake", reason=code(delivery))
    match outcome:
        case "shown":
            assert (wall.shown, wall.message, calls, lost) == (1, "m1", ["m0"], 0)
        case "waits":
            assert (wall.shown, wall.next_at, calls, lost) == (0, NOON + timedelta(seconds=30), ["m0"], 0)
        case "again":
            assert (wall.shown, wall.next_at, calls, lost) == (0, NOON + timedelta(seconds=2), ["m0"], 0)
        case "posted anew":
            assert (wall.shown, wall.message, calls, lost) == (1, "board-2", ["m0", None], 0)
        case "in short":
            assert (wall.shown, calls, lost) == (1, ["m0", "m0"], 0)
            assert here.count("incidents_total", part="courier") == 1
        case _:
            assert (wall.shown, wall.message, calls, lost) == (1, "m0", ["m0"], 1)


def another(here: Scene) -> Courier:
    """The courier of another process, or of the next one."""
    return Courier(
        here.store,
        here.bot.dispatch,
        {"fake": here.fake},
        now=here.time,
        lot=lambda: 0.0,
        seed=Seeds(),
        log=logger(here.log),
        metrics=here.bot.metrics,
        incidents=here.bot.incidents,
    )


async def test_two_processes_do_not_both_draw_a_board() -> None:
    """Who claims it first sends it; the other one, that has seen it too, leaves it alone."""
    here = scene()
    here.candle(places=[PLACE])
    await asyncio.gather(here.bot.courier.sweep(), another(here).sweep())
    assert (len(here.fake.edits), here.wall().shown) == (1, 1)


async def test_a_board_that_was_given_up_comes_back_when_it_changes() -> None:
    """When somebody has let the bot in again, the next change shows the board."""
    here = scene()
    here.candle(places=[PLACE])
    here.fake.answers = [NotAMember()]
    await here.bot.courier.sweep()
    here.time.later(days=1)
    assert await here.bot.courier.sweep() == 0
    touch(here)
    await here.bot.courier.sweep()
    assert (here.wall().shown, here.wall().message) == (2, "board-2")


async def test_an_outage_of_a_platform_ends_in_the_newest_board() -> None:
    """A board is tried eight times, ever more slowly, and shows the state of the last try, not of the first."""
    here = scene()
    here.candle(places=[PLACE])
    here.fake.answers = [Retry()] * 7
    for _ in range(7):
        await here.bot.courier.sweep()
        touch(here)
        here.time.later(minutes=15)
    await here.bot.courier.sweep()
    assert (len(here.fake.edits), here.wall().shown, here.wall().wanted) == (8, 8, 8)
    assert here.count("dead_letters_total", platform="fake", reason="out-of-tries") == 0


async def test_a_rate_limit_of_a_board_is_not_a_try() -> None:
    """However often the platform asks for quiet, a board has its eight tries."""
    here = scene()
    here.candle(places=[PLACE])
    here.fake.answers = [*[Wait(1.0)] * 20, *[Retry()] * 7]
    for _ in range(40):
        await here.bot.courier.sweep()
        here.time.later(minutes=15)
    assert (len(here.fake.edits), here.wall().shown) == (28, 1)


async def test_a_new_board_whose_reply_was_lost_is_posted_at_most_twice() -> None:
    """Without a message to edit a second post could be a duplicate; a third is never made for the same change."""
    here = scene()
    here.candle(places=[PLACE])
    here.fake.answers = [Ambiguous(), Ambiguous()]
    for _ in range(4):
        await here.bot.courier.sweep()
        here.time.later(minutes=15)
    assert len(here.fake.edits) == 2
    assert here.count("dead_letters_total", platform="fake", reason="ambiguous") == 1


async def test_a_board_that_cannot_be_drawn_stops_no_other() -> None:
    """Our mistake in one feature's card is an incident; it is tried eight times and all other boards are shown."""
    here = scene()
    here.candle("invisible", places=[PLACE])
    here.candle(key=CandleId("candle-two----"), places=[HALL_PLACE])
    for _ in range(10):
        await here.bot.courier.sweep()
        here.time.later(minutes=15)
    assert [board.place for board, _ in here.fake.edits] == [HALL_PLACE]
    assert here.count("incidents_total", part="courier") == 8


async def test_a_board_whose_thing_is_gone_is_left_alone() -> None:
    """There is nothing to draw, and nothing is asked of the platform."""
    here = scene()
    here.candle(places=[PLACE])
    here.store.state.aggregates.clear()
    assert await here.bot.courier.sweep() == 1
    assert await here.bot.courier.sweep() == 0
    assert here.fake.edits == []


async def test_a_store_that_fails_after_the_edit_is_not_hammered() -> None:
    """The board is edited again when its lease has ended, not in a circle."""
    here = scene()
    here.candle(places=[PLACE])

    def crash() -> None:
        here.store.broken = OSError("the disk is full")

    here.fake.before = crash
    with pytest.raises(OSError, match="disk"):
        await here.bot.courier.sweep()
    here.store.broken, here.fake.before = None, lambda: None
    assert await here.bot.courier.sweep() == 0
    here.time.later(seconds=LEASE.seconds)
    await here.bot.courier.sweep()
    assert (len(here.fake.edits), here.wall().shown) == (2, 1)


async def test_a_start_anew_costs_a_board_no_time() -> None:
    """A courier that has just been started sleeps until the next board may be drawn, whoever held it back."""
    here = scene()
    here.candle(places=[PLACE])
    here.candle(key=CandleId("candle-two----"), places=[HALL_PLACE])
    here.fake.answers = [Wait(7.0), Wait(4.0)]
    await here.bot.courier.sweep()
    assert await another(here)._step() == 4.0  # noqa: SLF001 - this is about how long it asks to sleep


async def test_a_board_in_a_place_that_waits_wakes_nobody() -> None:
    """While a place has its quiet its other boards are no reason to look again and again."""
    here = scene()
    here.candle(places=[PLACE])
    here.candle(key=CandleId("candle-two----"), places=[PLACE])
    here.fake.answers = [Wait(10.0)]
    await here.bot.courier.sweep()
    assert await here.bot.courier._step() == 10.0  # noqa: SLF001 - as above


async def test_a_running_courier_redraws_by_itself() -> None:
    """A board that changed while it was on its way is shown again when its second is over, without any nudge."""
    here = scene()
    here.time.runs = True
    here.candle(places=[PLACE])
    again = asyncio.Event()

    def change() -> None:
        if len(here.fake.edits) == 1:
            touch(here)
        else:
            again.set()

    here.fake.before = change
    await here.bot.courier.start()
    await asyncio.wait_for(again.wait(), 5)
    await here.bot.courier.stop()
    assert (here.wall().shown, len(here.fake.edits)) == (2, 2)
