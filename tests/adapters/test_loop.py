"""One step, again and again: nudged, by itself, after a failure, and to its end when it is stopped."""

import asyncio

from adapters.loop import Loop, finished


async def test_a_crowd_of_nudges_costs_one_step() -> None:
    """Whoever nudges while a step is on its way is served by the next one, all by the same."""
    steps, began, gate = list[int](), asyncio.Event(), asyncio.Event()

    async def step() -> float:
        steps.append(len(steps))
        began.set()
        await gate.wait()
        return 60.0

    loop = Loop(step, lambda _: None, rest=0.0)
    loop.start()
    await began.wait()
    began.clear()
    for _ in range(100):
        loop.nudge()
    gate.set()
    await asyncio.wait_for(began.wait(), 5)
    await loop.stop()
    assert len(steps) == 2


async def test_a_failed_step_is_reported_and_tried_again() -> None:
    """The loop outlives whatever a step raises."""
    failures, twice = list[Exception](), asyncio.Event()

    async def step() -> float:
        if failures:
            twice.set()
            return 60.0
        raise ValueError

    loop = Loop(step, failures.append, rest=0.0)
    loop.start()
    loop.nudge()
    while not failures:
        await asyncio.to_thread(lambda: None)
    loop.nudge()
    await asyncio.wait_for(twice.wait(), 5)
    await loop.stop()
    assert [type(failure) for failure in failures] == [ValueError]


async def test_a_stop_waits_for_the_step() -> None:
    """What has begun is finished; afterwards no task is left, and a second stop does no harm."""
    ended, began, gate = list[bool](), asyncio.Event(), asyncio.Event()

    async def step() -> float:
        began.set()
        await gate.wait()
        ended.append(True)
        return 0.0

    loop = Loop(step, lambda _: None, rest=0.0)
    loop.start()
    await began.wait()
    stopping = asyncio.create_task(loop.stop())
    await asyncio.to_thread(lambda: None)
    gate.set()
    await asyncio.wait_for(stopping, 5)
    await loop.stop()
    assert (ended, len(asyncio.all_tasks())) == ([True], 1)


async def test_what_outlasts_the_grace_is_cut_off() -> None:
    """A call that never ends does not keep the process from leaving."""
    never = asyncio.create_task(forever())
    await finished({never}, 0.01)
    assert never.cancelled()


async def forever() -> None:
    await asyncio.Event().wait()
