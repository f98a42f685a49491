"""Several processes on one store, on both stores: each sees what it serves, and all of that."""

from datetime import timedelta

import pytest

from bot.dispatch.ports import EVERYWHERE, Reach, Reaches, Sign, Transaction
from bot.kernel.attention import Notice
from bot.kernel.card import card
from bot.kernel.command import Address
from bot.kernel.ids import Id
from storage.store import OpenedStore
from tests.storage.journal import HALL, HERE, KEY, MINUTE, NOW, OTHER_KEY, ROOM, found

FREE = Id("of-no-place---")


def only(channel: str) -> Reaches:
    return (Reach("terminal", "local", channel),)


async def busy(store: OpenedStore) -> None:
    """A message, a board and a timer for the room and for the hall each, and a timer that has no board."""

    def work(transaction: Transaction, _: None) -> None:
        unit = transaction.unit(HERE)
        for place, key, late in ((ROOM, KEY, 0), (HALL, OTHER_KEY, 1)):
            unit.send((Notice(place, card(place)),), NOW + late * MINUTE)
            unit.place_board("round", key, (place,))
            unit.set_timer("round", key, NOW + late * MINUTE)
        unit.set_timer("round", FREE, NOW + 2 * MINUTE)

    await found(store)
    await store.transact(work, None)


AFTER = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("reach", "places", "keys"),
    [
        (only(ROOM), {ROOM}, {KEY, FREE}),
        (only(HALL), {HALL}, {OTHER_KEY, FREE}),
        (only(ROOM) + only(HALL), {ROOM, HALL}, {KEY, OTHER_KEY, FREE}),
        ((Reach("terminal"),), {ROOM, HALL}, {KEY, OTHER_KEY, FREE}),
        ((Reach("terminal"), Reach("terminal", "local")), {ROOM, HALL}, {KEY, OTHER_KEY, FREE}),
        (EVERYWHERE, {ROOM, HALL}, {KEY, OTHER_KEY, FREE}),
        ((Reach("slack"),), set(), {FREE}),
        ((Reach("terminal", "another"),), set(), {FREE}),
    ],
)
async def test_each_process_sees_what_it_serves(
    store: OpenedStore, reach: Reaches, places: set[str], keys: set[str]
) -> None:
    """Messages and boards within reach, once each; timers whose board is within reach, and those without one."""
    await busy(store)

    def seen(transaction: Transaction, reach: Reaches) -> tuple[list[str], ...]:
        boards = [str(board.place) for board in transaction.boards.stale(AFTER, 10, reach)]
        due = [each.key for each in transaction.alarms.due(AFTER, 10, reach)]
        return [parcel.address.channel for parcel in transaction.mail.claim(AFTER, 10, reach)], boards, due

    mail, boards, due = await store.transact(seen, reach)
    assert (sorted(mail), sorted(boards), sorted(due)) == (sorted(places), sorted(places), sorted(keys))


async def test_nobody_is_woken_for_what_others_serve(store: OpenedStore) -> None:
    """The nearest message, timer and board are the nearest within reach."""
    await busy(store)

    def put_off(transaction: Transaction, _: None) -> None:
        for board in transaction.boards.stale(NOW, 10):
            transaction.boards.later(board, NOW + (MINUTE if board.place == ROOM else 2 * MINUTE))

    await store.transact(put_off, None)

    def nearest(transaction: Transaction, reach: Reaches) -> list[object]:
        alarms, mail, boards = transaction.alarms, transaction.mail, transaction.boards
        return [mail.nearest(reach), alarms.nearest(reach), boards.nearest(NOW, reach)]

    assert await store.read(nearest, only(HALL)) == [NOW + MINUTE, NOW + MINUTE, NOW + 2 * MINUTE]
    assert await store.read(nearest, only(ROOM)) == [NOW, NOW, NOW + MINUTE]
    assert await store.read(nearest, (Reach("slack"),)) == [None, NOW + 2 * MINUTE, None]


async def test_what_runs_says_where(store: OpenedStore) -> None:
    """With every timer of a kind the addresses of its boards."""
    await busy(store)
    running = await store.read(lambda transaction, kind: transaction.alarms.running(kind), "round")
    assert {due.key: places for due, places in running.items()} == {
        KEY: (Address("terminal", "local", ROOM),),
        OTHER_KEY: (Address("terminal", "local", HALL),),
        FREE: (),
    }


async def test_a_sign_of_life_says_what_is_served(store: OpenedStore) -> None:
    """Each process's last one stands under its name, with its reach as it is now."""

    def work(transaction: Transaction, _: None) -> tuple[Sign, ...]:
        transaction.alive("one", NOW, only(ROOM), starting=True)
        transaction.alive("two", NOW, EVERYWHERE)
        transaction.alive("one", NOW + MINUTE, only(HALL))
        return transaction.signs()

    assert await store.transact(work, None) == (Sign("one", NOW + MINUTE, only(HALL)), Sign("two", NOW, EVERYWHERE))
