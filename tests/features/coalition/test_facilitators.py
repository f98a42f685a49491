"""Who facilitates: asked by another, stopped by oneself, taken over when there is none left."""

from datetime import timedelta

import pytest

from bot.dispatch import Outcome
from bot.features.coalition import commands as asked
from bot.features.coalition.facts import (
    FacilitationOffered,
    FacilitationTakenOver,
    FacilitatorMade,
    FacilitatorStopped,
    FacilitatorWentOn,
    TermChanged,
)
from bot.features.coalition.model import FACILITATORS, Coalition, EnoughFacilitators
from bot.features.coalition.model.facilitation import MONTH, OFFERED_FOR
from bot.features.coalition.reads import candidates
from bot.kernel.attention import Need
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId
from tests.features.coalition.town import EVENING, Town
from tests.features.reading import labels, read

SCHOOL = OrganisationId("school--------")
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


def waiting(town: Town) -> list[tuple[PersonId, str]]:
    return [(need.person, need.key) for need in town.here.needs]


def test_a_facilitator_asks_another_who_says_yes(town: Town) -> None:
    """Nothing changes until then; one press is enough, and all see who it is and who asked."""
    noor, fay = town.person("noor"), town.person("fay")
    town.hear("fay", asked.AskToFacilitate(noor))
    assert set(town.coalition.facilitators) == {fay}
    assert town.here.facts[-1:] == [FacilitationOffered(noor, fay, hands_over=False)]
    (need,) = town.here.needs[-1:]
    assert isinstance(need, Need)
    assert (need.person, read(need.words)) == (
        noor,
        f"{fay} asks whether you would facilitate too. You can say no.",
    )
    town.hear("noor", asked.AcceptFacilitation(fay))
    assert set(town.coalition.facilitators) == {fay, noor}
    assert town.here.facts[-1:] == [FacilitatorMade(noor, fay)]
    assert waiting(town) == []
    assert town.refused("fay", asked.AskToFacilitate(noor)) == "already-facilitator"
    assert town.hear("noor", asked.AcceptFacilitation(fay)).outcome is Outcome.done


def test_whoever_is_asked_may_say_no(town: Town) -> None:
    """All stays as it is; the one who asked is told so, alone, and no entry says it."""
    noor, fay, posted = town.person("noor"), town.person("fay"), len(town.here.messages)
    town.hear("fay", asked.AskToFacilitate(noor))
    assert town.refused("fay", asked.HandOverFacilitation(noor)) == "asked-already"
    town.press("noor", town.shown("noor", asked.FacilitatorsPage()), "No, thank you")
    assert (town.coalition.facilitators, len(town.here.messages)) == ((fay,), posted)
    assert [type(fact) for fact in town.here.facts[-1:]] == [FacilitationOffered]
    told = town.here.needs[-1]
    assert isinstance(told, Need)
    assert (told.person, read(told.words).endswith("You can ask someone else.")) == (fay, True)
    assert town.refused("noor", asked.AcceptFacilitation(fay)) == "not-asked-now"


def test_one_hands_over_to_who_says_yes(town: Town) -> None:
    """The one who asks facilitates until then, also as the only one; afterwards the other does."""
    noor, fay = town.person("noor"), town.person("fay")
    town.hear("fay", asked.HandOverFacilitation(noor))
    assert town.coalition.facilitators == (fay,)
    assert town.refused("noor", asked.AcceptFacilitation(town.person("luz"))) == "not-asked-now"
    town.hear("noor", asked.AcceptFacilitation(fay))
    assert town.coalition.facilitators == (noor,)
    assert town.here.facts[-2:] == [FacilitatorMade(noor, fay), FacilitatorStopped(fay)]
    assert "has handed over to them" in read(town.last)


def test_a_question_is_over_after_fourteen_days(town: Town) -> None:
    """Silence is no yes: nothing has changed, and a late yes is told how to be asked again."""
    noor, fay = town.person("noor"), town.person("fay")
    town.hear("fay", asked.AskToFacilitate(noor))
    town.at += OFFERED_FOR
    assert town.tick() == 1
    assert town.coalition.facilitation.offers == ()
    assert "Yes, I facilitate" not in labels(town.shown("noor", asked.FacilitatorsPage()))
    assert town.refused("noor", asked.AcceptFacilitation(fay)) == "not-asked-now"


@pytest.mark.parametrize("leaver", ["fay", "noor"])
def test_a_question_ends_when_either_leaves(town: Town, leaver: str) -> None:
    """It waits for nobody any more."""
    noor = town.person("noor")
    town.facilitate("fay", "luz")
    town.hear("fay", asked.AskToFacilitate(noor))
    town.hear(leaver, asked.LeaveCoalition())
    assert town.coalition.facilitation.offers == ()
    assert waiting(town) == []
    assert town.person("luz") in town.coalition.facilitators


