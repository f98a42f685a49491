"""Promises under an agreement: from where they are made, what becomes of it, and who may know of it."""

from dataclasses import replace

import pytest

from bot.agreed import Agreed
from bot.confidential import KeptInConfidence
from bot.features.promises import reads
from bot.features.promises.commands import (
    ConfirmDay,
    MakePromise,
    PromiseFromMessage,
    PromisePage,
    PromisesPage,
    PromisesUnderPage,
    PromiseUnder,
)
from bot.features.promises.facts import PromiseMade
from bot.features.promises.model import CommitmentId, Way
from bot.features.promises.model.refusals import AgreementHasEnded
from bot.kernel.ids import Id
from bot.kernel.refusal import NotFound
from tests.features.promises.town import ANA, FRIDAY, RIA, SOL, P, Town, read
from tests.features.reading import labels

IT, PROPOSAL, ANOTHER = Id("the-agreement-"), Id("the-proposal--"), CommitmentId("another-------")


def agreed() -> Town:
    town = Town()
    town.register.kept[IT] = Agreed(IT, 3, "Who speaks to the press")
    town.register.led_to[PROPOSAL] = IT
    return town


def test_under_an_agreement_stand_its_promises() -> None:
    """And a way to make one more."""
    town = agreed()
    town.make(agreement=IT)
    town.make(SOL, FRIDAY, ANOTHER, what="Cook")
    card = town.see(RIA, PromisesUnderPage(IT))
    assert "Under agreement 3, Who speaks to the press." in read(card)
    assert "Print the flyers" in read(card)
    assert "Cook" not in read(card)
    assert "Make a promise" in labels(card)
    assert "agreement 3, Who speaks to the press" in read(town.see(RIA, PromisePage(P)))


def test_the_proposal_that_led_to_it_is_the_same_place() -> None:
    """Whoever promises after a vote promises under what came of it."""
    town = agreed()
    town.press(ANA, PromiseUnder(P, "Call the paper", FRIDAY.isoformat(), None, Way.proposal, PROPOSAL, PROPOSAL))
    town.press(ANA, ConfirmDay(P, FRIDAY))
    assert town.promise().agreement == IT
    for origin in (IT, PROPOSAL):
        assert "Call the paper" in read(town.see(SOL, PromisesUnderPage(origin)))
    [made] = town.facts
    assert isinstance(made, PromiseMade)
    assert (made.agreement, made.way, made.of) == (IT, "proposal", PROPOSAL)


def test_what_is_in_no_register_is_promised_under_nothing() -> None:
    """The promise stands all the same, with where it comes from."""
    town = Town()
    town.press(ANA, PromiseUnder(P, "Call the paper", FRIDAY.isoformat(), None, Way.proposal, PROPOSAL, PROPOSAL))
    assert (town.promise().agreement, town.promise().of) == (None, PROPOSAL)
    with pytest.raises(NotFound):
        town.see(ANA, PromisesUnderPage(PROPOSAL))


def test_what_has_ended_takes_no_new_promise() -> None:
    """Those that were made under it stay, and say what took its place."""
    town = agreed()
    town.make(agreement=IT)
    town.register.kept[IT] = replace(town.register.kept[IT], holds=False, replaced_by=5)
    with pytest.raises(AgreementHasEnded):
        town.press(SOL, MakePromise(ANOTHER, "Cook", FRIDAY.isoformat(), agreement=IT))
    assert "agreement 3, Who speaks to the press; number 5 took its place" in read(town.see(SOL, PromisePage(P)))
    card = town.see(SOL, PromisesUnderPage(IT))
    assert "Print the flyers" in read(card)
    assert "Make a promise" not in labels(card)
    town.register.kept[IT] = replace(town.register.kept[IT], replaced_by=None)
    assert "which has ended" in read(town.see(SOL, PromisePage(P)))


def test_who_may_not_read_the_agreement_sees_the_promise_without_it() -> None:
    """They do not learn that there is one, and promise nothing under it."""
    town = agreed()
    town.register.secret[IT] = frozenset({ANA})
    town.make(agreement=IT)
    shown = town.see(SOL, PromisePage(P))
    assert "Print the flyers" in read(town.see(SOL, PromisesPage()))
    assert "Under" not in read(shown)
    assert PromisesUnderPage.title.text not in labels(shown)
    assert "Who speaks to the press" in read(town.see(ANA, PromisePage(P)))
    with pytest.raises(KeptInConfidence):
        town.see(SOL, PromisesUnderPage(IT))
    with pytest.raises(KeptInConfidence):
        town.press(SOL, MakePromise(ANOTHER, "Cook", FRIDAY.isoformat(), agreement=IT))


def test_a_form_offers_what_holds_and_they_may_read() -> None:
    """By number and title, so that a part of either finds it."""
    town = agreed()
    other, over = Id("the-other-one-"), Id("the-old-one---")
    town.register.kept[other] = Agreed(other, 4, "Our calendar")
    town.register.kept[over] = Agreed(over, 1, "The old one", holds=False)
    town.register.secret[other] = frozenset({ANA})
    assert [each.label for each in reads.agreements(town, town.context(SOL))] == ["3. Who speaks to the press"]
    assert len(reads.agreements(town, town.context(ANA))) == 2


def test_a_message_becomes_a_promise() -> None:
    """And it says where it comes from; whoever else carries it is asked all the same."""
    town = Town()
    town.press(ANA, PromiseFromMessage(P, "I can bring chairs", FRIDAY.isoformat(), SOL))
    town.press(ANA, ConfirmDay(P, FRIDAY))
    assert town.promise().way is Way.message
    assert town.waiting(SOL) == ["Can you carry “I can bring chairs”? Ana asks you."]
    assert town.facts == []
