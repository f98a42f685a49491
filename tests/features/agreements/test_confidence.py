"""Single agreements are kept in confidence by a vote, or by a facilitator where a rule lets them; a vote opens them."""

from dataclasses import replace

import pytest

from bot.confidential import Confidential, Kind, Reader
from bot.deciding import DecisionWanted
from bot.features.agreements import commands as asked
from bot.features.agreements.facts import (
    AgreementConfided,
    AgreementId,
    AgreementKept,
    AgreementMade,
    AgreementMarked,
    AgreementOpened,
    AgreementRenewed,
)
from bot.features.agreements.model import Party, refusals
from bot.features.agreements.model.taken import Taken, held
from bot.features.circles.facts import CircleId
from bot.kernel.attention import Met, Need
from bot.kernel.command import Standing
from bot.kernel.ids import Id
from bot.kernel.text import say
from tests.features.agreements.shelf import NAMES, NOW, SIX, Shelf, adopted, party, person, shelf
from tests.features.reading import labels, read

SECRET = "Where the families are housed"
FACILITATOR = Standing.facilitator


def kept_so(*, by: str = "art") -> tuple[Shelf, AgreementId]:
    """All agreed that it is for those whom it binds."""
    here = shelf(SECRET)
    it = here.agreements[1].id
    here.press(by, asked.AskToConfide(it))
    here.decided(adopted_=True)
    return here, it


def wanted(here: Shelf) -> DecisionWanted:
    return [each for each in here.facts if isinstance(each, DecisionWanted)][-1]


def test_a_vote_keeps_it_in_confidence() -> None:
    """It is asked by its number alone, and told by it; what was shown before cannot be called back, as all read."""
    here, _ = kept_so()
    asking = wanted(here)
    assert (asking.title, asking.text, asking.terms.fixed, asking.terms.among) == ("#1", "#1", True, ())
    assert here.agreements[1].confided
    assert isinstance(here.facts[-1], AgreementConfided)
    told = read(here.messages[-1].card)
    assert "Number 1 is kept in confidence from now on, among those whom it binds." in told
    assert "What was shown or taken along before cannot be called back." in told
    assert all(SECRET not in read(each.card) for each in here.messages)


def test_it_leaves_the_words_and_the_stage_as_they_were() -> None:
    """Who reads it is another question than what was agreed."""
    here = shelf(SECRET)
    before = here.agreements[1]
    here.press("art", asked.AskToLookAgain(before.id, "It is long."))
    here.press("bank", asked.AskToConfide(before.id))
    here.decided(adopted_=True)
    after = here.agreements[1]
    assert (after.stage.value, after.versions, after.reviewing is not None) == ("under review", before.versions, True)


def test_not_agreed_changes_nothing() -> None:
    """It stays open, and looked at if it was."""
    here = shelf(SECRET)
    it = here.agreements[1].id
    here.press("art", asked.AskToLookAgain(it, "It is long."))
    here.press("art", asked.AskToConfide(it))
    here.decided(adopted_=False)
    after = here.agreements[1]
    assert (after.confided, after.deciding, after.stage.value) == (False, None, "under review")
    assert isinstance(here.facts[-1], AgreementKept)


def test_from_then_on_it_is_no_text() -> None:
    """It opens to those whom it binds, and no file has it."""
    here, _ = kept_so()
    it = held(here.agreements[1], frozenset())
    assert isinstance(it, Confidential)
    assert it.opened(Reader(person("art"), frozenset({party("Art").seat}))) == here.agreements[1]
    taken = Taken.of("Ours", NOW, (it,))
    assert (taken.agreements, taken.left_out) == ((), 1)


def test_nobody_finds_it_by_its_words() -> None:
    """Not even who may read it: what is found is shown to whoever looks."""
    here, _ = kept_so()
    assert "Nothing was found" in read(here.press("art", asked.FindAgreements("families")).reply)


def test_those_whom_it_binds_open_it_again() -> None:
    """They alone are asked: others cannot know what it is about."""
    here, it = kept_so()
    here.press("bank", asked.AskToOpen(it))
    assert wanted(here).terms.among == tuple(each.seat for each in SIX)
    here.decided(adopted_=True)
    assert not here.agreements[1].confided
    assert isinstance(here.facts[-1], AgreementOpened)
    assert "Number 1 is open to all again" in read(here.messages[-1].card)


