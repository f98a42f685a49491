"""A stand-in Slack for a test: all that it was sent is as the vendor's formats say, and it ends with the test."""

from collections.abc import AsyncIterator

import pytest

from tests.adapters.slack.standin import StandIn, standing_in


@pytest.fixture
async def slack() -> AsyncIterator[StandIn]:
    async with standing_in() as standing:
        yield standing
        assert standing.problems == []
        assert standing.troubles == []


@pytest.fixture
async def bare() -> AsyncIterator[StandIn]:
    """For what an app should never send."""
    async with standing_in() as standing:
        yield standing
