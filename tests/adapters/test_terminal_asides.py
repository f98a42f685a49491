"""Private places in the terminal: who sees what is there, how one speaks and presses there, how scripts go there."""

import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import StringIO

import pytest
from prompt_toolkit.history import DummyHistory

from adapters.logs import logger
from adapters.messenger import PlaceGone, Sent
from adapters.terminal.cast import ROOM, room_called
from adapters.terminal.completion import Suggestions
from adapters.terminal.house import (
    EVENING_ZONE,
    FIRST_EVENING,
    House,
    bring_together,
    furnished,
    hang_asides,
    stage,
)
from adapters.terminal.messenger import TerminalMessenger, Wall
from adapters.terminal.player import MOMENT, GivenTime, ScriptFault
from adapters.terminal.prompt import Prompt
from adapters.terminal.screen import Screen
from bot.asides import ASIDES, Aside
from bot.dispatch.ports import Opening, Store, Transaction
from bot.features.help.facts import HELP_PAGE
from bot.features.slow_rounds.model import SLOW_ROUNDS, SlowRound, SlowRoundId
from bot.kernel.attention import Ask, Notice
from bot.kernel.card import card, row
from bot.kernel.elements import Button, Words
from bot.kernel.ids import CoalitionId, PlaceId
from bot.kernel.ports import ROSTER, Directory
from bot.kernel.text import say
from storage.store import open_store

PAIR, OTHER = PlaceId("the-pair------"), PlaceId("the-other-pair")
SCRIPT = """
+2s
in ana and ben
ana: Just us
look
ben presses Look around
in pair of mei
mei: And us
in room
ana: All
"""
SIGN = "Only Ana Kowalska and Ben Carter read this."


def asked_aside(transaction: Transaction, asked: tuple[PlaceId, tuple[str, ...]]) -> None:
    """An aside of these people near the room, with a message that has a button, one that rings, and a live board."""
    place, users = asked
    found = transaction.recognise(None, ROOM)
    assert found.coalition
    assert found.place
    unit = transaction.unit(found.coalition)
    members = {account.user: who.person for who in unit.get(ROSTER).members() for account in who.accounts}
    people = tuple(members[user] for user in users)
    unit.get(ASIDES).add(Aside(place, found.place, people))
    greeting = card(say("In private"), Words("Tell each other."), row(Button(say("Look around"), HELP_PAGE)))
    quiet = Ask(people[0], place, card(say("You begin")), say("It is quiet."))
    unit.send([Notice(place, greeting), quiet], FIRST_EVENING)
    held = SlowRound(SlowRoundId(place), place, "A secret", FIRST_EVENING, None, FIRST_EVENING + timedelta(2))
    unit.get(SLOW_ROUNDS).add(held)
    unit.place_board("slow round", held.id, (place,))


@dataclass
class Evening:
    """A room with someone before it."""

    house: House
    time: GivenTime
    pages: list[str] = field(default_factory=list)

    async def types(self, *lines: str) -> str:
        self.pages.clear()
        for line in lines:
            self.time.move_to(self.time() + MOMENT)
            await self.house.room.take(line)
            await self.house.bot.settle()
        return " ".join("".join(self.pages).split())

    async def asked(self, place: PlaceId, *users: str) -> str:
        self.pages.clear()
        await self.house.store.transact(asked_aside, (place, users))
        await self.house.bot.settle()
        return " ".join("".join(self.pages).split())

    def number(self, label: str) -> str:
        room = self.house.room
        offered = reversed(room.sight.numbers.offered(room.persona.user))
        return {thing.label: str(number) for number, thing in offered}[label]

    def above(self) -> str:
        roots = self.house.bot.dispatch.catalogue.roots
        return Prompt(self.house.room, Suggestions(self.house.room, roots), DummyHistory()).above()


def before(store: Store, *, alive: bool) -> Evening:
    lots, time, pages = random.Random(1), GivenTime(FIRST_EVENING), list[str]()
    screen = Screen(pages.append, lambda: 80, colour=False)
    log = logger(StringIO())
    house = furnished(store, screen, now=time, seed=lambda: lots.randbytes(16), log=log, zone=EVENING_ZONE, alive=alive)
    return Evening(house, time, pages)


@pytest.fixture
async def store(sqlite_url: str) -> AsyncIterator[Store]:
    store = open_store(sqlite_url)
    await bring_together(store, logger(StringIO()), FIRST_EVENING, EVENING_ZONE)
    yield store
    await store.close()


async def test_what_is_said_in_private_is_seen_by_those_who_are_there(store: Store) -> None:
    """Under a sign that names them, with how one speaks there; the live board stands above the line, signed too."""
    evening = before(store, alive=True)
    seen = await evening.asked(PAIR, "ana", "ben")
    assert seen.startswith("A private place is open for Ana Kowalska and Ben Carter. Type “aside” to speak there")
    assert seen.index(SIGN) < seen.index("Tell each other.") < seen.index("You begin")
    assert seen.count("Type “aside”") == 1
    assert "This rings Ana Kowalska." in seen
    assert "A secret" not in seen
    assert evening.above().index(SIGN) < evening.above().index("A secret")


