"""Who is a partner of joint work, and who is only asked to be one: all others see who said yes, and nobody else."""

import pytest

from bot.features.credit.cards.told import TOLD
from bot.features.credit.commands import (
    AcceptLine,
    AddWorkPartner,
    BeginWork,
    ReporterPage,
    WithdrawFromLine,
    WordLine,
    WorkPage,
    WorksPage,
)
from bot.features.credit.facts import PartnerDeclined, PartnerNamed, PartnerWithdrew
from bot.features.credit.model import WorkId, refusals
from bot.kernel.refusal import NotFound
from tests.features import reading
from tests.features.credit.town import (
    ANA,
    BEN,
    CEM,
    CLINIC,
    DOA,
    EVA,
    SCHOOL,
    UNION,
    WORDS,
    WORK,
    Town,
    said,
)


@pytest.fixture
def town() -> Town:
    return Town()


def seen_by_others(town: Town) -> str:
    pages = (WorksPage(), WorkPage(WORK), ReporterPage())
    return "".join(town.see(EVA, each) for each in pages)


def test_who_is_asked_is_shown_to_partners_alone(town: Town) -> None:
    """The others see it, its people and the sentence once it has said yes."""
    town.begin()
    for hidden in ("School", "Cem", WORDS):
        assert hidden not in seen_by_others(town)
    for partner in (ANA, CEM):
        shown = town.see(partner, WorkPage(WORK))
        assert "Partners: Clinic\n" in shown
        assert "Asked: School\n" in shown
    assert "Until there is a yes, only the partners see School here." in town.see(CEM, WorkPage(WORK))
    assert "your organisation is asked" in town.see(CEM, WorksPage())
    town.press(CEM, AcceptLine(WORK, 1, SCHOOL))
    assert "Partners: Clinic, School" in town.see(EVA, WorkPage(WORK))
    assert "Asked" not in town.see(ANA, WorkPage(WORK))


def test_what_is_told_of_an_invitation_names_nobody(town: Town) -> None:
    """The history does not keep who was asked either."""
    town.begin()
    fact = next(each for each in town.facts if isinstance(each, PartnerNamed))
    telling = next(each.words for each in TOLD if each.fact is PartnerNamed)
    assert reading.read(telling(fact)) == "Ana asked one more organisation to be a partner of joint work."


def test_the_ask_says_who_asks_and_what_for(town: Town) -> None:
    """Partners that have joined are asked about the words alone."""
    town.begin()
    asked = {who: reading.read(each.words) for (who, _), each in town.needs.items()}
    assert asked == {CEM: f"“The free clinic”: Clinic would like you as a partner. May this be said of it: “{WORDS}”?"}
    town.press(CEM, WordLine(WORK, 1, "We care."))
    assert {reading.read(each.words) for each in town.needs.values()} == {
        "May this be said of “The free clinic”: “We care.”?"
    }
    town.press(ANA, BeginWork(WorkId("another-------"), "Soup", UNION))
    need = next(each for (who, _), each in town.needs.items() if who == DOA)
    assert reading.read(need.words) == (
        "“Soup”: Clinic would like you as a partner. You can write what may be said of it, or say no."
    )


def test_a_no_is_no_withdrawal(town: Town) -> None:
    """It is told nowhere; only the partners learn that the work goes on without it."""
    town.begin()
    assert "Leave us out" in town.see(CEM, WorkPage(WORK))
    assert "Withdraw" not in town.see(CEM, WorkPage(WORK))
    assert "Only the partners know that it was asked." in said(town.press(CEM, WithdrawFromLine(WORK, SCHOOL)))
    assert town.facts[-1] == PartnerDeclined(WORK, SCHOOL, CEM)
    assert not PartnerDeclined.recorded
    assert "School" not in seen_by_others(town)
    assert "It goes on without School." in town.see(ANA, WorkPage(WORK))
    assert "withdrew" not in town.see(ANA, WorkPage(WORK))
    assert {reading.read(each.words) for each in town.needs.values()} == {
        f"“The free clinic” goes on without School. May this be said: “{WORDS}”?"
    }
    town.press(BEN, AcceptLine(WORK, 2, CLINIC))
    assert "without" not in town.see(ANA, WorkPage(WORK))
    assert WORDS in seen_by_others(town)


def test_a_partner_whose_yes_was_to_other_words_has_joined_all_the_same(town: Town) -> None:
    """It leaves by withdrawing, and all can see that."""
    town.begin()
    town.press(CEM, AcceptLine(WORK, 1, SCHOOL))
    town.press(ANA, WordLine(WORK, 1, "We care."))
    assert "Partners: Clinic, School" in town.see(EVA, WorkPage(WORK))
    town.press(CEM, WithdrawFromLine(WORK, SCHOOL))
    assert town.facts[-1] == PartnerWithdrew(WORK, SCHOOL, CEM)
    town.press(ANA, AddWorkPartner(WORK, SCHOOL))
    assert "School withdrew" not in town.see(ANA, WorkPage(WORK))
    town.leaves(SCHOOL)
    assert PartnerDeclined(WORK, SCHOOL, None) in town.facts
    assert "School" not in town.see(EVA, WorkPage(WORK))


def test_work_whose_name_names_who_has_not_joined_is_its_partners_own(town: Town) -> None:
    """Neither before its yes nor after it withdrew is it there for others."""
    town.press(ANA, BeginWork(WORK, "The school kitchen", SCHOOL, WORDS))
    for page in (WorksPage(), ReporterPage()):
        assert "school" not in town.see(EVA, page)
    with pytest.raises(NotFound):
        town.see(EVA, WorkPage(WORK))
    with pytest.raises(NotFound):
        town.press(DOA, AcceptLine(WORK, 1, UNION))
    assert "The school kitchen" in town.see(CEM, WorkPage(WORK))
    town.press(CEM, AcceptLine(WORK, 1, SCHOOL))
    assert seen_by_others(town).count("The school kitchen") == 4
    town.press(CEM, WithdrawFromLine(WORK, SCHOOL))
    assert "school" not in town.see(EVA, WorksPage())


def test_who_is_only_asked_adds_nobody(town: Town) -> None:
    """It says yes first, by the words or by its own."""
    town.begin(line="")
    with pytest.raises(refusals.NotJoinedYet):
        town.press(CEM, AddWorkPartner(WORK, UNION))
    assert "Add a partner" not in town.see(CEM, WorkPage(WORK))
    town.press(CEM, WordLine(WORK, 0, WORDS))
    town.press(CEM, AddWorkPartner(WORK, UNION))
    assert town.work().asked == (UNION,)


def test_work_that_all_who_began_it_left_is_there_for_who_is_asked(town: Town) -> None:
    """Nobody else can see it, since nobody is in it by a yes."""
    town.begin()
    town.press(ANA, WithdrawFromLine(WORK, CLINIC))
    assert "The free clinic" not in town.see(EVA, WorksPage())
    assert "• The free clinic: your organisation is asked to be a partner." in town.see(CEM, WorksPage())
    assert "Partners:" not in town.see(CEM, WorkPage(WORK))


def test_where_nobody_acts_for_its_partners_nobody_is_named(town: Town) -> None:
    """No sentence breaks off before a list of nobody, whether the words are agreed or not."""
    town.begin()
    del town.people.seated[CLINIC]
    assert "Nothing is agreed yet. Please say nothing of it.\n" in town.see(EVA, ReporterPage())
    town.press(CEM, AcceptLine(WORK, 1, SCHOOL))
    town.people.seated.clear()
    assert WORDS in town.see(EVA, ReporterPage())
    assert "Who may say it" not in town.see(EVA, ReporterPage())
