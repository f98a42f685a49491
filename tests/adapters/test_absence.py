"""Several processes on one store, each for its own places: who keeps whose time, and who gives it back."""

from adapters.absence import AWAY, Noting, noted
from bot.dispatch.ports import Reach, Reaches
from tests.adapters.candles import CandleId
from tests.adapters.scene import HALL, ROOM, Scene, scene

HERE: Reaches = (Reach(ROOM.platform, ROOM.workspace, ROOM.channel),)
THERE: Reaches = (Reach(HALL.platform, HALL.workspace, HALL.channel),)
FIRST, SECOND = CandleId("candle-first--"), CandleId("candle-second-")


async def sign(here: Scene, name: str, reach: Reaches, *, starting: bool = False) -> int:
    """What another process notes; the answer is how many it told."""
    shortest = AWAY * 0 if starting else AWAY
    noting = Noting(here.bot.dispatch, name, reach, here.time(), b"seed", shortest)
    return (await here.store.transact(noted, noting)).told


def two_candles() -> Scene:
    """One burns in the room and one in the hall."""
    here = scene()
    room, hall = (place for place, at in here.store.known.places.items() if at in {ROOM, HALL})
    here.candle(key=FIRST, places=[room], minutes=30)
    here.candle(key=SECOND, places=[hall], minutes=30)
    return here


async def test_a_start_beside_a_running_process_is_no_absence() -> None:
    """Whoever serves the same place has kept the time there."""
    here = two_candles()
    await sign(here, "one", HERE, starting=True)
    here.time.later(seconds=30)
    assert await sign(here, "two", HERE, starting=True) == 0
    assert (here.seen(FIRST).back, here.seen(SECOND).back) == (0, 0)


async def test_a_process_of_another_place_keeps_nobodys_time_here() -> None:
    """The room's own process was away: its people get their time back, though the hall's went on all the while."""
    here = two_candles()
    await sign(here, "room", HERE, starting=True)
    await sign(here, "hall", THERE, starting=True)
    for _ in range(5):
        here.time.later(minutes=1)
        assert await sign(here, "hall", THERE) == 0
    assert await sign(here, "room", HERE, starting=True) == 1
    assert (here.seen(FIRST).back, here.seen(SECOND).back) == (300, 0)


async def test_a_start_under_another_name_gives_back_what_the_dead_one_left() -> None:
    """Since the last sign of whoever served the place."""
    here = two_candles()
    await sign(here, "old", HERE, starting=True)
    here.time.later(minutes=10)
    assert await sign(here, "new", HERE, starting=True) == 1
    assert here.seen(FIRST).back == 600


async def test_a_suspended_process_beside_one_that_ran_was_not_missed() -> None:
    """Only a time in which nobody served the place is given back."""
    here = two_candles()
    await sign(here, "one", HERE, starting=True)
    here.time.later(minutes=5)
    await sign(here, "two", HERE)
    back = here.seen(FIRST).back
    here.time.later(seconds=10)
    assert await sign(here, "one", HERE) == 0
    assert here.seen(FIRST).back == back


async def test_a_process_ends_no_turn_that_it_cannot_reach() -> None:
    """What is due in a place of another process waits for that one: it may be down, and its people unable to press."""
    here = scene(connected=["other"])
    (room, *_), at = here.store.known.places, here.time
    here.candle(key=FIRST, places=[room], minutes=1)
    here.candle(key=SECOND, minutes=1)
    at.later(minutes=2)
    assert await here.bot.clock.sweep() == 1
    assert (here.seen(FIRST).steps, here.seen(SECOND).steps) == (0, 1)
