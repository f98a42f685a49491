"""The history is read back, newest first and part by part, within one coalition."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import update

from bot.dispatch.ports import Transaction
from bot.features.coalition.facts import CoalitionSetUp, FacilitatorMade, MemberJoined
from bot.features.history.model import HISTORY, Chosen, Entry, Mark
from bot.kernel.ids import CoalitionId, PersonId
from storage.engine import Link, engine_of, place_of
from storage.history import history
from storage.store import OpenedStore
from tests.storage.journal import ANA, ELSEWHERE, HERE, NOW, OTHER_ROOM, ROOM, SECOND, Poked, found

BEN, EVA = PersonId("ben-----------"), PersonId("e_a-----------")
ALL, BY_FACILITATORS = Chosen(), Chosen(facilitating=True)
SET_UP, MADE, JOINED = CoalitionSetUp(ROOM, "Own words", ANA), FacilitatorMade(BEN, ANA), MemberJoined(EVA, None)


async def read(
    store: OpenedStore, mark: Mark | None = None, chosen: Chosen = ALL, where: CoalitionId = HERE
) -> tuple[Entry, ...]:
    return await store.read(lambda transaction, _: transaction.unit(where).get(HISTORY).before(mark, chosen), None)


def record(transaction: Transaction, _: None) -> None:
    unit = transaction.unit(HERE)
    unit.record((SET_UP, JOINED), ANA, NOW)
    unit.record((MADE,), ANA, NOW + SECOND)
    transaction.unit(ELSEWHERE).record((CoalitionSetUp(OTHER_ROOM, "Theirs", BEN),), BEN, NOW + SECOND)


async def test_entries_come_newest_first_without_what_people_wrote(store: OpenedStore) -> None:
    """T3: and none of another coalition's."""
    await found(store)
    await store.transact(record, None)
    entries = await read(store)
    assert [each.fact for each in entries] == [MADE, JOINED, CoalitionSetUp(ROOM, "", ANA)]
    assert [each.mark for each in entries] == [Mark(NOW + SECOND, 1), Mark(NOW, 2), Mark(NOW, 1)]
    assert [each.fact for each in await read(store, where=ELSEWHERE)] == [CoalitionSetUp(OTHER_ROOM, "", BEN)]


async def test_one_reads_on_from_an_entry(store: OpenedStore) -> None:
    """By its time and its number, so that nothing is read twice or missed when something new happens meanwhile."""
    await found(store)
    await store.transact(record, None)
    mark, seen = None, []
    for _ in range(4):
        entries = await read(store, mark)
        seen += [each.fact for each in entries[:1]]
        mark = entries[0].mark if entries else mark
        await store.transact(
            lambda transaction, _: transaction.unit(HERE).record((JOINED,), EVA, NOW + 9 * SECOND), None
        )
    assert seen == [MADE, JOINED, CoalitionSetUp(ROOM, "", ANA)]


async def test_one_reads_what_facilitators_did_or_what_is_about_one(store: OpenedStore) -> None:
    """Or both; an id stands for itself, also with a character that patterns use."""
    await found(store)
    await store.transact(record, None)
    assert [each.fact for each in await read(store, chosen=BY_FACILITATORS)] == [MADE, CoalitionSetUp(ROOM, "", ANA)]
    assert [each.fact for each in await read(store, chosen=Chosen(person=EVA))] == [JOINED]
    assert [each.fact for each in await read(store, chosen=Chosen(facilitating=True, person=BEN))] == [MADE]
    assert await read(store, chosen=Chosen(person=PersonId("exa-----------"))) == ()


async def test_what_this_version_cannot_read_is_an_entry_without_a_fact(url: str, store: OpenedStore) -> None:
    """A fact that no feature states, one that lacks a field, and what is no JSON at all."""
    await found(store)

    def more(transaction: Transaction, _: None) -> None:
        transaction.unit(HERE).record((Poked(1), MADE, MADE, MADE), ANA, NOW)

    await store.transact(more, None)
    link = Link(engine_of(place_of(url)))
    for number, data in ((2, "{}"), (3, "{"), (4, '{"person":7,"by":[]}')):
        link.connection.execute(update(history).where(history.c.number == number).values(data=data))
    link.close()
    assert [each.fact for each in await read(store)] == [None] * 4


@pytest.mark.parametrize(
    "mark",
    [
        Mark(datetime.min.replace(tzinfo=timezone(timedelta(hours=14))), 0),
        Mark(datetime.max.replace(tzinfo=timezone(-timedelta(hours=12))), 2**31 - 1),
        Mark(datetime(1, 1, 1, tzinfo=UTC), 2**31 - 1),
    ],
)
async def test_a_place_that_nobody_wrote_is_harmless(store: OpenedStore, mark: Mark) -> None:
    """T10: from the first year on everything is older, from the last year on everything that there is."""
    await found(store)
    await store.transact(record, None)
    assert len(await read(store, mark)) == (3 if mark.at.year > 2026 else 0)
