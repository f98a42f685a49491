"""From the outbox and the boards to the platforms: destinations side by side, in each one thing at a time, in order.
What comes of a call is decided in fate.py and written in a transaction of its own; nothing is given up in silence."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from weakref import WeakValueDictionary

from structlog.typing import FilteringBoundLogger

from adapters.courier import ledger
from adapters.courier.calls import Calls
from adapters.courier.fate import Again, Attempt, Fate, GivenUp, Up, fate_of, in_time
from adapters.incidents import Incidents
from adapters.loop import GRACE, Loop, finished
from adapters.messenger import Delivery, Messenger, Retry, TenantGone, Wait, reach_of
from adapters.metrics import Metrics
from bot.dispatch import Dispatch
from bot.dispatch.ports import Opening, Parcel, Store
from bot.kernel.command import Address

PACE = timedelta(seconds=1)
"""The least time between two edits of one board."""

LONGEST_SLEEP, SHORTEST_SLEEP, REST = 15.0, 0.5, 0.02
MOST_ON_THE_WAY = 200
MOST_ROUNDS = 1_000
TENANT_SAID_AGAIN = timedelta(hours=1)
AFTER_FAILURE = timedelta(seconds=15)
FIRST = Attempt(1, ambiguous=False)

_GIVEN_UP = {"open": "A private place was given up."}

BoardId = tuple[str, str, str, str]


class Courier:
    def __init__(  # noqa: PLR0913, PLR0917 - wired by hand, in one place
        self,
        store: Store,
        dispatch: Dispatch,
        messengers: Mapping[str, Messenger],
        now: Callable[[], datetime],
        lot: Callable[[], float],
        seed: Callable[[], bytes],
        *,
        log: FilteringBoundLogger,
        metrics: Metrics,
        incidents: Incidents,
        pace: timedelta = PACE,
    ) -> None:
        self._store = store
        self._dispatch = dispatch
        self._calls = Calls(messengers, metrics=metrics, incidents=incidents)
        self._now = now
        self._lot = lot
        self._seed = seed
        self._log = log
        self._metrics = metrics
        self._incidents = incidents
        self._pace = pace
        self._reach = reach_of(messengers)
        self._loop = Loop(self._step, self._failed, rest=REST)
        self._handing_out = asyncio.Lock()
        self._flights: dict[asyncio.Task[None], Address] = {}
        self._lanes: WeakValueDictionary[Address, asyncio.Lock] = WeakValueDictionary()
        self._held: dict[Address, datetime] = {}
        self._gone: dict[tuple[str, str], datetime] = {}
        self._attempts: dict[BoardId, Attempt] = {}

    async def start(self) -> None:
        self._loop.start()

    def nudge(self) -> None:
        """Something may be on its way."""
        self._loop.nudge()

    async def stop(self) -> None:
        """Ends what has begun; what was not called yet goes back to the outbox."""
        await self._loop.stop()
        await finished(set(self._flights), GRACE)

    async def sweep(self) -> int:
        """Sends all that may go now and waits for it; the answer is how many things were handed out."""
        handed_out = 0
        for _ in range(MOST_ROUNDS):
            handed_out += (await self._hand_out())[0]
            if not self._flights:
                break
            await asyncio.wait(self._flights, return_when=asyncio.FIRST_COMPLETED)
        return handed_out

    async def _step(self) -> float:
        handed_out, nearest = await self._hand_out()
        times = [*self._held.values(), *([nearest] if nearest else [])]
        if not times or len(self._flights) >= MOST_ON_THE_WAY:
            return LONGEST_SLEEP
        least = 0.0 if handed_out else SHORTEST_SLEEP
        return min(max((min(times) - self._now()).total_seconds(), least), LONGEST_SLEEP)

    async def _hand_out(self) -> tuple[int, datetime | None]:
        """How many things went on their way, and when the next may go."""
        async with self._handing_out:
            if self._loop.stopping or len(self._flights) >= MOST_ON_THE_WAY:
                return 0, None
            now = self._now()
            self._forget_past(now)
            skipped = frozenset(self._flights.values()) | frozenset(self._held)
            seen = await self._store.read(ledger.look, ledger.Looking(self._dispatch, now, skipped, self._reach))
            if seen.is_empty(now):
                return 0, seen.nearest
            load = await self._store.transact(ledger.claim, (seen, now, self._reach))
            for drawn in load.boards:
                self._fly(drawn.board.address, partial(self._carry_board, drawn))
            for parcel in load.parcels:
                self._fly(parcel.address, partial(self._carry, parcel))
            for opening in load.openings:
                lane = replace(opening.near, channel=opening.aside)
                self._fly(lane, partial(self._carry_opening, opening, lane, self._seed()))
            return len(load.boards) + len(load.parcels) + len(load.openings), seen.nearest

    def _fly(self, address: Address, carry: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.create_task(self._in_lane(address, carry))
        self._flights[task] = address
        task.add_done_callback(self._landed)

    def _landed(self, task: asyncio.Task[None]) -> None:
        del self._flights[task]
        self._loop.nudge()

    async def _in_lane(self, address: Address, carry: Callable[[], Awaitable[None]]) -> None:
        lane = self._lanes.setdefault(address, asyncio.Lock())
        try:
            async with lane:
                await carry()
        except Exception as failure:  # noqa: BLE001 - the store is out of order; leases and wantings bring all back
            self._held[address] = self._now() + AFTER_FAILURE
            self._failed(failure)

    async def _carry(self, parcel: Parcel) -> None:
        attempt = Attempt(parcel.tries, parcel.ambiguous)
        until = self._now() if self._loop.stopping else self._held.get(parcel.address)
        if until is not None:
            fate: Fate = Again(until, parcel.ambiguous, tried=False)
        else:
            fate = self._judged(await self._calls.post(parcel), attempt, parcel.address)
        came = self._came(fate)
        self._failed_of(
            await self._store.transact(ledger.keep_parcel, (self._dispatch, parcel, came)), parcel.coalition
        )
        if isinstance(fate, GivenUp):
            self._say("post", parcel.coalition, parcel.address, fate, parcel.tries)

    async def _carry_opening(self, opening: Opening, lane: Address, seed: bytes) -> None:
        """Each in a lane of its own: nobody waits for the place of others."""
        attempt = Attempt(opening.tries, ambiguous=False)
        if self._loop.stopping:
            fate: Fate = Again(self._now(), tried=False)
        else:
            fate = in_time(self._judged(await self._calls.open(opening), attempt, lane), opening.since)
        tried = ledger.Tried(opening, fate, self._now(), seed)
        self._failed_of(await self._store.transact(ledger.keep_opening, (self._dispatch, tried)), opening.coalition)
        if isinstance(fate, GivenUp):
            self._say("open", opening.coalition, opening.near, fate, opening.tries)

    async def _carry_board(self, drawn: ledger.Drawn) -> None:
        board = drawn.board
        name = (board.coalition, board.kind, board.key, board.place)
        attempt = self._attempts.pop(name, FIRST)
        fate = await self._fate_of_board(drawn, attempt)
        kept = (self._dispatch, board, self._came(fate), self._pace)
        self._failed_of(await self._store.transact(ledger.keep_board, kept), board.coalition)
        match fate:
            case Again(_, ambiguous, tried):
                self._attempts[name] = Attempt(attempt.tries + tried, ambiguous)
            case GivenUp():
                self._say("board", board.coalition, board.address, fate, attempt.tries)

    async def _fate_of_board(self, drawn: ledger.Drawn, attempt: Attempt) -> Fate:
        board = drawn.board
        if self._loop.stopping:
            return Again(self._now(), attempt.ambiguous, tried=False)
        match drawn.shown:
            case None:
                return Up(None)
            case Exception() as failure:
                self._incidents.report("courier", failure, kind=board.kind, coalition=board.coalition)
                return self._judged(Retry(), attempt, board.address)
            case (card, directory):
                return self._judged(await self._calls.edit(board, card, directory), attempt, board.address)

    def _judged(self, delivery: Delivery, attempt: Attempt, address: Address) -> Fate:
        """The fate, and what it means for all that goes to the same place."""
        now = self._now()
        fate = fate_of(delivery, attempt, now, self._lot())
        if isinstance(delivery, Wait) and isinstance(fate, Again):
            self._held[address] = fate.until
        if isinstance(delivery, TenantGone) and _workspace(address) not in self._gone:
            self._gone[_workspace(address)] = now + TENANT_SAID_AGAIN
            self._log.error("A workspace took the bot out.", platform=address.platform)
        return fate

    def _came(self, fate: Fate) -> ledger.Came:
        """Only of what is given up anything may follow that needs chance."""
        return ledger.Came(fate, self._now(), self._seed() if isinstance(fate, GivenUp) else b"")

    def _failed_of(self, failures: tuple[BaseException, ...], coalition: str) -> None:
        for failure in failures:
            self._incidents.report("courier", failure, kind="reaction", coalition=coalition)

    def _forget_past(self, now: datetime) -> None:
        self._held = {place: until for place, until in self._held.items() if until > now}
        self._gone = {workspace: until for workspace, until in self._gone.items() if until > now}

    def _say(self, what: str, coalition: str, address: Address, fate: GivenUp, tries: int) -> None:
        where = {"platform": address.platform, "kind": what, "coalition": coalition, "class": fate.why}
        self._metrics.gave_up(address.platform, fate.why)
        self._log.warning(_GIVEN_UP.get(what, "A message was given up."), **where, tries=tries)

    def _failed(self, failure: Exception) -> None:
        self._incidents.report("courier", failure)


def _workspace(address: Address) -> tuple[str, str]:
    return address.platform, address.workspace
