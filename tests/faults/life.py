"""A life in a process of its own, which may be killed at any of its writes; another then goes on with it.
`python -m tests.faults.life` reads one life a line from standard input, and writes a line on what became of each."""

import asyncio
import json
import random
import re
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from adapters.assembly import Bot, assembled
from adapters.desk import Answered, Pressed, Said, Typed
from adapters.logs import logger
from adapters.terminal.cast import EXAMPLE, PLATFORM
from bot.dispatch.ports import Store, Transaction
from bot.features.listening.model.timekeeping import SHORT_ABSENCE
from bot.kernel.form import Form
from storage.store import open_store
from tests.faults.channel import Channel
from tests.faults.diary import Diary
from tests.faults.headsman import Headsman, forked
from tests.faults.lives import LIVES, Step
from tests.faults.standing import Standing, standing

LEAD, BEAT, LONG = timedelta(seconds=1), timedelta(seconds=50), timedelta(hours=1)
"""A running bot notes every two seconds that it is alive while someone has the floor; here, seldom, and at the latest
this long before something happens: what counts is how long ago it was at the kill, which does not hit the note itself.
Nobody has the floor for longer than LONG; when more time passes it does so at once.
"""

MOST_DUE = 200
CLOCK = re.compile(r"\d+:\d\d\s[AP]M")


@dataclass(frozen=True, slots=True)
class Plan:
    """`killed_at` counts points from 1: right before and after each commit and each message; with `rows` also before
    each statement that writes. `away` is for how many seconds nothing runs; with `again` the platform delivers the last
    press anew, else its person presses again."""

    url: str
    folder: str
    life: str
    killed_at: int | None = None
    away: int = 0
    again: bool = True
    rows: bool = False


@dataclass(slots=True)
class Fate:
    """What became of a life. `doubles` is how many messages came twice in one place, at most; `gap` by how many seconds
    the remaining time was wrong after the start; `waiting` what waited for someone when it was killed."""

    points: int = 0
    end: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, int] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    doubles: int = 0
    gap: float = 0.0
    same_floor: bool = True
    waiting: int = 0


