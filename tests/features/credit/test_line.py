"""How a sentence on joint work comes about, and how it stops being said."""

import pytest

from bot.confidential import KeptInConfidence
from bot.features.credit.commands import (
    AcceptLine,
    AddWorkPartner,
    BeginWork,
    GiveLineOut,
    ReporterPage,
    WithdrawFromLine,
    WordLine,
    WorkPage,
    WorksPage,
)
from bot.features.credit.facts import LineAgreed, LineGivenOut, PartnerWithdrew
from bot.features.credit.model import WORKS, WorkId, refusals
from bot.features.credit.model.work import PARTNERS
from bot.kernel.refusal import NotFound, OldButton
from bot.kernel.settings import HeldByRule
from tests.features import reading
from tests.features.credit.town import (
    AGREEMENT,
    ANA,
    BEN,
    CEM,
    CLINIC,
    DOA,
    EVA,
    FAY,
    LIBRARY,
    SCHOOL,
    UNION,
    WORDS,
    WORK,
    Town,
    organisation,
    said,
)

OTHER = "A free clinic has opened its doors."


@pytest.fixture
def town() -> Town:
    return Town()


def agreed(town: Town) -> None:
    town.begin()
    town.press(CEM, AcceptLine(WORK, 1, SCHOOL))


def test_words_can_be_said_once_every_partner_has_said_yes(town: Town) -> None:
    """Whoever writes them says yes by that; the others are asked, and nothing can be said until they have answered."""
    town.begin()
    assert town.asked() == {"Cem"}
    assert "Nothing is agreed yet. Please say nothing of it, and ask: Ana, Ben." in town.see(EVA, ReporterPage())
    assert WORDS not in town.see(EVA, ReporterPage())
    with pytest.raises(refusals.LineNotAgreed):
        town.press(ANA, GiveLineOut(WORK, 1))
    assert "It can be said now" in said(town.press(CEM, AcceptLine(WORK, 1, SCHOOL)))
    assert town.asked() == set()
    assert town.facts[-1] == LineAgreed(WORK)
    shown = town.see(EVA, ReporterPage())
    assert f"“{WORDS}”" in shown
    assert "Who may say it: Ana, Ben, Cem." in shown


def test_changed_words_ask_all_again(town: Town) -> None:
    """A yes is to the words that were read: the old ones are not said any more, and an old button says so."""
    agreed(town)
    town.press(CEM, WordLine(WORK, 1, OTHER))
    assert town.asked() == {"Ana", "Ben"}
    assert not town.work().is_agreed
    assert WORDS not in town.see(ANA, ReporterPage())
    with pytest.raises(refusals.LineChangedSince):
        town.press(BEN, AcceptLine(WORK, 1, CLINIC))
    with pytest.raises(refusals.LineChangedSince):
        town.press(ANA, WordLine(WORK, 1, "Another one."))
    town.press(BEN, AcceptLine(WORK, 2, CLINIC))
    assert town.work().is_agreed
    with pytest.raises(refusals.LineChangedSince):
        town.press(ANA, GiveLineOut(WORK, 1))


def test_the_same_words_again_are_a_yes(town: Town) -> None:
    """Nobody is asked anew, and twice is once."""
    town.begin()
    town.press(CEM, WordLine(WORK, 1, WORDS))
    assert town.work().is_agreed
    before = town.work()
    assert "stands as it is" in said(town.press(CEM, AcceptLine(WORK, 1, SCHOOL)))
    assert "stands as it is" in said(town.press(CEM, WordLine(WORK, 1, WORDS)))
    assert town.work() == before


def test_a_partner_that_withdraws_is_gone_at_once(town: Town) -> None:
    """The others learn it and agree anew; words with its name are gone."""
    agreed(town)
    town.press(CEM, WithdrawFromLine(WORK, SCHOOL))
    assert town.facts[-1] == PartnerWithdrew(WORK, SCHOOL, CEM)
    assert town.work().partners == (CLINIC,)
    assert town.asked() == {"Ana", "Ben"}
    shown = town.see(EVA, ReporterPage())
    assert WORDS not in shown
    assert "Cem" not in shown
    assert "School withdrew." in town.see(ANA, WorkPage(WORK))
    assert all(WORDS in reading.read(each.words) for each in town.needs.values())
    town.press(ANA, AcceptLine(WORK, 2, CLINIC))
    assert f"“{WORDS}”" in town.see(EVA, ReporterPage())
    assert "withdrew" not in town.see(ANA, WorkPage(WORK))


