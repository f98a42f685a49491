"""Who facilitates: made by another, stopped by oneself, taken over when there is none left."""

import pytest

from bot.dispatch import Outcome
from bot.features.coalition import commands as asked
from bot.features.coalition.facts import FacilitationTakenOver, FacilitatorMade, FacilitatorStopped
from bot.features.coalition.model import FACILITATORS, Coalition, EnoughFacilitators
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId
from tests.features.coalition.town import EVENING, Town
from tests.features.reading import labels

CLINIC = OrganisationId("clinic--------")


@pytest.fixture
def town() -> Town:
    """Fay facilitates, Luz speaks for the clinic and is confirmed, Noor lives here."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("luz", asked.AddOrganisation(CLINIC, "Clinic"))
    town.hear("luz", asked.SpeakFor(CLINIC))
    town.press("fay", town.last, "Confirm")
    town.hear("noor", asked.JoinNeighbourhood("North"))
    return town


def test_a_facilitator_makes_another(town: Town) -> None:
    """All see who was made one and by whom; a second press is told that nothing else is needed."""
    noor = town.person("noor")
    town.hear("fay", asked.MakeFacilitator(noor))
    assert town.coalition.facilitators == (town.person("fay"), noor)
    assert town.here.facts[-1] == FacilitatorMade(noor, town.person("fay"))
    assert town.refused("fay", asked.MakeFacilitator(noor)) == "already-facilitator"


def test_only_members_facilitate(town: Town) -> None:
    """Someone who has left, or never was here, cannot be made one."""
    noor = town.person("noor")
    town.hear("noor", asked.LeaveCoalition())
    assert town.refused("fay", asked.MakeFacilitator(noor)) == "not-a-member"
    assert town.refused("fay", asked.PersonPage(noor)) == "not-a-member"


def test_the_last_one_does_not_stop_by_that_button(town: Town) -> None:
    """The page does not offer it, and a press is told what to do first."""
    assert "Stop being a facilitator" not in labels(town.shown("fay", asked.FacilitatorsPage()))
    assert town.refused("fay", asked.StopFacilitating()) == "last-facilitator"
    fay = town.person("fay")
    town.hear("fay", asked.MakeFacilitator(town.person("noor")))
    town.press("fay", town.shown("fay", asked.FacilitatorsPage()), "Stop being a facilitator")
    assert town.coalition.facilitators == (town.person("noor"),)
    assert town.here.facts[-1] == FacilitatorStopped(fay)


def test_the_last_one_may_leave_and_a_representative_takes_over(town: Town) -> None:
    """Nobody is kept from leaving; all see that there is none, and what a representative can do about it."""
    town.hear("fay", asked.LeaveCoalition())
    assert not town.coalition.facilitators
    assert labels(town.last) == ["Take over"]
    assert town.refused("noor", asked.TakeOverFacilitation()) == "representatives-first"
    assert "Take over" not in labels(town.shown("noor", asked.HomePage()))
    assert labels(town.shown("luz", asked.HomePage()))[0] == "Take over"
    town.press("luz", town.last, "Take over")
    assert town.coalition.facilitators == (town.person("luz"),)
    assert town.here.facts[-1] == FacilitationTakenOver(town.person("luz"))
    assert town.hear("luz", asked.TakeOverFacilitation()).outcome is Outcome.done


def test_without_representatives_any_member_takes_over(town: Town) -> None:
    """A coalition is never left without a way on."""
    town.hear("luz", asked.LeaveCoalition())
    town.hear("fay", asked.LeaveCoalition())
    town.press("noor", town.shown("noor", asked.FacilitatorsPage()), "Take over")
    assert town.coalition.facilitators == (town.person("noor"),)


def test_nobody_takes_over_from_a_facilitator(town: Town) -> None:
    """While there is one, they are named as who can make another."""
    assert town.refused("luz", asked.TakeOverFacilitation()) == "still-facilitated"


def test_facilitators_are_few() -> None:
    """The twenty-first is told that one of them can stop first."""
    people = tuple(PersonId(f"{number:014}") for number in range(FACILITATORS))
    coalition = Coalition(CoalitionId("coalition-----"), "Together", "en", "UTC", EVENING, people, ())
    with pytest.raises(EnoughFacilitators):
        coalition.facilitated_with(PersonId("one-more------"))


def test_everything_a_facilitator_does_is_in_the_history(town: Town) -> None:
    """Each command that only facilitators may send leaves a fact that says by whom."""
    town.hear("luz", asked.GiveSeatBack(town.seat("clinic").id))
    town.hear("luz", asked.SpeakFor(CLINIC))
    seat, luz, fay = town.seat("clinic").id, town.person("luz"), town.person("fay")
    acts = (
        asked.ChangeCoalition(name="Juntos"),
        asked.ConfirmRepresentative(seat, luz),
        asked.MakeFacilitator(luz),
        asked.StopFacilitating(),
    )
    for act in acts:
        before = len(town.here.facts)
        town.hear("fay", act)
        assert [fay in str(fact) for fact in town.here.facts[before:]] == [True], act
