"""Boards, on both stores: drawn when more is wanted than shown, by one process, at most once a second."""

import asyncio
from datetime import datetime

import pytest

from bot.dispatch.ports import Stale, Transaction
from bot.kernel.command import Address
from bot.kernel.ids import PlaceId
from storage.boards import LEASE, PAUSE
from storage.engine import Link, engine_of, place_of
from storage.store import OpenedStore, open_store
from tests.storage.journal import ELSEWHERE, HALL, HERE, KEY, MINUTE, NOW, OTHER_KEY, OTHER_ROOM, ROOM, SECOND, found


async def place(store: OpenedStore, *places: PlaceId) -> None:
    await store.transact(lambda transaction, _: transaction.unit(HERE).place_board("round", KEY, places), None)


async def want(store: OpenedStore, times: int = 1) -> None:
    for _ in range(times):
        await store.transact(lambda transaction, key: transaction.unit(HERE).want_board("round", key), KEY)


async def stale(store: OpenedStore, now: datetime = NOW, most: int = 10) -> tuple[Stale, ...]:
    return await store.read(lambda transaction, given: transaction.boards.stale(*given), (now, most))


async def nearest(store: OpenedStore, after: datetime = NOW) -> datetime | None:
    return await store.read(lambda transaction, now: transaction.boards.nearest(now), after)


async def waiting(store: OpenedStore) -> int:
    return await store.read(lambda transaction, _: transaction.backlog().boards, None)


async def later(store: OpenedStore, board: Stale, until: datetime) -> None:
    await store.transact(lambda transaction, each: transaction.boards.later(each, until), board)


async def shown(store: OpenedStore, board: Stale, message: str | None, now: datetime = NOW) -> None:
    await store.transact(lambda transaction, each: transaction.boards.shown(each, message, now), board)


async def test_a_new_board_is_wanted_in_all_its_places(store: OpenedStore) -> None:
    """Each place has its own board, with its address and the home's language, and no message yet."""
    await found(store)
    await place(store, ROOM, HALL)
    boards = await stale(store)
    assert {(each.place, each.address) for each in boards} == {
        (where, Address("terminal", "local", where)) for where in (ROOM, HALL)
    }
    assert {(each.coalition, each.kind, each.key, each.wanted, each.message) for each in boards} == {
        (HERE, "round", KEY, 1, None)
    }
    assert {(each.language, each.zone) for each in boards} == {("es", "Europe/Madrid")}
    assert len(await stale(store, most=1)) == 1


async def test_a_board_in_a_place_that_is_no_home_is_an_error(store: OpenedStore) -> None:
    """Nobody would ever see it."""
    await found(store)
    with pytest.raises(LookupError, match="no home"):
        await place(store, ROOM, OTHER_ROOM)
    assert await stale(store) == ()


async def test_many_changes_cost_one_edit(store: OpenedStore) -> None:
    """However often a board was wanted, it is drawn once, and is then up to date."""
    await found(store)
    await place(store, ROOM)
    await want(store, times=20)
    (board,) = await stale(store)
    assert board.wanted == 21
    await shown(store, board, "m1")
    assert await stale(store, NOW + MINUTE) == ()
    await want(store)
    (again,) = await stale(store, NOW + MINUTE)
    assert (again.wanted, again.message) == (22, "m1")


async def test_what_changed_while_it_was_drawn_is_drawn_again(store: OpenedStore) -> None:
    """A board that was wanted again after it was drawn is stale again, a second later and not before."""
    await found(store)
    await place(store, ROOM)
    (board,) = await stale(store)
    await want(store)
    await shown(store, board, "m1")
    assert await stale(store, NOW + PAUSE - SECOND / 2) == ()
    assert [(each.wanted, each.message) for each in await stale(store, NOW + PAUSE)] == [(2, "m1")]


async def test_an_older_drawing_does_not_count_as_newer(store: OpenedStore) -> None:
    """If an older drawing is reported after a newer one, the board stays as up to date as it was."""
    await found(store)
    await place(store, ROOM)
    (older,) = await stale(store)
    await want(store)
    (newer,) = await stale(store)
    await shown(store, newer, "m1")
    await shown(store, older, "m1")
    assert await stale(store, NOW + MINUTE) == ()


async def test_a_board_that_must_wait_waits(store: OpenedStore) -> None:
    """What is put off is stale again when its time has come."""
    await found(store)
    await place(store, ROOM)
    (board,) = await stale(store)
    await later(store, board, NOW + MINUTE)
    assert await stale(store, NOW + MINUTE - SECOND) == ()
    assert await stale(store, NOW + MINUTE) == (board,)


async def test_who_wakes_for_boards_is_told_when(url: str, store: OpenedStore) -> None:
    """The nearest of those that must wait counts; what may be drawn now, is up to date or has no place does not."""
    await found(store)
    await place(store, ROOM, HALL)
    assert await nearest(store) is None
    room, hall = sorted(await stale(store), key=lambda board: board.place, reverse=True)
    await later(store, room, NOW + MINUTE)
    assert await nearest(store) == NOW + MINUTE
    await later(store, hall, NOW + SECOND)
    assert await nearest(store) == NOW + SECOND
    assert await nearest(store, NOW + SECOND) == NOW + MINUTE
    await shown(store, room, "m1", NOW + MINUTE)
    assert await nearest(store, NOW + SECOND) is None
    assert await waiting(store) == 1
    link = Link(engine_of(place_of(url)))
    link.tell("DELETE FROM places WHERE id LIKE 'the-hall%'")
    link.close()
    assert await nearest(store) is None
    assert await waiting(store) == 0


async def test_four_processes_draw_a_board_once(url: str, store: OpenedStore) -> None:
    """Of four processes that saw the same board stale one draws it; if that one dies, another may after a while."""
    await found(store)
    await place(store, ROOM)
    (board,) = await stale(store)
    processes = [store, *(open_store(url) for _ in range(3))]

    def claim(transaction: Transaction, now: datetime) -> bool:
        return transaction.boards.claim(board, now)

    claims = await asyncio.gather(*(each.transact(claim, NOW) for each in processes))
    assert sorted(claims) == [False, False, False, True]
    assert await stale(store) == ()
    assert not await store.transact(claim, NOW + LEASE - SECOND)
    assert await store.transact(claim, NOW + LEASE)
    for other in processes[1:]:
        await other.close()


async def test_a_board_that_is_up_to_date_is_not_claimed(store: OpenedStore) -> None:
    """Whoever saw it stale before another one drew it has nothing left to draw."""
    await found(store)
    await place(store, ROOM)
    (board,) = await stale(store)
    await shown(store, board, "m1")
    assert not await store.transact(lambda transaction, each: transaction.boards.claim(each, NOW + MINUTE), board)


async def test_a_board_is_wanted_by_its_own_coalition(store: OpenedStore) -> None:
    """Another coalition's want, or another aggregate's, leaves a board as it is."""
    await found(store)
    await place(store, ROOM)

    def work(transaction: Transaction, _: None) -> None:
        transaction.unit(ELSEWHERE).want_board("round", KEY)
        transaction.unit(HERE).want_board("round", OTHER_KEY)
        transaction.unit(HERE).want_board("proposal", KEY)
        transaction.unit(ELSEWHERE).place_board("round", KEY, (OTHER_ROOM,))

    await store.transact(work, None)
    assert {(each.coalition, each.wanted) for each in await stale(store)} == {(HERE, 1), (ELSEWHERE, 1)}
