"""The bot, put together by hand: dispatch over the features, the desk for people, the clock, and the courier.
Whoever runs it brings the store, the platforms, the time and the chance."""

import asyncio
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from structlog.typing import FilteringBoundLogger

from adapters.clock import Clock
from adapters.courier import PACE, Courier
from adapters.desk import Desk, Nudges
from adapters.incidents import Incidents
from adapters.messenger import Messenger, reach_of
from adapters.metrics import Metrics
from adapters.muting import Muting
from adapters.muting.platform import CallPlatform
from adapters.whereabouts import Whereabouts
from bot.dispatch import Dispatch
from bot.dispatch.ports import Backlog, Store, Transaction
from bot.features import FEATURES
from bot.kernel.feature import Catalogue, Feature

MOST_ROUNDS = 100


class NeverSettles(Exception):
    """Something is due again and again without time passing."""


@dataclass(frozen=True, slots=True)
class Bot:
    """`desk` answers people as soon as `start` has returned."""

    store: Store
    now: Callable[[], datetime]
    dispatch: Dispatch
    desk: Desk
    clock: Clock
    courier: Courier
    muting: Muting
    metrics: Metrics
    incidents: Incidents
    whereabouts: Whereabouts

    async def start(self) -> None:
        """Gives people back the time for which the bot was away, before it hears anyone."""
        await self.clock.start()
        await self.courier.start()
        await self.muting.start()

    async def stop(self) -> None:
        """Within ten seconds; what has begun is finished. The store is closed by whoever opened it."""
        await asyncio.gather(self.clock.stop(), self.courier.stop(), self.muting.stop())

    async def exposition(self) -> bytes:
        """All metrics as Prometheus reads them; what waits in the store is counted now, on a reader's thread."""
        try:
            waiting = await self.store.read(_backlog, None)
        except Exception as failure:  # noqa: BLE001 - the other metrics say what is wrong
            self.incidents.report("metrics", failure)
            waiting = None
        self.metrics.waits(waiting, self.now())
        return self.metrics.text()

    async def settle(self) -> int:
        """For those who give the time: all that is due now happens, and all that follows from it; how much it was."""
        happened = 0
        for _ in range(MOST_ROUNDS):
            now = await self.clock.sweep() + await self.courier.sweep() + await self.muting.sweep()
            if not now:
                return happened
            happened += now
        raise NeverSettles


def assembled(  # noqa: PLR0913 - wired by hand, in this one place
    store: Store,
    messengers: Mapping[str, Messenger],
    *,
    now: Callable[[], datetime],
    seed: Callable[[], bytes],
    log: FilteringBoundLogger,
    instance: str,
    lot: Callable[[], float] = random.random,
    board_pace: timedelta = PACE,
    features: Iterable[Feature] = FEATURES,
    calls: Mapping[str, CallPlatform] | None = None,
) -> Bot:
    """`instance` is this process's name, the same after each start and no other's that runs at the same time;
    `messengers` go by the names of their platforms; `seed` gives 16 bytes or more that cannot be guessed, or in
    tests the same ones again; `board_pace` is the least time between two edits of one board. `calls` are
    the platforms on whose calls the bot can mute people."""
    dispatch, metrics = Dispatch(Catalogue(features)), Metrics()
    incidents = Incidents(log, metrics)
    courier = Courier(
        store, dispatch, messengers, now, lot, seed, log=log, metrics=metrics, incidents=incidents, pace=board_pace
    )
    muting = Muting(store, calls or {}, now=now, lot=lot, log=log, metrics=metrics, incidents=incidents)
    nudge = _both(courier.nudge, muting.nudge)
    clock = Clock(
        store,
        dispatch,
        now=now,
        seed=seed,
        courier_nudge=nudge,
        log=log,
        metrics=metrics,
        incidents=incidents,
        instance=instance,
        reach=reach_of(messengers),
    )
    nudges = Nudges(clock=clock.nudge, courier=nudge)
    desk = Desk(store, dispatch, now=now, seed=seed, nudges=nudges, log=log, metrics=metrics, incidents=incidents)
    where = Whereabouts(store, dispatch, now=now, seed=seed, nudge=_both(clock.nudge, nudge), incidents=incidents)
    return Bot(store, now, dispatch, desk, clock, courier, muting, metrics, incidents, where)


def _both(one: Callable[[], None], other: Callable[[], None]) -> Callable[[], None]:
    def nudge() -> None:
        one()
        other()

    return nudge


def _backlog(transaction: Transaction, _: None) -> Backlog:
    return transaction.backlog()
