"""On the day on which all look at it again those whom it binds are asked, once; and what they can say to it."""

from datetime import date

import pytest

from bot.confidential import Kind
from bot.features.agreements import commands as asked
from bot.features.agreements.facts import AgreementPutOff
from bot.features.agreements.model import Stage, life, refusals
from bot.kernel.attention import Met, Need
from tests.features.agreements.shelf import NAMES, Shelf, person, shelf
from tests.features.reading import labels, read

DAY = date(2026, 6, 1)


def come(kept: frozenset[Kind] = frozenset()) -> Shelf:
    """The day has come."""
    here = shelf("One page", review=DAY)
    here.kept = kept
    here.passes(days=90)
    return here


def needs(here: Shelf) -> list[Need]:
    return [each for each in here.needs if isinstance(each, Need)]


def met(here: Shelf) -> list[str]:
    return [each.key for each in here.needs if isinstance(each, Met)]


def test_those_whom_it_binds_are_asked_to_look_once() -> None:
    """Whoever answers for each; not again, however much time passes."""
    here = come()
    assert [each.person for each in needs(here)] == [person(name.lower()) for name in NAMES]
    assert read(needs(here)[0].words) == "Look again at 1. One page: can it stay as it is?"
    here.passes(days=200)
    assert len(needs(here)) == len(NAMES)


def test_of_what_is_in_confidence_the_number_is_told() -> None:
    """It may ring on a screen that others see."""
    here = come(frozenset({Kind.agreements}))
    assert read(needs(here)[0].words) == "Look again at number 1 of our agreements: can it stay as it is?"


@pytest.mark.parametrize("said", ["stays", "later", "again", "anew", "ends"])
def test_whatever_they_say_nobody_is_asked_any_more(said: str) -> None:
    """It stays, they look later, put it to all, agree to it anew, or end it."""
    here = come()
    it = here.agreements[1]
    match said:
        case "stays":
            here.press("art", asked.LeaveAsItIs(it.id, 6))
        case "later":
            here.press("art", asked.LookLater(it.id))
        case "ends":
            here.press("art", asked.AskToEndAgreement(it.id, "It is done."))
            here.decided(adopted_=True)
        case _:
            here.press("art", asked.PutToAllAgain(it.id))
    if said == "anew":
        here.decided(adopted_=True)
    assert life.waiting_for(it) in met(here)


def test_later_is_in_a_month() -> None:
    """It holds until then, all are told who would like that, and then they are asked once more."""
    here = come()
    change = here.press("bank", asked.LookLater(here.agreements[1].id))
    after = here.agreements[1]
    day = after.review
    assert day is not None
    assert (after.stage, day) == (Stage.in_force, date(2026, 7, here.now.day))
    fact = here.facts[-1]
    assert isinstance(fact, AgreementPutOff)
    assert (fact.review, fact.by) == (day, person("bank"))
    assert "Bank would like to look at number 1 later." in read(change.reply)
    here.passes(days=32)
    assert len(needs(here)) == 2 * len(NAMES)


def test_what_somebody_asked_to_look_at_is_not_put_off_by_others() -> None:
    """Nor what nobody looks at."""
    here = shelf("One page")
    it = here.agreements[1].id
    with pytest.raises(refusals.NotLookedAt):
        here.press("art", asked.LookLater(it))
    here.press("art", asked.AskToLookAgain(it, "It is long."))
    with pytest.raises(refusals.OthersAskedToLook):
        here.press("bank", asked.LookLater(it))


def test_its_page_offers_the_three_ways() -> None:
    """While it is looked at, and not before."""
    here = come()
    shown = set(labels(here.page("art", asked.AgreementPage(here.agreements[1].id))))
    assert {"Put it to all again", "Leave it as it is", "Look later"} <= shown
    here = shelf("One page")
    assert "Look later" not in labels(here.page("art", asked.AgreementPage(here.agreements[1].id)))
