"""Thirty days in which every feature asks at random of people all over the world, with clock changes, quiet hours,
absences, changes of mind and hours in which the bot is down. The rules are looked at once more, in another way."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from bot.features.attention.commands import DropAwayDates, GoAway, SetAsksAWeek, SetQuietHours
from bot.kernel.elements import Buttons
from bot.kernel.text import Phrase
from tests.features.attention.quarter import STEP, Bring, Call, Quarter, Rang, Settle, person

DAYS, STEPS_A_DAY = 30, 288
ZONES = {
    "ana": "Europe/Madrid",
    "ben": "America/New_York",
    "eva": "Asia/Kathmandu",
    "ira": "Australia/Lord_Howe",
    "lu": "Africa/Casablanca",
    "noor": "Pacific/Auckland",
}
STARTS = (datetime(2026, 3, 6, tzinfo=UTC), datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 10, 10, tzinfo=UTC))
"""Clocks change in each of these months, in most zones."""


@dataclass
class Wishes:
    """What a person has said, as they said it."""

    zone: str
    quiet: tuple[time, time] = (time(21), time(8))
    a_week: int = 3
    away: set[tuple[date, date]] = field(default_factory=set)

    def allow(self, at: datetime, rung: list[datetime]) -> bool:
        """`rung` are all earlier asks."""
        local = at.astimezone(ZoneInfo(self.zone))
        since, until = self.quiet
        hour, today = local.time(), local.date()
        if (since <= hour < until) if since <= until else not (until <= hour < since):
            return False
        if any(first <= today <= last for first, last in self.away):
            return False
        ago = [(today - each.astimezone(ZoneInfo(self.zone)).date()).days for each in rung]
        return 0 not in ago and sum(each < 7 for each in ago) < self.a_week


@dataclass
class Wait:
    """One thing that waits for one person: `free` is since when, without a break, it could have rung."""

    key: str
    until: datetime | None
    raised: datetime
    asked: bool = False
    free: datetime | None = None

    def open(self, at: datetime) -> bool:
        return self.until is None or at < self.until


class Month:
    def __init__(self, seed: int) -> None:
        self.lots = Random(seed)
        self.quarter = Quarter(self.lots.choice(STARTS), ZONES)
        self.wishes = {name: Wishes(zone) for name, zone in ZONES.items()}
        self.waits: dict[str, dict[str, Wait]] = {name: {} for name in ZONES}
        self.rang: list[Rang] = []
        self.merged = self.calls = 0

    def live(self) -> None:
        down_until = self.quarter.at
        for step in range(DAYS * STEPS_A_DAY):
            if self.lots.random() < 1 / 3_000:
                down_until = self.quarter.at + timedelta(hours=self.lots.randint(1, 12))
            self.quarter.down = self.quarter.at < down_until
            if not self.quarter.down and self.lots.random() < 1 / 20:
                self.something()
            self.quarter.wait(STEP)
            self.look()
            if step % 3 == 0:
                self.overdue()

    def something(self) -> None:
        name, kind = self.lots.choice([*ZONES]), self.lots.random()
        if kind < 0.6:
            self.bring(name)
        elif kind < 0.8:
            self.settle(name)
        elif kind < 0.88:
            self.calls += 1
            self.quarter.ask(Call(person(name)), name)
        else:
            self.wish(name)

    def bring(self, name: str) -> None:
        """The same thing is often brought twice; some of it is soon over."""
        at, key = self.quarter.at, f"{self.lots.choice('abc')}.{self.lots.randint(1, 8)}"
        until = at + timedelta(minutes=self.lots.choice([4, 30, 600, 6_000])) if self.lots.random() < 0.5 else None
        self.quarter.ask(Bring(person(name), key, until))
        there = self.waits[name].get(key)
        if there and there.open(at):
            there.until = until
        else:
            self.waits[name][key] = Wait(key, until, at)

    def settle(self, name: str) -> None:
        """For one, or for all who have it."""
        key, alone = f"{self.lots.choice('abc')}.{self.lots.randint(1, 8)}", self.lots.random() < 0.5
        self.quarter.ask(Settle(key, person(name) if alone else None))
        for each in [name] if alone else ZONES:
            self.waits[each].pop(key, None)

    def wish(self, name: str) -> None:
        wishes, kind = self.wishes[name], self.lots.randint(0, 3)
        today = self.quarter.at.astimezone(ZoneInfo(wishes.zone)).date()
        if kind == 0:
            wishes.quiet = (time(self.lots.randint(0, 23), 30), time(self.lots.randint(0, 23)))
            self.quarter.ask(SetQuietHours(*wishes.quiet), name)
        elif kind == 1:
            wishes.a_week = self.lots.randint(0, 3)
            self.quarter.ask(SetAsksAWeek(wishes.a_week), name)
        elif wishes.away and kind == 2:
            first, last = wishes.away.pop()
            self.quarter.ask(DropAwayDates(first, last), name)
        elif not wishes.away:
            first = today + timedelta(days=self.lots.randint(0, 3))
            wishes.away = {(first, first + timedelta(days=self.lots.randint(0, 4)))}
            self.quarter.ask(GoAway(*next(iter(wishes.away))), name)

    def look(self) -> None:
        """At what rang since the last look."""
        if len(self.quarter.world.sent) == len(self.rang):
            return
        rings = self.quarter.rings()
        for number in range(len(self.rang), len(rings)):
            if rings[number].waited:
                self.check(rings[number], rings[:number])
        self.rang = rings

    def check(self, rang: Rang, before: list[Rang]) -> None:
        name = next(name for name in ZONES if person(name) == rang.person)
        assert self.wishes[name].allow(rang.at, [each.at for each in before if each.person == rang.person]), rang
        open_now = [each for each in self.waits[name].values() if each.open(rang.at)]
        new = [each for each in open_now if not each.asked]
        summary = rang.ask.card.summary
        assert isinstance(summary, Phrase)
        assert summary.count == len(new) > 0
        buttons = [button for row in rang.ask.card.elements if isinstance(row, Buttons) for button in row.buttons]
        assert len(buttons) == 1
        self.merged += len(new) > 1
        for each in new:
            each.asked = True

    def overdue(self) -> None:
        """Nothing that could have rung for half an hour on end is still unasked."""
        at = self.quarter.at
        for name, wishes in self.wishes.items():
            rung = [each.at for each in self.rang if each.person == person(name)]
            allowed = not self.quarter.down and wishes.allow(at, rung)
            for each in self.waits[name].values():
                ripe = allowed and each.open(at) and not each.asked and at >= each.raised + timedelta(minutes=10)
                each.free = (each.free or at) if ripe else None
                assert each.free is None or at - each.free <= timedelta(minutes=30), (name, each, at)


@pytest.mark.parametrize("seed", [*range(4), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(4, 100))])
def test_a_month_of_asking(seed: int) -> None:
    """Nobody is asked more than once a day and three times a week about what can wait, or than they wish, nor in quiet
    hours or away; nothing is asked twice; what waits together is asked together; what is met or over is not asked; all
    else is, as soon as it may be; and what cannot wait rings at its moment."""
    month = Month(seed)
    month.live()
    rings = month.quarter.rings()
    assert sum(not each.waited for each in rings) == month.calls > 0
    assert sum(each.waited for each in rings) > 15
    assert month.merged > 5
