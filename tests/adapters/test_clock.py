"""The clock: what is due happens once, in time or late, whatever else fails; an absence takes nobody's time."""

import asyncio
from datetime import timedelta

import pytest

from adapters.absence import AWAY
from adapters.clock import AT_ONCE, BEAT, MOST_STEPS
from bot.dispatch import Tick
from bot.dispatch.giving_up import GIVEN_UP
from bot.dispatch.ports import Due
from tests.adapters.candles import CURSED, ENDLESS, UNLUCKY, CandleId
from tests.adapters.memory import HERE, PATIENCE
from tests.adapters.scene import NOON, ONE, PLACE, ROOM, Scene, scene


def keys(number: int) -> list[CandleId]:
    return [CandleId(f"candle-{each:07d}") for each in range(number)]


async def test_what_is_due_happens_and_what_is_not_waits() -> None:
    """A candle goes out at its time and not before, and only once."""
    here = scene()
    here.candle(minutes=5)
    assert await here.bot.clock.sweep() == 0
    here.time.later(minutes=5)
    assert await here.bot.clock.sweep() == 1
    assert await here.bot.clock.sweep() == 0
    assert (here.seen().steps, here.seen().burns_until) == (1, None)
    assert here.count("ticks_total", kind="candle", outcome="ran") == 1


async def test_an_early_tick_changes_nothing() -> None:
    """A timer that is handed over before its time, by a clock that was set back, is left as it was."""
    here = scene()
    here.candle(minutes=5)
    tick = Tick(Due(HERE, "candle", ONE, NOON + timedelta(minutes=5)), NOON, b"seed")
    ticked = await here.store.transact(here.bot.dispatch.tick, tick)
    assert (ticked.ran, here.seen().steps) == (False, 0)


async def test_a_timer_that_fires_twice_has_one_effect() -> None:
    """Two processes hand over the same timer: the second finds that it moved."""
    here = scene()
    here.candle(minutes=5)
    here.time.later(minutes=5)
    tick = Tick(Due(HERE, "candle", ONE, here.time()), here.time(), b"seed")
    both = await asyncio.gather(*(here.store.transact(here.bot.dispatch.tick, tick) for _ in range(2)))
    assert (sorted(each.ran for each in both), here.seen().steps) == ([False, True], 1)


async def test_a_thousand_timers_are_done_in_one_sweep() -> None:
    """However many are due, all run, and no more than ten are handed over at a time."""
    here = scene()
    for key in keys(1_000):
        here.candle(key=key, minutes=1)
    here.time.later(minutes=2)
    crowd = Crowd(here)
    assert await here.bot.clock.sweep() == 1_000
    assert all(here.seen(key).steps == 1 for key in keys(1_000))
    assert crowd.most == AT_ONCE


class Crowd:
    """Watches how many transactions are asked for at the same time."""

    def __init__(self, here: Scene) -> None:
        self.open, self.most, transact = 0, 0, here.store.transact

        async def counted(work: object, given: object) -> object:
            self.open += 1
            self.most = max(self.most, self.open)
            try:
                return await transact(work, given)  # type: ignore[arg-type]
            finally:
                self.open -= 1

        here.store.transact = counted  # type: ignore[method-assign, assignment]


async def test_a_failed_timer_stops_no_other() -> None:
    """It is put off by a minute, counted and reported; the others run; when it is mended it runs too."""
    here = scene()
    here.candle(UNLUCKY, minutes=1)
    other = here.candle(key=CandleId("candle-two----"), minutes=1)
    here.time.later(minutes=1)
    assert await here.bot.clock.sweep() == 1
    assert (here.seen().steps, here.seen(other).steps) == (0, 1)
    assert here.store.state.timers[HERE, "candle", ONE] == here.time() + timedelta(minutes=1)
    assert here.count("ticks_total", kind="candle", outcome="failed") == 1
    assert here.count("incidents_total", part="clock") == 1
    here.candle("mended", minutes=0)
    here.time.later(minutes=1)
    assert await here.bot.clock.sweep() == 1


async def test_a_timer_that_is_always_due_again_is_put_off() -> None:
    """A feature that asks for tick after tick without time passing cannot keep the clock from all others."""
    here = scene()
    here.candle(ENDLESS, minutes=1)
    here.time.later(minutes=2)
    assert await here.bot.clock.sweep() == MOST_STEPS
    assert here.store.state.timers[HERE, "candle", ONE] == here.time() + timedelta(minutes=1)
    assert [line["error"] for line in here.lines() if line["level"] == "error"] == ["GoesInCircles"]


