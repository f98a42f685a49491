"""A register of few and of many agreements: looked at, searched, and taken along with what was promised and signed,
each beside the raw driver that reads the same rows or the search of the database."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import psycopg

from adapters.handing import data_of, files_of
from adapters.wording import Voice
from bench.filling import drawn
from bench.finding import NEAR, NEARLY, QUESTIONS, Ask, outside
from bench.grounds import Backend, Grounds
from bench.scale import Scale
from bench.shelf import TOWN, WORDS, agreement, rows
from bench.table import Table, ms, times
from bench.town import HERE
from bot.dispatch import Answer, Dispatch, Outcome
from bot.dispatch.ports import Store
from bot.features import FEATURES
from bot.features.agreements.commands import AgreementPage, AgreementsPage, FilePage, FoundPage
from bot.features.agreements.model import Agreement, AgreementId, Which
from bot.features.agreements.model.searching import on_button
from bot.features.agreements.model.taken import Format
from bot.kernel.card import Card
from bot.kernel.command import Page
from bot.kernel.elements import Note
from bot.kernel.feature import Catalogue
from bot.kernel.text import Phrase
from storage.engine import place_of
from storage.store import open_store

LOOKS, TURNS = 20, 4

LOOKING: dict[str, Page] = {
    "the newest": AgreementsPage(),
    "what binds us": AgreementsPage(0, Which.mine),
    "one of them": AgreementPage(drawn(AgreementId, "agreement", 1)),
}
OLDEST = "the oldest"
FINDING: dict[str, Page] = {name: FoundPage(on_button(words)) for name, words in {**QUESTIONS, NEAR: NEARLY}.items()}
TAKING = {f"all as {kind.value}": kind for kind in Format}
A_PAGE = "SELECT * FROM agreements WHERE coalition = {} ORDER BY number DESC LIMIT 4"
ALL = "SELECT * FROM agreements WHERE coalition = {} ORDER BY number"
AIM, AIM_OF_ALL, AIM_OF_WORDS = "most / fewest ≤ 3 ×", "≤ 10 s", "≤ 50 ms"


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds by what was done, the middle ones of some turns, in a register of so many; `driver` is what the driver
    took for a page and for all of it, `search` what the search of the database took for the same words."""

    backend: Backend
    size: int
    ours: dict[str, float]
    driver: tuple[float, float]
    search: dict[str, float]


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for backend in Backend:
        for size in scale.register:
            yield await _measured(grounds.filled(backend, rows(size)), backend, size, min(scale.chunks, TURNS))


async def _measured(url: str, backend: Backend, size: int, turns: int) -> Result:
    store = open_store(url)
    looking = {**LOOKING, OLDEST: AgreementsPage(size - 4), **FINDING}
    ours: dict[str, list[float]] = {name: [] for name in (*looking, *TAKING)}
    driver: tuple[list[float], list[float]] = ([], [])
    search: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    try:
        with outside(url, ((n, _text(agreement(n))) for n in range(1, size + 1))) as ask:
            for turn in range(turns):
                for name, page in looking.items():
                    ours[name].append(await _timed(lambda page=page: _looked(store, page)) / LOOKS)  # type: ignore[misc]
                for name, kind in TAKING.items():
                    ours[name].append(await _timed(lambda kind=kind: _taken(store, kind, size)))  # type: ignore[misc]
                for query, into in zip((A_PAGE, ALL), driver, strict=True):
                    into.append(_read_by_the_driver(url, query, min(size, 4) if query == A_PAGE else size))
                for name, words in QUESTIONS.items():
                    search[name].append(_searched(ask, words))
                    assert turn or await _found(store, FINDING[name]) == ask(words)
                if not turn:
                    for each in (*ours.values(), *driver, *search.values()):
                        each.clear()
    finally:
        await store.close()
    return Result(backend, size, _middle(ours), (median(driver[0]), median(driver[1])), _middle(search))


