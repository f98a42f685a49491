"""Callers who wait for their answer before they ask again, and what is made of their times.
What is compared takes turns within one run, so that a busy moment of the machine meets both."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from threading import Thread
from time import perf_counter
from typing import Protocol, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sample:
    """How long all of it took, and how long each caller waited for each answer, in seconds."""

    seconds: float
    waits: tuple[float, ...]

    @property
    def rate(self) -> float:
        return len(self.waits) / self.seconds


class Lane(Protocol):
    """One way to do the same work, prepared in chunks."""

    async def run(self, chunk: int) -> Sample: ...


async def interleaved(lanes: Mapping[str, Lane], chunks: int) -> dict[str, list[Sample]]:
    """The first chunk of each lane warms it and is not counted."""
    found: dict[str, list[Sample]] = {name: [] for name in lanes}
    for chunk in range(chunks):
        for name, lane in lanes.items():
            gc.collect()
            sample = await lane.run(chunk)
            if chunk:
                found[name].append(sample)
    return found


async def by_tasks(callers: Sequence[Sequence[T]], act: Callable[[T], Awaitable[object]]) -> Sample:
    waits: list[float] = []

    async def call(asked: Sequence[T]) -> None:
        for each in asked:
            began = perf_counter()
            await act(each)
            waits.append(perf_counter() - began)

    began = perf_counter()
    await asyncio.gather(*map(call, callers))
    return Sample(perf_counter() - began, tuple(waits))


def by_threads(callers: Sequence[Sequence[T]], acts: Sequence[Callable[[T], object]]) -> Sample:
    """A lone caller needs no thread of its own."""
    waits: list[float] = []

    def call(asked: Sequence[T], act: Callable[[T], object]) -> None:
        for each in asked:
            began = perf_counter()
            act(each)
            waits.append(perf_counter() - began)

    began = perf_counter()
    if len(callers) == 1:
        call(callers[0], acts[0])
    else:
        threads = [Thread(target=call, args=pair) for pair in zip(callers, acts, strict=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return Sample(perf_counter() - began, tuple(waits))


def rate(samples: Sequence[Sample]) -> float:
    return median(sample.rate for sample in samples)


def ratio(samples: Sequence[Sample], others: Sequence[Sample]) -> float:
    """How many times the rate of the others: of each turn by itself, and of these the middle one."""
    return median(one.rate / other.rate for one, other in zip(samples, others, strict=True))


def percentile(samples: Sequence[Sample], share: float) -> float:
    return highest([wait for sample in samples for wait in sample.waits], share)


def highest(values: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]
