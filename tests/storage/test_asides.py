"""Private places near a home, on both stores: what waits for one, where it goes, and that no home is one of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import pytest

from bot.asides import ASIDES, Aside, Door
from bot.dispatch.ports import Opening, Reach, Recognised, Transaction, UnitOfWork
from bot.features.coalition.model import HOMES, MEMBERS, Member
from bot.kernel.attention import Ask, Message, Notice
from bot.kernel.card import card
from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from bot.kernel.ports import ROSTER
from bot.kernel.text import say
from storage.asides import asides, openings
from storage.boards import boards
from storage.openings import KEPT
from storage.outbox import outbox
from storage.store import OpenedStore, open_store
from tests.storage.journal import ANA, ELSEWHERE, HALL, HERE, KEY, MINUTE, NOW, OTHER_ROOM, ROOM, found, rows_of

R = TypeVar("R")
PAIR, OTHER_PAIR = PlaceId("the-pair------"), PlaceId("the-other-pair")
NOT_OPENED = PlaceId("not-opened----")
BEN, CAT = PersonId("ben-----------"), PersonId("cat-----------")
NEAR_HALL = (Reach("terminal", "local", HALL),)
NEAR_ROOM = (Reach("terminal", "local", ROOM),)
NEW = Aside(PAIR, ROOM, (ANA, BEN))


async def here(store: OpenedStore, work: Callable[[UnitOfWork], R]) -> R:
    return await store.transact(lambda transaction, _: work(transaction.unit(HERE)), None)


async def member(store: OpenedStore, person: PersonId, *accounts: Account) -> None:
    new = Member(person, str(person)[:3], accounts, "en", "UTC", NOW, neighbourhood="North")
    await here(store, lambda unit: unit.get(MEMBERS).add(new))


async def pair(store: OpenedStore) -> None:
    """Of Ana and Ben, near the room: wanted, with a board and two messages."""
    await found(store)
    await member(store, ANA, Account("terminal", "local", "ana"))
    await member(store, BEN, Account("slack", "T1", "ben"), Account("terminal", "local", "ben"))

    def asked(unit: UnitOfWork) -> None:
        unit.get(ASIDES).add(NEW)
        unit.place_board("group", KEY, (PAIR,))
        unit.send([notice("one"), Ask(BEN, PAIR, card("two"), say("Now"))], NOW)

    await here(store, asked)


def notice(words: str, place: PlaceId = PAIR) -> Message:
    return Notice(place, card(words))


async def change(store: OpenedStore, change: Callable[[Aside], Aside], place: PlaceId = PAIR) -> None:
    def work(unit: UnitOfWork) -> None:
        rows = unit.get(ASIDES)
        aside = rows.locked(place)
        assert aside
        rows.save(change(aside))

    await here(store, work)


async def opened(store: OpenedStore) -> None:
    await change(store, lambda aside: aside.opened("D1"))


async def carried(store: OpenedStore, reach: tuple[Reach, ...] = (Reach(),)) -> list[tuple[str, str]]:
    """What the courier may send now, and where to."""

    def claimed(transaction: Transaction, _: None) -> list[tuple[str, str]]:
        stale = [(each.address.channel, "board") for each in transaction.boards.stale(NOW + MINUTE, 20, reach)]
        mail = transaction.mail.claim(NOW + MINUTE, 20, reach)
        for parcel in mail:
            transaction.mail.sent(parcel)
        return stale + [(parcel.address.channel, str(parcel.card.summary)) for parcel in mail]

    return await store.transact(claimed, None)


async def claimed(store: OpenedStore, reach: tuple[Reach, ...] = (Reach(),)) -> tuple[Opening, ...]:
    return await store.transact(lambda transaction, now: transaction.openings.claim(now, 20, reach), NOW)


async def recognised(store: OpenedStore, channel: str, user: str = "ben") -> Recognised:
    asked = (Account("terminal", "local", user), Address("terminal", "local", channel))
    return await store.read(lambda transaction, given: transaction.recognise(*given), asked)


def users(opening: Opening) -> dict[PersonId, str | None]:
    return {person: account.user if account else None for person, account in opening.people.items()}


async def start(store: OpenedStore) -> None:
    await store.transact(lambda transaction, now: transaction.alive("bot", now, starting=True), NOW)


async def test_what_goes_to_an_aside_waits_until_it_is_open(store: OpenedStore) -> None:
    """Its messages in their order, its board at once; until then nothing is due, and nothing is given up."""
    await pair(store)
    assert await carried(store) == []
    nearest = await store.read(lambda transaction, _: transaction.mail.nearest(), None)
    assert nearest is None
    await opened(store)
    assert await carried(store) == [("D1", "board"), ("D1", "one")]
    assert await carried(store) == [("D1", "board"), ("D1", "two")]


async def test_an_aside_is_opened_by_who_serves_the_home(store: OpenedStore) -> None:
    """For its people by their accounts there, under a lease; its messages and its timer are that process's too."""
    await pair(store)
    await here(store, lambda unit: unit.set_timer("group", KEY, NOW))
    assert await claimed(store, NEAR_HALL) == ()
    (opening,) = await claimed(store, NEAR_ROOM)
    assert (opening.aside, opening.near) == (PAIR, Address("terminal", "local", ROOM))
    assert users(opening) == {ANA: "ana", BEN: "ben"}
    assert (opening.tries, opening.since, opening.language) == (1, NOW, "es")
    assert [who.name for who in opening.directory.people.values()] == ["ana", "ben"]
    assert await claimed(store, NEAR_ROOM) == ()
    await opened(store)
    for reach, theirs in ((NEAR_HALL, 0), (NEAR_ROOM, 1)):
        due = await store.read(lambda transaction, reach: transaction.alarms.due(NOW, 9, reach), reach)
        assert len(due) == theirs
    running = await store.read(lambda transaction, _: transaction.alarms.running("group"), None)
    assert list(running.values()) == [(Address("terminal", "local", ROOM),)]
    assert await carried(store, NEAR_HALL) == []
    assert len(await carried(store, NEAR_ROOM)) == 2


