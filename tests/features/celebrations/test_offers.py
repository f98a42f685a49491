"""What others state as done is offered to few, once, and never posted by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.confidential import KeptInConfidence
from bot.features.agreements.facts import AgreementId, AgreementMade
from bot.features.celebrations import commands as asked
from bot.features.celebrations.handlers.offering import after_agreement_made, after_promise_kept
from bot.features.celebrations.model import CELEBRATIONS, Celebration, Occasion, Way
from bot.features.celebrations.model.offer import AFTER, OfferStage
from bot.features.celebrations.reads import offered_words
from bot.features.check_ins.facts import HelpOffered
from bot.features.coalition.facts import CoalitionSetUp
from bot.features.listening.facts import RoundEnded
from bot.features.privacy.facts import PersonErased
from bot.features.promises.facts import PromiseKept, PromiseReopened
from bot.features.slow_rounds.facts import SlowRoundEnded
from bot.kernel.command import Command
from bot.kernel.ids import Id
from bot.kernel.refusal import NotFound
from bot.kernel.settings import Ruled
from bot.kernel.wire import draft
from tests.features.celebrations.town import (
    ANA,
    CITY,
    CLINIC,
    CLOCK,
    FAY,
    FLO,
    NOW,
    PLACE,
    RIA,
    SCHOOL,
    SOL,
    P,
    Town,
    read,
)
from tests.features.reading import labels

A = AgreementId("the-agreement-")
PAGE = Occasion("One page for all", (CLINIC, SCHOOL, CITY))
MADE = AgreementMade(A, 2, Id("the-proposal--"), 3, "One page for all", "We keep one page.")
KEPT = PromiseKept(Id("the-promise---"), CLINIC, None, ANA, "Print the flyers", "They hang")


def agreed() -> Town:
    town = Town()
    town.occasions.open_to_all[A] = PAGE
    town.happened(MADE)
    return town


def test_what_is_agreed_is_offered_to_those_who_facilitate() -> None:
    """In private, with a way to leave it; nothing is posted by itself."""
    town = agreed()
    said = "“One page for all” is agreed. Would you like to celebrate it?"
    assert town.could_celebrate(FAY) == town.could_celebrate(FLO) == [said]
    assert said in read(town.see(FAY, asked.CelebratePage()))
    assert said not in read(town.see(RIA, asked.CelebratePage()))
    assert town.needs == {}
    page = town.see(FAY, asked.OfferPage(town.offered(FAY).id))
    assert said in read(page)
    assert labels(page) == ["Celebrate something", "Not now", "Home"]
    assert town.get(CELEBRATIONS).open() == ()


def test_whoever_takes_it_up_begins_with_its_words_and_with_who_carried_it() -> None:
    """Each of them is asked as always, and the others need not look at it any more."""
    town = agreed()
    offer = town.offered(FAY)
    opened = offered_words(town, draft(asked.BeginCelebration, of=offer.id), town.context(FAY))
    assert opened.text("words") == "One page for all"
    town.press(FAY, asked.BeginCelebration(P, "We have one page for all", offer.id))
    assert town.party().organisations == (CITY, CLINIC, SCHOOL)
    assert (town.party().way, town.party().of) == (Way.agreement, A)
    assert town.party().stage.value == "draft"
    assert town.could_celebrate(FAY) == town.could_celebrate(FLO) == []
    assert town.offers.kept[offer.id].stage is OfferStage.over
    assert town.offers.kept[offer.id].what == ""


def test_whoever_carried_it_alone_is_not_named_beforehand_where_none_is_named_alone() -> None:
    """As the group rules it: then it can be posted in nobody's name, or with others."""
    town = Town(ruled={"way-of-credit": Ruled("unnamed", 7, "Nobody shines alone.", holds=True)})
    town.happened(KEPT)
    town.press(ANA, asked.BeginCelebration(P, "The flyers hang", town.offered(ANA).id))
    assert town.party().organisations == ()


def test_it_is_offered_once() -> None:
    """Also if it is stated again, after somebody left it."""
    town = agreed()
    offer = town.offered(FAY)
    town.press(FAY, asked.LeaveOffer(offer.id))
    town.happened(MADE)
    assert town.could_celebrate(FAY) == []
    assert town.could_celebrate(FLO) != []
    with pytest.raises(NotFound):
        town.see(FAY, asked.OfferPage(offer.id))
    town.press(FLO, asked.LeaveOffer(offer.id))
    assert town.offers.kept[offer.id].stage is OfferStage.over


