"""An organisation that wants nobody but the one who speaks for it to answer in votes: who says so, and what all see."""

import pytest

from bot.features.coalition import commands as asked
from bot.features.coalition.facts import AlternatesLetAnswer, LeadRequired
from bot.features.coalition.model import Seat, SeatId
from bot.kernel.ids import OrganisationId
from tests.features.coalition.town import EVENING, Town
from tests.features.reading import labels, read

CLINIC = OrganisationId("clinic--------")
PAGE = asked.OrganisationPage(CLINIC)


@pytest.fixture
def town() -> Town:
    """Fay facilitates; Luz speaks for the clinic, and Ben is from it and stands in."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("luz", asked.AddOrganisation(CLINIC, "Clinic"))
    town.hear("ben", asked.JoinOrganisation(CLINIC))
    town.hear("luz", asked.SpeakFor(CLINIC))
    town.press("fay", town.last, "Confirm")
    town.hear("luz", asked.NameAlternate(town.seat("clinic").id, town.person("ben")))
    return town


def test_whoever_speaks_for_it_says_so_and_says_otherwise(town: Town) -> None:
    """All are told, it stands in the history and on its page; said twice nothing more happens."""
    town.press("luz", town.shown("luz", PAGE), "Only I answer")
    assert town.seat("clinic").lead_only
    assert f"In votes only {town.person('luz')} answers now." in read(town.last)
    assert LeadRequired(CLINIC, town.person("luz")) in town.here.facts
    assert f"In votes only {town.person('luz')} answers for it." in read(town.shown("ben", PAGE))
    told, facts = town.last, list(town.here.facts)
    assert "Nothing has changed" in read(town.hear("luz", asked.RequireLead(town.seat("clinic").id)).shown)
    assert (town.last, town.here.facts) == (told, facts)
    town.press("luz", town.shown("luz", PAGE), "Alternates answer too")
    assert not town.seat("clinic").lead_only
    assert AlternatesLetAnswer(CLINIC, town.person("luz")) in town.here.facts
    assert "In votes" not in read(town.shown("ben", PAGE))


def test_nobody_else_chooses_it(town: Town) -> None:
    """Neither who stands in nor a facilitator, and nobody who waits to be confirmed; they are not offered it either."""
    seat = town.seat("clinic").id
    for command in (asked.RequireLead(seat), asked.LetAlternatesAnswer(seat)):
        assert town.refused("ben", command) == "not-the-representative"
        assert town.refused("fay", command) == "not-the-representative"
    for who in ("ben", "fay"):
        assert not {"Only I answer", "Alternates answer too"} & set(labels(town.shown(who, PAGE)))
    town.hear("ben", asked.QuestionRepresentative(seat, town.person("luz")))
    assert town.refused("luz", asked.RequireLead(seat)) == "confirmed-first"
    assert "Only I answer" not in labels(town.shown("luz", PAGE))


def test_it_stays_so_when_they_leave_and_all_are_told(town: Town) -> None:
    """Nobody can answer until somebody is confirmed: the channel and the page say it, and Ben is asked to speak."""
    town.hear("luz", asked.RequireLead(town.seat("clinic").id))
    town.hear("luz", asked.LeaveCoalition())
    assert "Nobody else answers for it in votes until then." in read(town.last)
    assert "Until somebody does, nobody can." in read(town.shown("ben", PAGE))
    assert "Nobody speaks for clinic now. Will you?" in read(town.shown("ben", asked.HomePage()))
    town.hear("ben", asked.SpeakFor(CLINIC))
    assert "Until they are confirmed, nobody can." in read(town.shown("ben", PAGE))
    town.press("fay", town.last, "Confirm")
    assert f"In votes only {town.person('ben')} answers for it." in read(town.shown("fay", PAGE))
    town.hear("ben", asked.LetAlternatesAnswer(town.seat("clinic").id))
    assert not town.seat("clinic").lead_only


def test_it_goes_on_with_whom_the_seat_is_handed_to(town: Town) -> None:
    """And ends when the organisation leaves."""
    seat = town.seat("clinic").id
    town.hear("luz", asked.RequireLead(seat))
    town.hear("luz", asked.HandOver(seat, town.person("ben")))
    assert town.seat("clinic").lead_only
    town.press("fay", town.last, "Confirm")
    town.hear("ben", asked.LeaveAsOrganisation(CLINIC))
    assert not town.seat("clinic").lead_only


def test_residents_have_no_such_seat() -> None:
    """What is chosen by lot, or by turns, has nobody who could want it for all."""
    with pytest.raises(ValueError, match="an organisation says"):
        Seat(SeatId("seat----------"), None, number=1, since=EVENING, lead_only=True)