def test_what_a_rule_keeps_is_not_told_as_open() -> None:
    """It is no longer marked; the rule of that number keeps it still."""
    here, it = kept_so()
    here.kept = frozenset({Kind.agreements})
    here.press("bank", asked.AskToOpen(it))
    here.decided(adopted_=True)
    told = read(here.messages[-1].card)
    assert "Number 1 is no longer marked" in told
    assert "Ground rule 7 still keeps it in confidence." in told


def test_what_is_in_confidence_is_put_to_those_by_its_number() -> None:
    """No word of it stands in the channels while they are asked; agreed to anew it has its own words still."""
    here, it = kept_so()
    here.press("art", asked.AskToLookAgain(it, "It is long."))
    here.press("bank", asked.PutToAllAgain(it))
    asking = wanted(here)
    assert (asking.title, asking.text, len(asking.terms.among)) == ("#1", "#1", 6)
    here.decided(adopted_=True)
    after = here.agreements[1]
    assert (after.title, after.text.text, after.text.number) == (SECRET, "We keep one page.", 2)
    renewed = here.facts[-1]
    assert isinstance(renewed, AgreementRenewed)
    assert (renewed.title, renewed.text) == ("", "")
    assert all(SECRET not in read(each.card) for each in here.messages)


def test_those_whom_it_binds_hear_what_others_do_with_it() -> None:
    """By its number, since nothing of it is told in the channels: when its words are corrected or put back, they are
    asked; when it is looked at again, stays or is signed, they are told. Whoever did it hears nothing."""
    here, it = kept_so()
    before = len(here.messages)
    asked_for = "They read why on its page."
    assert asked_for in read(here.press("art", asked.AskToLookAgain(it, SECRET)).reply)
    need = here.needs[-1]
    assert isinstance(need, Need)
    assert need.words == say(
        "{whose} asks you to look again at number {number} of our agreements.", whose=party("Art").whose, number=1
    )
    for press, said in (
        (asked.LeaveAsItIs(it, 0), "stays as it is"),
        (asked.CorrectWording(it, 1, "We keep two pages."), "Are they as you agreed?"),
        (asked.PutWordingBack(it, 2), "has the words again"),
        (asked.SignToo(it), "signs number"),
        (asked.TakeSignatureBack(it), "takes its name off"),
    ):
        change = here.press("art", press)
        told = [each for each in change.needs if isinstance(each, Need)]
        assert [each.person for each in told] == [person(name.lower()) for name in NAMES[1:]]
        assert all(said in str(each.words) and SECRET not in repr(each) for each in told)
    assert len(here.messages) == before


def test_its_words_are_put_back_from_its_page() -> None:
    """Nothing in the channels has the button for it."""
    here, it = kept_so()
    assert "Put the words back" not in labels(here.page("bank", asked.AgreementPage(it)))
    here.press("art", asked.CorrectWording(it, 1, "We keep two pages."))
    assert "Put the words back" in labels(here.page("bank", asked.AgreementPage(it)))
    assert here.press("bank", asked.PutWordingBack(it, 2)).needs[0] == Met(f"agreements.words:{it}")


def test_other_words_for_it_cannot_stand_before_all() -> None:
    """Whoever proposes them reads what can be asked instead, and there is no button for it."""
    here, it = kept_so()
    with pytest.raises(refusals.NewWordsBeforeAll):
        here.press("art", asked.AskToReplaceAgreement(it, "Elsewhere", SECRET))
    assert "Propose other words" not in labels(here.page("art", asked.AgreementPage(it)))


def test_why_it_should_end_is_read_without_its_name() -> None:
    """Whoever asks knows that all members see their words."""
    here, it = kept_so()
    here.press("art", asked.AskToEndAgreement(it, "It is done."))
    assert (wanted(here).title, wanted(here).text) == ("#1", "It is done.")


def test_what_a_circle_agreed_is_put_to_the_circle() -> None:
    """It binds those in it alone, so they alone are asked; its words can stand there, since nobody keeps them."""
    here = Shelf()
    here.state(adopted(1, "Housing", circle=CircleId("the-circle----"), circle_name="Housing"))
    it = here.agreements[1]
    here.press("art", asked.AskToEndAgreement(it.id, "It is done."))
    assert (wanted(here).circle, wanted(here).title, wanted(here).terms.among) == (it.circle, "Housing", ())


