"""Who is asked before anyone is thanked by name, what they can say, and what is posted in the end."""

from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from bot.features.celebrations import CELEBRATING
from bot.features.celebrations import commands as asked
from bot.features.celebrations.cards.board import board
from bot.features.celebrations.facts import CelebrationPosted, InsideNameGiven, NameTakenOff
from bot.features.celebrations.model import Celebration, Stage
from bot.features.celebrations.model.refusals import (
    CelebrationSettled,
    EnoughNewWords,
    NamedInWords,
    NobodyCanAnswer,
    NotYoursToName,
    ThanksOver,
    WordsHaveChanged,
    WrittenByOthers,
)
from bot.features.coalition.facts import OrganisationLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.ports import Unit
from bot.kernel.refusal import NotFound
from bot.kernel.settings import HeldByRule, Ruled
from tests.features.celebrations.town import (
    ANA,
    BEN,
    CITY,
    CLINIC,
    CLOCK,
    NOW,
    RIA,
    SCHOOL,
    SOL,
    TOM,
    UNION,
    P,
    Town,
    read,
)
from tests.features.reading import labels

WHERE = next(each.board.where for each in CELEBRATING.aggregates if each.kind is Celebration and each.board)


def test_each_is_asked_with_the_words_and_until_when() -> None:
    """All who speak for it, and nobody else; the question says what becomes of silence."""
    town = Town()
    town.ask(CLINIC, SCHOOL)
    question = "Clinic, may we thank you by name with these words: “The garden is open”?"
    assert town.waiting(ANA) == town.waiting(BEN) == [question]
    assert town.waiting(TOM) == []
    page = town.see(ANA, asked.CelebrationPage(P))
    assert "Without an answer by 07 Dec 2026 10:00 we leave you out." in read(page)
    assert labels(page)[:3] == ["Yes", "Change the words", "Leave us out"]


def test_it_is_posted_once_all_have_answered() -> None:
    """In all places, for a day, with the names of those that said yes, in the order of the alphabet."""
    town = Town()
    town.ask(SCHOOL, CLINIC, UNION)
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.press(TOM, asked.LeaveUsOut(P, UNION))
    assert WHERE(town.party()) == ()
    town.press(BEN, asked.SayYes(P, CLINIC, 1))
    assert WHERE(town.party()) is None
    card = read(board(town.party()))
    assert "The garden is open\nClinic\nSchool" in card
    assert "Union" not in card
    assert town.needs == {}
    assert town.facts == [CelebrationPosted(P, RIA, "The garden is open", (CLINIC, SCHOOL))]


def test_silence_names_nobody() -> None:
    """At the day those that said yes are named, and of the others nothing is said."""
    town = Town()
    town.ask(SCHOOL, CLINIC)
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.now += timedelta(days=7)
    assert town.tick() == 1
    assert town.party().named == (SCHOOL,)
    assert "Clinic" not in read(board(town.party()))


def test_where_nobody_says_yes_nothing_is_posted() -> None:
    """Whoever wrote it is told so, and no word of it is kept."""
    town = Town()
    town.ask(SCHOOL)
    town.now += timedelta(days=7)
    town.tick()
    assert town.party().stage is Stage.dropped
    assert town.party().words == ()
    assert town.waiting(RIA) == ["No organisation is named for “The garden is open”, so it is not posted."]
    with pytest.raises(NotFound):
        town.see(RIA, asked.CelebrationPage(P))


def test_who_said_it_once_is_named_among_us_and_not_outside() -> None:
    """Also then it is asked first, and can say no; taken back, silence is no yes any more."""
    town = Town()
    town.press(ANA, asked.AllowInside(CLINIC, holds=True))
    town.ask(SCHOOL, CLINIC)
    assert "you are named among us alone, as you said once" in read(town.see(ANA, asked.CelebrationPage(P)))
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.now += timedelta(days=7)
    town.tick()
    assert town.party().named == (CLINIC, SCHOOL)
    assert "With thanks to School." in read(town.see(RIA, asked.OutsidePage(P)))
    assert InsideNameGiven(CLINIC, ANA) in town.facts
    town.press(BEN, asked.AllowInside(CLINIC, holds=False))
    assert not town.said.kept[CLINIC].holds
    with pytest.raises(NotYoursToName):
        town.press(SOL, asked.AllowInside(CLINIC, holds=True))


