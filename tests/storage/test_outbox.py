"""The outbox, on both stores: in order per destination, one at a time, and nothing lost or silently sent twice."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import pytest
from sqlalchemy import select

from bot.dispatch.ports import Parcel, Transaction
from bot.features.coalition.model import MEMBERS, Member
from bot.features.unreached.model import UNREACHED, Unreached
from bot.kernel.attention import Ask, Forgotten, Message, Notice
from bot.kernel.card import card, row
from bot.kernel.command import Account, Address, Command
from bot.kernel.elements import Button, Buttons, Note, Words
from bot.kernel.ids import CoalitionId, PlaceId
from bot.kernel.ports import Who
from bot.kernel.text import Mention, say
from bot.kernel.wire import WireId
from storage.engine import Link, engine_of, place_of
from storage.heads import State
from storage.outbox import DEAD_KEPT, LEASE, outbox
from storage.store import OpenedStore, open_store
from tests.storage.journal import ANA, ELSEWHERE, HALL, HERE, MINUTE, NOW, OTHER_ROOM, ROOM, SECOND, found, rows_of


@dataclass(frozen=True, slots=True)
class Press(Command):
    wire = "press"
    number: int


def notice(words: str, place: PlaceId = ROOM) -> Notice:
    return Notice(place, card(words))


async def send(store: OpenedStore, *messages: Message, coalition: CoalitionId = HERE, at: datetime = NOW) -> None:
    await store.transact(lambda transaction, each: transaction.unit(coalition).send(each, at), messages)


async def claim(store: OpenedStore, now: datetime = NOW, most: int = 10) -> tuple[Parcel, ...]:
    return await store.transact(lambda transaction, given: transaction.mail.claim(*given), (now, most))


async def sent(store: OpenedStore, *parcels: Parcel) -> None:
    for parcel in parcels:
        await store.transact(lambda transaction, each: transaction.mail.sent(each), parcel)


async def later(
    store: OpenedStore, parcel: Parcel, until: datetime, *, ambiguous: bool = False, tried: bool = True
) -> None:
    def work(transaction: Transaction, each: Parcel) -> None:
        transaction.mail.later(each, until, ambiguous=ambiguous, tried=tried)

    await store.transact(work, parcel)


async def nearest(store: OpenedStore) -> datetime | None:
    return await store.read(lambda transaction, _: transaction.mail.nearest(), None)


def words(parcels: tuple[Parcel, ...]) -> list[object]:
    return [parcel.card.summary for parcel in parcels]


async def test_each_destination_gets_its_messages_in_order(store: OpenedStore) -> None:
    """Of each destination only the oldest message is handed out, and the next one when that one is sent."""
    await found(store)
    await send(store, notice("one"), notice("two"), notice("hall", HALL))
    await send(store, notice("three"))
    await send(store, notice("other", OTHER_ROOM), coalition=ELSEWHERE)
    first = await claim(store)
    assert sorted(map(str, words(first))) == ["hall", "one", "other"]
    assert await claim(store) == ()
    await sent(store, *first)
    second = await claim(store)
    assert words(second) == ["two"]
    await sent(store, *second)
    assert words(await claim(store)) == ["three"]


async def test_what_was_sent_is_gone(url: str, store: OpenedStore) -> None:
    """Of a message that was sent nothing is kept."""
    await found(store)
    await send(store, notice("one"))
    await sent(store, *await claim(store))
    assert rows_of(url, outbox) == []
    assert await nearest(store) is None


async def test_a_parcel_says_all_that_its_platform_needs(store: OpenedStore) -> None:
    """It carries the address, the home's language and zone, the names on it and of whom it rings, wire ids, and why."""
    await found(store)
    account = Account("terminal", "local", "ana")
    member = Member(ANA, "Ana", (account,), "en", "UTC", NOW, None, "Centro")
    await store.transact(lambda transaction, new: transaction.unit(HERE).get(MEMBERS).add(new), member)
    shown = card("It is your turn.", row(Button(say("Done"), Press(7))))
    ask = Ask(ANA, ROOM, shown, say("Everyone waits for you."))
    await send(store, ask)
    (parcel,) = await claim(store)
    assert (parcel.coalition, parcel.rings, parcel.tries, parcel.ambiguous) == (HERE, ANA, 1, False)
    assert (parcel.address, parcel.language, parcel.zone) == (
        Address("terminal", "local", ROOM),
        "es",
        "Europe/Madrid",
    )
    assert parcel.directory.people == {ANA: Who(ANA, "Ana", None, "Centro", (account,))}
    assert parcel.card == ask.shown.wired()
    assert parcel.card.elements[-1] == Note(say("Everyone waits for you."))
    assert [each.buttons[0].press for each in parcel.card.elements if isinstance(each, Buttons)] == [
        WireId("1:press:7")
    ]