async def test_who_has_no_account_there_is_told_of(store: OpenedStore) -> None:
    """They may have one on another platform."""
    await pair(store)
    await member(store, CAT, Account("slack", "T1", "cat"))
    await here(store, lambda unit: unit.get(ASIDES).add(Aside(OTHER_PAIR, ROOM, (ANA, CAT))))
    found = {each.aside: users(each) for each in await claimed(store)}
    assert found == {PAIR: {ANA: "ana", BEN: "ben"}, OTHER_PAIR: {ANA: "ana", CAT: None}}


async def test_an_opening_that_is_put_off_comes_back(store: OpenedStore) -> None:
    """With its number of tries, and since when; who lost the lease puts nothing off."""
    await pair(store)
    (first,) = await claimed(store)
    later = NOW + MINUTE

    def put_off(transaction: Transaction, opening: Opening) -> None:
        transaction.openings.later(opening, later, tried=True)

    await store.transact(put_off, first)
    assert await store.read(lambda transaction, _: transaction.openings.nearest(), None) == later
    (second,) = await store.transact(lambda transaction, now: transaction.openings.claim(now, 9), later)
    assert (second.tries, second.since) == (2, NOW)
    await store.transact(put_off, first)
    assert await store.transact(lambda transaction, now: transaction.openings.claim(now, 9), later) == ()
    await store.transact(lambda transaction, given: transaction.openings.later(given, later, tried=False), second)
    (third,) = await store.transact(lambda transaction, now: transaction.openings.claim(now, 9), later)
    assert third.tries == 2


async def test_what_waits_for_one_that_could_not_be_opened_goes(store: OpenedStore, url: str) -> None:
    """Its messages and boards, and nobody is rung elsewhere; what is sent there afterwards goes nowhere."""
    await pair(store)
    await change(store, Aside.not_opened)

    def more(unit: UnitOfWork) -> None:
        unit.send([notice("three"), Ask(BEN, PAIR, card("four"), say("Now"))], NOW)
        unit.place_board("group", KEY, (PAIR,))

    await here(store, more)
    assert [rows_of(url, table) for table in (outbox, boards, openings)] == [[], [], []]
    kept = await here(store, lambda unit: unit.get(ASIDES).find(PAIR))
    assert kept == Aside(PAIR, ROOM, (), Door.not_opened)


async def test_one_that_is_closed_gets_nothing_new(store: OpenedStore) -> None:
    """What was sent before still arrives, a board that is up shows how it ended, and one that is not up is not put."""
    await pair(store)
    await opened(store)
    (stale,) = await store.read(lambda transaction, now: transaction.boards.stale(now, 9), NOW + MINUTE)
    await store.transact(lambda transaction, board: transaction.boards.shown(board, "m1", NOW), stale)
    await here(store, lambda unit: unit.place_board("vote", KEY, (PAIR,)))
    await here(store, lambda unit: unit.want_board("group", KEY))
    await change(store, Aside.closed)
    await here(store, lambda unit: unit.send([notice("three")], NOW))
    now = NOW + MINUTE
    shown = await store.read(lambda transaction, now: transaction.boards.stale(now, 9), now)
    assert [(each.kind, each.message) for each in shown] == [("group", "m1")]
    assert await carried(store) == [("D1", "board"), ("D1", "one")]
    assert await carried(store) == [("D1", "board"), ("D1", "two")]
    assert await carried(store) == [("D1", "board")]


