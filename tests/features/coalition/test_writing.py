"""Who writes down answers for someone, and members who are not on chat."""

import pytest

from bot.dispatch import Outcome
from bot.dispatch.running import Running
from bot.features.coalition import COALITION
from bot.features.coalition import commands as asked
from bot.features.coalition.facts import MemberJoined, MemberLeft
from bot.features.coalition.facts.writing import PersonAdded, WriterChosen, WriterStopped
from bot.features.coalition.handlers.writing import after_person_erased
from bot.features.coalition.model.writing import (
    WRITERS,
)
from bot.features.privacy.facts import PersonErased
from bot.kernel.ids import OrganisationId, PersonId
from tests.features.coalition.town import Town
from tests.features.reading import labels, read

CLINIC, SCHOOL = OrganisationId("clinic--------"), OrganisationId("school--------")
ROSA = PersonId("rosa----------")


@pytest.fixture
def town() -> Town:
    """Fay facilitates; Luz speaks for the clinic, and Ben is from there too; Sam is from the school."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("luz", asked.AddOrganisation(CLINIC, "Clinic"))
    town.hear("luz", asked.SpeakFor(CLINIC))
    town.hear("fay", asked.ConfirmRepresentative(town.seat("clinic").id, town.person("luz")))
    town.hear("ben", asked.JoinOrganisation(CLINIC))
    town.hear("sam", asked.AddOrganisation(SCHOOL, "School"))
    return town


def test_a_member_chooses_who_writes_for_them_and_all_can_see_it(town: Town) -> None:
    """The other is told; everyone sees it on the person's page, and both on their own."""
    luz, ben = town.person("luz"), town.person("ben")
    page = town.shown("luz", asked.PersonPage(ben))
    town.press("luz", page, "May write for me", person=ben)
    assert town.here.roll.writes_for(ben) == (luz,)
    assert town.here.facts[-1] == WriterChosen(luz, ben)
    assert [read(need.button.label) for need in town.here.needs if need.person == ben] == ["See it"]
    assert f"May write for them: {ben}" in read(town.shown("sam", asked.PersonPage(luz)))
    mine, theirs = (town.shown(user, asked.WritersPage()) for user in ("luz", "ben"))
    assert labels(mine) == [ben, "Let someone write for me", "Home"]
    assert labels(theirs) == [luz, "Let someone write for me", "Home"]


def test_the_right_is_taken_back_or_given_up(town: Town) -> None:
    """By either of the two; the second time nothing happens."""
    luz, ben = town.person("luz"), town.person("ben")
    for user, request in (("luz", asked.TakeBackWriting(ben)), ("ben", asked.StopWriting(luz))):
        town.hear("luz", asked.LetWrite(ben))
        for _ in range(2):
            assert town.hear(user, request).outcome is Outcome.done
        assert town.here.roll.writes_for(ben) == ()
        assert town.here.facts[-1] == WriterStopped(luz, ben, town.person(user))
        assert [need for need in town.here.needs if need.person == ben] == []


def test_nobody_writes_for_themselves_and_few_for_one(town: Town) -> None:
    """Five people at most; the same one twice is one."""
    luz = town.person("luz")
    assert town.refused("luz", asked.LetWrite(luz)) == "writes-already"
    for number in range(WRITERS):
        town.hear(f"user{number}", asked.JoinNeighbourhood("North"))
        for _ in range(2):
            town.hear("luz", asked.LetWrite(town.person(f"user{number}")))
    assert town.refused("luz", asked.LetWrite(town.person("ben"))) == "enough-writers"
    assert town.refused("luz", asked.LetWrite(PersonId("nobody--------"))) == "not-a-member"


@pytest.mark.parametrize("user", ["fay", "luz"])
def test_someone_who_is_not_on_chat_is_brought_in(town: Town, user: str) -> None:
    """By a facilitator or the representative, from the page of the organisation; the same form twice adds one."""
    town.press(user, town.shown(user, asked.OrganisationPage(CLINIC)), "Add someone not on chat", name="Rosa")
    person = next(each for each in town.here.members.all() if each.name == "Rosa")
    assert (person.accounts, person.organisation, person.writers) == ((), CLINIC, (town.person(user),))
    assert town.here.facts[-2:] == [MemberJoined(person.id, CLINIC), PersonAdded(person.id, town.person(user))]
    members = town.here.members.all()
    town.hear(user, asked.AddPerson(person.id, CLINIC, "Rosa"))
    assert town.here.members.all() == members
    assert "Not on chat." in read(town.shown("sam", asked.PersonPage(person.id)))


def test_others_cannot_bring_anyone_in(town: Town) -> None:
    """Neither a member of the organisation nor the people of another; residents are added by a facilitator."""
    for user in ("ben", "sam"):
        assert "Add someone not on chat" not in labels(town.shown(user, asked.OrganisationPage(CLINIC)))
        assert town.refused(user, asked.AddPerson(ROSA, CLINIC, "Rosa")) == "cannot-add"
    assert town.refused("luz", asked.AddResident(ROSA, "Rosa", "North")) == "facilitators-only"
    town.hear("fay", asked.AddResident(ROSA, "Rosa", "North"))
    assert town.here.members.kept[ROSA].neighbourhood == "North"


def test_who_is_not_on_chat_leaves_by_who_cares_for_them(town: Town) -> None:
    """Their writer or a facilitator says it; nobody does it for someone who can say it themselves."""
    town.hear("luz", asked.AddPerson(ROSA, CLINIC, "Rosa"))
    assert town.refused("ben", asked.LeaveForThem(ROSA)) == "not-their-writer"
    assert town.refused("fay", asked.LeaveForThem(town.person("luz"))) == "decides-themselves"
    town.press("luz", town.shown("luz", asked.PersonPage(ROSA)), "They leave")
    assert town.here.members.kept[ROSA].left_at
    assert [fact.person for fact in town.here.facts if isinstance(fact, MemberLeft)] == [ROSA]


def test_a_facilitator_writes_for_whom_nobody_does(town: Town) -> None:
    """Only where somebody is not on chat, and so cannot choose."""
    town.hear("luz", asked.AddPerson(ROSA, CLINIC, "Rosa"))
    town.hear("luz", asked.StopWriting(ROSA))
    town.press("fay", town.shown("fay", asked.PersonPage(ROSA)), "Write for them")
    assert town.here.roll.writes_for(town.person("fay")) == (ROSA,)
    assert town.refused("fay", asked.WriteForThem(town.person("luz"))) == "decides-themselves"


def test_who_is_erased_writes_for_nobody(town: Town) -> None:
    """One with each step, until none is left; what is held of it is told to them before."""
    ben, fay = town.person("ben"), town.context("fay")
    for user in ("luz", "sam"):
        town.hear(user, asked.LetWrite(ben))
    assert COALITION.personal
    told = [read(each.value) for each in COALITION.personal.of(town.unit(town.coalition.id), ben)]
    assert "You may write for 2 people." in told
    for left in (1, 0, 0):
        (command,) = after_person_erased(PersonErased(ben))
        running = Running(town.dispatch.catalogue, town.unit(town.coalition.id), fay)
        running.follow(running.decide(command))
        assert len(town.here.roll.writes_for(ben)) == left