def test_words_that_name_who_withdrew_are_gone(town: Town) -> None:
    """Whatever the case of the letters: the others write new ones."""
    town.begin("The CLINIC and the school did it.")
    town.press(CEM, AcceptLine(WORK, 1, SCHOOL))
    town.press(CEM, WithdrawFromLine(WORK, SCHOOL))
    assert town.work().line == ""
    assert "the school" not in town.see(ANA, WorkPage(WORK))
    with pytest.raises(refusals.LineChangedSince):
        town.press(ANA, AcceptLine(WORK, 2, CLINIC))


def test_only_whole_words_name_who_withdrew(town: Town) -> None:
    """However they are spelled; a longer word that holds the name is not taken away."""
    town.begin("Preschools cook.")
    town.press(CEM, WithdrawFromLine(WORK, SCHOOL))
    assert town.work().line == "Preschools cook."
    town.press(ANA, AddWorkPartner(WORK, SCHOOL))
    town.press(CEM, WordLine(WORK, 2, "The Schöol cooks."))
    town.press(CEM, WithdrawFromLine(WORK, SCHOOL))
    assert town.work().line == ""


def test_where_nobody_is_named_a_longer_word_may_hold_a_name(town: Town) -> None:
    """The rule is about names, whole and however they are spelled."""
    town.rule("way-of-credit", "unnamed")
    town.begin("Preschools cook.", partner=None)
    with pytest.raises(HeldByRule):
        town.press(ANA, WordLine(WORK, 1, "The clínic cooks."))


def test_an_organisation_that_leaves_the_coalition_is_gone_from_all_its_work(town: Town) -> None:
    """No words are kept that might hold its name."""
    agreed(town)
    town.leaves(SCHOOL)
    assert town.facts[-1] == PartnerWithdrew(WORK, SCHOOL, None)
    assert (town.work().partners, town.work().line) == ((CLINIC,), "")
    town.leaves(CLINIC)
    assert town.work().over_at
    assert "No joint work" in town.see(EVA, WorksPage())
    assert "Nobody is in this work" in town.see(EVA, WorkPage(WORK))
    with pytest.raises(refusals.WorkOver):
        town.press(DOA, AddWorkPartner(WORK, UNION))


def test_a_new_partner_is_asked_and_the_others_yes_stands(town: Town) -> None:
    """Until it has said yes, nothing is said."""
    agreed(town)
    town.press(CEM, AddWorkPartner(WORK, UNION))
    assert town.asked() == {"Doa"}
    assert WORDS not in town.see(EVA, ReporterPage())
    town.press(DOA, AcceptLine(WORK, 1, UNION))
    assert town.work().is_agreed


def test_whoever_waits_is_not_asked_again_because_others_answered(town: Town) -> None:
    """Nor because another partner is named; changed words are something new."""
    town.begin()
    town.press(ANA, AddWorkPartner(WORK, UNION))
    assert town.rung == [CEM, DOA]
    town.press(DOA, AcceptLine(WORK, 1, UNION))
    assert (town.rung, town.asked()) == ([CEM, DOA], {"Cem"})
    town.press(CEM, WordLine(WORK, 1, OTHER))
    assert town.rung[2:] == [ANA, BEN, DOA]


def test_only_who_acts_for_a_partner_speaks_for_it(town: Town) -> None:
    """An alternate does; nobody does for an organisation without a seat, and it is never taken to agree."""
    town.begin(partner=LIBRARY)
    for who, kind in ((CEM, refusals.NotAPartner), (EVA, refusals.NoSeatToSpeakFrom)):
        for command in (
            AcceptLine(WORK, 1, CLINIC),
            WordLine(WORK, 1, OTHER),
            WithdrawFromLine(WORK, CLINIC),
            AddWorkPartner(WORK, UNION),
        ):
            with pytest.raises(kind):
                town.press(who, command)
    with pytest.raises(refusals.NoSeatToSpeakFrom):
        town.press(EVA, BeginWork(WorkId("another-------"), "Soup"))
    assert town.asked() == set()
    assert not town.work().is_agreed
    town.press(BEN, WithdrawFromLine(WORK, CLINIC))
    assert town.work().partners == (LIBRARY,)


