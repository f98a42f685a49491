"""A day that has passed is for whoever carries the promise: every page, every file, every message and every picture of
the rest, asked whether it tells more than how many wait for a new date."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from adapters.handing import data_of, files_of
from adapters.wording import Voice
from bot.dispatch import Answer, Outcome
from bot.features import FEATURES
from bot.features.promises.commands import (
    ConfirmDay,
    FormerWordsPage,
    MakePromise,
    MyPromisesPage,
    PromisePage,
    PromisesPage,
)
from bot.features.promises.model import CommitmentId
from bot.kernel.command import Page, slots
from bot.kernel.feature import Catalogue
from storage.store import open_store
from storage.tables import metadata
from tests.adapters.erasing import Town, town
from tests.storage.journal import rows_of

CANARY, PROMISE = "canary-promised", CommitmentId("promised------")
VIEWS = tuple(Catalogue(FEATURES).views)
OTHERS = ("ben", "samir", "mei", "stranger")
DAYS = 3


@pytest.fixture
async def here(sqlite_url: str) -> AsyncIterator[Town]:
    """Ana has promised something, and its day is over."""
    store = open_store(sqlite_url)
    made = await town(store)
    day = made.time().date() + timedelta(days=DAYS)
    await made.press("ana", MakePromise(PROMISE, CANARY, day.isoformat()))
    await made.press("ana", ConfirmDay(PROMISE, day))
    for _ in range(DAYS + 2):
        made.time.later(seconds=24 * 3_600)
        await made.goes_on()
    yield made
    await store.close()


def everywhere() -> Iterator[Page]:
    """All pages that are about nothing in particular, of every feature."""
    for view in VIEWS:
        if all(slot.optional for slot in slots(view)):
            yield view()


def all_of(answer: Answer) -> str:
    """What somebody is shown, with the files that they are handed."""
    voice = Voice(answer.language, answer.zone, answer.directory)
    files = b"".join(data_of(file, voice) for file in files_of(answer.shown))
    return f"{answer.shown!r} {files.decode()}"


def days(here: Town) -> tuple[str, ...]:
    """The day, as values and files write it."""
    day = here.time().date() - timedelta(days=2)
    return (f"{day.year}, {day.month}, {day.day}", day.isoformat(), f"{day:%d %b %Y}", f"{day:%b %-d, %Y}")


async def test_the_day_is_the_one_that_is_looked_for(here: Town) -> None:
    """Whoever carries it sees it on its page, and that it has come on their home page."""
    page = all_of(await here.press("ana", PromisePage(PROMISE)))
    assert any(day in page for day in days(here))
    assert "Its day has come" in all_of(await here.press("ana", MyPromisesPage()))


async def test_no_page_shows_others_what_waits_for_a_new_date(here: Town) -> None:
    """Of any feature, for anyone: neither what was promised nor its day; the list of all says how many wait."""
    pages = list(everywhere())
    assert len(pages) > 25
    for user in OTHERS:
        for page in pages:
            answer = await here.tried(user, page)
            assert answer.outcome in {Outcome.done, Outcome.refused}, page
            shown = all_of(answer)
            assert CANARY not in shown, page
        here.time.later(seconds=60)
    assert "waits for a new date" in all_of(await here.press("ben", PromisesPage()))


async def test_who_has_an_old_button_sees_the_promise_without_its_day(here: Town) -> None:
    """Its own page, and that of what it said before."""
    for user in ("ben", "samir", "mei"):
        for page in (PromisePage(PROMISE), FormerWordsPage(PROMISE)):
            shown = all_of(await here.press(user, page))
            assert "has come" not in shown
            assert [day for day in days(here) if day in shown] == []


async def test_nothing_of_it_was_sent_to_all(sqlite_url: str, here: Town) -> None:
    """Two reminders later it stands with the promise, and with what waits for Ana; in no message, board or log."""
    singing = {table.name for table in metadata.sorted_tables if CANARY in repr(rows_of(sqlite_url, table))}
    assert singing == {"commitments", "needs"}
    assert CANARY not in here.log.getvalue()
