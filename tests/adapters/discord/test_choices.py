"""What is offered while somebody is still writing a command."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

import pytest

from adapters.discord.counter import LATEST
from bot.dispatch.ports import Transaction
from bot.features.asides import ASIDE
from bot.kernel.command import Account, Standing
from bot.kernel.ids import PersonId
from tests.adapters.candles import FEATURE
from tests.adapters.discord.running import Scene
from tests.adapters.memory import Known, MemoryStore

Given = TypeVar("Given")
Made = TypeVar("Made")
FIRST = {"name": "The first", "value": "candle-one----"}


class Still(MemoryStore):
    """Nothing is read of it while it stands still."""

    def __init__(self, known: Known) -> None:
        super().__init__(known)
        self.scene: Scene | None = None
        self.moves = asyncio.Event()
        self.moves.set()

    async def read(self, work: Callable[[Transaction, Given], Made], given: Given) -> Made:
        if self.scene and not self.moves.is_set():
            await self.scene.env.external_wait(self.moves.wait(), reason="the store stands still")
        return await super().read(work, given)


@pytest.fixture
def store() -> Still:
    return Still(Known({}, {}))


@pytest.fixture
async def candles(store: Still) -> AsyncIterator[Scene]:
    """Ana may pick from what burns, and Ben may not."""
    store.scene = made = Scene(store, features=(FEATURE, ASIDE))
    async with made.running():
        ana = Account("discord", str(made.guild.id), str(made.ana.id))
        store.known.people[ana] = PersonId("person-ana----"), Standing.member
        yield made


async def test_things_are_found_by_a_part_of_their_names(candles: Scene) -> None:
    """Of the word's own command, whether the word was chosen before or not."""
    for filled in ({"what": "give"}, {}):
        offered = await candles.ana.autocomplete(candles.channel, "candle", "candle", "irs", **filled)
        assert offered == [FIRST]


async def test_what_is_not_found_is_offered_whole(candles: Scene) -> None:
    """As in the form that would open."""
    assert await candles.ana.autocomplete(candles.channel, "candle", "candle", "zzz") == [FIRST]
    assert await candles.ana.autocomplete(candles.channel, "candle", "candle", "") == [FIRST]


async def test_whoever_may_not_pick_is_offered_nothing(candles: Scene) -> None:
    """Nothing is told of what there is."""
    assert await candles.ben.autocomplete(candles.channel, "candle", "candle", "irs") == []


async def test_what_is_offered_is_not_counted_among_what_people_do(candles: Scene) -> None:
    """Every letter asks; a person may do twenty things in a minute, and write as they like."""
    for _ in range(30):
        await candles.ana.autocomplete(candles.channel, "candle", "candle", "first")
    assert "Heard." not in candles.log.getvalue()
    answered = await candles.types(candles.ana, "candle", what="give", candle="candle-one----")
    assert answered.response


async def test_who_writes_without_end_is_offered_nothing_any_more(candles: Scene) -> None:
    """A hundred and twenty letters in a minute are enough."""
    for _ in range(120):
        await candles.ana.autocomplete(candles.channel, "candle", "candle", "first")
    assert await candles.ana.autocomplete(candles.channel, "candle", "candle", "first") == []
    assert await candles.ben.autocomplete(candles.channel, "candle", "candle", "first") == []


async def test_nothing_is_offered_while_nothing_comes_of_the_store(candles: Scene, store: Still) -> None:
    """Discord waits for three seconds; when the store moves again, so does what is offered."""
    store.moves.clear()
    await candles.ana.autocomplete(candles.channel, "candle", "candle", "irs")
    await candles.env.advance_time(LATEST)
    answered = list(candles.env.backend.interactions.values())[-1]
    assert answered.autocomplete_choices == []
    store.moves.set()
    assert await candles.ana.autocomplete(candles.channel, "candle", "candle", "irs") == [FIRST]