async def test_a_failed_reaction_is_reported_and_tried_again() -> None:
    """The candle is out; what another feature could not do about it waits under a timer of its own."""
    here = scene()
    here.candle(CURSED, minutes=1)
    here.time.later(minutes=1)
    assert await here.bot.clock.sweep() == 1
    assert here.seen().burns_until is None
    assert here.count("incidents_total", part="clock") == 1
    assert [kind for _, kind, _ in here.store.state.timers] == ["retry"]


async def test_a_reaction_that_fails_for_a_day_is_given_up() -> None:
    """Its command goes, the first home is told in words without a name, with the number that stands in the log; the
    operator can count it. What it followed from stands."""
    here = scene()
    here.candle(CURSED, minutes=1)
    for _ in range(1 + PATIENCE):
        here.time.later(minutes=10)
        await here.bot.clock.sweep()
    assert len(here.store.state.retries) == 1
    before = len(here.store.state.posts)
    here.time.later(minutes=10)
    await here.bot.clock.sweep()
    assert here.store.state.retries == {}
    assert here.store.state.timers == {}
    (told,) = [post.parcel for post in list(here.store.state.posts.values())[before:]]
    [incident] = [line["incident"] for line in here.lines() if line["event"] == "A reaction was given up."]
    assert incident in [line["incident"] for line in here.lines() if line["event"] == "Incident in the clock."]
    assert (told.address, told.rings) == (ROOM, None)
    assert told.card.summary == GIVEN_UP.using(incident=str(incident))
    assert CURSED not in str(told.card)
    assert here.count("ticks_total", kind="retry", outcome="given-up") == 1
    here.time.later(hours=9)
    assert await here.bot.clock.sweep() == 0


async def test_a_timer_that_is_no_reaction_is_never_given_up() -> None:
    """A round that cannot tick now can when the bot is mended: it holds nobody's words, and people wait for it."""
    here = scene()
    here.candle(UNLUCKY, minutes=1)
    for _ in range(PATIENCE + 5):
        here.time.later(minutes=10)
        assert await here.bot.clock.sweep() == 0
    assert [kind for _, kind, _ in here.store.state.timers] == ["candle"]
    assert here.count("ticks_total", kind="candle", outcome="failed") == PATIENCE + 5


async def test_a_late_clock_says_so() -> None:
    """After a night's sleep all is done at once, and the log says by how much it was late."""
    here = scene()
    here.candle(minutes=1)
    here.time.later(hours=8, minutes=1)
    assert await here.bot.clock.sweep() == 1
    late = [line["duration_ms"] for line in here.lines() if line["event"] == "The clock was late."]
    assert late == [8 * 3_600_000]
    assert here.count("clock_lag_seconds") == 8 * 3_600


async def test_a_broken_store_is_no_reason_to_lose_a_timer() -> None:
    """While the store is out of order the sweep says so; afterwards all that was due is done."""
    here = scene()
    here.candle(minutes=1)
    here.time.later(minutes=1)
    here.store.broken = OSError("the disk is full")
    with pytest.raises(OSError, match="disk"):
        await here.bot.clock.sweep()
    here.store.broken = None
    assert await here.bot.clock.sweep() == 1


async def test_the_first_start_is_no_absence() -> None:
    """Where nothing was ever noted nobody gets time back."""
    here = scene()
    here.candle(minutes=5)
    assert await here.bot.clock.come_back() == 0
    assert here.store.state.alive == {"bot": NOON}


async def test_an_absence_is_given_back() -> None:
    """After a kill everyone whose time was running gets the time for which the bot was away, and that is noted once."""
    here = scene()
    for key in keys(3):
        here.candle(key=key, minutes=5)
    await here.bot.clock.come_back()
    here.time.later(minutes=10)
    assert await here.bot.clock.come_back() == 3
    assert [here.seen(key).back for key in keys(3)] == [600] * 3
    assert await here.bot.clock.sweep() == 0
    assert await here.bot.clock.come_back() == 0
    assert [line["duration_ms"] for line in here.lines() if line["event"] == "The bot was away."] == [600_000]


async def test_a_start_sends_at_once_what_a_killed_process_was_sending() -> None:
    """Nobody waits for the end of its lease; the message may be a duplicate, and the messenger is told so."""
    here = scene()
    here.post("one")
    await here.bot.clock.come_back()
    await here.store.transact(lambda transaction, now: transaction.mail.claim(now, 1), here.time())
    here.time.later(seconds=1)
    await here.bot.clock.beat()
    assert await here.bot.courier.sweep() == 0
    await here.bot.clock.come_back()
    assert await here.bot.courier.sweep() == 1
    assert [post.ambiguous for post in here.fake.posts] == [True]


async def test_the_time_of_very_many_is_given_back_too() -> None:
    """More than fit into one transaction with the note follow in their own."""
    here = scene()
    await here.bot.clock.come_back()
    for key in keys(520):
        here.candle(key=key, minutes=5)
    here.time.later(minutes=1)
    assert await here.bot.clock.come_back() == 520
    assert {here.seen(key).back for key in keys(520)} == {60}


