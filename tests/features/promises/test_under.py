"""Promises under an agreement: from where they are made, what becomes of it, and who may know of it."""

from dataclasses import replace

import pytest

from bot.agreed import Agreed
from bot.confidential import KeptInConfidence
from bot.features.promises import reads
from bot.features.promises.commands import (
    AskRelease,
    CarryOn,
    CarryPromise,
    ConfirmDay,
    DatePromise,
    DonePromisesPage,
    FormerWordsPage,
    MakePromise,
    MyPromisesPage,
    PromiseFromMessage,
    PromisePage,
    PromisesPage,
    PromisesUnderPage,
    PromiseUnder,
    PutReleaseToVote,
    ReleaseFromPromise,
    SayPromiseDone,
)
from bot.features.promises.facts import PromiseMade
from bot.features.promises.model import CommitmentId, Stage, Way
from bot.features.promises.model.refusals import AgreementHasEnded, NotForAll
from bot.kernel.ids import Id, PersonId
from bot.kernel.refusal import NotFound
from tests.features.promises.test_life import leave
from tests.features.promises.town import ANA, BEN, CEM, FRIDAY, RIA, SOL, P, Town, read
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


def in_confidence(*readers: PersonId) -> Town:
    """Ana's promise stands under what these alone may read."""
    town = agreed()
    town.register.secret[IT] = frozenset({ANA, *readers})
    town.make(agreement=IT)
    return town


def test_who_may_not_read_the_agreement_reads_nothing_promised_under_it() -> None:
    """They read how many there are, and no more: on no list, by no number, open or done; and promise nothing there."""
    town = in_confidence(BEN)
    for who in (SOL, RIA, CEM):
        board = read(town.see(who, PromisesPage()))
        assert "Print the flyers" not in board
        assert "1 promise is open." in board
        assert "1 stands under an agreement that is kept in confidence" in board
        for page in (PromisePage(P), FormerWordsPage(P)):
            with pytest.raises(NotFound):
                town.see(who, page)
        with pytest.raises(NotFound):
            town.press(who, ReleaseFromPromise(P))
    for who in (ANA, BEN):
        assert "Print the flyers" in read(town.see(who, PromisesPage()))
        assert "Who speaks to the press" in read(town.see(who, PromisePage(P)))
    town.press(ANA, SayPromiseDone(P, "All of them"))
    assert "Print the flyers" in read(town.see(BEN, DonePromisesPage()))
    done = read(town.see(SOL, DonePromisesPage()))
    assert "Print the flyers" not in done
    assert "1 stands under an agreement" in done
    assert "Nothing is done yet" not in done
    with pytest.raises(KeptInConfidence):
        town.see(SOL, PromisesUnderPage(IT))
    with pytest.raises(KeptInConfidence):
        town.press(SOL, MakePromise(ANOTHER, "Cook", FRIDAY.isoformat(), agreement=IT))


def test_whoever_writes_one_reads_before_who_will_read_it() -> None:
    """With the day, and again with another one; under an agreement that all may read nothing is said."""
    town = agreed()
    open_to_all = town.press(ANA, MakePromise(ANOTHER, "Cook", FRIDAY.isoformat(), agreement=IT)).reply
    assert "kept in confidence" not in read(open_to_all)
    town.register.secret[IT] = frozenset({ANA})
    for command in (MakePromise(P, "Cook", "tomorow", agreement=IT), DatePromise(P, FRIDAY.isoformat())):
        assert "Its agreement is kept in confidence" in read(town.press(ANA, command).reply)


def test_who_carries_it_reads_it_and_their_colleagues_do_not() -> None:
    """Ben, whom Ana asked, is no reader of the agreement; once he has left, who of his organisation is one finds it."""
    town = agreed()
    town.register.secret[IT] = frozenset({ANA, CEM})
    town.make(carrier=BEN, agreement=IT)
    town.press(BEN, CarryPromise(P, town.promise(P).due))
    assert "Print the flyers" in read(town.see(BEN, MyPromisesPage()))
    with pytest.raises(NotFound):
        town.see(SOL, PromisePage(P))
    leave(town, BEN)
    assert "Who of you takes over “Print the flyers”?" in town.waiting(ANA)
    assert "Print the flyers" in read(town.see(CEM, MyPromisesPage()))


def test_a_release_is_asked_of_its_readers_alone() -> None:
    """No home is told and no vote is held; one of them, of another organisation, says yes."""
    town = in_confidence(BEN, SOL)
    town.press(ANA, AskRelease(P, "We lost our room."))
    assert town.messages == []
    words = "Clinic asks to be released from “Print the flyers”. It stands under an agreement that you may read."
    assert (town.waiting(SOL), town.waiting(BEN), town.waiting(RIA)) == ([words], [words], [])
    for who in (ANA, SOL):
        assert PutReleaseToVote.title.text not in labels(town.see(who, PromisePage(P)))
        with pytest.raises(NotForAll):
            town.press(who, PutReleaseToVote(P))
    town.press(ANA, CarryOn(P))
    assert town.waiting(SOL) == []
    town.press(ANA, AskRelease(P, "We lost our room."))
    town.press(SOL, ReleaseFromPromise(P))
    assert town.promise().stage is Stage.released
    assert (town.waiting(SOL), town.waiting(BEN)) == ([], [])


def test_what_is_confided_later_takes_its_promises_along() -> None:
    """And shows them again once it is open to all."""
    town = agreed()
    town.make(agreement=IT)
    assert "Print the flyers" in read(town.see(SOL, PromisesPage()))
    town.register.secret[IT] = frozenset({ANA})
    assert "Print the flyers" not in read(town.see(SOL, PromisesPage()))
    del town.register.secret[IT]
    assert "Print the flyers" in read(town.see(SOL, PromisesPage()))


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
    assert town.waiting(SOL) == ["Can you carry “I can bring chairs” by Friday, 2026-12-04? Ana asks you."]
    assert town.facts == []
