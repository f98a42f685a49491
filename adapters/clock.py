"""The alarm clock: APScheduler wakes it at the nearest deadline and every 15 seconds; what is due goes to dispatch.
Timers are rows in the store, so any number of processes may run this, and none of them remembers anything."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from structlog.typing import FilteringBoundLogger

from adapters.absence import AWAY, Noting, noted
from adapters.incidents import Incidents
from adapters.loop import Loop
from adapters.metrics import Metrics
from bot.dispatch import Dispatch, Tick
from bot.dispatch.giving_up import Hopeless, give_up
from bot.dispatch.ports import Due, Reaches, Store, Transaction
from bot.dispatch.running import RETRY

SWEEP = timedelta(seconds=15)
BEAT = timedelta(seconds=2)
"""How often the bot notes that it runs while a deadline is near: after a kill, people's time is right to this."""

NEAR = timedelta(minutes=35)  # a turn may be half an hour long
SET_BACK = timedelta(minutes=5)
LATE = timedelta(minutes=1)
AT_ONCE = 10
"""Timers that are handed over together and waited for, so that people never queue behind more of them."""

READ_AHEAD = 100
MOST_STEPS = 50
"""Ticks of one aggregate in one sweep; what asks for more goes round in circles."""

MOST_LEFT = 1_000
REST = 0.1


class GoesInCircles(Exception):
    """A timer is due again and again without time passing."""


