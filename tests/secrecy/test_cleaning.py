"""What a secret vote leaves to be cleaned is cleaned once it is counted, and after a kill by whoever goes on."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import psycopg
import pytest

from bot.features.proposals.model.asking import Position
from storage.engine import Link
from storage.store import OpenedStore, open_store
from tests.faults.headsman import forked
from tests.secrecy.attacker import files, table
from tests.secrecy.chamber import Chamber

VOTERS = 8
DAYS = 8


async def open_vote(url: str) -> Chamber:
    """All have handed in, and the process has ended."""
    store = open_store(url)
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await chamber.ask()
    for voter in range(VOTERS):
        await chamber.hand_in(voter, (Position.no_opinion, Position.yes)[voter % 2])
    await store.close()
    return chamber


async def goes_on(url: str, before: Chamber) -> bool:
    """Another process, after the end of the vote; whether something is left to be cleaned."""
    store = open_store(url)
    chamber = Chamber(store, VOTERS, 1, before.now + timedelta(days=DAYS), asked=before.asked)
    await chamber.bot.clock.come_back()
    await chamber.bot.settle()
    assert len((await chamber.proposal()).results) == 1
    left = await store.clean()
    await store.close()
    return left


def stage(url: str) -> object:
    [row] = table(url, "secret_boxes")
    return row[-2]


def times(url: str, words: str) -> int:
    """How often they stand beside the vote in SQLite's files, or in those of the tally on PostgreSQL."""
    held = dict(files(url))
    if not url.startswith("sqlite"):
        return held["secret_tally"].count(words.encode())
    [(coalition, proposal, *_)] = table(url, "secret_boxes")
    return sum(raw.count(f"{coalition}{proposal}{words}".encode()) for raw in held.values())


@pytest.mark.parametrize("done", [False, True], ids=["before it is cleaned", "before that is known"])
def test_a_kill_after_the_count_leaves_nothing_behind(url: str, *, done: bool) -> None:
    """Between the commit and the cleaning, and before it is noted: whoever goes on cleans, and counts nothing again."""
    chamber = asyncio.run(open_vote(url))
    killed, _ = forked(lambda: asyncio.run(killed_in(url, chamber, done=done)))
    assert killed
    assert stage(url) == "emptied"
    assert asyncio.run(goes_on(url, chamber)) is False
    assert stage(url) == "clean"
    assert times(url, "no opinion") == 1


async def killed_in(url: str, chamber: Chamber, *, done: bool) -> bool:
    tell: Callable[[Link, str], str] = Link.tell

    def told(link: Link, statement: str) -> str:
        """Right before it is cleaned, or right after."""
        cleans = statement.startswith("VACUUM")
        if cleans and not done:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = tell(link, statement)
        if cleans:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    setattr(Link, "tell", told)  # noqa: B010 - for a type checker a method is no place to put a function
    return await goes_on(url, chamber)


async def test_a_reader_of_before_is_waited_for(url: str) -> None:
    """While somebody reads what was there before, it is not taken from them, and stays to be done; then it is done."""
    chamber = await open_vote(url)
    if url.startswith("sqlite"):
        reader = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        reader.execute("BEGIN")
        assert len(reader.execute("SELECT * FROM secret_roll").fetchall()) == VOTERS
        with closing(reader):
            assert await goes_on(url, chamber)
    else:
        with psycopg.connect(url) as server:
            server.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            server.execute("SELECT 1")
            assert await goes_on(url, chamber)
    assert stage(url) == "emptied"
    assert await goes_on(url, chamber) is False
    assert stage(url) == "clean"
    assert times(url, "no opinion") == 1


async def test_nothing_is_done_where_nothing_is_owed(url: str, store: OpenedStore) -> None:
    """Neither before a vote is over nor again afterwards; the clock asks each time that it has run something."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await chamber.ask()
    assert await store.clean() is False
    assert stage(url) == "open"
    await chamber.passes(days=DAYS)
    assert stage(url) == "clean"
    assert await store.clean() is False


async def test_of_few_papers_no_tally_is_left(url: str, store: OpenedStore) -> None:
    """Nor of a vote that was withdrawn; who took part stays."""
    chamber = Chamber(store, VOTERS)
    await chamber.gather()
    await chamber.ask()
    for voter in range(4):
        await chamber.hand_in(voter, Position.no_opinion)
    await chamber.passes(days=DAYS)
    assert table(url, "secret_tally") == []
    assert times(url, "no opinion") == 0
    assert sum(bool(row[-1]) for row in table(url, "secret_roll")) == 4
