"""A modelled Discord with the bot in it, on a store of its own, for a test; what goes wrong in the bot fails it."""

from collections.abc import AsyncIterator

import pytest

from storage.store import open_store
from tests.adapters.discord.running import Scene


@pytest.fixture
async def scene(sqlite_url: str) -> AsyncIterator[Scene]:
    store = open_store(sqlite_url)
    made = Scene(store)
    async with made.running():
        yield made
    await store.close()
    assert "Incident" not in made.log.getvalue()
