"""Cost of looking: the pages of one's own and of everybody, in a small and a large coalition, beside an empty page."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import ClassVar

from bench.grounds import Backend, Grounds
from bench.lanes import Chunk
from bench.measuring import Lane, Sample, by_tasks, interleaved, percentile, rate, ratio
from bench.scale import Scale
from bench.table import Table, ms, times
from bench.town import Large
from bot.dispatch import Dispatch, Inbound, Outcome
from bot.dispatch.ports import Store
from bot.features import FEATURES
from bot.features.coalition.commands import HomePage, MorePage, MyPage, NeedsPage, OrganisationPage, WhoPage
from bot.features.ground_rules.commands import RulesPage
from bot.features.history.commands import HistoryPage
from bot.features.privacy.commands import PrivacyPage
from bot.kernel.card import Card, card
from bot.kernel.command import Page
from bot.kernel.feature import Catalogue, Feature, page
from storage.store import open_store

SMALL = Large(3, 6, 20)
OWN = {"home": HomePage(), "needs": NeedsPage(), "my page": MyPage(), "more": MorePage()}
SHARED = {
    "who": WhoPage(),
    "nowhere": OrganisationPage(),
    "rules": RulesPage(),
    "history": HistoryPage(),
    "stored": PrivacyPage(),
}
OWN_AIM, SHARED_AIM = "small / large ≤ 2 ×", "empty / large ≤ 25 ×"


@dataclass(frozen=True, slots=True)
class Empty(Page):
    """Nobody but who asks is looked up."""

    wire: ClassVar[str | None] = "zz"


CATALOGUE = Catalogue((*FEATURES, Feature("empty", pages=(page(Empty, lambda *_: None, lambda *_: card("Empty")),))))


class PageLane:
    """As an adapter does it."""

    def __init__(self, store: Store, chunks: Sequence[Chunk[Inbound]]) -> None:
        self._store, self._chunks, self._dispatch = store, chunks, Dispatch(CATALOGUE)

    async def run(self, chunk: int) -> Sample:
        return await by_tasks(self._chunks[chunk], self.look)

    async def look(self, inbound: Inbound) -> None:
        answer = await self._store.read(self._dispatch.page, inbound)
        assert answer.outcome is Outcome.done, answer
        assert isinstance(answer.shown, Card)


@dataclass(frozen=True, slots=True)
class Result:
    """By the name of the page; `empty` is the empty page in the large coalition."""

    backend: Backend
    empty: list[Sample]
    small: dict[str, list[Sample]]
    large: dict[str, list[Sample]]


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for backend in Backend:
        yield await _measured(grounds, backend, scale)


async def _measured(grounds: Grounds, backend: Backend, scale: Scale) -> Result:
    every = {**OWN, **SHARED}
    async with AsyncExitStack() as stack:
        lanes: dict[str, Lane] = {}
        for size, town in (("small", SMALL), ("large", Large(*scale.town))):
            store = open_store(grounds.filled(backend, town.rows()))
            stack.push_async_callback(store.close)
            for name, each in {"empty": Empty(), **every}.items():
                lanes[f"{size} {name}"] = PageLane(store, chunks(town, each, scale))
        samples = await interleaved(lanes, scale.chunks)
    small, large = ({name: samples[f"{size} {name}"] for name in every} for size in ("small", "large"))
    return Result(backend, samples["large empty"], small, large)


def chunks(town: Large, each: Page, scale: Scale) -> tuple[Chunk[Inbound], ...]:
    """One caller, who looks again and again."""
    return tuple(((town.inbound(each, 0),) * max(scale.commands // 4, 1),) for _ in range(scale.chunks))


def table(results: list[Result]) -> Table:
    return Table(
        "Pages: one member looks, in a coalition of few and of many",
        ("", "a second", "p50", "p99", "small / large", "empty / large", "aim"),
        tuple(line for result in results for line in _lines(result)),
    )


def _lines(result: Result) -> tuple[tuple[str, ...], ...]:
    empty = (f"{result.backend.value}, empty", f"{rate(result.empty):.0f}", ms(percentile(result.empty, 0.5)))
    lines = [(*empty, ms(percentile(result.empty, 0.99)), "", "", "")]
    for name, large in result.large.items():
        shown = (f"{rate(large):.0f}", ms(percentile(large, 0.5)), ms(percentile(large, 0.99)))
        beside = (times(ratio(result.small[name], large)), times(ratio(result.empty, large)))
        lines.append((f"{result.backend.value}, {name}", *shown, *beside, OWN_AIM if name in OWN else SHARED_AIM))
    return tuple(lines)
