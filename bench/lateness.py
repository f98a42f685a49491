"""A restart with many timers pending over many coalitions, and then some due every hundredth of a second, as time goes
on: how long until the first has run, how late each is, and whether they run in their order."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import islice, pairwise
from time import perf_counter

from adapters.clock import Clock
from adapters.incidents import Incidents
from adapters.logs import logger
from adapters.metrics import Metrics
from bench.filling import OPENED, Group, Rows, drawn, groups, rows_of, timer
from bench.grounds import Backend, Grounds
from bench.measuring import highest
from bench.scale import Scale
from bench.table import Table, ms
from bench.timers import LATER, LOTS, SEED, due_at
from bot.dispatch import Dispatch, Tick
from bot.dispatch.inbound import Ticked
from bot.dispatch.ports import EVERYWHERE, Transaction
from bot.features import FEATURES
from bot.features.listening.model import Round, Starting, keeping, speaking
from bot.kernel.feature import Catalogue
from bot.kernel.ids import Id
from storage.store import open_store
from storage.timers import timers

PEOPLE = 2
APART = timedelta(milliseconds=10)
FILLED = 2_000
"""Rows a second, and fewer than a store takes: the first is due when all of them are there."""


def _now() -> datetime:
    """The scheduler goes by the real time, and so does all else here."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Result:
    """In seconds; `swapped` counts timers that ran before one that was due earlier."""

    backend: Backend
    coalitions: int
    pending: int
    began: float
    late: tuple[float, ...]
    swapped: int


class Watched(Dispatch):
    """Notes when each timer that is due has been done, and when it was due. Ticks run on the store's threads."""

    def __init__(self, due: int) -> None:
        super().__init__(Catalogue(FEATURES))
        self.done: list[tuple[datetime, datetime]] = []
        self.first, self.last = asyncio.Event(), asyncio.Event()
        self._due = due
        self._loop = asyncio.get_running_loop()

    def tick(self, transaction: Transaction, tick: Tick) -> Ticked:
        ticked = super().tick(transaction, tick)
        self.done.append((tick.due.at, _now()))
        self._loop.call_soon_threadsafe(self._look)
        return ticked

    def _look(self) -> None:
        self.first.set()
        if len(self.done) >= self._due:
            self.last.set()


def spoken(group: Group, first: datetime) -> Round:
    """The first person has the floor, and is reminded at `first`, each a little later than in the group before."""
    at = first - WAITS + group.number * APART
    started = keeping.start(Starting(group.gathering()), group.persons[0], at, LOTS)
    return speaking.here(started, group.persons[0], 1, at)


WAITS = due_at(groups(1, PEOPLE)[0]).at - OPENED


def rows(scale: Scale, first: datetime) -> Iterator[Rows]:
    every = groups(max(*scale.coalitions, scale.due), PEOPLE)
    filled = rows_of(every, lambda group: spoken(group, first) if group.number < scale.due else group.gathering())
    yield from ((each, islice(values, scale.due) if each is timers else values) for each, values in filled)
    yield (
        timers,
        (
            timer(every[n % len(every)].coalition, drawn(Id, "timer", n), first + LATER + timedelta(seconds=n))
            for n in range(scale.pending - scale.due)
        ),
    )


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for backend in Backend:
        first = _now() + timedelta(seconds=scale.pending / FILLED)
        url = grounds.filled(backend, rows(scale, first))
        await asyncio.sleep(max(0.0, (first - _now()).total_seconds()))
        yield await _measured(url, backend, scale)


async def _measured(url: str, backend: Backend, scale: Scale) -> Result:
    began, store, watched = perf_counter(), open_store(url), Watched(scale.due)
    log, metrics = logger(StringIO(), level="error"), Metrics()
    clock = Clock(
        store,
        watched,
        now=_now,
        seed=lambda: SEED,
        courier_nudge=lambda: None,
        log=log,
        metrics=metrics,
        incidents=Incidents(log, metrics),
        instance="bench",
        reach=EVERYWHERE,
    )
    await clock.start()
    await watched.first.wait()
    started = perf_counter() - began
    await watched.last.wait()
    await clock.stop()
    await store.close()
    late = tuple((ran - due).total_seconds() for due, ran in watched.done)
    swapped = sum(after < before for (before, _), (after, _) in pairwise(watched.done))
    return Result(backend, max(scale.coalitions), scale.pending, started, late, swapped)


def table(results: list[Result]) -> Table:
    return Table(
        "A restart, and then 100 timers due a second",
        ("", "first ran after", "aim", "late p50", "p99", "longest", "aim of p99", "out of order"),
        tuple(
            (
                f"{each.backend.value}, {len(each.late):,} of {each.pending:,} in {each.coalitions:,} coalitions",
                f"{each.began:.2f} s",
                "≤ 5 s",
                *(ms(highest(each.late, share)) for share in (0.5, 0.99, 1)),
                "≤ 1 s",
                f"{each.swapped:,}",
            )
            for each in results
        ),
    )
