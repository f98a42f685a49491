"""What a message belongs under, and where a board stands that was begun in a thread; on both stores."""

from bot.dispatch.ports import Parcel, Stale, Transaction
from bot.dispatch.threads import Under
from bot.kernel.attention import Notice
from bot.kernel.card import card
from bot.kernel.ids import Id, PlaceId
from storage.store import OpenedStore
from tests.storage.journal import HALL, HERE, KEY, MINUTE, NOW, OTHER_KEY, ROOM, found

QUIET, ALOUD = Under("round", KEY, aloud=False), Under("round", KEY, aloud=True)


async def place(store: OpenedStore, thread: str | None = None, key: Id = KEY) -> None:
    await store.transact(
        lambda transaction, given: transaction.unit(HERE).place_board("round", given, (ROOM,), thread), key
    )


async def stale(store: OpenedStore) -> tuple[Stale, ...]:
    return await store.read(lambda transaction, now: transaction.boards.stale(now, 10), NOW)


async def up(store: OpenedStore, message: str) -> None:
    """All boards are shown, the first of them as this message."""

    def work(transaction: Transaction, boards: tuple[Stale, ...]) -> None:
        for board in boards:
            transaction.boards.shown(board, message, NOW)

    await store.transact(work, await stale(store))


async def posted(store: OpenedStore, under: Under | None, where: PlaceId = ROOM) -> Parcel:
    def work(transaction: Transaction, said: Notice) -> None:
        transaction.unit(HERE).send((said,), NOW, under)

    await store.transact(work, Notice(where, card("said")))
    (parcel,) = await store.transact(lambda transaction, now: transaction.mail.claim(now, 10), NOW + MINUTE)
    await store.transact(lambda transaction, sent: transaction.mail.sent(sent), parcel)
    return parcel


async def test_a_message_goes_under_the_board_of_its_place(store: OpenedStore) -> None:
    """As soon as that is up, and whatever is under it by then; in another place, and without one, it stands alone."""
    await found(store)
    await place(store)
    assert (await posted(store, QUIET)).under is None
    await up(store, "1.5")
    for under, where, at, aloud in ((QUIET, ROOM, "1.5", False), (ALOUD, ROOM, "1.5", True), (None, ROOM, None, False)):
        parcel = await posted(store, under, where)
        assert (parcel.under, parcel.aloud) == (at, aloud)
    assert (await posted(store, ALOUD, HALL)).under is None


async def test_what_was_begun_in_a_thread_stays_in_it(store: OpenedStore) -> None:
    """The board and what belongs under it; nothing of it is said aloud."""
    await found(store)
    await place(store, "0.7")
    (board,) = await stale(store)
    assert board.thread == "0.7"
    await up(store, "1.5")
    parcel = await posted(store, ALOUD)
    assert (parcel.under, parcel.aloud) == ("0.7", False)


async def test_the_thread_of_a_board_is_about_that_board(store: OpenedStore) -> None:
    """What is begun by a press in it stands by itself."""
    await found(store)
    await place(store)
    await up(store, "1.5")
    await place(store, "1.5", OTHER_KEY)
    (board,) = await stale(store)
    assert (board.key, board.thread) == (OTHER_KEY, None)