async def test_a_message_to_a_place_that_is_no_home_is_an_error(url: str, store: OpenedStore) -> None:
    """Also if it is a home of another coalition: the command that sends it is undone, and nothing waits for nobody."""
    await found(store)
    for place in (OTHER_ROOM, PlaceId("nowhere-------")):
        with pytest.raises(LookupError, match="no home"):
            await send(store, notice("one"), notice("two", place))
    assert rows_of(url, outbox) == []


async def test_names_on_a_card_come_with_it(store: OpenedStore) -> None:
    """Who is mentioned is in the directory; who has left, or was never here, is not."""
    await found(store)
    member = Member(ANA, "Ana", (), "en", "UTC", NOW)
    await store.transact(lambda transaction, new: transaction.unit(HERE).get(MEMBERS).add(new), member)
    thanks = Notice(ROOM, card("Thanks", Words(say("Thank you, {who}.", who=Mention(ANA)))))
    await send(store, thanks)
    await send(store, Notice(OTHER_ROOM, thanks.card), coalition=ELSEWHERE)
    found_names = {parcel.coalition: set(parcel.directory.people) for parcel in await claim(store)}
    assert found_names == {HERE: {ANA}, ELSEWHERE: set()}


async def test_a_crash_makes_a_message_ambiguous(store: OpenedStore) -> None:
    """A message whose sender never said what came of it is handed out again after its lease, as perhaps sent."""
    await found(store)
    await send(store, notice("one"), notice("two"))
    (first,) = await claim(store)
    assert await nearest(store) == NOW + LEASE
    assert await claim(store, NOW + LEASE - SECOND) == ()
    (again,) = await claim(store, NOW + LEASE)
    assert (again.id, again.tries, again.ambiguous) == (first.id, 2, True)


async def test_a_message_that_must_wait_holds_up_its_destination_alone(url: str, store: OpenedStore) -> None:
    """What is put off goes when its time has come, before what was written after it; other places do not wait."""
    await found(store)
    await send(store, notice("one"), notice("two"), notice("hall", HALL))
    first, hall = sorted(await claim(store), key=lambda parcel: parcel.address.channel, reverse=True)
    assert words((first, hall)) == ["one", "hall"]
    await later(store, first, NOW + MINUTE)
    await sent(store, hall)
    await send(store, notice("hall again", HALL))
    assert await nearest(store) == NOW
    assert words(await claim(store, NOW + SECOND)) == ["hall again"]
    (again,) = await claim(store, NOW + MINUTE, most=1)
    assert (again.card.summary, again.tries, again.ambiguous) == ("one", 2, False)
    assert State.sending in {each["state"] for each in rows_of(url, outbox)}


async def test_what_was_no_try_is_not_counted(store: OpenedStore) -> None:
    """A message that was only asked to wait comes again with the number that it had."""
    await found(store)
    await send(store, notice("one"))
    for _ in range(3):
        (parcel,) = await claim(store)
        assert parcel.tries == 1
        await later(store, parcel, NOW, tried=False)
    (parcel,) = await claim(store)
    await later(store, parcel, NOW)
    assert [each.tries for each in await claim(store)] == [2]


async def test_who_lost_the_lease_changes_nothing_while_it_waits(store: OpenedStore) -> None:
    """A process that comes back late does not touch a message that another one has put off since."""
    await found(store)
    await send(store, notice("one"))
    (late,) = await claim(store)
    (again,) = await claim(store, NOW + LEASE)
    await later(store, again, NOW + 3 * LEASE, tried=False)
    await later(store, late, NOW)
    assert await nearest(store) == NOW + 3 * LEASE


