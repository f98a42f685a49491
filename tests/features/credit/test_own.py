"""Another name for joint work; and those who act for several organisations, who say for which one they do something."""

import pytest

from bot.features.credit.commands import (
    AddWorkPartner,
    BeginWork,
    RenameWork,
    WithdrawFromLine,
    WordLine,
    WorkPage,
    WorksPage,
)
from bot.features.credit.facts import WorkRenamed
from bot.features.credit.model import WorkId, refusals
from bot.kernel.refusal import NotFound
from tests.features.credit.town import (
    ANA,
    CEM,
    CLINIC,
    DOA,
    EVA,
    LIBRARY,
    SCHOOL,
    UNION,
    WORDS,
    WORK,
    Town,
    organisation,
    said,
)
from tests.features.reading import labels

OTHER = WorkId("another-work--")


@pytest.fixture
def town() -> Town:
    return Town()


def test_a_partner_gives_it_another_name(town: Town) -> None:
    """Its sentence and all that was said to it stay; the same name again is nothing new."""
    town.begin()
    before = town.rows.kept[WORK]
    assert "It is called “The garden” now." in said(town.press(ANA, RenameWork(WORK, "The garden")))
    after = town.rows.kept[WORK]
    assert (after.name, after.line, after.yes, after.edition) == ("The garden", before.line, before.yes, before.edition)
    assert town.facts[-1] == WorkRenamed(WORK, ANA)
    told = len(town.facts)
    town.press(ANA, RenameWork(WORK, "The garden"))
    assert len(town.facts) == told
    assert RenameWork.title.text in labels(town.card(ANA, WorkPage(WORK)))


def test_only_those_who_have_joined_name_it(town: Town) -> None:
    """Not whoever is only asked, nobody from elsewhere, and never after an organisation that is not in it."""
    town.begin()
    with pytest.raises(refusals.NotJoinedYet):
        town.press(CEM, RenameWork(WORK, "Ours"))
    assert RenameWork.title.text not in labels(town.card(CEM, WorkPage(WORK)))
    with pytest.raises(refusals.NotAPartner):
        town.press(DOA, RenameWork(WORK, "Ours"))
    with pytest.raises(refusals.NamedUnasked):
        town.press(ANA, RenameWork(WORK, "With the Library"))
    assert town.rows.kept[WORK].name != "With the Library"


def test_a_name_that_held_somebody_who_is_gone_can_be_changed(town: Town) -> None:
    """After that all can see the work again."""
    town.press(ANA, BeginWork(WORK, "With the School", SCHOOL, WORDS))
    town.press(CEM, WithdrawFromLine(WORK, SCHOOL))
    with pytest.raises(NotFound):
        town.see(EVA, WorkPage(WORK))
    town.press(ANA, RenameWork(WORK, "The garden"))
    assert "The garden" in town.see(EVA, WorkPage(WORK))


def test_who_acts_for_several_begins_and_writes_for_the_one_they_choose(town: Town) -> None:
    """Each has its buttons; whoever acts for one alone has one and chooses nothing."""
    town.people.seated[SCHOOL] = (CEM, ANA)
    assert labels(town.card(EVA, WorksPage())).count(BeginWork.title.text) == 1
    assert labels(town.card(CEM, WorksPage())).count(BeginWork.title.text) == 1
    assert labels(town.card(ANA, WorksPage())).count(BeginWork.title.text) == 2
    town.press(ANA, BeginWork(WORK, "The garden", CLINIC, organisation=SCHOOL))
    assert (town.rows.kept[WORK].joined, town.rows.kept[WORK].asked) == ((SCHOOL,), (CLINIC,))
    town.press(ANA, WordLine(WORK, 0, WORDS, CLINIC))
    assert (town.rows.kept[WORK].worded_by, town.rows.kept[WORK].yes) == (CLINIC, (CLINIC,))
    with pytest.raises(refusals.NoSeatToSpeakFrom):
        town.press(ANA, BeginWork(OTHER, "The market", organisation=UNION))
    with pytest.raises(refusals.NotAPartner):
        town.press(ANA, WordLine(WORK, 1, "We sing.", UNION))


def test_each_of_many_can_be_reached(town: Town) -> None:
    """Four on a page: all have their own yes, words and way out."""
    many = tuple(organisation(f"Choir{number}") for number in range(12))
    town.begin()
    for each in many:
        town.people.named[each] = each.rstrip("-")
        town.people.seated[each] = (ANA,)
        town.press(ANA, AddWorkPartner(WORK, each))
    found = set[str]()
    for start in (0, 4, 8, 99, -4):
        page = town.see(ANA, WorkPage(WORK, start))
        found |= {each for each in many if f"For {each.rstrip('-')}:" in page}
    assert found == set(many)
    assert LIBRARY not in found
