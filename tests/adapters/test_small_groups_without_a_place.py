"""Pairs on a platform that opens no private places, on a real store: the channel reads nothing of who is with whom."""

from dataclasses import dataclass
from io import StringIO

import pytest

from adapters.assembly import Bot, assembled
from adapters.desk import Pressed, Typed
from adapters.logs import logger
from adapters.messenger import Delivery, SetUpMissing
from adapters.terminal.cast import ANA, BEN, LUCIA, MEI, PLATFORM, ROOM, Persona
from adapters.terminal.house import bring_together
from bot.dispatch import Answer
from bot.dispatch.ports import Opening, Store, Transaction
from bot.features.listening.commands import Join, Start
from bot.features.listening.model import ROUNDS, RoundId
from bot.features.small_groups.commands import HereToSpeak, MyGroup
from bot.features.small_groups.model import GROUPS, Group
from bot.kernel.command import Command, Page
from bot.kernel.ids import PersonId
from bot.kernel.ports import NEEDS, Unit
from bot.kernel.wire import encode
from tests.adapters.erasing import Box
from tests.adapters.scene import NOON, GivenTime, Seeds
from tests.features.reading import read

PEOPLE = (ANA, BEN, LUCIA, MEI)


class Doors(Box):
    """None can be opened."""

    async def open(self, opening: Opening) -> Delivery:
        return SetUpMissing("mpim:write")


@dataclass
class Evening:
    store: Store
    bot: Bot
    doors: Doors
    time: GivenTime

    async def says(self, who: Persona, request: Command | Page | str) -> str:
        caller = who.caller("UTC", ROOM)
        said = Typed("listening-round", request) if isinstance(request, str) else Pressed(encode(request))
        answer = await self.bot.desk.hear(caller, said)
        await self.bot.settle()
        assert isinstance(answer, Answer)
        return read(answer.shown)

    async def groups(self) -> list[Group]:
        return await self.store.read(lambda transaction, _: _groups(_unit(transaction)), None)

    def channel(self) -> list[str]:
        return [read(post.card) for post in self.doors.posts]


def _unit(transaction: Transaction) -> Unit:
    coalition = transaction.recognise(None, ROOM).coalition
    assert coalition
    return transaction.unit(coalition)


def _round(unit: Unit) -> RoundId:
    (running,) = unit.get(ROUNDS).running()
    return running.id


def _groups(unit: Unit) -> list[Group]:
    return list(unit.get(GROUPS).in_round(_round(unit)))


@pytest.fixture
async def evening(store: Store) -> Evening:
    await bring_together(store, logger(StringIO(), "error"), NOON, "UTC")
    doors, time, seeds, log = Doors(), GivenTime(), Seeds(), logger(StringIO(), "error")
    seeds.drawn = 1_000_000
    bot = assembled(store, {PLATFORM: doors}, now=time, seed=seeds, log=log, instance="bot", lot=lambda: 0.0)
    await bot.settle()
    made = Evening(store, bot, doors, time)
    await made.says(ANA, "What helps families? format:pairs")
    found = await store.read(lambda transaction, _: _round(_unit(transaction)), None)
    for who in PEOPLE:
        await made.says(who, Join(found))
    doors.posts.clear()
    await made.says(ANA, Start(found))
    return made


async def test_the_channel_reads_one_line_that_names_nobody(evening: Evening) -> None:
    """However many pairs there are, and whatever they press; what each may press waits for them alone."""
    assert len(await evening.groups()) == 2
    begins, line = evening.channel()
    assert begins.startswith("You talk in pairs now, each pair by itself.")
    assert line == (
        "A private place could not be opened for everyone. If you wait for yours, My small group shows what to do.\n"
        "My small group"
    )
    for who in PEOPLE:
        mine = await evening.says(who, MyGroup())
        assert "Talk wherever you like, such as a call, and press here." in mine
    speaking = [await evening.says(who, HereToSpeak(group.id, 1)) for group in await evening.groups() for who in PEOPLE]
    assert sum(said.startswith("You can speak until ") for said in speaking) == 2
    assert len(evening.channel()) == 2


async def test_it_waits_for_each_under_needs_you(evening: Evening) -> None:
    """Until they have pressed something there."""
    (group, other) = await evening.groups()
    people = (*group.people, *other.people)
    assert await _waiting(evening, *people) == [1, 1, 1, 1]
    for who in PEOPLE:
        await evening.says(who, HereToSpeak(group.id, 1))
    assert await _waiting(evening, *people) == [0, 1, 1, 1]


async def _waiting(evening: Evening, *people: PersonId) -> list[int]:
    def waiting(transaction: Transaction, _: None) -> list[int]:
        needs = _unit(transaction).get(NEEDS)
        return [sum(need.key.startswith("small_groups") for need in needs.of(each, NOON)) for each in people]

    return await evening.store.read(waiting, None)
