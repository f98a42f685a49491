"""Commands per second through dispatch on both stores, beside the raw driver and beside an async ORM."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass

from bench import orm
from bench.counting import Written, written
from bench.filling import Group, groups, rows_of
from bench.grounds import Backend, Grounds
from bench.lanes import Chunk, RawLane, StoreLane, one_after_another, recorded
from bench.measuring import Lane, Sample, interleaved, percentile, rate, ratio
from bench.scale import Scale
from bench.table import Table, ms, times
from bot.dispatch import Inbound
from storage.store import open_store

PEOPLE = 8
STORE, RAW, ORM = "store", "raw", "orm"
AIMS = {(Backend.sqlite, 1): "raw ≤ 5 ×", (Backend.postgresql, 1): "raw ≤ 2 ×", (Backend.sqlite, 32): "ORM ≥ 8 ×"}


@dataclass(frozen=True, slots=True)
class Load:
    """Callers on a round each, or all of them on one."""

    backend: Backend
    callers: int
    one_round: bool = False

    def groups(self) -> tuple[Group, ...]:
        return groups(1, self.callers) if self.one_round else groups(self.callers, PEOPLE)

    def chunks(self, scale: Scale) -> tuple[Chunk[Inbound], ...]:
        each = scale.commands // self.callers
        return tuple(
            tuple(tuple(self._press(caller, each * chunk + number) for number in range(each)) for caller in self._all)
            for chunk in range(scale.chunks)
        )

    @property
    def _all(self) -> range:
        return range(self.callers)

    def _press(self, caller: int, number: int) -> Inbound:
        if self.one_round:
            return Group(0, self.callers).press(caller, number)
        return Group(caller, PEOPLE).press(0, number)


@dataclass(frozen=True, slots=True)
class Result:
    load: Load
    samples: dict[str, list[Sample]]
    written: dict[str, Written]


def loads(scale: Scale) -> Iterator[Load]:
    for backend in Backend:
        yield from (Load(backend, callers) for callers in scale.callers)
        yield Load(backend, scale.callers[-1], one_round=True)


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for load in loads(scale):
        yield await _measured(grounds, load, scale)


async def _measured(grounds: Grounds, load: Load, scale: Scale) -> Result:
    chunks = load.chunks(scale)
    filled = grounds.filled(load.backend, rows_of(load.groups()))
    statements = await recorded(grounds.copied(filled), chunks)
    if load.one_round:
        statements = tuple(map(one_after_another, statements))
    copies = {STORE: grounds.copied(filled)} | ({ORM: grounds.copied(filled)} if load.backend is Backend.sqlite else {})
    copies[RAW] = filled
    async with AsyncExitStack() as stack:
        store = open_store(copies[STORE])
        stack.push_async_callback(store.close)
        lanes: dict[str, Lane] = {STORE: StoreLane(store, chunks)}
        lanes[RAW] = RawLane(copies[RAW], statements, stack.enter_context(ExitStack()))
        if ORM in copies:
            engine = orm.engine_of(copies[ORM])
            stack.push_async_callback(engine.dispose)
            lanes[ORM] = orm.OrmLane(engine, chunks)
        samples = await interleaved(lanes, scale.chunks)
    return Result(load, samples, {name: written(copy) for name, copy in copies.items()})


def table(results: list[Result]) -> Table:
    return Table(
        "Commands: the facilitator's Listen only and Join in turn, a round each (all on one: a member's each)",
        ("", "a second", "p50", "p99", "raw driver", "raw / store", "async ORM", "store / ORM", "aim"),
        tuple(map(_line, results)),
    )


def _line(result: Result) -> tuple[str, ...]:
    load, store, raw = result.load, result.samples[STORE], result.samples[RAW]
    callers = "1 caller" if load.callers == 1 else f"{load.callers} callers"
    name = f"{load.backend.value}, {callers}{' on one round' if load.one_round else ''}"
    other = result.samples.get(ORM)
    return (
        name,
        f"{rate(store):.0f}",
        ms(percentile(store, 0.5)),
        ms(percentile(store, 0.99)),
        f"{rate(raw):.0f}",
        times(ratio(raw, store)),
        f"{rate(other):.0f}" if other else "",
        times(ratio(store, other)) if other else "",
        "" if load.one_round else AIMS.get((load.backend, load.callers), ""),
    )
