"""Every story runs on every platform: who is played for how long, on which store."""

from collections.abc import AsyncIterator

import pytest

from storage.store import open_store
from tests.adapters.contract.discord import in_discord
from tests.adapters.contract.platform import Fragile, Opened, Platform
from tests.adapters.contract.slack import over
from tests.adapters.contract.terminal import terminal

PLATFORMS: dict[str, Opened] = {
    "terminal": terminal,
    "slack-http": over("http"),
    "slack-socket": over("socket"),
    "discord": in_discord,
}


@pytest.fixture
async def fragile(sqlite_url: str) -> AsyncIterator[Fragile]:
    store = open_store(sqlite_url)
    yield Fragile(store)
    await store.close()


@pytest.fixture(params=PLATFORMS)
async def world(request: pytest.FixtureRequest, fragile: Fragile) -> AsyncIterator[Platform]:
    """Ana and Ben are in it, and Lucía who reads Spanish."""
    async with PLATFORMS[request.param](fragile) as platform:
        platform.comes("ana", "Ana Kowalska")
        platform.comes("ben", "Ben Carter")
        platform.comes("lucia", "Lucía Fernández", "es")
        yield platform
