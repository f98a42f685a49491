"""A bot with the feature of candles on the store in memory, with platforms that answer as told and a given time."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO

from adapters.assembly import Bot, assembled
from adapters.desk import Caller
from adapters.logs import logger
from adapters.messenger import Delivery, Sent
from bot.dispatch.ports import EVERYWHERE, Opening, Parcel, Reach, Reaches, Stale
from bot.features.asides import ASIDE
from bot.kernel.card import Card, card
from bot.kernel.command import Account, Address, Standing
from bot.kernel.elements import Words
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Directory
from bot.kernel.text import say
from tests.adapters.candles import FEATURE, Candle, CandleId
from tests.adapters.memory import HERE, Known, MemoryStore, Wall, posted

NOON = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
ANA, GUEST = Account("fake", "town", "ana"), Account("fake", "town", "guest")
ROOM, HALL = Address("fake", "town", "room"), Address("fake", "town", "hall")
FAR = Address("other", "city", "room")
PLACES = {PlaceId("place-room----"): ROOM, PlaceId("place-hall----"): HALL, PlaceId("place-far-----"): FAR}
PLACE = PlaceId("place-room----")
ONE = CandleId("candle-one----")


class GivenTime:
    """Stands still until it is moved on, or `runs` as the computer's does."""

    def __init__(self) -> None:
        self.now = NOON
        self.runs = False

    def __call__(self) -> datetime:
        return datetime.now(UTC) if self.runs else self.now

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class FakePlatform:
    """Answers each call with the next of `answers`, and with Sent when there are none left. An exception is raised.
    `doors` answer for private places alone. With a `gate` it answers once that is open. `crowd` is the most calls at
    once that one place has seen."""

    answers: list[Delivery | Exception] = field(default_factory=list)
    reach: Reaches = EVERYWHERE
    posts: list[Parcel] = field(default_factory=list)
    written: list[Parcel] = field(default_factory=list)
    edits: list[tuple[Stale, Card]] = field(default_factory=list)
    doors: list[Delivery] = field(default_factory=list)
    opens: list[Opening] = field(default_factory=list)
    opened: dict[PlaceId, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    gate: asyncio.Event | None = None
    crowd: int = 0
    _open: list[Address] = field(default_factory=list)

    async def post(self, parcel: Parcel) -> Delivery:
        self.posts.append(parcel)
        return await self._answer(parcel.address, f"post-{parcel.id}")

    async def write(self, parcel: Parcel, to: Account) -> Delivery:
        self.written.append(parcel)
        return await self._answer(parcel.address, f"letter-{parcel.id}")

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        self.edits.append((board, card))
        return await self._answer(board.address, board.message or f"board-{len(self.edits)}")

    async def open(self, opening: Opening) -> Delivery:
        """The same place for the same aside, also if the answer is lost."""
        self.opens.append(opening)
        self.opened.setdefault(opening.aside, f"aside-{len(self.opened) + 1}")
        answer = await self._answer(opening.near, self.opened[opening.aside])
        return self.doors.pop(0) if self.doors else answer

    async def _answer(self, address: Address, name: str) -> Delivery:
        self.before()
        self.crowd = max(self.crowd, 1 + self._open.count(address))
        self._open.append(address)
        await (self.gate.wait() if self.gate else asyncio.to_thread(lambda: None))
        self._open.remove(address)
        answer = self.answers.pop(0) if self.answers else Sent(name)
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass
class Scene:
    time: GivenTime
    store: MemoryStore
    fake: FakePlatform
    other: FakePlatform
    log: StringIO
    bot: Bot

    def post(self, words: str, address: Address = ROOM) -> int:
        """An outbox row; its number."""
        number = max(self.store.state.posts, default=0) + 1
        posted(self.store.state, number, address, card(say("A message"), Words(words)), at=self.time())
        return number

    def candle(
        self, name: str = "tall", *, key: CandleId = ONE, places: Sequence[PlaceId] = (), minutes: float | None = None
    ) -> CandleId:
        """A candle that burns for so many minutes, with a board in the places."""
        until = None if minutes is None else self.time() + timedelta(minutes=minutes)
        self.store.state.aggregates[HERE, "candles", key] = Candle(key, tuple(places), name, until)
        if until:
            self.store.state.timers[HERE, "candle", key] = until
        for place in places:
            self.store.state.boards[HERE, "candle", key, place] = Wall(1, 0, None, None)
        return key

    def seen(self, key: CandleId = ONE) -> Candle:
        found: Candle = self.store.state.aggregates[HERE, "candles", key]
        return found

    def wall(self, place: PlaceId = PLACE, key: CandleId = ONE) -> Wall:
        return self.store.state.boards[HERE, "candle", key, place]

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.getvalue().splitlines()]

    def count(self, name: str, **labels: str) -> float:
        return self.bot.metrics.value(name, **labels)


def scene(*, connected: Sequence[str] = ("fake", "other")) -> Scene:
    people = {ANA: (PersonId("person-ana----"), Standing.member)}
    time, store, log = GivenTime(), MemoryStore(Known(people, dict(PLACES))), StringIO()
    fake, other = (FakePlatform(reach=(Reach(name),)) for name in ("fake", "other"))
    bot = assembled(
        store,
        {name: platform for name, platform in {"fake": fake, "other": other}.items() if name in connected},
        now=time,
        seed=Seeds(),
        log=logger(log, "debug"),
        instance="bot",
        lot=lambda: 0.0,
        features=(FEATURE, ASIDE),
    )
    return Scene(time, store, fake, other, log, bot)


class Seeds:
    """The same ones in every scene."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self) -> bytes:
        self.drawn += 1
        return self.drawn.to_bytes(16, "little")


def caller(account: Account = ANA, address: Address = ROOM) -> Caller:
    return Caller(account, address, "Ana")