class Process:
    """One process of the bot, from its start to its end, planned or not."""

    def __init__(self, plan: Plan, store: Store, headsman: Headsman) -> None:
        folder = Path(plan.folder)
        self.plan = plan
        self.store = store
        self.headsman = headsman
        self.diary = Diary(folder)
        self.channel = Channel(folder / "channel", headsman.point)
        lots = random.Random(plan.killed_at or 0)
        self.bot: Bot = assembled(
            store,
            {PLATFORM: self.channel},
            now=lambda: self.diary.now,
            seed=lambda: lots.randbytes(16),
            log=logger(sys.stderr, level="error"),
            instance="bot",
            lot=lambda: 0.5,
            board_pace=timedelta(0),
        )

    async def live(self) -> None:
        """From the first thing that was not acknowledged to the end. Acting is one thing, letting time pass another."""
        steps = LIVES[self.plan.life]
        for number in range(self.diary.done, 2 * len(steps)):
            step = steps[number // 2]
            if number % 2:
                await self._wait(timedelta(seconds=step.seconds))
            else:
                await self._act(step, f"step-{number}")
            self.diary.acknowledge()

    async def standing(self) -> Standing:
        return await self.store.read(standing, None)

    async def _act(self, step: Step, key: str) -> None:
        user, wire = self.diary.remembered(key) or await self._meant(step)
        self.diary.remember(key, user, wire)
        persona = next(each for each in EXAMPLE if each.user == user)
        caller, mine = persona.caller("UTC"), key if self.plan.again else None
        root, _, line = step.what.removeprefix("/").partition(" ")
        said: Said = Typed(root, line) if step.what.startswith("/") else Pressed(wire)
        answer = await self.bot.desk.hear(caller, said, None if step.answers else mine)
        if isinstance(answer, Form):
            answer = await self.bot.desk.hear(caller, Answered(answer.draft, dict(step.answers)), mine)
        if not isinstance(answer, Form):
            self.channel.keep(key, answer)
        await self.bot.settle()

    async def _meant(self, step: Step) -> tuple[str, str]:
        """Who does it, and the button that they see. Who does it again after a kill does it on the same one."""
        user = (await self.standing()).meant(step.user)
        return user, "" if step.what.startswith("/") else await self._button(user, step.what)

    async def _button(self, user: str, label: str) -> str:
        """The newest one that counts now. Whether a message that was on its way at the kill has arrived nobody knows;
        it comes again when its lease is over, and until then there may be older buttons only."""
        for _ in range(MOST_DUE):
            now = await self.standing()
            for wire in self.channel.buttons(label):
                if now.counts(self.bot.desk.decode(wire), user):
                    return wire
            await self._move_to(self.diary.now + timedelta(seconds=1))
        raise AssertionError(f"nobody ever sees {label}")

    async def _wait(self, span: timedelta) -> None:
        until = self.diary.until or self.diary.now + span
        self.diary.pass_until(until)
        for _ in range(MOST_DUE):
            due = await self.store.read(_nearest, None)
            if due is None or due > until:
                break
            await self._move_to(max(due, self.diary.now))
        await self._move_to(max(until, self.diary.now))
        self.diary.pass_until(None)

    async def _move_to(self, now: datetime) -> None:
        while now - self.diary.now > LEAD:
            beat = BEAT if now - self.diary.now < LONG else now - self.diary.now
            self.diary.move_to(min(self.diary.now + beat, now - LEAD))
            with self.headsman.sparing():
                await self.bot.clock.beat()
        self.diary.move_to(now)
        await self.bot.settle()


async def live(plan: Plan) -> int:
    """The life until the kill, or to its end; how many points it had."""
    headsman = Headsman(plan.killed_at)
    store = open_store(plan.url)
    process = Process(plan, store, headsman)
    await process.bot.clock.come_back()
    headsman.watch(rows=plan.rows)
    await process.live()
    await store.close()
    return headsman.points


async def go_on(plan: Plan) -> Fate:
    """The next process: started after the pause, it goes on with the life to its end."""
    store = open_store(plan.url)
    process = Process(plan, store, Headsman(None))
    fate = Fate()
    if plan.killed_at is not None:
        await _start_again(process, fate)
    await process.live()
    after = await process.standing()
    await store.close()
    parcels = [seen for seen in process.channel.shown() if seen["name"].startswith("parcel:")]
    said = {seen["name"]: seen["says"] for seen in parcels}
    doubled = Counter(seen["where"] for seen in parcels)
    doubled.subtract({seen["name"]: seen["where"] for seen in parcels}.values())
    fate.end, fate.seconds = after.end, after.seconds
    fate.said = [CLOCK.sub("TIME", each) for each in said.values()]
    fate.doubles = max(doubled.values(), default=0)
    return fate


async def _start_again(process: Process, fate: Fate) -> None:
    before, killed_at = await process.standing(), process.diary.now
    away = timedelta(seconds=process.plan.away)
    process.diary.move_to(killed_at + away)
    if process.diary.until:
        process.diary.pass_until(process.diary.until + away)
    await process.bot.clock.come_back()
    after = await process.standing()
    fate.waiting = before.waiting
    fate.same_floor = before.floors == after.floors
    passed = away if away <= SHORT_ABSENCE else timedelta()
    for name in before.until.keys() & after.until.keys():
        wanted = before.until[name] - killed_at - passed
        gap = (after.until[name] - process.diary.now - wanted).total_seconds()
        fate.gap = max(fate.gap, gap, key=abs)
    await process.bot.settle()


def _nearest(transaction: Transaction, _: None) -> datetime | None:
    return min((at for at in (transaction.alarms.nearest(), transaction.mail.nearest()) if at), default=None)


def lived(plan: Plan) -> dict[str, object]:
    killed, points = forked(lambda: asyncio.run(live(plan)))
    _, fate = forked(lambda: asdict(asyncio.run(go_on(plan))))
    if not isinstance(fate, dict):
        raise TypeError("the second process died")
    return fate | {"points": points, "killed": killed}


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(json.dumps(lived(Plan(**json.loads(line)))) + "\n")
        sys.stdout.flush()
