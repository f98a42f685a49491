"""Three processes run the clock on one PostgreSQL, one does on SQLite: whatever they do to each other, each person is
asked once on each day, at nine on their own wall, over both clock changes of a year and the ends of months."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from adapters.assembly import Bot, assembled
from adapters.desk import Pressed
from adapters.logs import logger
from adapters.terminal.cast import ANA, BEN, LUCIA, MEI, PLATFORM, ROOM, SAMIR, Persona
from adapters.terminal.house import bring_together
from bot.dispatch import Answer, Outcome
from bot.dispatch.ports import Transaction
from bot.features.check_ins import commands as asked
from bot.features.check_ins.model import CHECK_INS, COUNTED, PROMPTS, CheckIn, How, Prompt, SeriesId, Step
from bot.features.coalition.commands import ChangeMyDetails
from bot.kernel.command import Account, Command
from bot.kernel.ids import PersonId
from bot.kernel.wire import encode
from storage.store import OpenedStore, open_store
from tests.adapters.erasing import Box
from tests.adapters.scene import GivenTime, Seeds

DAY = timedelta(days=1)
SERIES = SeriesId("series--------")
ZONES = {"Asia/Kathmandu": (ANA, SAMIR), "America/Sao_Paulo": (BEN, MEI), "Europe/London": (LUCIA,)}
ANSWERING = (ANA, BEN)
"""The others never do."""

EVERY_DAY = 0b1111111
PERIODS = (
    (date(2026, 3, 27), date(2026, 3, 31)),
    (date(2026, 10, 23), date(2026, 10, 27)),
    (date(2026, 12, 30), date(2027, 1, 2)),
    (date(2027, 2, 26), date(2027, 3, 2)),
)
"""The days around what can go wrong; between them the check-in is paused."""

DAYS = tuple(first + number * DAY for first, last in PERIODS for number in range((last - first).days + 1))


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


@dataclass
class Town:
    """The same coalition as each process sees it."""

    time: GivenTime
    stores: tuple[OpenedStore, ...]
    bots: tuple[Bot, ...]

    async def presses(self, who: Persona, command: Command) -> None:
        bot = self.bots[len(who.name) % len(self.bots)]
        answer = await bot.desk.hear(who.caller("UTC"), Pressed(encode(command)))
        assert isinstance(answer, Answer)
        assert answer.outcome is Outcome.done, answer

    async def until(self, end: datetime) -> None:
        """At each moment at which anything is due, all processes go for it together."""
        while (nearest := await self._nearest()) and nearest <= end:
            self.time.now = max(self.time.now, nearest)
            await asyncio.gather(*(bot.clock.sweep() for bot in self.bots))
        self.time.now = end

    async def check_in(self, day: date) -> CheckIn:
        def found(transaction: Transaction, day: date) -> CheckIn:
            coalition = transaction.recognise(None, ROOM).coalition
            assert coalition
            return next(each for each in transaction.unit(coalition).get(CHECK_INS).past(SERIES) if each.day == day)

        return await self.stores[0].read(found, day)

    async def prompts(self, who: Persona) -> tuple[Prompt, ...]:
        def found(transaction: Transaction, person: PersonId) -> tuple[Prompt, ...]:
            coalition = transaction.recognise(None, ROOM).coalition
            assert coalition
            return transaction.unit(coalition).get(PROMPTS).of(person)

        return await self.stores[0].read(found, await self.person(who))

    async def person(self, who: Persona) -> PersonId:
        def found(transaction: Transaction, account: Account) -> PersonId | None:
            return transaction.recognise(account, ROOM).person

        person = await self.stores[0].read(found, Account(PLATFORM, "local", who.user))
        assert person
        return person

    def ran(self, kind: str) -> int:
        return int(sum(bot.metrics.value("ticks_total", kind=kind, outcome="ran") for bot in self.bots))

    def failed(self) -> float:
        return sum(bot.metrics.value("incidents_total", part="clock") for bot in self.bots)

    async def _nearest(self) -> datetime | None:
        return await self.stores[0].read(lambda transaction, _: transaction.alarms.nearest(), None)


@pytest.fixture
async def town(url: str) -> AsyncIterator[Town]:
    now, log = GivenTime(), logger(StringIO(), "error")
    now.now = at(PERIODS[0][0] - DAY, 12)
    stores = tuple(open_store(url) for _ in range(3 if url.startswith("postgresql") else 1))
    await bring_together(stores[0], log, now(), "UTC")
    seeds = Seeds()
    seeds.drawn = 1_000_000
    bots = tuple(
        assembled(store, {PLATFORM: Box()}, now=now, seed=seeds, log=log, instance=f"bot-{number}")
        for number, store in enumerate(stores)
    )
    made = Town(now, stores, bots)
    for zone, people in ZONES.items():
        for who in people:
            await made.presses(who, ChangeMyDetails(zone=zone))
    yield made
    for store in stores:
        await store.close()


async def goes_on(town: Town) -> AsyncIterator[date]:
    """The days, each at an hour at which all have been asked on it and nobody on the next."""
    for first, last in PERIODS:
        if first != DAYS[0]:
            await town.until(at(first - DAY, 12))
            await town.presses(LUCIA, asked.ResumeCheckIn(SERIES))
        for day in _days(first, last):
            await town.until(at(day, 15))
            yield day
        await town.presses(LUCIA, asked.PauseCheckIn(SERIES))
    await town.until(town.time.now + 3 * DAY)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + number * DAY for number in range((last - first).days + 1))


async def test_each_is_asked_once_a_day_at_nine_whoever_runs_the_clock(town: Town) -> None:
    """Never two, never none; who has answered is not reminded, the others once, and nobody once it is paused."""
    await town.presses(LUCIA, asked.SetCheckIn(SERIES, "How is it going?", DAYS[0], time(9)))
    await town.presses(LUCIA, asked.RepeatCheckIn(SERIES, EVERY_DAY))
    async for day in goes_on(town):
        key = (await town.check_in(day)).id
        for who in ANSWERING:
            await town.presses(who, asked.AnswerCheckIn(key, How.on_track))
    assert town.failed() == 0
    for zone, people in ZONES.items():
        for who in people:
            prompts = await town.prompts(who)
            assert Counter(each.day for each in prompts) == dict.fromkeys(DAYS, 1)
            assert all(each.step in COUNTED for each in prompts)
            local = {each.at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for each in prompts}
            assert local == {datetime.combine(day, time(9)) for day in DAYS}
            steps = Counter(each.step for each in prompts)
            quiet = {Step.asked: len(DAYS)} if who in ANSWERING else {Step.reminded: len(DAYS) - 4, Step.unreminded: 4}
            assert steps == quiet
    answering, silent = len(ANSWERING), 5 - len(ANSWERING)
    assert town.ran("check-in prompt") == len(DAYS) * (answering + 2 * silent)
    assert town.ran("check-in series") == len(DAYS)