def test_an_organisation_that_leaves_takes_off_what_it_was_silent_on() -> None:
    """In the words and the lines of thanks too; what it said yes to stays as it is."""
    town = Town()
    town.press(ANA, asked.AllowInside(CLINIC, holds=True))
    town.ask(SCHOOL, CLINIC, what="The Clinic and School cooked")
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.now += timedelta(days=7)
    town.tick()
    town.press(RIA, asked.ThankThem(P, "Clinic and School!"))
    assert "The Clinic and School cooked" in read(board(town.party()))
    for left in (CLINIC, SCHOOL):
        town.happened(OrganisationLeft(left, ANA))
    assert town.party().named == (SCHOOL,)
    card = read(board(town.party()))
    assert "A partner and School cooked" in card
    assert "Ria\nA partner and School!" in card
    assert "Clinic" not in card
    assert town.facts[-1] == NameTakenOff(P, CLINIC)


def test_other_words_are_put_to_those_who_said_yes_to_the_first() -> None:
    """Whoever changes them says yes to them, and whoever wrote the first is told. A yes to old words is none."""
    town = Town()
    town.ask(SCHOOL, CLINIC)
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.press(ANA, asked.ChangeTheWords(P, CLINIC, 1, "Our garden is open"))
    assert town.party().waiting == (SCHOOL,)
    assert town.waiting(SOL) == ["School, may we thank you by name with these words: “Our garden is open”?"]
    assert town.waiting(RIA) == ["The words of your celebration have changed: “Our garden is open”"]
    with pytest.raises(WordsHaveChanged):
        town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.press(SOL, asked.SayYes(P, SCHOOL, 2))
    assert "Our garden is open" in read(board(town.party()))
    assert town.needs == {}


def test_new_words_shortly_before_the_day_leave_two_days_to_answer() -> None:
    """A little longer each time, and not for ever."""
    town = Town()
    town.ask(SCHOOL, CLINIC)
    town.now += timedelta(days=6, hours=23)
    town.press(ANA, asked.ChangeTheWords(P, CLINIC, 1, "Ours is open"))
    assert town.party().until == town.now + timedelta(days=2)
    for number in range(2, 11):
        town.press(ANA, asked.ChangeTheWords(P, CLINIC, number, f"Ours is open, {number}"))
    with pytest.raises(EnoughNewWords):
        town.press(ANA, asked.ChangeTheWords(P, CLINIC, 11, "Ours is still open"))


def test_who_writes_for_their_own_organisation_has_said_yes_by_asking() -> None:
    """The draft says so before; alone in it, or with those for whom nobody answers, they confirm that it is posted."""
    town = Town()
    town.press(ANA, asked.BeginCelebration(P, "We are ten"), asked.NamePartner(P, CLINIC), asked.NamePartner(P, UNION))
    draft = read(town.see(ANA, asked.CelebrationPage(P)))
    assert "By asking the others you say yes for Clinic." in draft
    assert "Ask them" in draft
    town.press(ANA, asked.TakePartnerOff(P, UNION), asked.NamePartner(P, CITY))
    draft = read(town.see(ANA, asked.CelebrationPage(P)))
    assert "By posting it you say yes for Clinic." in draft
    assert "Ask them" not in draft
    assert "It is posted in all your places now; nobody else is asked. Is that right?" in draft
    town.press(ANA, asked.AskPartners(P, at_once=True))
    assert town.party().named == (CLINIC,)
    town.press(ANA, asked.AskPartners(P, at_once=True))
    assert len(town.facts) == 1


def test_what_nobody_else_can_answer_any_more_is_not_posted_unasked() -> None:
    """The seat of the one to be asked is empty by now: an old button shows the draft with its question again."""
    town = Town()
    town.press(ANA, asked.BeginCelebration(P, "We are ten"), asked.NamePartner(P, CLINIC), asked.NamePartner(P, UNION))
    del town.held.seats[UNION]
    shown = read(town.press(ANA, asked.AskPartners(P)).reply)
    assert "nobody else is asked. Is that right?" in shown
    assert town.party().stage is Stage.draft
    assert town.facts == []


