"""Walks that all tests of this folder look at: people press everything there is."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from storage.schema import migrate
from storage.store import open_store
from tests.languages.walk import (
    AFTERWARDS,
    BEGINNING,
    CELEBRATING,
    CHECKING_IN,
    CLOSING,
    CREDITING,
    DECIDING,
    IN_SECRET,
    LEAVING,
    MEETING,
    MET,
    NOT_YET,
    PARTING,
    PROMISING,
    RULING,
    SLOWLY,
    WEIGHING,
    Walk,
)

FEWEST, MOST = 3, 8
STEPS = 420


@pytest.fixture(scope="session")
def first_walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """The one that is written down."""
    return asyncio.run(walked(tmp_path_factory.mktemp("walk"), 0, set()))


@pytest.fixture(scope="session")
def walks(first_walk: Walk, tmp_path_factory: pytest.TempPathFactory) -> list[Walk]:
    """One as it is written down, and some by lot, until everything that can be asked for has been done.
    What lots seldom reach is to be written down: BEGINNING, PARTING, MEETING, AFTERWARDS or LEAVING."""
    gone = [first_walk]
    for seed in range(1, MOST + 1):
        if seed > FEWEST and not left(gone):
            break
        done = set().union(*(walk.done for walk in gone))
        gone.append(asyncio.run(walked(tmp_path_factory.mktemp("walk"), seed, done)))
    return gone


async def walked(folder: Path, seed: int, done: set[str]) -> Walk:
    """On a store of its own; `done` is what the walks before it have done already."""
    url = f"sqlite:///{folder}/walk.sqlite3"
    migrate(url)
    store = open_store(url)
    walk = Walk(store, seed, done=done)
    await walk.act((*BEGINNING, *CLOSING, *SLOWLY))
    if seed:
        await walk.go(STEPS)
    else:
        await walk.act(PARTING)
        await walk.act(MEETING)
        walk.now += timedelta(days=12)
        await walk.act(MET)
        await walk.act(DECIDING)
        await walk.act(NOT_YET)
        await walk.act(RULING)
        await walk.seat("eva")
        await walk.act(IN_SECRET)
        walk.now += timedelta(days=12)
        await walk.lets_mark()
        await walk.act(AFTERWARDS)
        await walk.act(CHECKING_IN)
        await walk.act(CREDITING)
        await walk.act(PROMISING)
        await walk.act(CELEBRATING)
        await walk.let_weigh()
        await walk.act(WEIGHING)
        await walk.act(LEAVING)
    await store.close()
    return walk


def left(gone: list[Walk]) -> set[str]:
    public = {kind.__name__ for kind in gone[0].bot.dispatch.catalogue.requests() if kind.wire}
    return public - set().union(*(walk.done for walk in gone))
