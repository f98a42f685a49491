"""Walks that all tests of this folder look at: people press everything there is."""

import asyncio
from pathlib import Path

import pytest

from storage.schema import migrate
from storage.store import open_store
from tests.languages.walk import BEGINNING, PARTING, Walk

SEEDS = (11, 14, 10, 2, 3, 7, 13, 1)
STEPS = 300


@pytest.fixture(scope="session")
def walks(tmp_path_factory: pytest.TempPathFactory) -> list[Walk]:
    """As many as it takes until everything that can be asked for has been done."""
    gone: list[Walk] = []
    for seed in SEEDS:
        gone.append(asyncio.run(walked(tmp_path_factory.mktemp("walk"), seed)))
        if not left(gone):
            break
    return gone


async def walked(folder: Path, seed: int) -> Walk:
    """On a store of its own."""
    url = f"sqlite:///{folder}/walk.sqlite3"
    migrate(url)
    store = open_store(url)
    walk = Walk(store, seed)
    await walk.act(BEGINNING)
    await walk.go(STEPS)
    await walk.act(PARTING)
    await store.close()
    return walk


def left(gone: list[Walk]) -> set[str]:
    public = {kind.__name__ for kind in gone[0].bot.dispatch.catalogue.requests() if kind.wire}
    return public - set().union(*(walk.done for walk in gone))
