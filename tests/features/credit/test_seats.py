"""Who comes to act for a partner is asked what waits for it, and who acts for it no more is not asked any longer."""

import pytest

from bot.features.coalition.facts import (
    AlternateNamed,
    AlternateRemoved,
    RepresentativeConfirmed,
    SeatGivenBack,
    SeatHandedOver,
)
from bot.features.credit.commands import AcceptLine
from tests.features.credit.town import ANA, BEN, CEM, CLINIC, EVA, FAY, LIBRARY, SCHOOL, WORK, Town


@pytest.fixture
def town() -> Town:
    return Town()


def test_who_takes_a_seat_is_asked_what_waits(town: Town) -> None:
    """Once, and nobody else anew; what is answered already is not asked."""
    town.begin(partner=LIBRARY)
    assert town.asked() == set()
    town.people.seated[LIBRARY] = (EVA,)
    town.happens(RepresentativeConfirmed(LIBRARY, EVA, FAY))
    assert town.asked() == {"Eva"}
    town.press(EVA, AcceptLine(WORK, 1, LIBRARY))
    town.people.seated[LIBRARY] = (EVA, FAY)
    town.happens(AlternateNamed(LIBRARY, FAY, EVA))
    assert town.asked() == set()


def test_an_alternate_is_asked_too(town: Town) -> None:
    """And whoever waits already is rung no second time."""
    town.begin()
    town.people.seated[SCHOOL] = (CEM, EVA)
    town.happens(AlternateNamed(SCHOOL, EVA, CEM))
    assert (town.asked(), town.rung) == ({"Cem", "Eva"}, [CEM, EVA])


def test_who_acts_no_more_is_not_asked_any_longer(town: Town) -> None:
    """Whoever is named in their place waits for a facilitator, and is asked after that."""
    town.begin()
    town.people.seated[SCHOOL] = ()
    town.happens(SeatHandedOver(SCHOOL, EVA, CEM))
    assert town.asked() == set()
    town.people.seated[SCHOOL] = (EVA,)
    town.happens(RepresentativeConfirmed(SCHOOL, EVA, FAY))
    assert town.asked() == {"Eva"}
    town.people.seated[SCHOOL] = ()
    town.happens(SeatGivenBack(SCHOOL, EVA))
    assert town.asked() == set()


def test_who_still_acts_for_another_partner_is_still_asked(town: Town) -> None:
    """The one question is for both."""
    town.begin()
    town.press(ANA, AcceptLine(WORK, 1, CLINIC))
    town.people.seated[LIBRARY] = (CEM,)
    town.people.seated[SCHOOL] = (CEM, BEN)
    town.happens(AlternateNamed(SCHOOL, BEN, CEM))
    town.people.seated[SCHOOL] = (CEM,)
    town.happens(AlternateRemoved(SCHOOL, BEN, CEM))
    town.happens(AlternateRemoved(LIBRARY, CEM, FAY))
    assert town.asked() == {"Cem"}


def test_a_seat_of_residents_or_of_nobody_asks_nothing(town: Town) -> None:
    """Only organisations are partners."""
    town.begin()
    town.happens(RepresentativeConfirmed(None, EVA, FAY, number=1))
    assert town.asked() == {"Cem"}