async def test_ambiguous_stays_ambiguous(store: OpenedStore) -> None:
    """A message that may have arrived once may have, whatever becomes of later tries."""
    await found(store)
    await send(store, notice("one"))
    (first,) = await claim(store)
    await later(store, first, NOW + SECOND, ambiguous=True)
    (second,) = await claim(store, NOW + SECOND)
    assert second.ambiguous
    await later(store, second, NOW + MINUTE, ambiguous=False)
    (third,) = await claim(store, NOW + MINUTE)
    assert third.ambiguous


async def test_a_dead_letter_is_kept_for_thirty_days(url: str, store: OpenedStore) -> None:
    """Then its words go; what is on its way never does."""
    await found(store)
    await send(store, notice("dead"), notice("on its way"))
    [first] = await claim(store)
    await store.transact(lambda transaction, each: transaction.mail.dead(each, "not-a-member", NOW), first)
    for now, left in ((NOW + DEAD_KEPT, 2), (NOW + DEAD_KEPT + SECOND, 1)):
        await store.transact(lambda transaction, at: transaction.alive("bot", at), now)
        assert len(rows_of(url, outbox)) == left
    assert await store.read(lambda transaction, _: transaction.backlog().messages, None) == 1


async def test_a_dead_letter_is_kept_and_lets_the_next_one_go(url: str, store: OpenedStore) -> None:
    """What is given up stays with its reason and its time, and is never handed out again."""
    await found(store)
    await send(store, notice("one"), notice("two"))
    (first,) = await claim(store)
    await store.transact(lambda transaction, each: transaction.mail.dead(each, "not-a-member", NOW + SECOND), first)
    assert words(await claim(store, NOW + MINUTE)) == ["two"]
    (dead,) = [each for each in rows_of(url, outbox) if each["state"] is State.dead]
    assert (dead["id"], dead["why"], dead["died_at"]) == (first.id, "not-a-member", NOW + SECOND)


async def test_who_lost_the_lease_changes_nothing(store: OpenedStore) -> None:
    """A process that comes back after its lease ran out neither puts off nor buries what another is sending now."""
    await found(store)
    await send(store, notice("one"))
    (late,) = await claim(store)
    (now_mine,) = await claim(store, NOW + LEASE)
    await later(store, late, NOW)
    await store.transact(lambda transaction, each: transaction.mail.dead(each, "late", NOW), late)
    assert await nearest(store) == NOW + 2 * LEASE
    await sent(store, now_mine)
    assert await nearest(store) is None


async def test_what_can_go_nowhere_is_given_up_aloud(url: str, store: OpenedStore) -> None:
    """A message for a place that is gone, or that this version cannot read, dies with its reason and blocks nothing."""
    await found(store)
    await send(store, notice("nowhere", HALL), notice("garbled"), notice("two"))
    link = Link(engine_of(place_of(url)))
    link.tell("""UPDATE outbox SET card = '{"summary": "garbled"}' WHERE card LIKE '%garbled%'""")
    link.tell("DELETE FROM places WHERE id LIKE 'the-hall%'")
    link.close()
    assert await claim(store) == ()
    reasons = select(outbox.c.why).subquery()
    assert {each["why"] for each in rows_of(url, reasons)} == {"place-gone", "unreadable", None}
    assert words(await claim(store)) == ["two"]


async def test_four_processes_send_a_message_once(url: str, store: OpenedStore) -> None:
    """Four processes that ask for mail at the same moment are never handed the same message, nor two of one place."""
    await found(store)
    await send(store, *(notice(f"{place} {n}", place) for n in range(10) for place in (ROOM, HALL)))
    processes = [store, *(open_store(url) for _ in range(3))]
    seen: list[Parcel] = []
    for _ in range(10):
        handed = await asyncio.gather(*(claim(each) for each in processes for _ in range(2)))
        parcels = [parcel for each in handed for parcel in each]
        assert sorted(parcel.address.channel for parcel in parcels) == [HALL, ROOM]
        seen += parcels
        await sent(store, *parcels)
    for other in processes[1:]:
        await other.close()
    assert [parcel.card.summary for parcel in seen if parcel.address.channel == ROOM] == [
        f"{ROOM} {n}" for n in range(10)
    ]
    assert len({parcel.id for parcel in seen}) == 20


