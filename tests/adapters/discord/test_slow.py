"""A store that takes its time: everyone is answered within three seconds all the same, and forms still open."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

import pytest
from simcord import InteractionResult

from adapters.discord.counter import LATEST, SOON
from bot.dispatch.ports import Transaction
from storage.store import OpenedStore, open_store
from tests.adapters.discord.reading import INPUT, SELECT
from tests.adapters.discord.running import Scene, fields, joins, said, set_up, told

Given = TypeVar("Given")
Made = TypeVar("Made")


class Gated:
    """Nothing is read or written while the gate is closed."""

    def __init__(self, store: OpenedStore) -> None:
        self._store = store
        self.scene: Slow | None = None
        self.gate = asyncio.Event()
        self.gate.set()

    async def transact(self, work: Callable[[Transaction, Given], Made], given: Given) -> Made:
        await self._opened()
        return await self._store.transact(work, given)

    async def read(self, work: Callable[[Transaction, Given], Made], given: Given) -> Made:
        await self._opened()
        return await self._store.read(work, given)

    async def clean(self) -> bool:
        return await self._store.clean()

    async def _opened(self) -> None:
        if not self.gate.is_set() and self.scene:
            await self.scene.env.external_wait(self.gate.wait(), reason="the store takes its time")


class Slow(Scene):
    def __init__(self, store: Gated) -> None:
        super().__init__(store, soon=0.03, latest=0.06)
        self._gate = store.gate
        store.scene = self

    def closes(self) -> None:
        """From now on nothing comes of the store."""
        self._gate.clear()

    async def opens(self) -> None:
        self._gate.set()
        await self.env.settle()
        await self.bot.settle()

    async def _settled(self, result: InteractionResult) -> InteractionResult:
        return await super()._settled(result) if self._gate.is_set() else result


@pytest.fixture
async def slow(sqlite_url: str) -> AsyncIterator[Slow]:
    store = open_store(sqlite_url)
    made = Slow(Gated(store))
    async with made.running():
        await set_up(made)
        yield made
    await store.close()


def test_discord_waits_for_three_seconds() -> None:
    """An answer is told of, and a form opens, before they are over; a list that takes two is still shown in it."""
    assert SOON < 2 < LATEST < 2.5


async def test_a_command_is_answered_when_the_store_is_done(slow: Slow) -> None:
    """Discord shows that something comes, for their eyes alone, and then what came."""
    slow.closes()
    answered = await slow.types(slow.ana, "coalition")
    assert (answered.deferred, answered.ephemeral) == (True, True)
    await slow.opens()
    assert "Riverside" in said(answered)


async def test_a_press_is_answered_when_the_store_is_done(slow: Slow) -> None:
    """The board stays as it is, and the answer comes beside it."""
    await slow.types(slow.ana, "listening-round", topic="What now?")
    slow.closes()
    answered = await slow.presses(slow.ana, slow.newest("Join"), "Join")
    assert (answered.deferred, answered.followups) == (True, [])
    await slow.opens()
    assert "You are in the round" in said(answered)


async def test_a_page_that_comes_late_takes_its_place_all_the_same(slow: Slow) -> None:
    """Where one person alone saw the page from which it was opened."""
    home = await slow.types(slow.ana, "coalition")
    slow.closes()
    answered = await slow.presses(slow.ana, told(home), "Help")
    await slow.opens()
    assert "Help" in said(home)
    assert answered.followups == []


async def test_a_form_that_needs_no_list_opens_at_once(slow: Slow) -> None:
    """The store is not asked for it."""
    rounds = await slow.types(slow.ana, "listening-round")
    slow.closes()
    assert "topic" in fields(await slow.presses(slow.ana, told(rounds), "Another topic"))
    assert "minutes" in fields(await slow.types(slow.ana, "listening-round", minutes=3))
    await slow.opens()


async def test_a_form_whose_list_is_not_read_in_time_opens_without_it(slow: Slow) -> None:
    """A part of the name is written in its place."""
    await joins(slow, slow.ben, "Food Bank")
    await slow.types(slow.ana, "listening-round", topic="What now?")
    for who in (slow.ana, slow.ben):
        await slow.presses(who, slow.newest("Join"), "Join")
    rounds = await slow.types(slow.ana, "listening-round")
    assert fields(await slow.presses(slow.ana, told(rounds), "Hand over"))["person"]["component"]["type"] == SELECT
    slow.closes()
    form = await slow.presses(slow.ana, told(rounds), "Hand over")
    assert fields(form)["person"]["component"]["type"] == INPUT
    await slow.opens()
    assert "Ben" in said(await slow.sends(slow.ana, form, person="be"))


async def test_a_form_that_would_say_what_stands_waits_for_it(slow: Slow) -> None:
    """Empty it would be taken for lost: a button opens it, with the text in it, as soon as the store has answered."""
    await slow.types(slow.ana, "propose", name="One page", text="We keep one page.")
    shown = await slow.presses(slow.ana, slow.newest("Look at it"), "Look at it")
    slow.closes()
    pressed = await slow.presses(slow.ana, told(shown), "Change the text")
    assert pressed.deferred
    await slow.opens()
    form = await slow.presses(slow.ana, told(pressed), "Change the text")
    assert fields(form)["text"]["component"]["value"] == "We keep one page."


async def test_a_form_that_is_sent_is_answered_when_the_store_is_done(slow: Slow) -> None:
    """What does not fit is told at once; what was done, when it is."""
    rounds = await slow.types(slow.ana, "listening-round")
    form = await slow.presses(slow.ana, told(rounds), "Another topic")
    slow.closes()
    answered = await slow.sends(slow.ana, form, topic="What now?")
    assert answered.deferred
    await slow.opens()
    assert "Your round" in said(answered)
