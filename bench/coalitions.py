"""Cost of a command with few and with many coalitions in the store, presses falling on any of them."""

import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass

from bench.counting import Written, written
from bench.filling import groups, rows_of
from bench.grounds import Backend, Grounds
from bench.lanes import Chunk, RawLane, StoreLane, recorded
from bench.measuring import Lane, Sample, interleaved, percentile, rate, ratio
from bench.scale import Scale
from bench.table import Table, ms, times
from bot.dispatch import Inbound
from storage.store import open_store

PEOPLE = 3
AIM = "fewest / this ≤ 1.2 ×"


@dataclass(frozen=True, slots=True)
class Result:
    """By how many coalitions there are; `raw` is the driver with the same statements on the same rows."""

    backend: Backend
    store: dict[int, list[Sample]]
    raw: dict[int, list[Sample]]
    written: dict[int, Written]


def chunks(coalitions: int, scale: Scale) -> tuple[Chunk[Inbound], ...]:
    """One caller, whose presses fall by lot."""
    lots, all_groups = random.Random(coalitions), groups(coalitions, PEOPLE)  # noqa: S311 - the same for all
    so_far = Counter[int]()

    def press() -> Inbound:
        group = lots.choice(all_groups)
        so_far[group.number] += 1
        return group.press(0, so_far[group.number] - 1)

    return tuple((tuple(press() for _ in range(scale.commands)),) for _ in range(scale.chunks))


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for backend in Backend:
        yield await _measured(grounds, backend, scale)


async def _measured(grounds: Grounds, backend: Backend, scale: Scale) -> Result:
    lanes: dict[str, Lane] = {}
    copies: dict[int, str] = {}
    async with AsyncExitStack() as stack:
        for size in scale.coalitions:
            presses = chunks(size, scale)
            filled = grounds.filled(backend, rows_of(groups(size, PEOPLE)))
            copies[size] = grounds.copied(filled)
            statements = await recorded(grounds.copied(filled), presses)
            store = open_store(copies[size])
            stack.push_async_callback(store.close)
            lanes[f"store {size}"] = StoreLane(store, presses)
            lanes[f"raw {size}"] = RawLane(filled, statements, stack.enter_context(ExitStack()))
        samples = await interleaved(lanes, scale.chunks)
    store_samples, raw_samples = ({size: samples[f"{name} {size}"] for size in copies} for name in ("store", "raw"))
    return Result(backend, store_samples, raw_samples, {size: written(copy) for size, copy in copies.items()})


def table(results: list[Result]) -> Table:
    return Table(
        "Coalitions: one caller, whose presses fall on any of them",
        ("", "a second", "p50", "p99", "fewest / this", "raw driver", "raw / store", "aim"),
        tuple(_line(result, size) for result in results for size in result.store),
    )


def _line(result: Result, size: int) -> tuple[str, ...]:
    store, raw, fewest = result.store[size], result.raw[size], next(iter(result.store.values()))
    return (
        f"{result.backend.value}, {size:,}",
        f"{rate(store):.0f}",
        ms(percentile(store, 0.5)),
        ms(percentile(store, 0.99)),
        times(ratio(fewest, store)),
        f"{rate(raw):.0f}",
        times(ratio(raw, store)),
        "" if store is fewest else AIM,
    )