async def test_a_command_that_fails_sends_nothing(store: OpenedStore) -> None:
    """Mail is part of the transaction: what is undone was never written."""
    await found(store)

    def work(transaction: Transaction, _: None) -> None:
        unit = transaction.unit(HERE)
        with suppress(ZeroDivisionError), unit.attempt():
            unit.send((notice("undone"),), NOW)
            raise ZeroDivisionError
        unit.send((notice("kept"),), NOW)

    await store.transact(work, None)
    assert words(await claim(store)) == ["kept"]


ANAS = Account("terminal", "local", "ana")
TO_ALL, TO_HER = card("Something waits."), card("How is the garden?", Words("Only Ana reads this."))
DIRECT = Ask(ANA, ROOM, TO_ALL, say("You asked for it."), TO_HER)


async def with_ana(store: OpenedStore) -> None:
    """Who reads English, in a home that reads Spanish."""
    await found(store)
    member = Member(ANA, "Ana", (ANAS,), "en", "Asia/Kathmandu", NOW, None, "Centro")
    await store.transact(lambda transaction, new: transaction.unit(HERE).get(MEMBERS).add(new), member)


async def test_who_is_written_to_alone_reads_it_in_their_own_words(store: OpenedStore) -> None:
    """Their card, by their account, in their language and their zone."""
    await with_ana(store)
    await send(store, DIRECT)
    (parcel,) = await claim(store)
    assert (parcel.alone, parcel.language, parcel.zone, parcel.rings) == (ANAS, "en", "Asia/Kathmandu", ANA)
    assert parcel.card == TO_HER


async def test_who_cannot_be_written_to_alone_is_called_where_all_are(url: str, store: OpenedStore) -> None:
    """What only they were to read is gone then, and the message is the same one, in its place in the order."""
    await with_ana(store)
    await send(store, DIRECT, notice("next"))
    (parcel,) = await claim(store)
    await store.transact(lambda transaction, each: transaction.mail.in_place(each, NOW), parcel)
    (again,) = await claim(store)
    assert (again.id, again.alone, again.language, again.ambiguous) == (parcel.id, None, "es", False)
    assert again.card == DIRECT.shown.wired()
    assert not any("Only Ana" in str(row) for row in rows_of(url, outbox))
    await sent(store, again)
    assert words(await claim(store)) == ["next"]


@pytest.mark.parametrize("account", [ANAS, Account("terminal", "local", "another")])
async def test_by_an_account_that_is_known_to_be_closed_nothing_is_tried(store: OpenedStore, account: Account) -> None:
    """By another one of theirs it is."""
    await with_ana(store)
    shut = Unreached(ANA, (account,), NOW)
    await store.transact(lambda transaction, new: transaction.unit(HERE).get(UNREACHED).add(new), shut)
    await send(store, DIRECT)
    (parcel,) = await claim(store)
    assert parcel.alone == (None if account == ANAS else ANAS)


async def test_of_a_dead_letter_nobody_reads_what_was_for_one_alone(url: str, store: OpenedStore) -> None:
    """What all were to read stays for the facilitators; and an erasure takes what is on its way."""
    await with_ana(store)
    await send(store, DIRECT, DIRECT)
    (parcel,) = await claim(store)
    await store.transact(lambda transaction, each: transaction.mail.dead(each, "tenant-gone", NOW), parcel)
    dead, waiting = sorted(rows_of(url, outbox), key=lambda row: "Only Ana" in str(row))
    assert "Something waits." in str(dead)
    assert ("Only Ana" in str(dead), "Only Ana" in str(waiting)) == (False, True)
    forgotten = (Forgotten(ANA),)
    await store.transact(lambda transaction, each: transaction.unit(HERE).keep(each, NOW), forgotten)
    assert rows_of(url, outbox) == []
