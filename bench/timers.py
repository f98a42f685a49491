"""Many timers pending and many of them due at once: how long the clock takes for them, and how long people wait
meanwhile. Presses come at their own pace, and what keeps one waiting counts from when it should have been made."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from io import StringIO
from itertools import count
from time import perf_counter
from typing import TypeVar

from adapters.clock import Clock
from adapters.incidents import Incidents
from adapters.logs import logger
from adapters.metrics import Metrics
from bench.counting import Written, written
from bench.filling import KIND, OPENED, Group, Rows, drawn, groups, rows_of, timer
from bench.grounds import Backend, Grounds
from bench.lanes import RawLane, Statements, StoreLane, statements_of
from bench.measuring import highest
from bench.scale import Scale
from bench.table import Table, ms, times
from bot.dispatch import Dispatch, Tick
from bot.dispatch.ports import EVERYWHERE, Due, Store
from bot.features import FEATURES
from bot.features.listening.facts import GroupId
from bot.features.listening.model import Lots, Round, Starting, keeping, speaking
from bot.kernel.feature import Catalogue
from bot.kernel.ids import Id
from storage.store import open_store
from storage.timers import timers

T = TypeVar("T")

PEOPLE, PRESSED = 5, 32
EVERY = 0.02
LATER = timedelta(days=1)
SEED = bytes(16)
LOTS = Lots(lambda as_joined: as_joined, lambda: GroupId("the-group-----"))


@dataclass(frozen=True, slots=True)
class Result:
    """In seconds; `raw` is the driver alone with the statements of the same ticks, a transaction each. `quiet` and
    `delays` are how long each press waited without the due timers and with them."""

    backend: Backend
    pending: int
    ran: int
    seconds: float
    raw: float
    quiet: tuple[float, ...]
    delays: tuple[float, ...]
    written: Written


def speaking_round(group: Group) -> Round:
    """The first person has the floor, and is reminded when a minute is left."""
    started = keeping.start(Starting(group.gathering()), group.persons[0], OPENED, LOTS)
    return speaking.here(started, group.persons[0], 1, OPENED)


def due_at(group: Group) -> Due:
    at = speaking_round(group).deadline()
    assert at is not None
    return Due(group.coalition, KIND, group.round, at)


def rows(scale: Scale) -> Iterator[Rows]:
    """Rounds in which something is due, rounds that people press on, and timers of others for a day later."""
    everyone = groups(scale.due + PRESSED, PEOPLE)
    yield from rows_of(everyone, lambda group: speaking_round(group) if group.number < scale.due else group.gathering())
    yield (
        timers,
        (
            timer(everyone[n % len(everyone)].coalition, drawn(Id, "timer", n), OPENED + LATER + timedelta(seconds=n))
            for n in range(scale.pending - len(everyone))
        ),
    )


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for backend in Backend:
        yield await _measured(grounds, backend, scale)


async def _measured(grounds: Grounds, backend: Backend, scale: Scale) -> Result:
    filled, dues = grounds.filled(backend, rows(scale)), [due_at(group) for group in groups(scale.due, PEOPLE)]
    copy = grounds.copied(filled)
    async with AsyncExitStack() as stack:
        statements = await _ticked(grounds.copied(filled), dues)
        raw = await RawLane(filled, [(statements,)], stack.enter_context(ExitStack())).run(0)
        store = open_store(copy)
        stack.push_async_callback(store.close)
        presses = Presses(store, scale)
        _, quiet = await presses.during(asyncio.sleep(EVERY * scale.presses))
        (ran, seconds), delays = await presses.during(_swept(_clock(store, dues[0].at)))
    return Result(backend, scale.pending, ran, seconds, raw.seconds, quiet, delays, written(copy))


class Presses:
    """On one round after the other, as many as are made in the meantime."""

    def __init__(self, store: Store, scale: Scale) -> None:
        self._lane = StoreLane(store, ())
        all_groups = groups(scale.due + PRESSED, PEOPLE)[scale.due :]
        self._presses = (group.press(0, number) for number in count() for group in all_groups)

    async def during(self, work: Awaitable[T]) -> tuple[T, tuple[float, ...]]:
        """What came of the work, and how long each press waited."""
        going, began = asyncio.ensure_future(work), perf_counter()
        made: list[asyncio.Task[float]] = []
        for number in count():
            at = began + EVERY * number
            await asyncio.sleep(max(0.0, at - perf_counter()))
            if going.done() and perf_counter() - at < EVERY:
                break
            made.append(asyncio.create_task(self._press(at)))
        return await going, tuple(await asyncio.gather(*made))

    async def _press(self, at: float) -> float:
        await self._lane.press(next(self._presses))
        return perf_counter() - at


async def _ticked(url: str, dues: Sequence[Due]) -> tuple[Statements, ...]:
    """What the tick of each timer runs."""
    store, dispatch = open_store(url), Dispatch(Catalogue(FEATURES))

    async def ticked(due: Due) -> None:
        assert (await store.transact(dispatch.tick, Tick(due, due.at, SEED))).ran

    made = [await statements_of(partial(ticked, due)) for due in dues]
    await store.close()
    return tuple(made)


def _clock(store: Store, now: datetime) -> Clock:
    log, metrics = logger(StringIO(), level="error"), Metrics()
    return Clock(
        store,
        Dispatch(Catalogue(FEATURES)),
        now=lambda: now,
        seed=lambda: SEED,
        courier_nudge=lambda: None,
        log=log,
        metrics=metrics,
        incidents=Incidents(log, metrics),
        instance="bench",
        reach=EVERYWHERE,
    )


async def _swept(clock: Clock) -> tuple[int, float]:
    began = perf_counter()
    ran = await clock.sweep()
    return ran, perf_counter() - began


def table(results: list[Result]) -> Table:
    return Table(
        f"Timers: due at once, of all that are pending, and a press every {EVERY * 1000:.0f} ms",
        ("", "took", "raw driver", "took / raw", "aim", "press p50", "without", "longest", "without", "aim"),
        tuple(map(_line, results)),
    )


def _line(result: Result) -> tuple[str, ...]:
    return (
        f"{result.backend.value}, {result.ran:,} of {result.pending:,}",
        f"{result.seconds:.2f} s",
        f"{result.raw:.2f} s",
        times(result.seconds / result.raw),
        "≤ 2 s",
        *(ms(highest(waits, share)) for share in (0.5, 1) for waits in (result.delays, result.quiet)),
        "≤ 100 ms",
    )
