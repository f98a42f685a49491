"""What waits for people, on both stores: once for each key, oldest first, until it is met or over."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.kernel.attention import Met, Need, Waiting
from bot.kernel.command import Command
from bot.kernel.elements import Button
from bot.kernel.ids import CoalitionId, PersonId
from bot.kernel.ports import NEEDS
from bot.kernel.text import say
from bot.kernel.wire import WireId
from storage.store import OpenedStore
from tests.storage.journal import ANA, ELSEWHERE, HERE, MINUTE, NOW, found

BEN = PersonId("ben-----------")


@dataclass(frozen=True, slots=True)
class Look(Command):
    wire = "look"
    number: int


def need(key: str, person: PersonId = ANA, number: int = 1, until: datetime | None = None) -> Need:
    return Need(person, key, say("Look at {n}", n=number), Button(say("Look"), Look(number)), until)


async def keep(store: OpenedStore, *waiting: Waiting, at: datetime = NOW, coalition: CoalitionId = HERE) -> None:
    await store.transact(lambda transaction, each: transaction.unit(coalition).keep(each, at), waiting)


async def open_needs(
    store: OpenedStore, person: PersonId = ANA, now: datetime = NOW, coalition: CoalitionId = HERE
) -> tuple[Need, ...]:
    return await store.read(lambda transaction, who: transaction.unit(coalition).get(NEEDS).of(who, now), person)


async def keys(store: OpenedStore, person: PersonId = ANA, now: datetime = NOW) -> list[str]:
    return [each.key for each in await open_needs(store, person, now)]


async def test_a_need_comes_back_as_it_was_raised(store: OpenedStore) -> None:
    """Its button is one that can be kept, and it says since when it waits."""
    await found(store)
    raised = need("a", until=NOW + MINUTE)
    await keep(store, raised)
    kept = replace(raised.button, press=WireId("1:look:1"))
    assert await open_needs(store) == (replace(raised, button=kept, raised_at=NOW),)


async def test_needs_are_shown_oldest_first_and_to_their_person_alone(store: OpenedStore) -> None:
    """Nobody sees what waits for others, or for someone in another coalition."""
    await found(store)
    await keep(store, need("late"), at=NOW + MINUTE)
    await keep(store, need("early"), need("ben", BEN))
    assert await keys(store) == ["early", "late"]
    assert await keys(store, BEN) == ["ben"]
    assert await open_needs(store, coalition=ELSEWHERE) == ()


async def test_the_same_need_raised_twice_is_one(store: OpenedStore) -> None:
    """It says what it said last, and is as old as it was."""
    await found(store)
    await keep(store, need("a"), need("a", BEN))
    await keep(store, need("a", number=2), at=NOW + MINUTE)
    (kept,) = await open_needs(store)
    assert (kept.words, kept.raised_at) == (say("Look at {n}", n=2), NOW)


async def test_whether_a_need_rings_is_as_it_was_said_last(store: OpenedStore) -> None:
    """One that only stood there rings when it is raised again to ring, and is as old as it was."""
    await found(store)
    await keep(store, replace(need("a"), rings=False))
    assert [each.rings for each in await open_needs(store)] == [False]
    await keep(store, need("a"), at=NOW + MINUTE)
    assert [(each.rings, each.raised_at) for each in await open_needs(store)] == [(True, NOW)]


async def test_a_need_is_met_for_one_or_for_all(store: OpenedStore) -> None:
    """What is met for one still waits for the others; other keys and other coalitions stay as they are."""
    await found(store)
    await keep(store, need("a"), need("a", BEN), need("b"))
    await keep(store, need("a"), coalition=ELSEWHERE)
    await keep(store, Met("a", ANA))
    assert (await keys(store), await keys(store, BEN)) == (["b"], ["a"])
    await keep(store, Met("a"))
    assert (await keys(store), await keys(store, BEN)) == (["b"], [])
    assert len(await open_needs(store, coalition=ELSEWHERE)) == 1


async def test_a_need_that_is_over_waits_no_more(store: OpenedStore) -> None:
    """Raised again after its time it is a new one."""
    await found(store)
    await keep(store, need("a", until=NOW + MINUTE))
    assert await keys(store, now=NOW + MINUTE) == []
    await keep(store, need("a"), at=NOW + 2 * MINUTE)
    assert [each.raised_at for each in await open_needs(store, now=NOW + 2 * MINUTE)] == [NOW + 2 * MINUTE]


async def test_met_and_raised_in_one_change_is_a_new_need(store: OpenedStore) -> None:
    """Messages take effect in their order."""
    await found(store)
    await keep(store, need("a"))
    await keep(store, Met("a"), need("a"), at=NOW + MINUTE)
    assert [each.raised_at for each in await open_needs(store)] == [NOW + MINUTE]
