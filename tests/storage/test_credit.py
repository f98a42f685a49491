"""Joint work in the store: what goes on, of whom, and many partners that answer at the same time."""

import asyncio
from dataclasses import replace

from bot.dispatch.ports import Transaction
from bot.features.credit.model import WORKS_HERE, Work, WorkId
from bot.features.credit.model.refusals import LineChangedSince
from bot.kernel.ids import CoalitionId, OrganisationId
from storage.credit import WorkRows
from storage.engine import Link
from storage.rows import Scope
from storage.store import OpenedStore
from tests.storage.journal import ELSEWHERE, found
from tests.storage.values import HERE, NOW, ORGANISATION, coalition_here, undone

MANY = tuple(OrganisationId(f"partner-{number:06}") for number in range(20))
THEIRS = WorkId("of-many-------")


def a_work(name: str, *partners: OrganisationId, over: bool = False) -> Work:
    key = WorkId(name.lower().ljust(14, "-"))
    return Work(key, name, () if over else partners, NOW, over_at=NOW if over else None)


def rows(link: Link, coalition: CoalitionId = HERE) -> WorkRows:
    return WorkRows(Scope(link.connection, coalition, {}))


def test_what_goes_on_stands_in_the_order_of_its_names(link: Link) -> None:
    """Whatever the case of their letters; not what is over, nor what another coalition does."""
    with undone(link):
        coalition_here(link)
        garden, soup, over = a_work("garden", ORGANISATION), a_work("Soup", ORGANISATION), a_work("Bread", over=True)
        for each in (soup, over, garden):
            rows(link).add(each)
        assert rows(link).going_on() == (garden, soup)
        assert rows(link, ELSEWHERE).going_on() == ()


def test_an_organisation_is_found_where_it_is_a_partner_or_asked_to_be_one(link: Link) -> None:
    """Not where it withdrew or said no, and an id with a sign for any letter finds no other."""
    with undone(link):
        coalition_here(link)
        one, other = OrganisationId("some_one------"), OrganisationId("some-one------")
        asked, joined = a_work("Asked", other, one), replace(a_work("Joined", one), joined=(one,))
        left = replace(a_work("Left", other), gone=(one,), declined=(one,))
        for each in (asked, joined, left):
            rows(link).add(each)
        assert rows(link).of(one) == (asked, joined)
        assert rows(link).of(other) == (asked, left)
        assert rows(link, ELSEWHERE).of(one) == ()


def _begun(transaction: Transaction, _: None) -> None:
    transaction.unit(HERE).get(WORKS_HERE).add(Work(THEIRS, "Soup", MANY, NOW, line="We cook.", edition=1))


def _accepted(transaction: Transaction, one: OrganisationId) -> str:
    """As a handler does it, from the locked work."""
    works = transaction.unit(HERE).get(WORKS_HERE)
    before = works.locked(THEIRS)
    assert before
    try:
        after = before.accepted(one, 1)
    except LineChangedSince:
        return "changed since"
    works.save(after)
    return "agreed" if after.is_agreed else "noted"


def _withdrew(transaction: Transaction, one: OrganisationId) -> str:
    works = transaction.unit(HERE).get(WORKS_HERE)
    before = works.locked(THEIRS)
    assert before
    works.save(before.without(one, "Nobody", NOW))
    return "withdrew"


def _as_it_is(transaction: Transaction, _: None) -> Work | None:
    return transaction.unit(HERE).get(WORKS_HERE).find(THEIRS)


async def test_of_many_who_say_yes_at_once_each_counts_and_one_is_the_last(store: OpenedStore) -> None:
    """It is agreed once, and nobody's yes is lost."""
    await found(store)
    await store.transact(_begun, None)
    answers = await asyncio.gather(*(store.transact(_accepted, each) for each in MANY))
    assert sorted(answers) == ["agreed", *["noted"] * (len(MANY) - 1)]
    after = await store.read(_as_it_is, None)
    assert after
    assert {*after.yes} == {*after.joined} == {*MANY}


async def test_a_yes_at_the_moment_of_a_withdrawal_is_to_words_that_are_asked_anew(store: OpenedStore) -> None:
    """Whichever comes first: who withdrew is gone, no yes of before counts, and nothing is agreed."""
    await found(store)
    await store.transact(_begun, None)
    asked = (store.transact(_withdrew if number % 5 == 2 else _accepted, each) for number, each in enumerate(MANY))
    answers = await asyncio.gather(*asked)
    assert answers.count("withdrew") == 4
    assert "agreed" not in answers
    after = await store.read(_as_it_is, None)
    assert after
    assert after.partners == tuple(each for number, each in enumerate(MANY) if number % 5 != 2)
    assert {*after.gone, *after.declined} == {*MANY} - {*after.partners}
    assert (after.yes, after.edition) == ((), 5)