def test_the_picture_says_whose_it_is() -> None:
    """People pass it on where nobody knows the coalition."""
    town = Town()
    town.ask(SCHOOL)
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    drawn = next(each.board for each in CELEBRATING.aggregates if each.kind is Celebration)
    assert drawn
    assert drawn.public
    assert "Riverside · 30 Nov" in read(drawn.public(cast("Unit", town), town.party()))


def test_whoever_wrote_words_that_others_changed_is_not_named_for_them() -> None:
    """The history says that it was posted."""
    town = Town()
    town.ask(SCHOOL)
    town.press(SOL, asked.ChangeTheWords(P, SCHOOL, 1, "Our garden is open"))
    assert town.facts == [CelebrationPosted(P, None, "Our garden is open", (SCHOOL,))]


def test_a_draft_that_is_put_away_says_so() -> None:
    """Silently, to who wrote it, with its words; one that they leave themselves needs no word."""
    town = Town()
    town.press(RIA, asked.BeginCelebration(P, "We met"), asked.NamePartner(P, SCHOOL))
    town.now += timedelta(days=7)
    assert town.tick() == 1
    assert town.waiting(RIA) == ["You have asked nobody about “We met” for a week, so it is put away."]
    assert not any(each.rings for each in town.needs.values())
    other = Town()
    other.press(RIA, asked.BeginCelebration(P, "We met"), asked.DropCelebration(P))
    assert other.waiting(RIA) == []


def test_whoever_is_named_in_the_words_is_asked_too() -> None:
    """In any spelling of upper and lower case; without its yes its name is not in what is posted, nor in the store."""
    town = Town()
    town.press(RIA, asked.BeginCelebration(P, "The SCHOOL and the union cooked, and the schoolyard was full"))
    assert town.party().organisations == (SCHOOL, UNION)
    with pytest.raises(NamedInWords):
        town.press(RIA, asked.TakePartnerOff(P, SCHOOL))
    town.press(RIA, asked.AskPartners(P))
    town.press(TOM, asked.SayYes(P, UNION, 1))
    town.press(SOL, asked.LeaveUsOut(P, SCHOOL))
    assert "A partner and the union cooked, and the schoolyard was full" in read(board(town.party()))
    assert "SCHOOL" not in town.party().text


def test_an_organisation_for_which_nobody_speaks_is_left_out() -> None:
    """The draft says so; with none but such ones nothing can be asked."""
    town = Town()
    town.press(RIA, asked.BeginCelebration(P, "We met"), asked.NamePartner(P, CITY))
    assert "Nobody there holds a seat, so they are left out: City" in read(town.see(RIA, asked.CelebrationPage(P)))
    with pytest.raises(NobodyCanAnswer):
        town.press(RIA, asked.AskPartners(P))
    town.press(RIA, asked.NamePartner(P, SCHOOL), asked.AskPartners(P))
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    assert town.party().named == (SCHOOL,)


def test_what_was_said_once_does_not_count_where_each_is_asked_every_time() -> None:
    """As the group rules it: then nobody is named among us either without an answer to these words."""
    town = Town()
    town.ruled["way-of-credit"] = Ruled("each-time", 7, "We ask every time.", holds=True)
    town.press(ANA, asked.AllowInside(CLINIC, holds=True))
    town.ask(SCHOOL, CLINIC)
    assert "named among us alone" not in read(town.see(ANA, asked.CelebrationPage(P)))


ALONE = Ruled("unnamed", 7, "Nobody shines alone.", holds=True)


def test_none_is_named_alone_where_the_group_has_ruled_so() -> None:
    """What holds refuses with its number and words, and nobody is asked; another one beside it is asked with it."""
    town = Town(ruled={"way-of-credit": ALONE})
    with pytest.raises(HeldByRule) as refused:
        town.ask(SCHOOL)
    assert refused.value.data == {"number": 7, "words": "Nobody shines alone."}
    town.press(RIA, asked.NamePartner(P, CLINIC))
    draft = read(town.see(RIA, asked.CelebrationPage(P)))
    assert "Ground rule 7 says: “Nobody shines alone.”." in draft
    assert "Without a yes from each of them, none of them is named." in draft
    town.press(RIA, asked.AskPartners(P))
    assert "Without a yes from each of them" in read(town.see(SOL, asked.CelebrationPage(P)))
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.press(ANA, asked.SayYes(P, CLINIC, 1))
    assert town.party().named == (CLINIC, SCHOOL)


