"""The whole way of a need, on both stores: raised by a feature, kept, timed, rung once in the right home, and met."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.dispatch import Dispatch, Inbound, Outcome, Tick
from bot.dispatch.ports import Due, Parcel, Transaction
from bot.features import FEATURES
from bot.features.attention.model import ATTENTIONS, GATHERED, Attention
from bot.features.coalition.commands import (
    AddOrganisation,
    ConfirmRepresentative,
    JoinNeighbourhood,
    LeaveCoalition,
    SetUp,
    SpeakFor,
)
from bot.features.coalition.model import COALITIONS, HOMES, MEMBERS, SEATS, Home
from bot.kernel.attention import Need
from bot.kernel.command import Account, Address, Command
from bot.kernel.feature import Catalogue
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import NEEDS, ROSTER
from storage.engine import Link
from storage.roster import RosterRows
from storage.rows import Scope
from storage.store import OpenedStore
from tests.storage.journal import NOW
from tests.storage.values import HERE

CLINIC = OrganisationId("clinic--------")
ROOM = Address("terminal", "local", "room")
DISPATCH = Dispatch(Catalogue(FEATURES))


async def ask(store: OpenedStore, user: str, command: Command, at: datetime = NOW) -> None:
    seed = f"{user} {type(command).__name__} {at}".encode()
    inbound = Inbound(command, at, seed, Account("terminal", "local", user), ROOM, name=user.title())
    answer = await store.transact(DISPATCH.command, inbound)
    assert (answer.outcome, answer.failures) == (Outcome.done, ())


async def due(store: OpenedStore, now: datetime) -> tuple[Due, ...]:
    return await store.read(lambda transaction, at: transaction.alarms.due(at, 10), now)


async def tick(store: OpenedStore, now: datetime) -> None:
    for each in await due(store, now):
        ticked = await store.transact(DISPATCH.tick, Tick(each, now, b"a seed of the clock"))
        assert (ticked.ran, ticked.failures) == (True, ())


async def rung(store: OpenedStore, now: datetime) -> list[Parcel]:
    """What is on its way to ring someone; what comes before it is sent."""
    found: list[Parcel] = []
    while parcels := await store.transact(lambda transaction, at: transaction.mail.claim(at, 10), now):
        found += [each for each in parcels if each.rings]
        for parcel in parcels:
            await store.transact(lambda transaction, each: transaction.mail.sent(each), parcel)
    return found


async def state(store: OpenedStore, user: str) -> tuple[tuple[Need, ...], Attention | None]:
    def work(transaction: Transaction, account: Account) -> tuple[tuple[Need, ...], Attention | None]:
        known = transaction.recognise(account, ROOM)
        assert known.coalition
        assert known.person
        unit = transaction.unit(known.coalition)
        return unit.get(NEEDS).of(known.person, NOW), unit.get(ATTENTIONS).find(known.person)

    return await store.read(work, Account("terminal", "local", user))


async def proposed(store: OpenedStore) -> None:
    """Fay facilitates, and Luz wishes to speak for the clinic."""
    await ask(store, "fay", SetUp("Together", "en"))
    await ask(store, "fay", JoinNeighbourhood("North"))
    await ask(store, "luz", AddOrganisation(CLINIC, "Clinic"))
    await ask(store, "luz", SpeakFor(CLINIC))


async def test_a_need_rings_its_person_once(store: OpenedStore) -> None:
    """Ten minutes after it was raised, in the home, with the reason; and not again."""
    await proposed(store)
    await rung(store, NOW)
    await tick(store, NOW + GATHERED)
    (parcel,) = await rung(store, NOW + GATHERED)
    assert parcel.address == ROOM
    assert parcel.rings in parcel.directory.people
    (waiting,), attention = await state(store, "fay")
    assert attention
    assert (attention.id, attention.rung, attention.ring_at) == (waiting.person, (NOW + GATHERED,), None)
    assert await due(store, NOW + timedelta(days=30)) == ()


async def test_a_need_that_is_met_rings_nobody(store: OpenedStore) -> None:
    """Confirmed within the ten minutes, it waits no more, and the clock finds nothing to do."""
    await proposed(store)

    def seat(transaction: Transaction, account: Account) -> ConfirmRepresentative:
        known = transaction.recognise(account, ROOM)
        assert known.coalition
        assert known.person
        found = transaction.unit(known.coalition).get(SEATS).of(CLINIC)
        assert found
        return ConfirmRepresentative(found.id, known.person)

    await ask(store, "fay", await store.read(seat, Account("terminal", "local", "luz")))
    assert (await state(store, "fay"))[0] == ()
    await tick(store, NOW + GATHERED)
    assert await rung(store, NOW + GATHERED) == []
    assert await due(store, NOW + timedelta(days=30)) == ()


async def test_of_who_leaves_nothing_is_kept(store: OpenedStore) -> None:
    """Neither what waited for them nor when they were asked."""
    await proposed(store)
    await tick(store, NOW + GATHERED)

    def fay(transaction: Transaction, account: Account) -> tuple[CoalitionId, PersonId]:
        known = transaction.recognise(account, ROOM)
        assert known.coalition
        assert known.person
        return known.coalition, known.person

    coalition, person = await store.read(fay, Account("terminal", "local", "fay"))
    await ask(store, "fay", LeaveCoalition(), NOW + 2 * GATHERED)

    def left(transaction: Transaction, _: None) -> tuple[tuple[Need, ...], Attention | None]:
        unit = transaction.unit(coalition)
        return unit.get(NEEDS).of(person, NOW), unit.get(ATTENTIONS).find(person)

    assert await store.read(left, None) == ((), Attention(person))


async def test_people_are_rung_in_a_home_that_they_use(store: OpenedStore) -> None:
    """Of two homes the one on their platform and in their workspace; of none the first; without homes nowhere."""
    await proposed(store)
    hall = Home(PlaceId("the-hall------"), "slack", "T1", "C1", NOW + timedelta(days=1), PersonId("fay-----------"))

    def homes(transaction: Transaction, _: None) -> list[PlaceId | None]:
        coalition = transaction.recognise(None, ROOM).coalition
        assert coalition
        unit = transaction.unit(coalition)
        here = unit.get(COALITIONS).here()
        assert here
        unit.get(HOMES).add(hall)
        roster, every = unit.get(ROSTER), unit.get(MEMBERS)
        luz = next(each for each in every.all() if each.name == "Luz")
        found = [roster.home_of(luz.id), roster.home_of(PersonId("nobody--------"))]
        every.save(replace(luz, accounts=(Account("slack", "T1", "U1"),)))
        found.append(roster.home_of(luz.id))
        return [{here.homes[0]: PlaceId("the-first-----")}.get(each, each) if each else None for each in found]

    assert await store.transact(homes, None) == [PlaceId("the-first-----"), PlaceId("the-first-----"), hall.id]


def test_without_a_home_there_is_nowhere_to_ring(link: Link) -> None:
    """A coalition that has left all its places."""
    assert RosterRows(Scope(link.connection, HERE, {})).home_of(PersonId("nobody--------")) is None
