"""Who comes to act for an organisation is asked for its name, also where it was left out as nobody could be asked."""

import pytest

from bot.features.celebrations.commands import AllowInside, CelebratePage, LeaveUsOut, SayYes
from bot.features.celebrations.model import Stage
from bot.features.coalition.facts import AlternateNamed, OrganisationLeft, RepresentativeConfirmed, SeatHandedOver
from tests.features.celebrations.town import ANA, CITY, CLINIC, FAY, FLO, SCHOOL, SOL, P, Town, read

QUESTION = "City, may we thank you by name with these words: “The garden is open”?"


@pytest.fixture
def town() -> Town:
    return Town()


def test_who_takes_an_empty_seat_is_asked(town: Town) -> None:
    """It was left out as nobody could answer; a yes names it after all."""
    town.ask(CITY, SCHOOL)
    town.held.seats[CITY] = (FAY,)
    town.happened(RepresentativeConfirmed(CITY, FAY, FLO))
    assert town.waiting(FAY) == [QUESTION]
    assert QUESTION in read(town.see(FAY, CelebratePage()))
    town.press(FAY, SayYes(P, CITY, 1))
    assert town.waiting(FAY) == []
    town.press(SOL, SayYes(P, SCHOOL, 1))
    assert town.party().named == (CITY, SCHOOL)


def test_who_takes_over_is_asked_before_a_yes_that_was_given_once_counts(town: Town) -> None:
    """And whoever acts for it no more is not asked any longer."""
    town.press(SOL, AllowInside(SCHOOL, holds=True))
    town.ask(SCHOOL, CLINIC)
    town.held.seats[SCHOOL] = ()
    town.happened(SeatHandedOver(SCHOOL, FAY, SOL))
    assert town.waiting(SOL) == []
    town.held.seats[SCHOOL] = (FAY,)
    town.happened(RepresentativeConfirmed(SCHOOL, FAY, FLO))
    assert len(town.waiting(FAY)) == 1
    town.press(FAY, LeaveUsOut(P, SCHOOL))
    town.press(ANA, SayYes(P, CLINIC, 1))
    assert (town.party().stage, town.party().named) == (Stage.posted, (CLINIC,))


def test_what_is_answered_is_not_asked_again(town: Town) -> None:
    """By whoever comes, be it a no of those before them."""
    town.ask(CITY, SCHOOL, CLINIC)
    town.press(SOL, LeaveUsOut(P, SCHOOL))
    town.held.seats[SCHOOL] = (SOL, FAY)
    town.happened(AlternateNamed(SCHOOL, FAY, SOL))
    assert town.waiting(FAY) == []


def test_who_came_for_an_empty_seat_is_not_asked_any_longer_when_it_is_posted_or_leaves(town: Town) -> None:
    """Nothing stays under *Needs you* that cannot be answered."""
    for ends in ("posted", "leaves"):
        one = Town()
        one.ask(CITY, SCHOOL)
        one.held.seats[CITY] = (FAY,)
        one.happened(RepresentativeConfirmed(CITY, FAY, FLO))
        if ends == "posted":
            one.press(SOL, SayYes(P, SCHOOL, 1))
        else:
            one.held.gone.add(CITY)
            one.happened(OrganisationLeft(CITY, FAY))
        assert one.waiting(FAY) == []