def test_after_a_term_one_is_asked_whether_to_go_on(town: Town) -> None:
    """Three months by default; nobody is removed by it, and it is asked once until they say something."""
    fay = town.person("fay")
    due = town.coalition.deadline()
    assert due == EVENING + timedelta(seconds=1) + 3 * MONTH
    town.at = due
    assert (town.tick(), town.tick()) == (1, 0)
    assert waiting(town) == [(fay, "go-on-facilitating")]
    assert (town.coalition.facilitators, town.coalition.deadline()) == ((fay,), None)
    card = town.shown("fay", asked.FacilitatorsPage())
    assert labels(card)[:2] == ["Go on", "Hand over"]
    town.press("fay", card, "Go on")
    assert town.coalition.deadline() == town.at + 3 * MONTH
    assert town.here.facts[-1] == FacilitatorWentOn(fay)
    assert waiting(town) == []


def test_a_coalition_chooses_when_it_asks(town: Town) -> None:
    """Or never; the page says what holds, and each term is counted anew."""
    assert "After 3 months each facilitator is asked" in read(town.shown("luz", asked.FacilitatorsPage()))
    town.hear("fay", asked.ChangeTerm(0))
    assert town.coalition.deadline() is None
    assert town.here.facts[-1] == TermChanged(0, town.person("fay"))
    assert "Facilitators go on until they hand over or stop." in read(town.shown("noor", asked.FacilitatorsPage()))
    town.hear("fay", asked.ChangeTerm(6))
    assert town.coalition.deadline() == town.at + 6 * MONTH
    before = len(town.here.facts)
    town.hear("fay", asked.ChangeTerm(6))
    assert len(town.here.facts) == before


def test_facilitators_of_one_organisation_are_offered_another(town: Town) -> None:
    """On their page at once, and on their home page once the coalition has settled in; others do not see it."""
    town.hear("fay", asked.AddOrganisation(SCHOOL, "School"))
    assert "All facilitators are from school" in read(town.shown("fay", asked.FacilitatorsPage()))
    assert "Ask someone from elsewhere" not in labels(town.shown("fay", asked.HomePage()))
    town.at += timedelta(days=14)
    assert "Ask someone from elsewhere" in labels(town.shown("fay", asked.HomePage()))
    assert "Ask someone from elsewhere" not in labels(town.shown("luz", asked.HomePage()))
    town.facilitate("fay", "luz")
    assert "All facilitators" not in read(town.shown("fay", asked.FacilitatorsPage()))
    assert "Ask someone from elsewhere" not in labels(town.shown("fay", asked.HomePage()))


def test_those_from_elsewhere_come_first(town: Town) -> None:
    """In the list of whom to ask; who facilitates is not on it."""
    town.hear("fay", asked.AddOrganisation(SCHOOL, "School"))
    town.hear("abe", asked.JoinOrganisation(SCHOOL))
    options = candidates(town.here, town.context("fay"))
    assert [option.label for option in options] == ["Luz", "Noor", "Abe"]


def test_only_members_facilitate(town: Town) -> None:
    """Someone who has left, or never was here, cannot be made one."""
    noor = town.person("noor")
    town.hear("noor", asked.LeaveCoalition())
    assert town.refused("fay", asked.AskToFacilitate(noor)) == "not-a-member"
    assert town.refused("fay", asked.PersonPage(noor)) == "not-a-member"


def test_the_last_one_does_not_stop_by_that_button(town: Town) -> None:
    """The page does not offer it, and a press is told what to do first."""
    assert "Stop being a facilitator" not in labels(town.shown("fay", asked.FacilitatorsPage()))
    assert town.refused("fay", asked.StopFacilitating()) == "last-facilitator"
    fay = town.person("fay")
    town.facilitate("fay", "noor")
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
        coalition.offering(PersonId("one-more------"), people[0], EVENING, hands_over=False)


def test_everything_a_facilitator_does_is_in_the_history(town: Town) -> None:
    """Each command that only facilitators may send leaves a fact that says by whom."""
    town.hear("luz", asked.GiveSeatBack(town.seat("clinic").id))
    town.hear("luz", asked.SpeakFor(CLINIC))
    seat, luz, fay = town.seat("clinic").id, town.person("luz"), town.person("fay")
    acts = (
        asked.ChangeCoalition(name="Juntos"),
        asked.ConfirmRepresentative(seat, luz),
        asked.AskToFacilitate(luz),
    )
    for act in acts:
        before = len(town.here.facts)
        town.hear("fay", act)
        assert [fay in str(fact) for fact in town.here.facts[before:]] == [True], act
