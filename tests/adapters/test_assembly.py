"""The bot put together, with its real features on both real stores; and how it starts, settles and stops."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import TypeVar

import pytest

from adapters.assembly import Bot, NeverSettles, assembled
from adapters.courier import ledger
from adapters.desk import Caller, Typed
from adapters.logs import logger
from adapters.messenger import Delivery, Sent
from adapters.terminal.cast import PLATFORM, ROOM
from adapters.terminal.house import bring_together
from bot.dispatch import Answer, Outcome
from bot.dispatch.ports import EVERYWHERE, Opening, Parcel, Reaches, Stale, Store, Transaction
from bot.kernel.attention import Notice
from bot.kernel.card import Card, card
from bot.kernel.command import Account
from bot.kernel.elements import Words
from bot.kernel.form import Form
from bot.kernel.ids import Id
from bot.kernel.ports import Directory
from bot.kernel.text import say
from tests.adapters.scene import NOON, PLACE, GivenTime, Seeds, scene

G = TypeVar("G")
R = TypeVar("R")
MESSAGES = 40


@dataclass
class Letterbox:
    """Takes everything, and remembers in which order."""

    posts: list[Parcel] = field(default_factory=list)
    edits: list[tuple[Stale, Card]] = field(default_factory=list)
    reach: Reaches = EVERYWHERE

    async def write(self, parcel: Parcel, to: Account) -> Delivery:
        raise AssertionError("nobody is written to alone")

    async def post(self, parcel: Parcel) -> Delivery:
        self.posts.append(parcel)
        return Sent(f"post-{parcel.id}")

    async def edit(self, board: Stale, card: Card, directory: Directory) -> Delivery:
        self.edits.append((board, card))
        return Sent(f"board-{board.key}")

    async def open(self, opening: Opening) -> Delivery:
        return Sent(f"aside-{opening.aside}")

    def words(self) -> list[str]:
        return [str(part.text) for post in self.posts for part in post.card.elements if isinstance(part, Words)]


def process(store: Store, box: Letterbox, time: GivenTime) -> Bot:
    """A process of the bot, on a store that it may share with others."""
    log = logger(StringIO())
    return assembled(store, {PLATFORM: box}, now=time, seed=Seeds(), log=log, instance="bot", lot=lambda: 0.0)


async def peopled(store: Store) -> GivenTime:
    """The example coalition lives in the store, and all that it had to be told has gone out."""
    time = GivenTime()
    time.now = NOON + timedelta(hours=1)
    assert await bring_together(store, logger(StringIO(), "error"), NOON, "UTC")
    await process(store, Letterbox(), time).settle()
    return time


def announce(transaction: Transaction, at: datetime) -> None:
    here = transaction.recognise(None, ROOM)
    assert here.coalition is not None
    assert here.place is not None
    notices = [Notice(here.place, card(say("A message"), Words(str(number)))) for number in range(MESSAGES)]
    transaction.unit(here.coalition).send(notices, at)


async def test_two_processes_send_every_message_once_and_in_order(store: Store) -> None:
    """They share the store and nothing else, and sweep at the same time."""
    time, box = await peopled(store), Letterbox()
    await store.transact(announce, time())
    await asyncio.gather(*(process(store, box, time).courier.sweep() for _ in range(2)))
    await process(store, box, time).courier.sweep()
    assert box.words() == [str(number) for number in range(MESSAGES)]
    assert max(Counter(post.id for post in box.posts).values()) == 1


class Forgetful:
    """The store of a process that dies each time just before it writes down that something was sent."""

    def __init__(self, store: Store) -> None:
        self.store = store

    async def transact(self, work: Callable[[Transaction, G], R], given: G) -> R:
        if work is ledger.keep_parcel:
            raise ConnectionError
        return await self.store.transact(work, given)

    async def read(self, work: Callable[[Transaction, G], R], given: G) -> R:
        return await self.store.read(work, given)

    async def clean(self) -> bool:
        return await self.store.clean()


async def test_a_crash_between_sending_and_writing_costs_one_duplicate(store: Store) -> None:
    """The first message comes again when its lease has ended, marked; all others come once, behind it."""
    time, box = await peopled(store), Letterbox()
    await store.transact(announce, time())
    await process(Forgetful(store), box, time).courier.sweep()
    assert box.words() == ["0"]
    await process(store, box, time).courier.sweep()
    assert box.words() == ["0"]
    time.later(minutes=1)
    await process(store, box, time).courier.sweep()
    assert box.words() == ["0", *(str(number) for number in range(MESSAGES))]
    assert [post.ambiguous for post in box.posts[:3]] == [False, True, False]


async def test_a_board_is_drawn_by_one_process_as_it_is_now(store: Store) -> None:
    """Twenty people join a round within a second: its board is posted once and edited once, and shows all of them."""
    time, box = await peopled(store), Letterbox()
    one, other = process(store, box, time), process(store, box, time)
    ana = Caller(Account(PLATFORM, "local", "ana"), ROOM)
    opened = await one.desk.hear(ana, Typed("listening-round", "What matters?"))
    assert isinstance(opened, Answer)
    assert opened.outcome is Outcome.done
    await asyncio.gather(one.courier.sweep(), other.courier.sweep())
    assert len(box.edits) == 1
    await store.transact(want, 200)
    assert await one.courier.sweep() == 0
    time.later(seconds=1)
    await asyncio.gather(one.courier.sweep(), other.courier.sweep())
    assert [board.wanted for board, _ in box.edits] == [1, 201]
    time.later(minutes=1)
    assert await other.courier.sweep() == 0


async def test_what_is_of_a_place_is_kindly_refused_elsewhere(store: Store) -> None:
    """Whatever a member types after whatever root, where no coalition lives, has an answer that is no failure."""
    time, box = await peopled(store), Letterbox()
    bot = process(store, box, time)
    await bot.desk.hear(Caller(Account(PLATFORM, "local", "ana"), ROOM), Typed("listening-round", "What matters?"))
    outside = Caller(Account(PLATFORM, "local", "ana"), replace(ROOM, channel="elsewhere"))
    heard = {}
    for root in bot.dispatch.catalogue.roots.values():
        for line in ("", *(word.word for word in root.words)):
            time.later(seconds=5)
            answer = await bot.desk.hear(outside, Typed(root.name, line))
            heard[root.name, line] = answer.refusal if isinstance(answer, Answer) else "form"
            assert isinstance(answer, Form) or answer.outcome is not Outcome.failed
    assert heard["listening-round", "my-time"] == "not-in-round"
    assert "not-at-home" in heard.values()


def want(transaction: Transaction, times: int) -> None:
    here = transaction.recognise(None, ROOM)
    assert here.coalition is not None
    (due,) = transaction.alarms.running("round")
    for _ in range(times):
        transaction.unit(here.coalition).want_board("round", Id(due.key))


async def test_the_metrics_say_what_waits(store: Store) -> None:
    """Messages, the age of the oldest one, and timers are counted when the metrics are read."""
    time, box = await peopled(store), Letterbox()
    bot = process(store, box, time)
    await store.transact(announce, time())
    time.later(minutes=1)
    waiting = (await bot.exposition()).decode()
    assert f'commonground_store{{what="messages"}} {float(MESSAGES)}' in waiting
    assert 'commonground_store{what="oldest_message_seconds"} 60.0' in waiting
    await bot.courier.sweep()
    assert 'commonground_store{what="messages"} 0.0' in (await bot.exposition()).decode()


async def test_the_metrics_outlive_a_broken_store() -> None:
    """What could not be counted is left out, not told as it was before; all else can still be read."""
    here = scene()
    here.post("one")
    assert 'commonground_store{what="messages"} 1.0' in (await here.bot.exposition()).decode()
    here.store.broken = OSError("the disk is full")
    text = (await here.bot.exposition()).decode()
    assert "commonground_store{" not in text
    assert 'commonground_incidents_total{part="metrics"} 1.0' in text


async def test_a_bot_starts_and_stops(store: Store) -> None:
    """It notes that it runs, and leaves no task and no transaction behind, however often it is started."""
    for _ in range(2):
        time = GivenTime()
        time.now = datetime.now(UTC)
        bot = process(store, Letterbox(), time)
        await bot.start()
        bot.clock.nudge()
        bot.courier.nudge()
        await asyncio.wait_for(bot.stop(), 10)
        assert len(asyncio.all_tasks()) == 1
    assert await store.transact(lambda transaction, now: transaction.alive("bot", now), NOON) is not None


async def test_what_follows_from_the_clock_is_settled_too() -> None:
    """A candle goes out, its board is redrawn and its notice is sent, in one settling."""
    here = scene()
    here.candle(places=[PLACE], minutes=1)
    here.time.later(minutes=1)
    assert await here.bot.settle() == 3
    assert (here.seen().steps, len(here.fake.posts), len(here.fake.edits)) == (1, 1, 1)


async def test_what_never_settles_is_told_apart() -> None:
    """Something that follows from itself without end is an error for whoever gives the time, not a hang."""
    here = scene()
    here.fake.before = lambda: light_another(here.candle)
    here.candle(minutes=0)
    here.post("one")
    with pytest.raises(NeverSettles):
        await here.bot.settle()


def light_another(candle: Callable[..., object]) -> None:
    candle(places=[PLACE], minutes=0)