async def test_in_an_aside_one_is_in_the_home_near_it(store: OpenedStore) -> None:
    """As the member one is, in one's own language; after it was closed too, since old buttons hang there."""
    await pair(store)
    assert (await recognised(store, "D1")).place is None
    for step in (lambda aside: aside.opened("D1"), Aside.closed):
        await change(store, step)
        ben = await recognised(store, "D1")
        assert (ben.coalition, ben.place, ben.person, ben.language) == (HERE, ROOM, BEN, "en")
    stranger = await recognised(store, "D1", "nobody")
    assert (stranger.coalition, stranger.place, stranger.person, stranger.language) == (HERE, ROOM, None, "es")


async def test_a_channel_that_two_asides_had_is_its_members(store: OpenedStore) -> None:
    """A platform may give the same people the same place again, for another coalition too."""
    await pair(store)
    await opened(store)
    theirs = Aside(OTHER_PAIR, OTHER_ROOM, (ANA, CAT)).opened("D1").closed()
    await store.transact(lambda transaction, new: transaction.unit(ELSEWHERE).get(ASIDES).add(new), theirs)
    again = Aside(OTHER_PAIR, HALL, (ANA, BEN)).opened("D1")
    await change(store, Aside.closed)
    await here(store, lambda unit: unit.get(ASIDES).add(again))
    ben = await recognised(store, "D1")
    assert (ben.coalition, ben.place) == (HERE, HALL)


async def test_an_aside_is_no_home(store: OpenedStore) -> None:
    """No board of all homes comes to it, nobody is reached there, and no coalition comes to live in its channel before
    it is closed."""
    await pair(store)
    await opened(store)
    await here(store, lambda unit: unit.place_board("vote", KEY, None))
    stale = await store.read(lambda transaction, now: transaction.boards.stale(now, 9), NOW + MINUTE)
    assert {each.place for each in stale if each.kind == "vote"} == {ROOM, HALL}
    assert set(await here(store, lambda unit: unit.get(ROSTER).homes())) == {ROOM, HALL}
    assert await here(store, lambda unit: unit.get(ROSTER).home_of(BEN)) == HALL
    assert {home.id for home in await here(store, lambda unit: unit.get(HOMES).all())} == {ROOM, HALL}
    assert await here(store, lambda unit: unit.get(HOMES).find(PAIR)) is None
    for closed in (False, True):
        assert await here(store, lambda unit: unit.get(HOMES).taken(Address("terminal", "local", "D1"))) is not closed
        await change(store, Aside.closed)


async def test_a_channel_is_one_thing_at_a_time(store: OpenedStore) -> None:
    """Taken is where another aside is open, of this coalition or another, and where one lives; its own is not, nor one
    that is closed, nor one of another platform."""
    await pair(store)
    await opened(store)
    again, theirs = Aside(OTHER_PAIR, HALL, (ANA, BEN)), Aside(OTHER_PAIR, OTHER_ROOM, (ANA, CAT))

    async def taken(channel: str, aside: Aside, coalition: CoalitionId = HERE) -> bool:
        def asked(transaction: Transaction, given: tuple[Aside, str]) -> bool:
            return transaction.unit(coalition).get(ASIDES).taken(*given)

        return await store.read(asked, (aside, channel))

    assert [await taken("D1", NEW), await taken("D1", again), await taken("D1", theirs, ELSEWHERE)] == [
        False,
        True,
        True,
    ]
    assert [await taken("D2", again), await taken(ROOM, again), await taken(ROOM, theirs, ELSEWHERE)] == [
        False,
        True,
        True,
    ]
    await change(store, Aside.closed)
    assert [await taken("D1", again), await taken("D1", theirs, ELSEWHERE)] == [False, False]


async def test_two_that_open_one_channel_at_a_time_do_not_both_have_it(store: OpenedStore) -> None:
    """Whichever comes second, whatever it saw before: the database says no, and it is asked anew."""
    await pair(store)
    await opened(store)
    again = Aside(OTHER_PAIR, HALL, (ANA, BEN)).opened("D1")
    with pytest.raises(Exception, match=r"(?i)unique"):
        await here(store, lambda unit: unit.get(ASIDES).add(again))