async def test_one_whose_time_cannot_be_given_back_harms_no_other() -> None:
    """It is reported, and all others get theirs in the same transaction as the note."""
    here = scene()
    await here.bot.clock.come_back()
    here.candle(UNLUCKY, minutes=5)
    other = here.candle(key=CandleId("candle-two----"), minutes=5)
    here.time.later(minutes=1)
    assert await here.bot.clock.come_back() == 1
    assert (here.seen().back, here.seen(other).back) == (0, 60)
    assert here.count("incidents_total", part="clock") == 1


async def test_a_crash_while_coming_back_costs_nobody_time() -> None:
    """The note and what follows from it are one transaction: if it fails, the next start finds the absence whole."""
    here = scene()
    await here.bot.clock.come_back()
    here.candle(minutes=5)
    here.time.later(minutes=10)
    here.store.broken = OSError("the disk is full")
    with pytest.raises(OSError, match="disk"):
        await here.bot.clock.come_back()
    here.store.broken = None
    here.time.later(minutes=10)
    await here.bot.clock.come_back()
    assert here.seen().back == 1_200


async def test_a_suspended_process_was_away() -> None:
    """A laptop that slept, or a clock that jumped forward by more than a minute, takes nobody's time."""
    here = scene()
    here.candle(minutes=5)
    await here.bot.clock.come_back()
    here.time.later(seconds=AWAY.seconds)
    assert await here.bot.clock.beat() == 0
    here.time.later(minutes=6)
    assert await here.bot.clock.beat() == 1
    assert here.seen().back == 360
    assert await here.bot.clock.sweep() == 0


async def test_a_clock_that_is_set_back_closes_nothing() -> None:
    """Nothing happens before its time; the log says what happened to the clock."""
    here = scene()
    here.candle(minutes=5)
    await here.bot.clock.come_back()
    here.time.later(hours=-1)
    assert await here.bot.clock.beat() == 0
    assert await here.bot.clock.sweep() == 0
    assert here.seen().back == 0
    assert "The computer's clock was set back." in [line["event"] for line in here.lines()]


async def test_a_running_clock_rings_at_the_nearest_deadline() -> None:
    """APScheduler wakes it for a timer, long before its sweep; what follows is sent; a stop leaves no task."""
    here = scene()
    here.time.runs = True
    here.candle(minutes=0.005, places=[PLACE])
    here.store.state.boards.clear()
    told = asyncio.Event()
    here.fake.before = told.set
    await here.bot.start()
    await asyncio.wait_for(told.wait(), 5)
    await here.bot.stop()
    assert (here.seen().steps, here.count("clock_lag_seconds") < 1) == (1, True)
    assert (len(here.fake.posts), here.store.state.posts) == (1, {})
    assert len(asyncio.all_tasks()) == 1


async def test_a_running_clock_outlives_a_broken_store() -> None:
    """What it could not do is an incident; the process stays, and once nudged it does what is due."""
    here = scene()
    await here.bot.start()
    here.store.broken = OSError("the disk is full")
    here.bot.clock.nudge()
    for _ in range(100_000):
        await asyncio.to_thread(lambda: None)
        if here.count("incidents_total", part="clock"):
            break
    here.store.broken = None
    here.candle(minutes=0, places=[PLACE])
    told = asyncio.Event()
    here.fake.before = told.set
    here.bot.clock.nudge()
    await asyncio.wait_for(told.wait(), 5)
    await here.bot.stop()
    assert here.count("incidents_total", part="clock") == 1


async def test_a_beat_is_noted_often_only_while_a_deadline_is_near() -> None:
    """While a turn may run, half an hour at most, the clock asks to be woken every two seconds, else for the sweep."""
    here = scene()
    here.candle(minutes=36)
    assert await here.bot.clock._step() > BEAT.seconds  # noqa: SLF001 - this is about how long it asks to sleep
    here.time.later(minutes=1)
    assert await here.bot.clock._step() == BEAT.seconds  # noqa: SLF001 - as above


async def test_what_came_due_while_others_ran_does_not_wait() -> None:
    """The clock goes on at once; where nothing could be done it waits, as what is due may not be doable."""
    here = scene()
    one, other = keys(2)
    here.candle(key=one, minutes=1)
    here.candle(key=other, minutes=2)
    here.time.later(minutes=1)
    read = here.store.read

    async def slowly(work: object, given: object) -> object:
        found: object = await read(work, given)  # type: ignore[arg-type]
        if here.seen(one).steps:
            here.time.later(minutes=1)
        return found

    here.store.read = slowly  # type: ignore[method-assign, assignment]
    assert await here.bot.clock._step() == 0  # noqa: SLF001 - this is about how long it asks to sleep
