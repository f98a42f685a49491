"""A register of few and of many agreements: looking at it, and taking all of it along, each beside the raw driver that
reads the same rows and their JSON."""

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from time import perf_counter

import psycopg

from adapters.handing import data_of, files_of
from adapters.wording import Voice
from bench.filling import OPENED, Rows, Values, drawn
from bench.grounds import Backend, Grounds
from bench.scale import Scale
from bench.table import Table, ms, times
from bench.town import HERE, Large, organisation
from bot.dispatch import Answer, Dispatch, Outcome
from bot.dispatch.ports import Store
from bot.features import FEATURES
from bot.features.agreements.commands import AgreementPage, AgreementsPage, FilePage
from bot.features.agreements.model import Adoption, Agreement, AgreementId, Party, Version, Which
from bot.features.agreements.model.searching import words_of
from bot.features.agreements.model.taken import Format
from bot.features.proposals.facts import IN_SILENCE
from bot.kernel.command import Page
from bot.kernel.feature import Catalogue
from bot.kernel.ids import Id
from bot.kernel.text import say
from storage.agreement_finding import agreement_parties, agreement_words, parties_of
from storage.agreements import AgreementRows
from storage.engine import place_of
from storage.store import open_store

TOWN = Large(12, 24, 20)
LOOKS, TURNS = 20, 4
WORDS = "We keep one page of dates that all can see, and whoever changes one tells the others on the same day. "

LOOKING: dict[str, Page] = {
    "the newest": AgreementsPage(),
    "what binds us": AgreementsPage(0, Which.mine),
    "one of them": AgreementPage(drawn(AgreementId, "agreement", 1)),
}
OLDEST = "the oldest"
TAKING = {f"all as {kind.value}": kind for kind in Format}
A_PAGE = "SELECT * FROM agreements WHERE coalition = {} ORDER BY number DESC LIMIT 4"
ALL = "SELECT * FROM agreements WHERE coalition = {} ORDER BY number"
AIM, AIM_OF_ALL = "many / few ≤ 3 ×", "≤ 10 s"


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds by what was done, the middle ones of some turns, in a register of so many; `driver` is what the driver
    took for a page and for all of it."""

    backend: Backend
    size: int
    ours: dict[str, float]
    driver: tuple[float, float]


def agreement(number: int) -> Agreement:
    """One in ten has been changed once."""
    parties = tuple(Party(drawn(Id, "large seat", n), organisation(n)) for n in range(TOWN.organisations))
    told = say("Agreed: {n} of {of} organisations answered (8 needed), {n} yes.", n=9 + number % 4, of=12)
    adoption = Adoption(drawn(Id, "proposal", number), 1, IN_SILENCE, told, "5ea1" * 16, parties[:1])
    at = OPENED + timedelta(hours=number)
    versions = tuple(
        Version(n, f"Agreement {number} on the dates of our street", WORDS * (2 + number % 3), at, adoption)
        for n in range(1, 3 if number % 10 == 0 else 2)
    )
    key = drawn(AgreementId, "agreement", number)
    return Agreement(key, number, adoption.proposal, at, versions, parties)


def rows(size: int) -> Iterator[Rows]:
    yield from TOWN.rows()
    yield AgreementRows.rows.table, (_row(agreement(number)) for number in range(1, size + 1))
    yield agreement_parties, _found_by(size, "party", parties_of)
    yield agreement_words, _found_by(size, "word", words_of)


def _found_by(size: int, name: str, of: Callable[[Agreement], Iterable[str]]) -> Iterator[Values]:
    for number in range(1, size + 1):
        yield from ({"coalition": HERE, name: each, "number": number} for each in of(agreement(number)))


def _row(state: Agreement) -> Values:
    return {"coalition": HERE, "version": 1, **AgreementRows.rows.values(state)}


async def measured(grounds: Grounds, scale: Scale) -> AsyncIterator[Result]:
    for backend in Backend:
        for size in scale.register:
            yield await _measured(grounds.filled(backend, rows(size)), backend, size, min(scale.chunks, TURNS))


async def _measured(url: str, backend: Backend, size: int, turns: int) -> Result:
    store = open_store(url)
    looking = {**LOOKING, OLDEST: AgreementsPage(size - 4)}
    ours: dict[str, list[float]] = {name: [] for name in (*looking, *TAKING)}
    driver: tuple[list[float], list[float]] = ([], [])
    try:
        for turn in range(turns):
            for name, page in looking.items():
                ours[name].append(await _timed(lambda page=page: _looked(store, page)) / LOOKS)  # type: ignore[misc]
            for name, kind in TAKING.items():
                ours[name].append(await _timed(lambda kind=kind: _taken(store, kind, size)))  # type: ignore[misc]
            for query, into in zip((A_PAGE, ALL), driver, strict=True):
                into.append(_read_by_the_driver(url, query, min(size, 4) if query == A_PAGE else size))
            if not turn:
                for each in (*ours.values(), *driver):
                    each.clear()
    finally:
        await store.close()
    return Result(
        backend, size, {name: median(each) for name, each in ours.items()}, (median(driver[0]), median(driver[1]))
    )


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
    few, many = min(each.size for each in results), max(each.size for each in results)
    return Table(
        f"Register: looking at {few:,} and at {many:,} agreements, and taking all of them along",
        ("", f"{few:,}", f"{many:,}", "many / few", "driver", "ours / driver", "aim"),
        tuple(line for backend in Backend for line in _lines(backend, results)),
    )


def _lines(backend: Backend, results: list[Result]) -> Iterator[tuple[str, ...]]:
    sizes = sorted((each for each in results if each.backend is backend), key=lambda each: each.size)
    few, many = sizes[0], sizes[-1]
    for name, seconds in many.ours.items():
        driver, aim = (many.driver[1], AIM_OF_ALL) if name in TAKING else (many.driver[0], AIM)
        growth, beside = times(seconds / few.ours[name]), times(seconds / driver)
        yield (f"{backend.value}, {name}", ms(few.ours[name]), ms(seconds), growth, ms(driver), beside, aim)
