"""What becomes of an agreement: looked at again, agreed to anew or left as it is, corrected, signed later, ended."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest

from bot.deciding import Decided, DecisionWanted
from bot.features.agreements import commands as asked
from bot.features.agreements import facts
from bot.features.agreements.cards import held
from bot.features.agreements.handlers.asking import AGAIN, END, REPLACE
from bot.features.agreements.model import Agreement, Stage, refusals
from bot.features.agreements.model.dates import months_after
from bot.features.agreements.model.given import Named
from bot.features.privacy.facts import PersonErased
from bot.kernel.attention import Need, Notice
from bot.kernel.ids import Id
from bot.kernel.refusal import Refusal
from tests.features.agreements.shelf import HOME, NOW, SIX, Shelf, adopted, party, person, shelf
from tests.features.reading import labels, read


def told(here: Shelf) -> str:
    """What all read last."""
    last = here.messages[-1]
    assert isinstance(last, Notice)
    assert last.place == HOME
    return read(last.card)


def looked_at(here: Shelf, who: str = "clinic") -> Agreement:
    here.press(who, asked.AskToLookAgain(here.agreements[1].id, "The page is too long."))
    return here.agreements[1]


def test_any_organisation_can_ask_to_look_again() -> None:
    """All read who asks and why; it holds until something else is agreed."""
    here = shelf()
    it = looked_at(here)
    assert it.stage is Stage.under_review
    assert "Clinic asks all to look again at number 1." in told(here)
    assert "The page is too long." in told(here)
    shown = here.page("art", asked.AgreementPage(it.id))
    assert "Clinic asks to look at it again: The page is too long." in read(shown)
    assert {"Put it to all again", "Leave it as it is"} <= set(labels(shown))
    with pytest.raises(refusals.LookedAtAlready):
        looked_at(here, "art")


def test_it_takes_a_seat() -> None:
    """Whoever answers for no organisation reads whom to ask, and sees no button for it."""
    here = shelf()
    key = here.agreements[1].id
    for command in (
        asked.AskToLookAgain(key, "Why"),
        asked.AskToEndAgreement(key, "Why"),
        asked.AskToReplaceAgreement(key, "A page", "We keep a page."),
        asked.CorrectWording(key, 1, "We keep a page."),
        asked.SignToo(key),
    ):
        with pytest.raises(refusals.AnswersForNobody):
            here.press("nobody", command)
    assert "Ask to look again" not in labels(here.page("nobody", asked.AgreementPage(key)))


def test_who_asked_can_leave_it_as_it_is() -> None:
    """Nobody else says for them that it can stay; with a day to look at it next, or none."""
    here = shelf()
    it = looked_at(here)
    with pytest.raises(refusals.OthersAskedToLook):
        here.press("art", asked.LeaveAsItIs(it.id, 6))
    here.press("clinic", asked.LeaveAsItIs(it.id, 6))
    after = here.agreements[1]
    assert (after.stage, after.reviewing, after.review) == (Stage.in_force, None, date(2026, 9, 9))
    assert "Clinic says that number 1 stays as it is." in told(here)
    with pytest.raises(refusals.NotLookedAt):
        here.press("clinic", asked.LeaveAsItIs(it.id, 0))


def test_put_to_all_again_it_is_a_new_version() -> None:
    """All are asked with the present text; once they agree it holds anew, with its number, for those who were asked."""
    here = shelf(review=date(2026, 9, 9))
    it = looked_at(here)
    change = here.press("art", asked.PutToAllAgain(it.id))
    wanted = cast("DecisionWanted", change.facts[0])
    assert (wanted.kind, wanted.subject, wanted.number) == (AGAIN, it.id, 1)
    assert (wanted.title, wanted.text) == ("One page", "We keep one page.")
    with pytest.raises(refusals.BeingPutToAll):
        here.press("bank", asked.PutToAllAgain(it.id))
    here.decided(adopted_=True, text="We keep one short page.", review=date(2027, 3, 9))
    after = here.agreements[1]
    assert list(here.agreements) == [1]
    assert (after.number, len(after.versions), after.stage, after.deciding) == (1, 2, Stage.in_force, None)
    assert after.text.text == "We keep one short page."
    assert after.review == date(2027, 3, 9)
    assert any(isinstance(each, facts.AgreementRenewed) and each.version == 2 for each in here.facts)
    assert "New: “short”" in read(here.page("art", asked.VersionsPage(it.id)))


def test_not_agreed_it_stays_as_it_is_and_that_is_said() -> None:
    """Nothing changes; it can be looked at again another time."""
    here = shelf()
    it = looked_at(here)
    here.press("art", asked.PutToAllAgain(it.id))
    here.decided(adopted_=False)
    after = here.agreements[1]
    assert (after.stage, after.deciding, after.versions) == (Stage.in_force, None, it.versions)
    assert "Number 1 stays as it is: it was not agreed to change that." in told(here)
    assert looked_at(here).stage is Stage.under_review


def test_withdrawn_it_is_looked_at_as_before() -> None:
    """Nobody asks any more, so who wants to can put it to all again, as the second time."""
    here = shelf()
    it = looked_at(here)
    here.press("art", asked.PutToAllAgain(it.id))
    here.decided(adopted_=False, withdrawn=True)
    assert here.agreements[1].stage is Stage.under_review
    change = here.press("art", asked.PutToAllAgain(it.id))
    assert cast("DecisionWanted", change.facts[0]).number == 2


def test_while_all_are_asked_its_page_leads_there() -> None:
    """And offers neither to ask again nor to leave it as it is."""
    here = shelf()
    it = looked_at(here)
    here.press("art", asked.PutToAllAgain(it.id))
    shown = here.page("art", asked.AgreementPage(it.id))
    assert "All are asked about it now." in read(shown)
    assert "See what is asked" in labels(shown)
    assert not {"Put it to all again", "Leave it as it is", "Ask all to end it"} & set(labels(shown))


def test_what_only_lies_before_all_holds_nothing_up() -> None:
    """Whoever may not ask all leaves it there: the others can ask, for something else too, or leave it as it is."""
    here = shelf()
    it = looked_at(here, "bank")
    here.asks = False
    here.press("art", asked.PutToAllAgain(it.id))
    shown = here.page("bank", asked.AgreementPage(it.id))
    assert "Somebody wants all to be asked about it, and nobody is asked now." in read(shown)
    assert {"See what is asked", "Put it to all again", "Ask all to end it"} <= set(labels(shown))
    again = cast("DecisionWanted", here.press("bank", asked.PutToAllAgain(it.id)).facts[0])
    ends = cast("DecisionWanted", here.press("bank", asked.AskToEndAgreement(it.id, "Why")).facts[0])
    assert (again.kind, again.number, ends.kind, ends.number) == (AGAIN, 1, END, 2)
    here.state(Decided(AGAIN, it.id, 1, False, Id("asked-1-1-----"), 0, withdrawn=True))
    assert here.agreements[1].deciding
    here.press("bank", asked.LeaveAsItIs(it.id, 6))
    assert here.agreements[1].stage is Stage.in_force


def test_it_is_one_proposal_however_many_want_it() -> None:
    """The first who may ask all opens the vote, and then it stays as it is until that is counted."""
    here = shelf()
    it = looked_at(here)
    here.asks = False
    here.press("art", asked.PutToAllAgain(it.id))
    here.asks = True
    here.press("bank", asked.PutToAllAgain(it.id))
    assert here.agreements[1].asked == 1
    with pytest.raises(refusals.BeingPutToAll):
        here.press("art", asked.LeaveAsItIs(it.id, 6))


def test_asked_by_its_number_it_keeps_its_words() -> None:
    """Also when it was not agreed the first time, and is asked once more where it stands."""
    here = shelf()
    it = looked_at(here)
    here.state(adopted(9, "#1", "#1", wanted=AGAIN, subject=it.id))
    assert (here.agreements[1].title, here.agreements[1].text.text) == ("One page", "We keep one page.")
    assert len(here.agreements[1].versions) == 2


def test_one_line_is_called_by_its_words_as_they_are_now() -> None:
    """Corrected, its name is corrected with it, and put back it is called as before; the difference is told once."""
    here = shelf()
    here.state(adopted(2, "One calender", "One calender"))
    key = here.agreements[2].id
    here.press("art", asked.CorrectWording(key, 1, "One calendar"))
    assert here.agreements[2].title == "One calendar"
    assert told(here).count("calender") == 1
    here.press("bank", asked.PutWordingBack(key, 2))
    assert here.agreements[2].title == "One calender"


def test_it_ends_when_all_agree() -> None:
    """By a vote alone; another one can take its place, which stands on both."""
    here = shelf("Old page", "New page")
    old, new = here.agreements[1], here.agreements[2]
    change = here.press("art", asked.AskToEndAgreement(old.id, "The new one is better.", new.id))
    wanted = cast("DecisionWanted", change.facts[0])
    assert (wanted.kind, wanted.text) == (END, "The new one is better.")
    assert "Number 2 takes its place" in read(wanted.about)
    assert here.agreements[1].stage is Stage.in_force
    here.decided(adopted_=True)
    after = here.agreements[1]
    assert (after.stage, after.ended_at, after.replaced_by) == (Stage.ended, NOW, 2)
    assert here.agreements[2].replaces == (1,)
    assert len(here.agreements) == 2
    assert "Number 1 has ended, and number 2 takes its place." in told(here)
    assert "It took the place of number 1." in read(here.page("art", asked.AgreementPage(new.id)))
    with pytest.raises(refusals.AgreementOver):
        here.press("art", asked.AskToEndAgreement(old.id, "Again"))


def test_other_words_take_its_place_when_all_agree() -> None:
    """They are a new agreement with a number of its own; the old one holds until then, and each names the other."""
    here = shelf("Old page", "Another")
    old = here.agreements[1]
    change = here.press("art", asked.AskToReplaceAgreement(old.id, "New page", "We keep a page each."))
    wanted = cast("DecisionWanted", change.facts[0])
    assert (wanted.kind, wanted.title, wanted.text) == (REPLACE, "New page", "We keep a page each.")
    assert "takes the place of number 1" in read(wanted.about)
    assert here.agreements[1].stage is Stage.in_force
    assert "All are asked now if other words take its place." in read(here.page("art", asked.AgreementPage(old.id)))
    here.decided(adopted_=True, title="New page", text="We keep a page each.")
    after, new = here.agreements[1], here.agreements[3]
    assert (after.stage, after.replaced_by, after.deciding) == (Stage.ended, 3, None)
    assert (new.title, new.text.text) == ("New page", "We keep a page each.")
    assert (new.replaces, new.stage) == ((1,), Stage.in_force)
    assert "Number 1 has ended, and number 3 takes its place." in told(here)
    assert "It took the place of number 1." in read(here.page("art", asked.AgreementPage(new.id)))


def test_other_words_that_are_not_agreed_change_nothing() -> None:
    """What holds goes on as it is; the same words are no other words, and one vote is asked at a time."""
    here = shelf()
    it = here.agreements[1]
    with pytest.raises(refusals.WordsSame):
        here.press("art", asked.AskToReplaceAgreement(it.id, it.title, it.text.text))
    here.press("art", asked.AskToReplaceAgreement(it.id, it.title, "We keep two pages."))
    with pytest.raises(refusals.BeingPutToAll):
        here.press("bank", asked.AskToReplaceAgreement(it.id, it.title, "We keep three pages."))
    here.decided(adopted_=False)
    assert (here.agreements[1].stage, here.agreements[1].deciding, len(here.agreements)) == (Stage.in_force, None, 1)
    assert "stays as it is" in told(here)


def test_what_all_chose_among_several_says_so() -> None:
    """Over how many other proposals stands on its page."""
    here = shelf()
    here.state(replace(adopted(2, "The square"), supersedes=(Id("p-other-------"), Id("p-another-----"))))
    assert "All chose it over 2 other proposals." in read(here.page("art", asked.AgreementPage(here.agreements[2].id)))
    assert "All chose it over" not in read(here.page("art", asked.AgreementPage(here.agreements[1].id)))


def test_nothing_takes_its_own_place() -> None:
    """That would be no end."""
    here = shelf()
    key = here.agreements[1].id
    with pytest.raises(refusals.ItsOwnPlace):
        here.press("art", asked.AskToEndAgreement(key, "Why", key))


def test_the_wording_is_corrected_before_all_eyes() -> None:
    """All see what is different and who did it; any organisation can put it back; what all agreed to stays known."""
    here = shelf()
    key = here.agreements[1].id
    here.press("art", asked.CorrectWording(key, 1, "We keep one page together."))
    assert here.agreements[1].text.number == 2
    assert here.agreements[1].adopted.number == 1
    assert "“page.” is now “page together.”" in told(here)
    with pytest.raises(refusals.WordsChanged):
        here.press("bank", asked.CorrectWording(key, 1, "We keep pages."))
    with pytest.raises(refusals.WordsSame):
        here.press("bank", asked.CorrectWording(key, 2, "We keep one page together."))
    here.press("bank", asked.PutWordingBack(key, 2))
    assert here.agreements[1].text.text == "We keep one page."
    assert [each.number for each in here.agreements[1].versions] == [1, 2, 3]
    with pytest.raises(refusals.NotCorrected):
        here.press("bank", asked.PutWordingBack(key, 3))


def test_there_is_an_end_to_corrections() -> None:
    """More versions than fit are refused, with what to do instead; the last can be put back all the same."""
    here = shelf()
    key = here.agreements[1].id
    for number in range(1, 49):
        here.press("art", asked.CorrectWording(key, number, f"We keep one page, {number}."))
    with pytest.raises(refusals.VersionsFull):
        here.press("art", asked.CorrectWording(key, 49, "We keep it."))
    here.press("bank", asked.PutWordingBack(key, 49))
    assert (here.agreements[1].text.number, here.agreements[1].text.text) == (50, "We keep one page.")
    with pytest.raises(refusals.VersionsFull):
        here.press("art", asked.CorrectWording(key, 50, "We keep it."))


def test_the_words_stay_while_all_are_asked() -> None:
    """Whoever answers agrees to what they read: neither corrected nor put back until it is counted."""
    here = shelf()
    key = here.agreements[1].id
    here.press("art", asked.CorrectWording(key, 1, "We keep one page together."))
    assert "Put the words back" in labels(here.page("bank", asked.AgreementPage(key)))
    here.press("art", asked.AskToLookAgain(key, "It is long."))
    here.press("bank", asked.PutToAllAgain(key))
    for press in (asked.CorrectWording(key, 2, "We keep it."), asked.PutWordingBack(key, 2)):
        with pytest.raises(refusals.BeingPutToAll):
            here.press("bank", press)
    shown = labels(here.page("bank", asked.AgreementPage(key)))
    assert not {"Put the words back", "Correct the wording"} & set(shown)


def test_who_answers_for_two_signs_for_both() -> None:
    """One after the other, and each name can be taken off again."""
    here = shelf()
    here.seats = (*SIX, party("Garden"), party("Yard"))
    key = here.agreements[1].id
    for _ in range(2):
        assert "We sign it too" in labels(here.page("garden", asked.AgreementPage(key)))
        here.press("garden", asked.SignToo(key))
    assert [each.party for each in here.agreements[1].signed] == [party("Garden"), party("Yard")]
    assert "We sign it too" not in labels(here.page("garden", asked.AgreementPage(key)))
    for left in (1, 0):
        here.press("garden", asked.TakeSignatureBack(key))
        assert len(here.agreements[1].signed) == left


def test_a_name_that_is_taken_off_is_told_as_it_was_given() -> None:
    """To all, who read before that it had signed."""
    here = shelf()
    here.seats = (*SIX, party("Garden"))
    here.press("garden", asked.SignToo(here.agreements[1].id))
    here.press("garden", asked.TakeSignatureBack(here.agreements[1].id))
    assert "is not among those that signed number 1 later" in told(here)


def test_who_came_later_signs_too() -> None:
    """Once, shown apart from those that it binds, never among the votes, and taken back with one press."""
    here = shelf()
    here.seats = (*SIX, party("Garden"))
    key = here.agreements[1].id
    assert "We sign it too" in labels(here.page("garden", asked.AgreementPage(key)))
    for _ in range(2):
        here.press("garden", asked.SignToo(key))
    it = here.agreements[1]
    assert [each.party for each in it.signatures] == [party("Garden")]
    assert it.parties == SIX
    assert sum(isinstance(each, facts.AgreementSigned) for each in here.facts) == 1
    assert "Signed later: Garden. That is no vote." in read(here.page("art", asked.AgreementPage(key)))
    assert "Take our name off" in labels(here.page("garden", asked.AgreementPage(key)))
    for _ in range(2):
        here.press("garden", asked.TakeSignatureBack(key))
    assert here.agreements[1].signatures == ()
    assert sum(isinstance(each, facts.SignatureTakenBack) for each in here.facts) == 1


def test_what_is_agreed_anew_is_signed_anew() -> None:
    """A name under other words would be put there by others."""
    here = shelf()
    here.seats = (*SIX, party("Garden"))
    it = looked_at(here)
    here.press("garden", asked.SignToo(it.id))
    here.press("art", asked.PutToAllAgain(it.id))
    here.decided(adopted_=True, text="We keep two pages.")
    assert here.agreements[1].signed == ()
    assert "We sign it too" in labels(here.page("garden", asked.AgreementPage(it.id)))


def test_who_was_silent_can_sign() -> None:
    """They are bound already, and this says more; whoever answers for nobody is not asked."""
    here = shelf()
    key = here.agreements[1].id
    assert "We sign it too" in labels(here.page("art", asked.AgreementPage(key)))
    assert "We sign it too" not in labels(here.page("nobody", asked.AgreementPage(key)))


def test_its_day_is_told_in_the_morning() -> None:
    """By the clocks of the coalition, once, as one silent message; anyone with a seat can then leave it as it is."""
    here = shelf(review=date(2026, 9, 9))
    here.passes(days=183)
    assert len(here.messages) == 0
    here.passes(days=2)
    assert len(here.messages) == 1
    assert "Today is the day to look again at number 1." in told(here)
    it = here.agreements[1]
    assert it.reviewing
    assert it.reviewing.since == datetime(2026, 9, 9, 7, tzinfo=UTC)
    assert not it.reviewing.late
    here.passes(days=300)
    assert len(here.messages) == 1
    here.press("farm", asked.LeaveAsItIs(it.id, 0))
    assert here.agreements[1].looks_at is None


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        (datetime(2026, 9, 10, 1, tzinfo=UTC), datetime(2026, 9, 10, 7, tzinfo=UTC)),
        (datetime(2026, 9, 10, 20, tzinfo=UTC), datetime(2026, 9, 11, 7, tzinfo=UTC)),
        (datetime(2026, 9, 10, 12, tzinfo=UTC), datetime(2026, 9, 10, 12, tzinfo=UTC)),
    ],
)
def test_late_it_says_so_and_still_wakes_nobody(back: datetime, expected: datetime) -> None:
    """After an absence it waits for the next hour in which people are about."""
    here = shelf(review=date(2026, 9, 9))
    here.now = back
    here.passes(days=3)
    it = here.agreements[1]
    assert it.reviewing
    assert (it.reviewing.since, it.reviewing.late) == (expected, True)
    assert "This comes late, since the bot was away." in told(here)


def test_an_early_tick_changes_nothing() -> None:
    """Nor one about an agreement that is looked at already."""
    here = shelf(review=date(2026, 9, 9))
    assert here.ticks().state is None
    looked_at(here)
    here.passes(days=365)
    assert len([each for each in here.messages if isinstance(each, Notice)]) == 1


def test_what_was_taken_on_late_is_not_undone() -> None:
    """Adopted after it had ended, or about nothing that is here, it changes nothing."""
    here = shelf("Old", "New")
    key = here.agreements[1].id
    here.press("art", asked.AskToEndAgreement(key, "Why"))
    here.decided(adopted_=True)
    ended = here.agreements[1]
    here.state(adopted(9, wanted=AGAIN, subject=key))
    here.state(adopted(9, wanted=END, subject=key))
    here.press("clock", asked.NoteNotAgreed(key, withdrawn=False))
    assert here.agreements[1] == ended
    assert len(here.agreements) == 2


def test_an_erased_person_is_in_it_no_more() -> None:
    """What they did for their organisation stays, without their name; they are told of it before."""
    here = shelf()
    it = looked_at(here, "art")
    here.press("art", asked.CorrectWording(it.id, 1, "We keep a page."))
    here.press("art", asked.SignToo(it.id))
    kept = held.of_person(Named(person("art"), (here.agreements[1],)))
    assert len(kept) == 3
    assert not any(each.stays for each in kept)
    for _ in range(3):
        here.state(PersonErased(person("art")))
    assert str(person("art")) not in repr(here.agreements[1])
    assert here.agreements[1].text.text == "We keep a page."
    assert len(here.agreements[1].signatures) == 1


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 9), 12, date(2027, 12, 9)),
    ],
)
def test_months_have_ends(day: date, months: int, expected: date) -> None:
    """The same day, or the last one of a shorter month."""
    assert months_after(day, months) == expected


def test_refusals_say_what_to_do() -> None:
    """Each in a sentence or two."""
    for kind in vars(refusals).values():
        if isinstance(kind, type) and issubclass(kind, Refusal) and kind is not Refusal:
            assert kind.sentence.text.count(".") <= 3


def test_life_does_not_hurry() -> None:
    """A day that was passed asks for nothing but a look."""
    here = shelf(review=NOW.date() + timedelta(days=1))
    here.passes(days=2)
    asks = {read(each.words) for each in here.needs if isinstance(each, Need)}
    assert asks == {"Look again at 1. One page: can it stay as it is?"}
