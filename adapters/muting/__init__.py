"""Brings the calls of all places to what their rounds want, and undoes what the bot did. What is wanted is read anew
each time, and the record is written before the platform is asked: a kill at any moment leaves nobody muted for good."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from structlog.typing import FilteringBoundLogger

from adapters.courier.fate import code
from adapters.incidents import Incidents
from adapters.loop import GRACE, Loop
from adapters.messenger import Ambiguous, Delivery, PersonUnreachable, Sent, Unknown, Wait
from adapters.metrics import Metrics
from adapters.muting import ledger
from adapters.muting.plan import Plan, planned
from adapters.muting.platform import CallPlatform, Present
from adapters.pace import wait_after
from bot.dispatch.ports import Reaches, Store
from bot.kernel.command import Account
from bot.muting import Home, Hush

LONGEST_SLEEP, SHORTEST_SLEEP, REST = 15.0, 0.5, 0.1
LONGEST = 15.0
"""Seconds. A look, an unmuting and a muting one after the other end within the lease of a minute."""

AT_ONCE = 10
"""So many are muted before it is looked again whether they still should be."""

LEARN = timedelta(minutes=1)
MOST_ROUNDS = 1_000

CallId = tuple[str, str]
Ask = Callable[[CallPlatform], Awaitable[Present | Delivery]]


class Muting:
    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        store: Store,
        platforms: Mapping[str, CallPlatform],
        *,
        now: Callable[[], datetime],
        lot: Callable[[], float],
        log: FilteringBoundLogger,
        metrics: Metrics,
        incidents: Incidents,
    ) -> None:
        self._store = store
        self._platforms = platforms
        self._now = now
        self._lot = lot
        self._log = log
        self._metrics = metrics
        self._incidents = incidents
        self._loop = Loop(self._step, self._failed, rest=REST)
        self._one = asyncio.Lock()
        self._learned: tuple[Reaches, datetime] | None = None
        self._tries: dict[CallId, int] = {}
        self._leaving = False
        self._heard_by: tuple[Callable[[], object], ...] = ()

    def heard_by(self, other: Callable[[], object]) -> None:
        """Who is nudged with it from now on."""
        self._heard_by = (*self._heard_by, other)

    async def start(self) -> None:
        """Where no platform has calls there is nothing to do."""
        self._leaving = False
        if self._platforms:
            self._loop.start()

    def nudge(self) -> None:
        """Someone may be muted now, or speak: a round went on, or someone came to a call or was unmuted there."""
        self._loop.nudge()
        for each in self._heard_by:
            each()

    async def stop(self) -> None:
        """Whoever the bot has muted can speak while it is gone. What it cannot undo in ten seconds is in the record."""
        await self._loop.stop()
        self._leaving = True
        try:
            async with asyncio.timeout(GRACE):
                await self.sweep()
        except Exception as failure:  # noqa: BLE001 - whatever it is, the bot stops
            self._failed(failure)

    async def sweep(self) -> int:
        """Does all that is to be done now and waits for it; the answer is how many people it was about."""
        happened = 0
        for _ in range(MOST_ROUNDS):
            now_happened, _nearest = await self._pass()
            if not now_happened:
                break
            happened += now_happened
        return happened

    @property
    def _reach(self) -> Reaches:
        return tuple(reach for platform in self._platforms.values() for reach in platform.reach)

    async def _step(self) -> float:
        happened, nearest = await self._pass()
        if happened:
            return 0.0
        if nearest is None or nearest <= self._now():
            return LONGEST_SLEEP
        return min(max((nearest - self._now()).total_seconds(), SHORTEST_SLEEP), LONGEST_SLEEP)

    async def _pass(self) -> tuple[int, datetime | None]:
        if not self._platforms:
            return 0, None
        async with self._one:
            await self._learn()
            hushes, nearest = await self._store.read(ledger.due, (self._now(), self._reach))
            done = await asyncio.gather(*map(self._safely, hushes))
            return sum(done), nearest

    async def _learn(self) -> None:
        """Which homes have a call on which the bot can mute: features offer it there alone. At once where a platform
        has just been connected; before, nothing is known of it."""
        now, reach = self._now(), self._reach
        if self._learned and self._learned[0] == reach and timedelta() <= now - self._learned[1] < LEARN:
            return
        known = await self._store.read(ledger.homes, reach)
        found = [replace(home, able=self._can_mute(home)) for home in known]
        if changed := [home for home, before in zip(found, known, strict=True) if home != before]:
            await self._store.transact(ledger.learn, changed)
        self._learned = reach, now

    def _can_mute(self, home: Home) -> bool:
        found = self._platforms.get(home.address.platform)
        return found is not None and found.can_mute(home.address)

    def _wanted(self, hush: Hush) -> Hush:
        return replace(hush, quiet=frozenset()) if self._leaving else hush

    async def _safely(self, hush: Hush) -> int:
        try:
            return await self._bring(self._wanted(hush))
        except Exception as failure:  # noqa: BLE001 - the store is out of order, and the other calls go on
            self._failed(failure)
            return 0

    async def _bring(self, hush: Hush) -> int:
        """Looks first, and takes the call for itself only if something is to be done."""
        seen = await self._asked(hush, "look", lambda to: to.present(hush.address))
        if isinstance(seen, Present) and not self._planned(hush, seen).asks_for_anything:
            self._tries.pop(_name(hush), None)
            return 0
        claimed = await self._store.transact(ledger.claim, (hush, self._now()))
        if claimed is None:
            return 0
        if isinstance(seen, Present):
            return await self._brought(self._wanted(claimed))
        await self._keep(claimed, {}, [seen])
        return 0

    async def _brought(self, hush: Hush) -> int:
        """Whoever may speak comes first. What is muted is muted only if it is still wanted when it is written down."""
        seen = await self._asked(hush, "look", lambda to: to.present(hush.address))
        if not isinstance(seen, Present):
            await self._keep(hush, {}, [seen])
            return 0
        plan = self._planned(hush, seen)
        unmuted = await self._each(hush, plan.unmute, "unmute")
        undone = ledger.Undone(hush, plan, _sent(unmuted), self._now(), self._leaving)
        noted = await self._store.transact(ledger.undo_and_note, undone)
        muted = await self._each(hush, noted, "mute")
        await self._keep(hush, muted, [*unmuted.values(), *muted.values()])
        return len(_sent(unmuted)) + len(_sent(muted)) + plan.corrections

    def _planned(self, hush: Hush, seen: Present) -> Plan:
        plan = planned(hush, seen, self._now())
        return replace(plan, mute=plan.mute[:AT_ONCE])

    async def _each(self, hush: Hush, accounts: tuple[Account, ...], what: str) -> dict[Account, Delivery]:
        asks = [self._asked(hush, what, partial(_change, hush, account, what)) for account in accounts]
        answers = await asyncio.gather(*asks)
        return {
            account: answer
            for account, answer in zip(accounts, answers, strict=True)
            if not isinstance(answer, Present)
        }

    async def _keep(self, hush: Hush, muted: Mapping[Account, Delivery], answers: list[Delivery]) -> None:
        """Nothing is given up: whoever is muted stays in the record, and it is tried again, less and less often."""
        now, again = self._now(), [each for each in answers if not isinstance(each, Sent | PersonUnreachable)]
        absent = tuple(account for account, answer in muted.items() if isinstance(answer, PersonUnreachable))
        until = self._again(hush, again, now) if again else now
        await self._store.transact(ledger.keep, ledger.Outcome(hush, _sent(muted), absent, now, until))

    def _again(self, hush: Hush, answers: Sequence[Delivery], now: datetime) -> datetime:
        tries = self._tries[_name(hush)] = self._tries.get(_name(hush), 0) + 1
        quiet = max((each.seconds for each in answers if isinstance(each, Wait)), default=0.0)
        where = {"platform": hush.address.platform, "coalition": hush.coalition, "class": code(answers[0])}
        self._log.warning("People on a call could not be muted or unmuted.", **where, tries=tries)
        return now + max(wait_after(tries, self._lot()), timedelta(seconds=quiet))

    async def _asked(self, hush: Hush, what: str, ask: Ask) -> Present | Delivery:
        platform = hush.address.platform
        try:
            async with asyncio.timeout(LONGEST):
                answer = await ask(self._platforms[platform])
        except TimeoutError:
            answer = Ambiguous()
        except Exception as failure:  # noqa: BLE001 - a platform promises none; what it was stands in the log
            self._incidents.report("muting", failure, platform=platform)
            answer = Unknown(type(failure).__name__)
        self._metrics.delivered(platform, what, "seen" if isinstance(answer, Present) else code(answer))
        return answer

    def _failed(self, failure: Exception) -> None:
        self._incidents.report("muting", failure)


def _change(hush: Hush, account: Account, what: str, platform: CallPlatform) -> Awaitable[Delivery]:
    change = platform.mute if what == "mute" else platform.unmute
    return change(hush.address, account)


def _sent(answers: Mapping[Account, Delivery]) -> tuple[Account, ...]:
    return tuple(account for account, answer in answers.items() if isinstance(answer, Sent))


def _name(hush: Hush) -> CallId:
    return hush.coalition, hush.place