def test_a_facilitator_marks_it_where_a_rule_lets_them() -> None:
    """Without a vote, with their name beside it; without the rule they can ask all."""
    here = shelf(SECRET)
    it = here.agreements[1].id
    with pytest.raises(refusals.ByVoteAlone):
        here.press("gail", asked.MarkInConfidence(it), FACILITATOR)
    here.kept = frozenset({Kind.marked})
    here.press("gail", asked.MarkInConfidence(it), FACILITATOR)
    assert here.agreements[1].confided
    fact = here.facts[-1]
    assert isinstance(fact, AgreementMarked)
    assert (fact.by, fact.facilitating) == (person("gail"), True)


def test_it_is_not_marked_while_it_is_being_asked() -> None:
    """Its words stand before all then; after the count it can be."""
    here = shelf(SECRET)
    here.kept = frozenset({Kind.marked})
    it = here.agreements[1].id
    here.press("art", asked.AskToEndAgreement(it, "It is done."))
    with pytest.raises(refusals.BeingPutToAll):
        here.press("gail", asked.MarkInConfidence(it), FACILITATOR)


def test_twice_is_refused_kindly() -> None:
    """What is marked cannot be marked; what was not marked cannot be opened, since that is a rule's doing."""
    here, it = kept_so()
    with pytest.raises(refusals.InConfidenceAlready):
        here.press("art", asked.AskToConfide(it))
    here = shelf(SECRET)
    with pytest.raises(refusals.OpenOrByRule):
        here.press("art", asked.AskToOpen(here.agreements[1].id))


def test_what_has_ended_can_be_kept_in_confidence_too() -> None:
    """Its words are there to be read as long as the register is."""
    here = shelf(SECRET)
    it = here.agreements[1].id
    here.press("art", asked.AskToEndAgreement(it, "It is done."))
    here.decided(adopted_=True)
    here.press("art", asked.AskToConfide(it))
    here.decided(adopted_=True)
    after = here.agreements[1]
    assert (after.stage.value, after.confided) == ("ended", True)


def test_its_page_says_that_it_is_kept() -> None:
    """With the way to open it; before, with the way to keep it, and for facilitators to mark it if a rule says so."""
    here, it = kept_so()
    shown = here.page("art", asked.AgreementPage(it))
    assert "It is kept in confidence among those whom it binds." in read(shown)
    assert "Open it to all" in labels(shown)
    here = shelf(SECRET)
    it = here.agreements[1].id
    assert "Keep it in confidence" in labels(here.page("art", asked.AgreementPage(it)))
    assert "Mark as confidential" not in labels(here.page("gail", asked.AgreementPage(it), FACILITATOR))
    here.kept = frozenset({Kind.marked})
    assert "Mark as confidential" in labels(here.page("gail", asked.AgreementPage(it), FACILITATOR))
    assert "Mark as confidential" not in labels(here.page("art", asked.AgreementPage(it)))


def test_what_a_rule_keeps_in_confidence_is_told_without_words() -> None:
    """To whoever reacts to it: a celebration, a digest."""
    here = Shelf(kept=frozenset({Kind.agreements}))
    here.state(adopted(1, SECRET))
    made = here.facts[-1]
    assert isinstance(made, AgreementMade)
    assert (made.number, made.title, made.text) == (1, "", "")


def test_a_circle_of_people_reads_what_it_agreed() -> None:
    """It has no parties, so its people are named."""
    of_people = replace(shelf(SECRET).agreements[1], parties=(), circle=CircleId("the-circle----"), confided=True)
    it = held(of_people, frozenset(), frozenset({person("art")}))
    assert isinstance(it, Confidential)
    assert it.readers.include(Reader(person("art")))
    assert not it.readers.include(Reader(person("bank"), frozenset({Id("s-Bank--------")})))


def test_a_party_that_came_later_reads_nothing() -> None:
    """It binds those who were asked."""
    here, _ = kept_so()
    it = held(here.agreements[1], frozenset())
    late = Party(Id("s-late--------"))
    assert isinstance(it, Confidential)
    assert not it.readers.include(Reader(person("late"), frozenset({late.seat})))
