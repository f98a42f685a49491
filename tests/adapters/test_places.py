"""A coalition in two places, each with a process of its own, on one store: what reaches whom, and who is first."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO

import pytest

from adapters.assembly import Bot, assembled
from adapters.desk import Answered, Caller, Pressed, Typed
from adapters.logs import logger
from adapters.terminal.cast import ROOM, room_called
from adapters.terminal.house import bring_together
from adapters.terminal.messenger import Posted, TerminalMessenger, Wall
from bot.dispatch import Answer, Outcome
from bot.features.coalition.commands import BringHere, InvitePlace
from bot.kernel.card import Card
from bot.kernel.command import Account, Address, Draft
from bot.kernel.form import Form
from bot.kernel.wire import encode
from storage.store import OpenedStore, open_store
from tests.adapters.scene import NOON, GivenTime, Seeds

GARDEN, SHED = room_called("garden"), room_called("shed")


@dataclass
class Process:
    """One with a store, a wall and a name of its own, as the terminal starts it for one room."""

    store: OpenedStore
    bot: Bot
    wall: Wall
    room: Address

    async def hear(self, user: str, said: Typed | Pressed | Answered) -> Answer:
        answer = await self.bot.desk.hear(self._caller(user), said)
        assert isinstance(answer, Answer)
        return answer

    async def opened(self, user: str, said: Pressed) -> Form:
        form = await self.bot.desk.hear(self._caller(user), said)
        assert isinstance(form, Form)
        return form

    def _caller(self, user: str) -> Caller:
        return Caller(Account("terminal", "local", user), self.room, user.title())

    def seen(self) -> list[str]:
        return [str(each.card.summary) for each in self.wall.messages() if isinstance(each, Posted)]


def process(url: str, room: Address, time: GivenTime, number: int) -> Process:
    store, wall, seeds = open_store(url), Wall(), Seeds()
    seeds.drawn = number * 1_000_000
    bot = assembled(
        store,
        {"terminal": TerminalMessenger(room, wall)},
        now=time,
        seed=seeds,
        log=logger(StringIO(), "error"),
        instance=f"terminal/{room.channel}",
        lot=lambda: 0.0,
    )
    return Process(store, bot, wall, room)


@dataclass
class Places:
    """The example coalition lives in the room; nobody lives in the garden and the shed yet."""

    room: Process
    garden: Process
    shed: Process
    time: GivenTime

    async def settle(self) -> None:
        for each in (self.room, self.garden, self.shed):
            await each.bot.settle()

    async def code(self, there: str = "The garden") -> str:
        form = Answered(Draft(InvitePlace), {"there": there, "here": "The hall"})
        shown = (await self.room.hear("ana", form)).shown
        assert isinstance(shown, Card)
        found = re.search(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", str(shown))
        assert found
        return found[0].replace("-", "")


@pytest.fixture
async def places(url: str) -> AsyncIterator[Places]:
    time = GivenTime()
    time.now = NOON + timedelta(hours=1)
    room, garden, shed = (process(url, room, time, number) for number, room in enumerate((ROOM, GARDEN, SHED), 1))
    await bring_together(room.store, logger(StringIO(), "error"), NOON, "UTC")
    made = Places(room, garden, shed, time)
    await made.settle()
    yield made
    for each in (room, garden, shed):
        await each.store.close()


def bring(code: str) -> Pressed:
    return Pressed(encode(BringHere(code)))


async def test_two_places_use_one_code_at_once(places: Places) -> None:
    """One comes in, and the other is told what every code that does not work is told; each time, whoever is first."""
    code = await places.code()
    answers = await asyncio.gather(places.garden.hear("jo", bring(code)), places.shed.hear("kim", bring(code)))
    assert sorted((each.outcome.value, each.refusal or "") for each in answers) == [
        ("done", ""),
        ("refused", "wrong-code"),
    ]
    await places.settle()
    assert sum("meets here too now" in said for each in (places.garden, places.shed) for said in each.seen()) == 1
    assert sum("takes part now" in said for said in places.room.seen()) == 1


async def test_two_codes_for_one_place_bring_one_home(places: Places) -> None:
    """Of two who bring the coalition to the same channel at once, one is told that it is there already."""
    codes = [await places.code(), await places.code()]
    asked = zip("jk", codes, strict=True)
    answers = await asyncio.gather(*(places.garden.hear(user, bring(code)) for user, code in asked))
    assert sorted(each.refusal or "" for each in answers) == ["", "lives-here-already"]


async def test_what_all_read_reaches_every_place_by_its_own_process(places: Places) -> None:
    """A board that was up before comes to the new place, a notice is posted in both, and each process posts its own."""
    answer = await places.room.hear("ana", Typed("coalition", "meetings"))
    form = await places.room.opened("ana", Pressed(encode(draft_in(answer))))
    texts = {entry.name: entry.text for entry in form.entries}
    given = {**texts, "called": "Summer", "day": "2026-03-20", "hour": "18:30"}
    assert (await places.room.hear("ana", Answered(form.draft, given))).outcome is Outcome.done
    await places.settle()
    assert any("Summer" in said for said in places.room.seen())
    await places.garden.hear("jo", bring(await places.code()))
    await places.room.bot.settle()
    assert places.garden.seen() == []
    await places.garden.bot.settle()
    assert any("Summer" in said for said in places.garden.seen())
    assert any("meets here too now" in said for said in places.garden.seen())
    assert places.shed.seen() == []


async def test_a_room_that_is_closed_keeps_its_time_and_what_it_is_to_be_told(places: Places) -> None:
    """While the room's process is away the garden's runs on: nobody's turn ends in the room, and all arrives later."""
    await places.garden.hear("jo", bring(await places.code()))
    await places.settle()
    await places.room.hear("ana", Typed("listening-round", "What matters?"))
    before = len(places.room.seen())
    for _ in range(10):
        places.time.later(minutes=1)
        await places.garden.bot.clock.beat()
        await places.garden.bot.settle()
    assert len(places.room.seen()) == before
    assert any("round is open in" in said for said in places.garden.seen())
    await places.room.bot.settle()
    assert len(places.room.seen()) > before


def draft_in(answer: Answer) -> Draft:
    """Of the one form that a button of the card opens."""
    assert isinstance(answer.shown, Card)
    presses = [button.press for each in answer.shown.elements for button in getattr(each, "buttons", ())]
    (found,) = (press for press in presses if isinstance(press, Draft))
    return found