class Clock:
    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        store: Store,
        dispatch: Dispatch,
        *,
        now: Callable[[], datetime],
        seed: Callable[[], bytes],
        courier_nudge: Callable[[], None],
        log: FilteringBoundLogger,
        metrics: Metrics,
        incidents: Incidents,
        instance: str,
        reach: Reaches,
    ) -> None:
        self.at_once = AT_ONCE
        self._store = store
        self._dispatch = dispatch
        self._now = now
        self._seed = seed
        self._courier_nudge = courier_nudge
        self._log = log
        self._metrics = metrics
        self._incidents = incidents
        self._instance = instance
        self._reach = reach
        self._loop = Loop(self._step, self._failed, rest=REST)
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._alarm: datetime | None = None
        self._noted_at: datetime | None = None
        self._owes = True

    async def start(self) -> None:
        await self.come_back()
        self._scheduler.add_job(self._ring, IntervalTrigger(seconds=SWEEP.seconds, timezone=UTC), id="sweep")
        self._scheduler.start()
        self._loop.start()

    def nudge(self) -> None:
        """A deadline may have come nearer."""
        self._loop.nudge()

    async def stop(self) -> None:
        await self._loop.stop()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
            await asyncio.sleep(0)

    async def come_back(self) -> int:
        """Notes that the bot is running. If it was not, all whose time went on are told; the answer is how many."""
        return await self._note(timedelta(0))

    async def beat(self) -> int:
        """As `come_back`, for a process that has been running: only a gap of over a minute was an absence."""
        return await self._note(AWAY)

    async def sweep(self) -> int:
        """Runs all that is due now; the answer is how many timers ran."""
        ran, left, steps, latest = 0, set[Due](), Counter[tuple[str, str, str]](), timedelta()
        while len(left) <= MOST_LEFT and (due := await self._due(left)):
            for start in range(0, len(due), self.at_once):
                if self._loop.stopping:
                    return ran
                batch = due[start : start + self.at_once]
                steps.update((each.coalition, each.kind, each.key) for each in batch)
                latest = max(latest, self._now() - batch[0].at)
                done = await self._hand_over(batch, steps)
                ran += sum(done)
                left.update(each for each, did in zip(batch, done, strict=True) if not did)
        if latest > LATE:
            self._log.warning("The clock was late.", count=ran, duration_ms=latest // timedelta(milliseconds=1))
        if ran or self._owes:
            self._owes = await self._still_owes()
        return ran

    async def _still_owes(self) -> bool:
        """What a secret vote leaves to be cleaned is done after it was counted, or when the bot starts again."""
        try:
            return await self._store.clean()
        except Exception as error:  # noqa: BLE001 - whatever it is, the clock goes on, and tries it again
            self._incidents.report("clock", error, kind="clean")
            return True

    async def _step(self) -> float:
        if self._noted_at is None or abs(self._now() - self._noted_at) >= BEAT:
            await self.beat()
        ran = await self.sweep()
        nearest = await self._store.read(_nearest, self._reach)
        now = self._now()
        self._set_alarm(nearest, now)
        if ran and nearest and nearest <= now:
            return 0.0  # it came due in the meantime
        return (BEAT if nearest and nearest - now <= NEAR else SWEEP * 2).total_seconds()

    def _set_alarm(self, nearest: datetime | None, now: datetime) -> None:
        """What is due already and could not be run waits for the sweep."""
        if nearest is None or nearest <= now or nearest == self._alarm:
            return
        self._alarm = nearest
        at = DateTrigger(datetime.now(UTC) + (nearest - now), timezone=UTC)
        self._scheduler.add_job(self._ring, at, id="nearest", replace_existing=True)

    async def _ring(self) -> None:
        """All that APScheduler runs, so that its shutdown has nothing of ours to cancel."""
        self._alarm = None
        self._loop.nudge()

    async def _due(self, left: set[Due]) -> Sequence[Due]:
        """The longest due first; what is due at the same moment in the same order in each store."""
        found = await self._store.read(_due, (self._now(), READ_AHEAD + len(left), self._reach))
        return sorted(
            (due for due in found if due not in left), key=lambda due: (due.at, due.coalition, due.kind, due.key)
        )

    async def _hand_over(self, batch: Sequence[Due], steps: Counter[tuple[str, str, str]]) -> list[bool]:
        """Which of them ran. Raises only if the store cannot even put a failed one off."""
        ticks = [self._tick(due, steps[due.coalition, due.kind, due.key]) for due in batch]
        done = await asyncio.gather(*ticks, return_exceptions=True)
        self._courier_nudge()
        for failure in done:
            if isinstance(failure, BaseException):
                raise failure
        return [did is True for did in done]

    async def _tick(self, due: Due, steps: int = 1, since: datetime | None = None) -> bool:
        now = self._now()
        late = (now - due.at).total_seconds()
        try:
            _check_steps(steps)
            ticked = await self._store.transact(self._dispatch.tick, Tick(due, now, self._seed(), since))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other timers must run
            incident = self._incidents.report("clock", error, kind=due.kind, coalition=due.coalition)
            self._metrics.ticked(due.kind, "failed", late)
            if await self._store.transact(_put_off, (due, now)) and due.kind == RETRY:
                await self._give_up(Hopeless(due, now, incident), late)
            return False
        for failure in ticked.failures:
            self._incidents.report("clock", failure, kind="reaction", coalition=due.coalition)
        if ticked.ran:
            self._metrics.ticked(due.kind, "ran" if since is None else "returned", max(late, 0.0))
        return ticked.ran

    async def _give_up(self, hopeless: Hopeless, late: float) -> None:
        due = hopeless.due
        try:
            await self._store.transact(give_up, hopeless)
        except Exception as error:  # noqa: BLE001 - as above; it is tried once more, and given up then
            self._incidents.report("clock", error, kind=due.kind, coalition=due.coalition)
            return
        self._metrics.ticked(due.kind, "given-up", late)
        self._log.error("A reaction was given up.", incident=hopeless.incident, coalition=due.coalition)

    async def _note(self, shortest: timedelta) -> int:
        now = self._now()
        noting = Noting(self._dispatch, self._instance, self._reach, now, self._seed(), shortest)
        absence = await self._store.transact(noted, noting)
        self._noted_at = now
        told = absence.told
        for failure in absence.failures:
            self._incidents.report("clock", failure, kind="returned")
        for start in range(0, len(absence.left), self.at_once):
            batch = absence.left[start : start + self.at_once]
            told += sum(await asyncio.gather(*(self._tick(due, since=since) for due, since in batch)))
        if told:
            self._courier_nudge()
        self._say(noting, absence.since, told)
        return told

    def _say(self, noting: Noting, since: datetime | None, told: int) -> None:
        if since is None:
            return
        away = (noting.now - since) // timedelta(milliseconds=1)
        if noting.now - since > noting.shortest:
            self._log.info("The bot was away.", duration_ms=away, count=told)
        if since - noting.now > SET_BACK:
            self._log.warning("The computer's clock was set back.", duration_ms=-away)

    def _failed(self, failure: Exception) -> None:
        self._incidents.report("clock", failure)


def _check_steps(steps: int) -> None:
    if steps > MOST_STEPS:
        raise GoesInCircles


def _due(transaction: Transaction, asked: tuple[datetime, int, Reaches]) -> tuple[Due, ...]:
    return transaction.alarms.due(*asked)


def _nearest(transaction: Transaction, reach: Reaches) -> datetime | None:
    return transaction.alarms.nearest(reach)


def _put_off(transaction: Transaction, failed: tuple[Due, datetime]) -> bool:
    return transaction.alarms.put_off(*failed)