def test_nobody_else_sees_or_takes_what_is_offered() -> None:
    """With its id they begin a celebration of their own, and nothing of the offer is in it."""
    town = agreed()
    offer = town.offered(FAY)
    with pytest.raises(NotFound):
        town.see(RIA, asked.OfferPage(offer.id))
    town.press(RIA, asked.BeginCelebration(P, "We met", offer.id))
    assert town.party().organisations == ()
    assert town.offers.kept[offer.id].is_for(FAY)
    assert offered_words(town, draft(asked.BeginCelebration, of=offer.id), town.context(RIA)).text("words") is None


def test_what_not_all_may_read_is_never_offered() -> None:
    """An agreement of a circle or in confidence, and a promise that stands under one."""
    town = Town()
    town.happened(MADE)
    town.happened(PromiseKept(Id("the-promise---"), CLINIC, A, ANA, "Print the flyers"))
    assert town.offers.kept == {}
    assert town.needs == {}


def test_what_is_kept_in_confidence_meanwhile_cannot_be_taken_up() -> None:
    """The agreement itself and a promise that stands under it, be they offered already or not; when all may read it
    again it can be."""
    kept = PromiseKept(Id("the-promise---"), CLINIC, A, ANA, "Print the flyers")
    for fact, who in ((MADE, FAY), (kept, ANA)):
        town = Town()
        town.occasions.open_to_all[A] = PAGE
        town.happened(fact)
        offer = town.offered(who)
        del town.occasions.open_to_all[A]
        assert "Have a look" not in read(town.see(who, asked.CelebratePage()))
        with pytest.raises(KeptInConfidence):
            town.see(who, asked.OfferPage(offer.id))
        with pytest.raises(KeptInConfidence):
            town.press(who, asked.BeginCelebration(P, "We did it", offer.id))
        town.occasions.open_to_all[A] = PAGE
        town.press(who, asked.BeginCelebration(P, "We did it", offer.id))
        assert town.party().by == who


def test_a_promise_that_is_kept_in_confidence_within_the_day_is_not_offered() -> None:
    """It is looked at once more before it is offered."""
    town = Town()
    town.occasions.open_to_all[A] = PAGE
    for command in after_promise_kept(PromiseKept(Id("the-promise---"), CLINIC, A, ANA, "Print the flyers")):
        town.press(CLOCK, command)
    del town.occasions.open_to_all[A]
    town.now += AFTER
    assert town.tick_offers() == 1
    assert town.offers.of(ANA) == ()


def test_the_first_promise_is_said_to_be_the_first_only_if_it_is() -> None:
    """One before it that nobody was offered was kept all the same."""
    town = Town()
    town.happened(PromiseKept(Id("in-confidence-"), CLINIC, A, ANA, "Print the flyers"))
    town.happened(KEPT)
    assert town.could_celebrate(ANA) == ["You have done “Print the flyers”. Would you like to celebrate it?"]


def test_what_was_said_by_mistake_is_not_offered() -> None:
    """Also when it was offered already."""
    town = Town()
    town.happened(KEPT)
    town.happened(PromiseReopened(KEPT.promise, ANA))
    assert town.could_celebrate(ANA) == []
    assert town.offers.of(ANA) == ()


def test_what_ended_meanwhile_is_not_offered() -> None:
    """Or is kept in confidence since then: it is looked at once more before it is offered."""
    town = Town()
    town.occasions.open_to_all[A] = PAGE
    for command in after_agreement_made(MADE):
        town.press(CLOCK, command)
    del town.occasions.open_to_all[A]
    town.now += timedelta(days=1)
    town.tick_offers()
    assert town.offers.of(FAY) == ()


def test_the_first_of_its_kind_is_named_as_that() -> None:
    """The first agreement, and the first promise that was kept."""
    town = Town()
    town.occasions.open_to_all[A] = PAGE
    town.happened(AgreementMade(A, 1, Id("the-proposal--"), 3))
    assert town.could_celebrate(FAY) == ["“One page for all” is your first agreement. Would you like to celebrate it?"]
    assert town.waiting(FAY) == town.could_celebrate(FAY)
    town.happened(KEPT)
    first = "“Print the flyers” is the first promise that was kept here. Would you like to celebrate it?"
    assert town.could_celebrate(ANA) == [first]
    town.happened(PromiseKept(Id("another-------"), SCHOOL, None, SOL, "Cook"))
    assert town.could_celebrate(SOL) == ["You have done “Cook”. Would you like to celebrate it?"]