async def test_nobody_else_sees_anything_of_it(store: Store) -> None:
    """Not as it comes, not above the line, not by looking, not by a number, not by going there."""
    evening = before(store, alive=True)
    await evening.types("as mei")
    seen = await evening.asked(PAIR, "ana", "ben")
    numbers = {thing.label for _, thing in evening.house.room.sight.numbers.offered("mei")}
    seen += await evening.types("look", "aside", "hello all", "look")
    await evening.types("as ana")
    number = evening.number("Look around")
    refused = await evening.types(f"@mei {number}")
    seen += evening.above() + await evening.types("as mei", "look")
    for secret in ("Only Ana", "Tell each other", "In private", "You begin", "A secret", "Look around"):
        assert secret not in seen
    assert "There is no private place for you now." in seen
    assert "Look around" not in numbers
    assert f"Button {number} was shown to someone else." in refused


async def test_who_comes_to_the_keyboard_reads_what_they_have_not_read(store: Store) -> None:
    """Once, as after a while away."""
    evening = before(store, alive=True)
    await evening.asked(PAIR, "ana", "ben")
    assert "Tell each other." in await evening.types("as ben")
    assert "Tell each other." not in await evening.types("as ana", "as ben")
    await evening.types("as lucia")
    await evening.types("@ben aside", "Only for Ana", "as lucia")
    seen = await evening.types("as ana")
    assert f"{SIGN} Ben Carter: Only for Ana" in seen


async def test_one_speaks_and_looks_where_one_stands(store: Store) -> None:
    """Words go to the private place after `aside`, and to the room again after `back`; each person goes by themself."""
    evening = before(store, alive=True)
    await evening.asked(PAIR, "ana", "ben")
    seen = await evening.types("aside", "Just us")
    assert "You are where only Ana Kowalska and Ben Carter read what is written." in seen
    assert f"{SIGN} Ana Kowalska: Just us" in seen
    looked = await evening.types("look")
    assert "Just us" in looked
    assert "Tell each other." in looked
    assert "Ana Kowalska: All of you" in (seen := await evening.types("back", "All of you"))
    assert "You are in the room again." in seen
    assert SIGN not in seen
    assert "Just us" not in await evening.types("look")
    assert f"{SIGN} Ben" not in await evening.types("@ben Good evening")


async def test_a_button_is_pressed_from_within(store: Store) -> None:
    """And a command typed: both are of the coalition, and of the home that the place is near."""
    evening = before(store, alive=True)
    await evening.asked(PAIR, "ana", "ben")
    await evening.types("aside")
    assert "Only Ana Kowalska sees this" in await evening.types(evening.number("Look around"))
    await evening.types("/listening-round What matters?")
    assert "What matters?" in await evening.types("back", "look")


async def test_a_place_that_was_open_is_there_after_a_new_start(store: Store) -> None:
    """With its people, for what comes then; one that is done is not."""
    first = before(store, alive=True)
    await first.asked(PAIR, "ana", "ben")
    await first.asked(OTHER, "ana", "mei")

    def done(transaction: Transaction, _: None) -> None:
        coalition = transaction.recognise(None, ROOM).coalition
        assert coalition
        rows = transaction.unit(coalition).get(ASIDES)
        aside = rows.locked(OTHER)
        assert aside
        rows.save(aside.closed())

    await store.transact(done, None)
    second = before(store, alive=True)
    await hang_asides(store, second.house.messenger, ROOM)
    assert [each.names for each in second.house.room.asides.of("ana")] == [("Ana Kowalska", "Ben Carter")]
    await second.types("as ben")

    def say_more(transaction: Transaction, _: None) -> None:
        coalition = transaction.recognise(None, ROOM).coalition
        assert coalition
        transaction.unit(coalition).send([Notice(PAIR, card("Back again"))], FIRST_EVENING)

    second.pages.clear()
    await store.transact(say_more, None)
    await second.house.bot.settle()
    assert "Back again" in "".join(second.pages)


async def test_a_room_that_nobody_knows_opens_none() -> None:
    """And a place that was asked for twice is the same one."""
    messenger = TerminalMessenger(ROOM, wall := Wall())
    names = Directory({}, {})
    opening = Opening(CoalitionId("coalition-here"), PAIR, ROOM, {}, 1, FIRST_EVENING, "en", names)
    assert [await messenger.open(opening) for _ in range(2)] == [Sent(PAIR), Sent(PAIR)]
    assert len(wall.asides) == 1
    lost = Opening(opening.coalition, PAIR, room_called("shed"), {}, 1, FIRST_EVENING, "en", names)
    assert await messenger.open(lost) == PlaceGone()


async def test_a_script_goes_into_a_private_place_and_back(store: Store) -> None:
    """What happens there stands under its sign; who is not in it can do nothing there, and sees none of its buttons."""
    time, pages = GivenTime(FIRST_EVENING), list[str]()
    house = stage(store, Screen(pages.append, lambda: 80, colour=False), logger(StringIO()), time, EVENING_ZONE)
    player = house.player(time)
    await store.transact(asked_aside, (PAIR, ("ana", "ben")))
    await store.transact(asked_aside, (OTHER, ("lucia", "mei")))
    await player.play(SCRIPT)
    seen = " ".join("".join(pages).split())
    assert f"{SIGN} Ana Kowalska: Just us" in seen
    assert "Only Lucía Fernández and Mei Tanaka read this. Mei Tanaka: And us" in seen
    assert "Only Ben Carter sees this" in seen
    assert seen.endswith("Ana Kowalska: All")
    for fault, script in {
        "mei is not in the place of": "in ana and ben\nmei: Hello",
        "no private place": "in ana and mei",
        "sees no “Look around”": "in room\nsamir presses Look around",
    }.items():
        with pytest.raises(ScriptFault, match=fault):
            await player.play(script)