def _middle(of: dict[str, list[float]]) -> dict[str, float]:
    return {name: median(each) for name, each in of.items()}


def _text(state: Agreement) -> str:
    return f"{state.title}\n{state.text.text}"


def _searched(ask: Ask, words: tuple[str, ...]) -> float:
    began = perf_counter()
    for _ in range(LOOKS):
        ask(words)
    return (perf_counter() - began) / LOOKS


async def _found(store: Store, page: Page) -> int:
    """How many have the words, as its card says."""
    shown = (await _answer(store, page)).shown
    assert isinstance(shown, Card)
    note = next(each for each in shown.elements if isinstance(each, Note))
    assert isinstance(note.text, Phrase)
    count = next((each.value for each in note.text.arguments if each.name == "count"), None)
    return count.count or 0 if isinstance(count, Phrase) else 0


async def _timed(act: Callable[[], Awaitable[object]]) -> float:
    began = perf_counter()
    await act()
    return perf_counter() - began


async def _looked(store: Store, page: Page) -> None:
    for _ in range(LOOKS):
        await _answer(store, page)


async def _taken(store: Store, kind: Format, size: int) -> None:
    """From the press to the bytes, as an adapter does it."""
    answer = await _answer(store, FilePage(kind))
    voice = Voice(answer.language, answer.zone, answer.directory)
    [file] = files_of(answer.shown)
    data = await asyncio.to_thread(data_of, file, voice)
    assert data.count(WORDS[:40].encode()) >= size


async def _answer(store: Store, page: Page) -> Answer:
    answer = await store.read(Dispatch(CATALOGUE).page, TOWN.inbound(page, 0))
    assert answer.outcome is Outcome.done, answer
    return answer


CATALOGUE = Catalogue(FEATURES)


def _read_by_the_driver(url: str, query: str, size: int) -> float:
    """With the JSON of its rows."""
    place = place_of(url)
    if place.embedded:
        with closing(sqlite3.connect(place.file)) as connection:
            return _read(lambda: connection.execute(query.format("?"), (HERE,)), size)
    with psycopg.connect(url) as server, server.cursor() as cursor:
        return _read(lambda: cursor.execute(query.format("%s").encode(), (HERE,)), size)


def _read(ask: Callable[[], sqlite3.Cursor | psycopg.Cursor[tuple[object, ...]]], size: int) -> float:
    began = perf_counter()
    found = ask().fetchall()
    read = [json.loads(cell) for row in found for cell in row if isinstance(cell, str) and cell[:1] in {"[", "{"}]
    seconds = perf_counter() - began
    assert len(found) == size
    assert len(read) >= size
    return seconds


def table(results: list[Result]) -> Table:
    sizes = sorted({each.size for each in results})
    return Table(
        "Register: so many agreements looked at, searched, and all of them taken along",
        ("", *(f"{size:,}" for size in sizes), "most / fewest", "beside", "ours / beside", "aim"),
        tuple(line for backend in Backend for line in _lines(backend, results)),
    )


def _lines(backend: Backend, results: list[Result]) -> Iterator[tuple[str, ...]]:
    sizes = sorted((each for each in results if each.backend is backend), key=lambda each: each.size)
    few, many = sizes[0], sizes[-1]
    for name, seconds in many.ours.items():
        beside, aim = _beside(name, many)
        growth = times(seconds / few.ours[name])
        ratio = (ms(beside), times(seconds / beside)) if beside else ("–", "–")
        yield (f"{backend.value}, {name}", *(ms(each.ours[name]) for each in sizes), growth, *ratio, aim)


def _beside(name: str, of: Result) -> tuple[float | None, str]:
    """What it is compared with, and what is aimed at."""
    if name in TAKING:
        return of.driver[1], AIM_OF_ALL
    if name in FINDING:
        return of.search.get(name), AIM_OF_WORDS
    return of.driver[0], AIM
