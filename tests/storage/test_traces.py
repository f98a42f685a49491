"""What the journal holds of one person, how it is dropped, and how long the history is kept."""

from datetime import datetime, timedelta

from bot.dispatch.ports import Transaction
from bot.features.privacy.model import TRACES, Act, Traces
from bot.kernel.attention import Ask, Forgotten, Need, Notice
from bot.kernel.card import card
from bot.kernel.elements import Button
from bot.kernel.ids import CoalitionId, PersonId
from bot.kernel.text import Mention, say
from bot.kernel.wire import WireId
from storage.history import KEPT, history
from storage.naming import pattern
from storage.outbox import outbox
from storage.store import OpenedStore
from tests.storage.journal import ANA, ELSEWHERE, HERE, NOW, OTHER_ROOM, ROOM, SECOND, Poked, found, rows_of

UNDERSCORED, ALIKE = PersonId("a_b-----------"), PersonId("axb-----------")


async def traces(store: OpenedStore, person: PersonId, where: CoalitionId = HERE) -> Traces:
    return await store.read(lambda transaction, _: transaction.unit(where).get(TRACES).of(person), None)


def told(transaction: Transaction, person: PersonId) -> None:
    """In both coalitions: a need, a message that rings them, one that names them, and something that they did."""
    for where, place in ((HERE, ROOM), (ELSEWHERE, OTHER_ROOM)):
        unit = transaction.unit(where)
        unit.keep((Need(person, "look", say("Look"), Button(say("Look"), WireId("1:ch"))),), NOW)
        unit.send((Ask(person, place, card(say("Your turn")), say("You are next.")),), NOW)
        unit.send((Notice(place, card(say("{who} joined", who=Mention(person)))),), NOW)
        unit.record((Poked(1),), person, NOW)


async def test_what_is_held_is_counted_and_what_is_forgotten_is_gone(url: str, store: OpenedStore) -> None:
    """What waits for them and would ring them is dropped, what names them goes its way; T3: elsewhere all stays."""
    await found(store)
    await store.transact(told, ANA)
    held = await traces(store, ANA)
    assert (len(held.acts), held.under_way, held.needs) == (1, 2, 1)
    await store.transact(lambda transaction, _: transaction.unit(HERE).keep((Forgotten(ANA),), NOW), None)
    assert await traces(store, ANA) == Traces(held.acts, under_way=1)
    assert await traces(store, ANA, ELSEWHERE) == held
    assert len([row for row in rows_of(url, outbox) if row["coalition"] == HERE]) == 1


async def test_a_dead_letter_that_names_them_is_forgotten(store: OpenedStore) -> None:
    """One that names somebody else stays for the facilitators."""
    await found(store)

    def dead(transaction: Transaction, _: None) -> None:
        for person in (ANA, ALIKE):
            transaction.unit(HERE).send((Notice(ROOM, card(say("{who} wrote", who=Mention(person)))),), NOW)
            (parcel,) = transaction.mail.claim(NOW, 5)
            transaction.mail.dead(parcel, "refused", NOW)
        transaction.unit(HERE).keep((Forgotten(ANA),), NOW)

    await store.transact(dead, None)
    assert [(await traces(store, person)).under_way for person in (ANA, ALIKE)] == [0, 1]


async def test_ids_that_look_alike_are_two(store: OpenedStore) -> None:
    """An underscore in an id stands for itself."""
    await found(store)
    await store.transact(told, ALIKE)
    assert await traces(store, UNDERSCORED) == Traces()
    assert "\\_" in pattern(UNDERSCORED)


async def test_the_history_says_what_one_did_and_what_was_about_one(store: OpenedStore) -> None:
    """In its order; what others did alone is not told."""
    await found(store)

    def record(transaction: Transaction, _: None) -> None:
        unit = transaction.unit(HERE)
        unit.record((Poked(1),), ANA, NOW)
        unit.record((Poked(2),), ALIKE, NOW + SECOND)

    await store.transact(record, None)
    assert (await traces(store, ANA)).acts == (Act(NOW, "tests.Poked", by_you=True),)


async def test_the_history_is_kept_for_two_years(url: str, store: OpenedStore) -> None:
    """Older entries go, some hundred at a time whenever the process notes that it runs, until none are left."""
    await found(store)

    def record(transaction: Transaction, _: None) -> None:
        for days in range(1_200):
            transaction.unit(HERE).record((Poked(days),), ANA, NOW - timedelta(days=days))

    def note(transaction: Transaction, at: datetime) -> None:
        transaction.alive("bot", at)

    await store.transact(record, None)
    left = []
    for _ in range(3):
        await store.transact(note, NOW)
        left.append(len(rows_of(url, history)))
    assert left[0] < 1_200
    assert left[-1] == left[-2] == KEPT.days + 1
    assert min(row["at"] for row in rows_of(url, history) if isinstance(row["at"], datetime)) == NOW - KEPT
    await store.transact(note, NOW + timedelta(days=1))
    assert len(rows_of(url, history)) == KEPT.days
