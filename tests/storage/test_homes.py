"""Several homes of one coalition, on both stores: what reaches those that come in, and nothing those that left."""

import pytest

from bot.dispatch.ports import Recognised, Transaction
from bot.features.coalition.model import HOMES, MEMBERS, Home, Member
from bot.kernel.attention import Ask, Message, Notice
from bot.kernel.card import card
from bot.kernel.command import Account, Address, Standing
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import ROSTER
from bot.kernel.text import Phrase, say
from storage.store import OpenedStore
from tests.storage.journal import ANA, ELSEWHERE, HALL, HERE, KEY, MINUTE, NOW, OTHER_KEY, ROOM, found

YARD, SHED = PlaceId("the-yard------"), PlaceId("the-shed------")
BEN = PersonId("ben-----------")
BENS = Account("terminal", "local", "ben")


def yard(place: PlaceId = YARD, channel: str = "yard", label: str = "", language: str | None = None) -> Home:
    return Home(place, "terminal", "local", channel, NOW + MINUTE, ANA, label, language)


def nameless(channel: str) -> Phrase:
    return say("{platform} ({channel})", platform="Terminal", channel=channel)


async def open_home(store: OpenedStore, home: Home) -> None:
    await store.transact(lambda transaction, new: transaction.unit(HERE).get(HOMES).add(new), home)


async def leave(store: OpenedStore, place: PlaceId) -> None:
    def work(transaction: Transaction, place: PlaceId) -> None:
        rows = transaction.unit(HERE).get(HOMES)
        home = rows.locked(place)
        assert home
        rows.save(home.left(NOW + MINUTE))

    await store.transact(work, place)


async def place_board(store: OpenedStore, where: tuple[PlaceId, ...] | None = None) -> None:
    await store.transact(lambda transaction, _: transaction.unit(HERE).place_board("vote", KEY, where), None)


async def stale(store: OpenedStore) -> set[tuple[PlaceId, str]]:
    boards = await store.read(lambda transaction, now: transaction.boards.stale(now, 20), NOW + MINUTE)
    return {(board.place, board.language) for board in boards}


async def send(store: OpenedStore, *messages: Message) -> None:
    await store.transact(lambda transaction, given: transaction.unit(HERE).send(given, NOW), messages)


async def mail(store: OpenedStore) -> set[tuple[str, str]]:
    claimed = await store.transact(lambda transaction, now: transaction.mail.claim(now, 20), NOW + MINUTE)
    return {(parcel.address.channel, parcel.language) for parcel in claimed}


async def recognised(store: OpenedStore, account: Account | None, channel: str) -> Recognised:
    address = Address("terminal", "local", channel)
    return await store.read(lambda transaction, given: transaction.recognise(*given), (account, address))


async def test_a_new_home_gets_all_that_stands_everywhere(store: OpenedStore) -> None:
    """Boards of all homes come to it, those of one place do not, and neither do another coalition's."""
    await found(store)
    await place_board(store)
    await store.transact(lambda transaction, _: transaction.unit(HERE).place_board("round", OTHER_KEY, (ROOM,)), None)
    await store.transact(lambda transaction, _: transaction.unit(ELSEWHERE).place_board("vote", OTHER_KEY, None), None)
    await open_home(store, yard())
    boards = await store.read(lambda transaction, now: transaction.boards.stale(now, 20), NOW)
    assert {(each.kind, each.key) for each in boards if each.place == YARD} == {("vote", KEY)}
    assert {each.place for each in boards if (each.coalition, each.kind) == (HERE, "vote")} == {ROOM, HALL, YARD}


async def test_what_is_over_comes_to_no_new_home(store: OpenedStore) -> None:
    """A board that was wanted as one that stands nowhere new stays where it is up, until it stands everywhere again."""
    await found(store)
    await place_board(store)
    await store.transact(lambda transaction, key: transaction.unit(HERE).want_board("vote", key), KEY)
    await open_home(store, yard())
    assert {place for place, _ in await stale(store)} == {ROOM, HALL}
    await place_board(store)
    assert {place for place, _ in await stale(store)} == {ROOM, HALL, YARD}


async def test_a_home_reads_its_own_language(store: OpenedStore) -> None:
    """Boards, messages and strangers there get it; a home without one has the coalition's."""
    await found(store)
    await open_home(store, yard(language="en", label="Clinic"))
    await place_board(store)
    await send(store, Notice(YARD, card("one")), Notice(ROOM, card("two")))
    assert await stale(store) == {(ROOM, "es"), (HALL, "es"), (YARD, "en")}
    assert await mail(store) == {("yard", "en"), (ROOM, "es")}
    assert (await recognised(store, None, "yard")).language == "en"
    assert (await recognised(store, None, ROOM)).language == "es"


async def test_a_home_that_left_gets_nothing_any_more(store: OpenedStore) -> None:
    """No board, no notice, nobody is recognised there; what was said before it left still arrives."""
    await found(store)
    await open_home(store, yard())
    await place_board(store)
    await send(store, Notice(YARD, card("goodbye")))
    await leave(store, YARD)
    await send(store, Notice(YARD, card("too late")))
    await place_board(store, where=(YARD, ROOM))
    await store.transact(lambda transaction, key: transaction.unit(HERE).want_board("vote", key), KEY)
    assert {place for place, _ in await stale(store)} == {ROOM, HALL}
    assert await mail(store) == {("yard", "es")}
    assert await mail(store) == set()
    assert (await recognised(store, None, "yard")).coalition is None
    homes = await store.read(lambda transaction, _: transaction.unit(HERE).get(HOMES).all(), None)
    assert [home.id for home in homes] == [HALL, ROOM]


async def test_who_was_to_be_rung_where_nobody_is_any_more_is_rung_at_home(store: OpenedStore) -> None:
    """An ask in a place that was left goes where the person is reached; in a place that never was it is an error."""
    await found(store)
    member = Member(BEN, "Ben", (BENS,), "en", "UTC", NOW, neighbourhood="North")
    await store.transact(lambda transaction, new: transaction.unit(HERE).get(MEMBERS).add(new), member)
    await open_home(store, yard())
    await leave(store, YARD)
    await send(store, Ask(BEN, YARD, card("Your turn"), say("You said that you would speak.")))
    assert await mail(store) == {(HALL, "es")}
    with pytest.raises(LookupError, match="no home"):
        await send(store, Notice(SHED, card("nowhere")))


async def test_a_place_that_was_left_is_free(store: OpenedStore) -> None:
    """The same coalition comes back to it, or another one comes in, under a new id."""
    await found(store)
    await open_home(store, yard())
    await leave(store, YARD)
    await store.transact(lambda transaction, new: transaction.unit(ELSEWHERE).get(HOMES).add(new), yard(SHED))
    there = await recognised(store, BENS, "yard")
    assert (there.coalition, there.place, there.standing) == (ELSEWHERE, SHED, Standing.anyone)


async def test_the_roster_names_the_homes_that_are_there(store: OpenedStore) -> None:
    """In the order in which they came in; one without a label goes by its platform and channel."""
    await found(store)
    await open_home(store, yard(label="Clinic"))
    await open_home(store, yard(SHED, channel="shed"))
    await leave(store, HALL)
    named = await store.read(lambda transaction, _: transaction.unit(HERE).get(ROSTER).homes(), None)
    assert list(named.items()) == [(ROOM, nameless(ROOM)), (SHED, nameless("shed")), (YARD, "Clinic")]
    assert all(isinstance(place, PlaceId) for place in named)