def test_where_not_all_say_yes_none_is_named_under_that_rule() -> None:
    """It is posted as what all of them did, and the words name nobody either."""
    town = Town(ruled={"way-of-credit": ALONE})
    town.ask(SCHOOL, CLINIC, UNION, what="The School opened the garden")
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.press(ANA, asked.SayYes(P, CLINIC, 1))
    town.press(TOM, asked.LeaveUsOut(P, UNION))
    assert town.party().stage is Stage.posted
    assert town.facts == [CelebrationPosted(P, RIA, " opened the garden", ())]
    assert "School" not in read(board(town.party()))


def test_who_is_left_alone_later_is_not_named_any_more_under_that_rule() -> None:
    """Nor in the thanks."""
    town = Town()
    town.ask(SCHOOL, CLINIC, UNION)
    for who, ours in ((SOL, SCHOOL), (ANA, CLINIC), (TOM, UNION)):
        town.press(who, asked.SayYes(P, ours, 1))
    town.ruled["way-of-credit"] = ALONE
    town.press(RIA, asked.ThankThem(P, "Well done, School"))
    town.press(TOM, asked.LeaveUsOut(P, UNION))
    assert town.party().named == (CLINIC, SCHOOL)
    town.press(ANA, asked.LeaveUsOut(P, CLINIC))
    assert town.party().named == ()
    assert "School" not in read(board(town.party()))
    assert town.facts[-2:] == [NameTakenOff(P, CLINIC), NameTakenOff(P, SCHOOL)]


def test_what_was_posted_before_the_rule_stays_under_it() -> None:
    """A line of thanks takes nobody's name off."""
    town = Town()
    town.ask(SCHOOL)
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.ruled["way-of-credit"] = ALONE
    town.press(RIA, asked.ThankThem(P, "Well done"))
    assert town.party().named == (SCHOOL,)


def test_a_rule_that_reminds_is_said_to_who_names_one_alone() -> None:
    """Before they are asked, and when they are; then all goes on as they wish."""
    town = Town(ruled={"way-of-credit": replace(ALONE, holds=False)})
    town.press(RIA, asked.BeginCelebration(P, "The garden is open"), asked.NamePartner(P, SCHOOL))
    assert "Ground rule 7 says" in read(town.see(RIA, asked.CelebrationPage(P)))
    assert "Ground rule 7 says: “Nobody shines alone.”." in read(town.press(RIA, asked.AskPartners(P)).reply)
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    assert town.party().named == (SCHOOL,)


def test_without_names_it_is_posted_at_once() -> None:
    """It is what all of them did, and in nobody's name."""
    town = Town()
    assert town.ask().stage is Stage.posted
    assert "With thanks" not in read(board(town.party()))


def test_a_name_is_taken_off_what_is_posted() -> None:
    """At once, out of the words too, by who speaks for it alone; “a partner” stands in its place."""
    town = Town()
    town.ask(CLINIC, SCHOOL, what="Clinic and School opened")
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.press(ANA, asked.SayYes(P, CLINIC, 1))
    with pytest.raises(NotYoursToName):
        town.press(RIA, asked.LeaveUsOut(P, CLINIC))
    town.press(BEN, asked.LeaveUsOut(P, CLINIC))
    card = read(board(town.party()))
    assert "A partner and School opened\nSchool\nWith thanks to a partner." in card
    assert "With thanks to School, and to a partner." in read(town.see(RIA, asked.CelebrationPage(P)))
    assert "Clinic" not in read(town.see(RIA, asked.TimelinePage()))
    assert town.facts[-1] == NameTakenOff(P, CLINIC)
    town.press(SOL, asked.LeaveUsOut(P, SCHOOL))
    assert "With thanks to 2 partners." in read(board(town.party()))