async def test_when_a_home_leaves_what_is_near_it_is_closed(store: OpenedStore, url: str) -> None:
    """Nobody is named any more, nothing is drawn or opened there; what was said in one that is open still arrives."""
    await pair(store)
    await opened(store)
    await here(store, lambda unit: unit.get(ASIDES).add(Aside(OTHER_PAIR, ROOM, (BEN, CAT))))
    await here(store, lambda unit: unit.send([notice("never", OTHER_PAIR)], NOW))

    def leave(unit: UnitOfWork) -> None:
        rows = unit.get(HOMES)
        home = rows.locked(ROOM)
        assert home
        rows.save(home.left(NOW))

    await here(store, leave)
    await here(store, lambda unit: unit.send([notice("late")], NOW))
    kept = await here(store, lambda unit: [unit.get(ASIDES).find(place) for place in (PAIR, OTHER_PAIR)])
    assert kept == [replace(NEW, people=(), door=Door.closed, channel="D1"), Aside(OTHER_PAIR, ROOM, (), Door.closed)]
    assert await claimed(store) == ()
    assert [await carried(store) for _ in range(3)] == [[("D1", "one")], [("D1", "two")], []]
    assert rows_of(url, outbox) == []
    assert (await recognised(store, "D1")).place is None


async def test_a_start_takes_back_what_a_dead_process_was_opening(store: OpenedStore, url: str) -> None:
    """At once, and not only when its lease runs out; what is its own stays leased."""
    await pair(store)
    await start(store)
    assert len(await claimed(store)) == 1
    await start(store)
    assert await claimed(store) == ()
    later = open_store(url)
    await start(later)
    (again,) = await claimed(later)
    assert (again.aside, again.tries) == (PAIR, 2)
    await later.close()


async def test_what_is_over_is_forgotten_after_thirty_days(store: OpenedStore, url: str) -> None:
    """From when the bot first saw that it is closed or could not be opened, with the boards that are up there. One
    that is open stays, and so does one for which a message is still to go, until it has gone."""
    await pair(store)
    await opened(store)
    (stale,) = await store.read(lambda transaction, now: transaction.boards.stale(now, 9), NOW + MINUTE)
    await store.transact(lambda transaction, board: transaction.boards.shown(board, "m1", NOW), stale)
    await change(store, Aside.closed)
    await here(store, lambda unit: unit.get(ASIDES).add(Aside(OTHER_PAIR, HALL, (ANA, BEN)).opened("D2")))
    await here(store, lambda unit: unit.get(ASIDES).add(Aside(NOT_OPENED, ROOM, (), Door.not_opened)))

    async def left(now: datetime) -> tuple[set[object], int]:
        await store.transact(lambda transaction, now: transaction.alive("bot", now), now)
        return {row["id"] for row in rows_of(url, asides)}, len(rows_of(url, boards))

    assert await left(NOW) == await left(NOW + KEPT) == ({PAIR, OTHER_PAIR, NOT_OPENED}, 1)
    assert await left(NOW + KEPT + MINUTE) == ({PAIR, OTHER_PAIR}, 1)
    assert (await recognised(store, "D1")).place == ROOM
    assert [await carried(store) for _ in range(3)] == [[("D1", "one")], [("D1", "two")], []]
    assert await left(NOW + KEPT + MINUTE) == ({OTHER_PAIR}, 0)
    assert (await recognised(store, "D1")).place is None


async def test_asides_are_found_by_who_is_in_them_and_by_the_home(store: OpenedStore) -> None:
    """As long as they are wanted or open; a place that never was is an error."""
    await pair(store)
    await here(store, lambda unit: unit.get(ASIDES).add(Aside(OTHER_PAIR, HALL, (BEN, CAT))))
    of = await here(store, lambda unit: [unit.get(ASIDES).of(who) for who in (ANA, BEN)])
    assert [[aside.id for aside in each] for each in of] == [[PAIR], [OTHER_PAIR, PAIR]]
    assert await here(store, lambda unit: unit.get(ASIDES).near(ROOM)) == (NEW,)
    await change(store, Aside.closed)
    assert await here(store, lambda unit: unit.get(ASIDES).of(ANA)) == ()
    assert await here(store, lambda unit: unit.get(ASIDES).near(ROOM)) == ()
    with pytest.raises(LookupError, match="no home"):
        await here(store, lambda unit: unit.send([notice("nowhere", PlaceId("never-was-----"))], NOW + timedelta(1)))
