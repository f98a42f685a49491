"""What it costs that people write: for each message it is asked whether a round goes on there, and mostly none does."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace

from bench.filling import Group, groups, rows_of
from bench.grounds import Backend, Grounds
from bench.lanes import Chunk
from bench.measuring import Lane, Sample, by_tasks, interleaved, percentile, rate, ratio
from bench.pages import CATALOGUE, Empty
from bench.scale import Scale
from bench.table import Table, ms, times
from bot.dispatch import Dispatch
from bot.dispatch.ports import Store
from bot.kernel.command import Address
from storage.store import open_store

EMPTY, HOME, ELSEWHERE = "an empty page", "in a home where nobody speaks", "in no home"
AIM = "empty / written ≤ 1 ×"
COALITIONS, PEOPLE = 100, 8


class Written:
    """As the desk does it; or the page of an empty handler, which is what it is compared with."""

    def __init__(self, ask: Callable[[Address], Awaitable[object]], chunks: Sequence[Chunk[Address]]) -> None:
        self._ask, self._chunks = ask, chunks

    async def run(self, chunk: int) -> Sample:
        return await by_tasks(self._chunks[chunk], self._ask)


@dataclass(frozen=True, slots=True)
class Result:
    backend: Backend
    samples: dict[str, list[Sample]]


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for backend in Backend:
        yield await _measured(grounds, backend, scale)


async def _measured(grounds: Grounds, backend: Backend, scale: Scale) -> Result:
    there = groups(COALITIONS, PEOPLE)
    async with AsyncExitStack() as stack:
        store = open_store(grounds.filled(backend, rows_of(there)))
        stack.push_async_callback(store.close)
        return Result(backend, await interleaved(_lanes(store, there, scale), scale.chunks))


def _lanes(store: Store, there: Sequence[Group], scale: Scale) -> dict[str, Lane]:
    dispatch, homes = Dispatch(CATALOGUE), tuple(each.press(0, 0).address for each in there)
    looks = {each.address: replace(each, request=Empty()) for each in (group.press(0, 0) for group in there)}

    async def nothing_goes_on(address: Address) -> None:
        assert await store.read(dispatch.overhears, (address, None)) is None

    none = tuple(replace(each, channel=f"no {each.channel}") for each in homes)
    return {
        EMPTY: Written(lambda address: store.read(dispatch.page, looks[address]), _chunks(homes, scale)),
        HOME: Written(nothing_goes_on, _chunks(homes, scale)),
        ELSEWHERE: Written(nothing_goes_on, _chunks(none, scale)),
    }


def _chunks(places: Sequence[Address], scale: Scale) -> tuple[Chunk[Address], ...]:
    """One after the other, in every place by turns."""
    return tuple((tuple(places[each % len(places)] for each in range(scale.commands)),) for _ in range(scale.chunks))


def table(results: list[Result]) -> Table:
    return Table(
        f"Writing: a message where no round goes on, in {COALITIONS} coalitions",
        ("", "a second", "p50", "p99", "empty / written", "aim"),
        tuple(line for result in results for line in _lines(result)),
    )


def _lines(result: Result) -> tuple[tuple[str, ...], ...]:
    lines = []
    for name, each in result.samples.items():
        beside = ("", "") if name == EMPTY else (times(ratio(result.samples[EMPTY], each)), AIM)
        shown = (f"{rate(each):.0f}", ms(percentile(each, 0.5)), ms(percentile(each, 0.99)))
        lines.append((f"{result.backend.value}, {name}", *shown, *beside))
    return tuple(lines)