def test_thanks_are_gathered_for_a_day_on_the_same_card() -> None:
    """In the order in which they came, once each, and who wants to takes theirs back."""
    town = Town()
    town.ask(SCHOOL)
    town.press(SOL, asked.SayYes(P, SCHOOL, 1))
    town.press(TOM, asked.ThankThem(P, "Lovely"))
    town.press(ANA, asked.ThankThem(P), asked.ThankThem(P, "So good"))
    assert [(each.person, each.line) for each in town.party().thanks] == [(TOM, "Lovely"), (ANA, "So good")]
    assert "They say thank you\nTom\nLovely\nAna\nSo good" in read(board(town.party()))
    town.press(TOM, asked.TakeThanksBack(P))
    town.now += timedelta(days=1)
    with pytest.raises(ThanksOver):
        town.press(TOM, asked.ThankThem(P))
    town.tick()
    assert town.party().stage is Stage.kept
    assert WHERE(town.party()) == ()
    assert "Thank them" not in labels(board(town.party()))
    assert "So good" in read(board(town.party()))


def test_a_line_of_thanks_names_nobody_who_did_not_agree() -> None:
    """Who was left out, who was not asked, and who takes its name off later: the store keeps none of their names."""
    town = Town()
    town.ask(CLINIC, SCHOOL)
    town.press(ANA, asked.SayYes(P, CLINIC, 1))
    town.press(SOL, asked.LeaveUsOut(P, SCHOOL))
    town.press(TOM, asked.ThankThem(P, "Bravo SCHOOL, the union and Clinic!"), asked.ThankThem(P, "School, Clinic"))
    town.press(RIA, asked.ThankThem(P, "Clinic’s soup, the Union’s bread"))
    card = read(board(town.party()))
    assert "Tom\nA partner, Clinic\nRia\nClinic’s soup, a partner’s bread" in card
    town.press(BEN, asked.LeaveUsOut(P, CLINIC))
    card = read(board(town.party()))
    assert "Tom\nA partner, a partner\nRia\nA partner’s soup, a partner’s bread" in card
    assert not any(name in each.line for each in town.party().thanks for name in ("Clinic", "School", "Union"))


def test_a_draft_is_its_writers_alone() -> None:
    """And what is asked is seen by those who are asked too; who wrote it can let it be until it is posted."""
    town = Town()
    town.press(RIA, asked.BeginCelebration(P, "We met"), asked.NamePartner(P, SCHOOL))
    with pytest.raises(NotFound):
        town.see(SOL, asked.CelebrationPage(P))
    town.press(RIA, asked.AskPartners(P))
    assert "May we thank you by name?" in read(town.see(SOL, asked.CelebrationPage(P)))
    with pytest.raises(NotFound):
        town.see(TOM, asked.CelebrationPage(P))
    with pytest.raises(WrittenByOthers):
        town.press(SOL, asked.DropCelebration(P))
    town.press(RIA, asked.DropCelebration(P))
    assert town.needs == {}
    with pytest.raises(NotFound):
        town.press(SOL, asked.SayYes(P, SCHOOL, 1))


def test_an_answer_after_the_last_one_comes_too_late_and_changes_nothing() -> None:
    """Of two who speak for it and answer at once the second finds it settled."""
    town = Town()
    town.ask(CLINIC)
    town.press(ANA, asked.SayYes(P, CLINIC, 1))
    with pytest.raises(CelebrationSettled):
        town.press(BEN, asked.SayYes(P, CLINIC, 1))
    assert town.party().named == (CLINIC,)


def test_after_an_absence_there_is_time_to_answer() -> None:
    """What was to end meanwhile stays open for as long as was lost, a day at most."""
    town = Town()
    town.ask(SCHOOL)
    town.now += timedelta(days=8)
    town.press(CLOCK, asked.ComeBackToCelebration(P, NOW + timedelta(days=5)))
    assert town.party().until == town.now + timedelta(days=1)


def test_nothing_names_a_person_who_is_erased() -> None:
    """Their draft is gone, and their thanks; what they said for their organisation stays said."""
    town = Town()
    town.press(ANA, asked.AllowInside(CLINIC, holds=True))
    town.ask(CLINIC)
    town.press(ANA, asked.SayYes(P, CLINIC, 1), asked.ThankThem(P, "Hurrah"))
    town.happened(PersonErased(ANA))
    assert not town.party().knows(ANA)
    assert town.party().named == (CLINIC,)
    assert town.said.kept[CLINIC].by is None