def test_who_acts_for_two_partners_chooses_for_which(town: Town) -> None:
    """Each has its own button with its name; a yes or a withdrawal is never taken for the other's."""
    town.people.seated[UNION] = (ANA,)
    town.begin()
    town.press(ANA, AddWorkPartner(WORK, UNION))
    shown = town.see(ANA, WorkPage(WORK))
    assert "For Union:" in shown
    assert shown.count("Yes, say it so") == 1
    assert shown.index("For Union:") < shown.index("Yes, say it so") < shown.index("For Clinic:")
    for old in (AcceptLine(WORK, 1), WithdrawFromLine(WORK)):
        with pytest.raises(OldButton):
            town.press(ANA, old)
    town.press(BEN, AcceptLine(WORK, 1))
    assert "stands as it is" in said(town.press(ANA, AcceptLine(WORK, 1, CLINIC)))
    town.press(ANA, AcceptLine(WORK, 1, UNION))
    assert town.work().waiting == (SCHOOL,)
    for command in (AcceptLine(WORK, 1, SCHOOL), WithdrawFromLine(WORK, SCHOOL)):
        with pytest.raises(refusals.NotAPartner):
            town.press(ANA, command)
    town.press(ANA, WithdrawFromLine(WORK, CLINIC))
    assert town.work().partners == (SCHOOL, UNION)


def test_an_organisation_that_is_not_here_is_no_partner(town: Town) -> None:
    """The same answer as for what does not exist."""
    town.begin()
    with pytest.raises(NotFound):
        town.press(ANA, AddWorkPartner(WORK, organisation("Stranger")))
    with pytest.raises(NotFound):
        town.press(ANA, BeginWork(WorkId("another-------"), "Soup", organisation("Stranger")))


def test_the_same_form_sent_twice_begins_one_work(town: Town) -> None:
    """And the second shows what there is."""
    before = town.begin()
    assert town.begin() == before
    assert len(town.rows.kept) == 1


@pytest.mark.parametrize("holds", [True, False])
def test_the_rule_says_who_speaks(town: Town, *, holds: bool) -> None:
    """Where it holds all others are refused; where it reminds they read it."""
    agreed(town)
    town.rule("who-speaks-to-media", "facilitators", holds=holds)
    assert "Facilitators speak for us: Fay." in town.see(EVA, ReporterPage())
    town.press(FAY, GiveLineOut(WORK, 1))
    assert town.facts[-1] == LineGivenOut(WORK, FAY)
    if holds:
        with pytest.raises(HeldByRule):
            town.press(ANA, GiveLineOut(WORK, 1))
    else:
        assert "Ground rule 7 says" in said(town.press(ANA, GiveLineOut(WORK, 1)))


def test_everyone_with_a_seat_can_be_the_answer(town: Town) -> None:
    """The union's representative is no partner of this work."""
    agreed(town)
    town.rule("who-speaks-to-media", "representatives")
    town.press(DOA, GiveLineOut(WORK, 1))
    with pytest.raises(HeldByRule):
        town.press(EVA, GiveLineOut(WORK, 1))


@pytest.mark.parametrize("holds", [True, False])
def test_where_nobody_is_named_words_with_a_name_are_refused(town: Town, *, holds: bool) -> None:
    """Also those that were agreed before the rule, when they are to be said."""
    named = "The Clinic and its neighbours did it."
    town.begin(named, partner=None)
    town.rule("way-of-credit", "unnamed", holds=holds)
    if holds:
        for command in (GiveLineOut(WORK, 1), WordLine(WORK, 1, f"{named} All of them.")):
            with pytest.raises(HeldByRule):
                town.press(ANA, command)
        with pytest.raises(HeldByRule):
            town.press(ANA, BeginWork(WorkId("another-------"), "Soup", None, "The school cooks."))
    else:
        assert "Ground rule 7 says" in said(town.press(ANA, GiveLineOut(WORK, 1)))
    town.press(ANA, WordLine(WORK, 1, "Neighbours did it."))
    town.press(ANA, GiveLineOut(WORK, 2))


def test_what_is_agreed_in_confidence_is_not_said(town: Town) -> None:
    """Work on it is not begun, and work that was begun is there for its partners alone; a reporter hears nothing."""
    town.begin(agreement=AGREEMENT)
    town.press(CEM, AcceptLine(WORK, 1, SCHOOL))
    town.keep_in_confidence()
    for who in (ANA, EVA):
        shown = town.see(who, ReporterPage())
        assert "clinic" not in shown.lower()
        with pytest.raises(KeptInConfidence):
            town.press(who, GiveLineOut(WORK, 1))
    assert "free clinic" not in town.see(EVA, WorksPage())
    assert "free clinic" in town.see(ANA, WorksPage())
    with pytest.raises(KeptInConfidence):
        town.see(EVA, WorkPage(WORK))
    with pytest.raises(KeptInConfidence):
        town.press(ANA, BeginWork(WorkId("another-------"), "Soup", None, "", AGREEMENT))
    town.press(CEM, WithdrawFromLine(WORK, SCHOOL))