def test_who_did_it_is_asked_and_their_organisation_is_named() -> None:
    """One offer at a time: whoever still thinks about one gets no other."""
    town = Town()
    town.happened(KEPT)
    town.happened(PromiseKept(Id("another-------"), CLINIC, None, ANA, "Cook"))
    assert len(town.could_celebrate(ANA)) == 1
    town.press(ANA, asked.BeginCelebration(P, "The flyers hang", town.offered(ANA).id))
    assert town.party().organisations == (CLINIC,)


def test_a_long_round_is_offered_and_a_short_one_is_not() -> None:
    """Long is what many were heard in."""
    town = Town()
    town.happened(RoundEnded(Id("a-round-------"), PLACE, 4))
    assert town.needs == {}
    town.happened(RoundEnded(Id("another-round-"), PLACE, 5))
    assert town.could_celebrate(FAY) == ["You have heard each other in a long round. Would you like to celebrate it?"]
    town.press(FAY, asked.LeaveOffer(town.offered(FAY).id))
    town.happened(SlowRoundEnded(Id("a-slow-round--"), PLACE, 6, None))
    assert len(town.could_celebrate(FAY)) == 1


def test_a_round_of_a_circle_is_offered_to_nobody() -> None:
    """Who facilitates the coalition need not be in it."""
    town = Town()
    town.happened(RoundEnded(Id("a-round-------"), PLACE, 9, Id("the-circle----")))
    assert town.could_celebrate(FAY) == []
    assert town.could_celebrate(FLO) == []


def test_who_was_helped_can_thank() -> None:
    """The organisation of whoever lent a hand is named in it, to be asked."""
    town = Town()
    town.happened(HelpOffered(Id("the-check-in--"), RIA, SOL))
    assert town.could_celebrate(RIA) == ["Somebody has offered you a hand. Would you like to thank them?"]
    town.press(RIA, asked.BeginCelebration(P, "The pump runs", town.offered(RIA).id))
    assert town.party().organisations == (SCHOOL,)


def test_a_year_later_it_is_offered_again_and_each_year_after_that() -> None:
    """As long as it holds; an offer that nobody takes up is gone after two weeks."""
    town = agreed()
    for who in (FAY, FLO):
        town.press(who, asked.LeaveOffer(town.offered(who).id))
    for years in (1, 2):
        town.now = datetime(2026 + years, 11, 30, 10, tzinfo=UTC)
        assert town.tick_offers() == 1
        assert town.waiting(FAY)[0].endswith("you agreed on “One page for all”. Would you like to celebrate it?")
        assert town.offered(FAY).years == years
        town.now += timedelta(days=14)
        assert town.tick_offers() == 1
        assert town.waiting(FAY) == []
    del town.occasions.open_to_all[A]
    town.now = datetime(2029, 11, 30, 10, tzinfo=UTC)
    assert town.tick_offers() == 1
    assert town.waiting(FAY) == []
    assert {each.stage for each in town.offers.kept.values()} == {OfferStage.over}


def test_the_coalition_has_a_birthday() -> None:
    """From the day on which it was set up. Weeks late, after an absence, it waits for the next one."""
    town = Town()
    town.happened(CoalitionSetUp(PLACE, "Together", FAY))
    town.now = NOW + timedelta(days=365)
    town.tick_offers()
    assert town.waiting(FAY) == ["1 year ago you began together. Would you like to celebrate it?"]
    town.press(FAY, asked.LeaveOffer(town.offered(FAY).id))
    town.press(FLO, asked.LeaveOffer(town.offered(FLO).id))
    town.now = NOW + timedelta(days=365 * 2 + 30)
    town.tick_offers()
    assert town.waiting(FAY) == []


def test_who_is_erased_is_in_no_offer() -> None:
    """The others keep it, and the last of them ends it."""
    town = agreed()
    town.happened(PersonErased(FAY))
    assert town.offers.of(FAY) == ()
    assert town.offers.of(FLO) != ()
    town.happened(PersonErased(FLO))
    assert [each for each in town.offers.kept.values() if each.people or each.what] == []


def test_the_clock_may_come_early() -> None:
    """Nothing is offered before its day."""
    town = agreed()
    before = dict(town.offers.kept)
    command: Command = asked.KeepOffer(town.offered(FAY).id)
    town.press(CLOCK, command)
    assert town.offers.kept == before
    assert not any(isinstance(each, Celebration) for each in town.rows.kept.values())