@pytest.mark.parametrize(
    "line",
    ["The School cooks with us.", "the SCHÖOL's pupils cook.", "“_school_” cooks.", "Cooked by\u00a0sc\u200bhool!"],
)
def test_who_is_named_is_asked(town: Town, line: str) -> None:
    """However its name is spelled, and by whom: it becomes a partner first, or stays unnamed."""
    with pytest.raises(refusals.NamedUnasked):
        town.begin(line, partner=None)
    with pytest.raises(refusals.NamedUnasked):
        town.press(ANA, BeginWork(WORK, line))
    town.begin("Neighbours cook.", partner=None)
    with pytest.raises(refusals.NamedUnasked):
        town.press(ANA, WordLine(WORK, 1, line))
    town.press(ANA, AddWorkPartner(WORK, SCHOOL))
    town.press(ANA, WordLine(WORK, 1, line))
    town.press(CEM, AcceptLine(WORK, 2, SCHOOL))
    assert line in town.see(EVA, ReporterPage())


def test_a_word_that_holds_a_name_names_nobody(town: Town) -> None:
    """Nor does a partner's name in which another's stands."""
    town.people.named |= {organisation("Aid"): "Aid", organisation("Friends"): "School Friends"}
    town.people.named[CLINIC] = "Aid for All"
    town.begin("Aid for All said so: preschools cook.", partner=None)
    assert town.work().is_agreed
    for line in ("Aid, for All, cooks.", "School Friends cook."):
        with pytest.raises(refusals.NamedUnasked):
            town.press(ANA, WordLine(WORK, 1, line))


@pytest.mark.parametrize("leaves", [True, False])
def test_who_withdrew_is_not_named_again(town: Town, *, leaves: bool) -> None:
    """Neither while it is in the coalition nor after: it asked to be gone."""
    agreed(town)
    if leaves:
        town.leaves(SCHOOL)
    else:
        town.press(CEM, WithdrawFromLine(WORK, SCHOOL))
    town.press(ANA, WordLine(WORK, town.work().edition, OTHER))
    with pytest.raises(refusals.NamedUnasked):
        town.press(ANA, WordLine(WORK, town.work().edition, "The school cooks."))


def test_words_that_came_to_name_somebody_are_not_said(town: Town) -> None:
    """An organisation comes whose name they hold: it is asked as all are."""
    town.begin()
    town.people.named[organisation("Neighbours")] = "Neighbours"
    with pytest.raises(refusals.NamedUnasked):
        town.press(CEM, AcceptLine(WORK, 1, SCHOOL))
    del town.people.named[organisation("Neighbours")]
    town.press(CEM, AcceptLine(WORK, 1, SCHOOL))
    town.people.named[organisation("Neighbours")] = "Neighbours"
    assert WORDS not in town.see(EVA, ReporterPage())
    assert "I give it out" not in town.see(ANA, WorkPage(WORK))
    with pytest.raises(refusals.NamedUnasked):
        town.press(ANA, GiveLineOut(WORK, 1))


def test_there_is_an_end_to_how_much_fits(town: Town) -> None:
    """Of partners in one work, and of works."""
    town.begin()
    for number in range(PARTNERS - 2):
        one = organisation(f"More{number}")
        town.people.named[one] = f"More {number}"
        town.press(ANA, AddWorkPartner(WORK, one))
    with pytest.raises(refusals.EnoughPartners):
        town.press(ANA, AddWorkPartner(WORK, UNION))
    for number in range(WORKS - 1):
        town.press(ANA, BeginWork(WorkId(f"more-{number:09}"), f"Work {number:02}"))
    with pytest.raises(refusals.EnoughWorks):
        town.press(ANA, BeginWork(WorkId("another-------"), "Soup"))
    pages = [town.see(EVA, WorksPage(start)) for start in range(0, WORKS, 8)]
    assert all(f"Work {number:02}" in "".join(pages) for number in range(WORKS - 1))
    assert "Work 38" in town.see(EVA, ReporterPage(39))
