"""Residents' seats: how many the group gives them, how it is chosen who comes next, and that nobody is thrown out."""

from datetime import timedelta

import pytest

from bot.dispatch import Outcome
from bot.features.coalition import commands as asked
from bot.features.coalition.facts import (
    RepresentativeConfirmed,
    RepresentativeDeclined,
    ResidentChosen,
    SeatGivenBack,
    TurnEnded,
)
from bot.features.coalition.model import OPEN_TO_QUESTION, Offer, Residents, Seat, Way
from bot.kernel.card import Card
from bot.kernel.command import Command
from bot.kernel.fields import Choice
from bot.kernel.ids import OrganisationId
from tests.features.coalition.town import Town
from tests.features.reading import labels, read

CLINIC = OrganisationId("clinic--------")
PAGE = asked.ResidentsPage()


def town_with(way: Way, *offering: str, seats: int = 2) -> Town:
    """Fay facilitates, Luz is from the clinic; Ana, Ben, Cem and Dia are residents, and some of them offer to speak."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("luz", asked.AddOrganisation(CLINIC, "Clinic"))
    for user in ("ana", "ben", "cem", "dia"):
        town.hear(user, asked.JoinNeighbourhood("North"))
    town.hear("fay", asked.SetResidentsSeats(seats, way))
    for user in offering:
        assert town.hear(user, asked.OfferToSpeak()).outcome is Outcome.done
    return town


def seat_of(town: Town, number: int) -> Seat:
    return town.here.seats.of_residents()[number - 1]


def ruled(town: Town) -> Residents:
    here = town.here.residents.here()
    assert here
    return here


def fill(town: Town, number: int = 1) -> Command:
    return asked.FillResidentsSeat(seat_of(town, number).id, ruled(town).way)


def seated(town: Town, number: int = 1) -> Town:
    town.hear("fay", fill(town, number))
    town.press("fay", town.last, "Confirm")
    return town


def leads(town: Town, number: int = 1) -> str:
    who = seat_of(town, number).representative
    return next((name for name in ("ana", "ben", "cem", "dia") if who and account_of(town, name) == who), "nobody")


def account_of(town: Town, name: str) -> object:
    return next((each.id for each in town.here.members.all() if each.name.lower() == name), None)


def test_residents_hold_no_seats_until_the_group_says_so() -> None:
    """The page says so to all, and a facilitator alone finds where to set it; it is announced with the way."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("ana", asked.JoinNeighbourhood("North"))
    assert town.refused("ana", asked.OfferToSpeak()) == "no-residents-seats"
    assert "Set residents' seats" not in labels(town.shown("ana", PAGE))
    shown = town.shown("fay", PAGE)
    town.press("fay", shown, "Set residents' seats", seats="3", way="named")
    assert [seat.number for seat in town.here.seats.of_residents()] == [1, 2, 3]
    assert read(town.last).startswith("Residents hold 3 seats now\nResidents offer to speak and support each other")


def test_one_seat_alone_is_no_choice() -> None:
    """One resident would stand for all of them: it is none, or two and more."""
    (choice,) = (
        mark for mark in asked.SetResidentsSeats.__annotations__["seats"].__metadata__ if isinstance(mark, Choice)
    )
    assert [value for value, _ in choice.options] == [0, 2, 3, 4, 5, 6]
    with pytest.raises(ValueError, match="two seats or more"):
        Residents(ruled(town_with(Way.lot)).id, 1)


def test_residents_name_them_among_themselves() -> None:
    """Who has most support comes next, is confirmed by a facilitator, and is open to question as anyone is."""
    town = town_with(Way.named, "ana", "ben")
    assert town.refused("fay", fill(town)) == "nobody-supported"
    for user in ("cem", "dia"):
        town.hear(user, asked.SupportResident(town.person("ben")))
    town.hear("ben", asked.SupportResident(town.person("ana")))
    town.hear("fay", fill(town))
    assert (leads(town), seat_of(town, 1).waiting) == ("ben", True)
    assert "They are supported by 2 residents." in read(town.last)
    town.press("fay", town.last, "Confirm")
    assert read(town.last.summary) == f"{read(town.person('ben')).rstrip('-')} speaks for residents (seat 1)"
    until = seat_of(town, 1).open_until
    assert until == town.at + OPEN_TO_QUESTION
    town.hear("luz", asked.QuestionRepresentative(seat_of(town, 1).id, town.person("ben")))
    assert seat_of(town, 1).waiting


def test_with_the_same_support_who_said_so_first_is_next() -> None:
    """An answer that all can check, and no lot that nobody asked for."""
    town = town_with(Way.named, "cem", "ana")
    town.hear("dia", asked.SupportResident(town.person("ana")))
    town.hear("dia", asked.SupportResident(town.person("cem")))
    assert leads(seated(town)) == "cem"
    assert leads(seated(town, 2), 2) == "ana"


def test_support_is_counted_once_and_can_be_taken_back() -> None:
    """Nobody supports themselves, only residents support, and pressing twice is harmless."""
    town = town_with(Way.named, "ana")
    ana = town.person("ana")
    assert town.refused("ana", asked.SupportResident(ana)) == "own-support"
    assert town.refused("luz", asked.SupportResident(ana)) == "residents-only"
    assert town.refused("ben", asked.SupportResident(town.person("cem"))) == "not-offered"
    for _ in range(2):
        town.hear("ben", asked.SupportResident(ana))
    assert ruled(town).listed == (Offer(ana, ruled(town).listed[0].since, (town.person("ben"),)),)
    town.press("ben", town.shown("ben", PAGE), read(ana).rstrip("-"))
    assert ruled(town).listed[0].supporters == ()


def test_a_lot_is_drawn_among_all_who_offer() -> None:
    """All see who was in it, whoever holds a seat is not, and the same delivery draws the same."""
    town = town_with(Way.lot, "ana", "ben", "cem")
    town.hear("fay", fill(town))
    drawn = leads(town)
    assert drawn in {"ana", "ben", "cem"}
    said = read(town.last)
    assert all(read(town.person(user)).rstrip("-") in said for user in ("ana", "ben", "cem"))
    town.press("fay", town.last, "Confirm")
    town.hear("fay", fill(town, 2))
    assert leads(town, 2) not in {drawn, "nobody"}
    assert drawn not in read(town.last).lower()


def test_the_lot_falls_on_each_of_them() -> None:
    """Over many towns nobody is left out: the lot comes from the delivery's own seed."""
    drawn = set()
    for skipped in range(40):
        town = town_with(Way.lot, "ana", "ben", "cem")
        for _ in range(skipped):
            town.hear("luz", asked.WhoPage())
        town.hear("fay", fill(town))
        drawn.add(leads(town))
    assert drawn == {"ana", "ben", "cem"}


def test_turns_are_taken_by_all() -> None:
    """A turn ends with its time and all see it; who never had one is next, then who had theirs least recently."""
    town = town_with(Way.turns, "ana", "ben", "cem")
    town.hear("fay", asked.ChangeTerm(0))
    assert leads(seated(town)) == "ana"
    town.hear("ana", asked.NameAlternate(seat_of(town, 1).id, town.person("dia")))
    until = seat_of(town, 1).until
    assert until
    town.at = until - timedelta(seconds=1)
    assert town.tick() == 0
    town.at = until
    assert town.tick() == 1
    assert seat_of(town, 1).holders == ()
    assert town.here.facts[-1] == TurnEnded(1, town.person("ana"))
    assert town.here.timers == {}
    town.hear("ana", asked.OfferToSpeak())
    assert leads(seated(town)) == "ben"
    assert leads(seated(town, 2), 2) == "cem"
    town.hear("ben", asked.GiveSeatBack(seat_of(town, 1).id))
    town.hear("ben", asked.OfferToSpeak())
    assert leads(seated(town)) == "ana"


def test_a_group_may_choose_in_a_way_of_its_own() -> None:
    """Its words are shown, and a facilitator enters who it is: only somebody who offers."""
    town = town_with(Way.named, "ana", "ben")
    town.hear("fay", asked.SetResidentsSeats(2, Way.other, words="The tenants' assembly elects them."))
    town.hear("fay", asked.SetResidentsSeats(3, Way.other))
    page = town.shown("fay", PAGE)
    assert "The tenants' assembly elects them." in read(page)
    assert town.refused("fay", fill(town)) == "way-changed"
    by_name = asked.FillResidentsSeat(seat_of(town, 1).id, Way.other, town.person("cem"))
    assert town.refused("fay", by_name) == "not-offered"
    town.press("fay", page, read(town.person("ben")).rstrip("-"))
    assert leads(town) == "ben"
    assert "The group has chosen them." in read(town.last)


def test_an_old_button_fills_nothing() -> None:
    """After the way has changed, or the seat is filled, or there are fewer, the press is told so."""
    town = town_with(Way.turns, "ana", "ben", seats=3)
    first, third = fill(town), fill(town, 3)
    town.hear("fay", asked.SetResidentsSeats(2, Way.turns))
    assert town.refused("fay", third) == "not-found"
    town.hear("fay", first)
    assert town.refused("fay", first) == "seat-filled"
    town.hear("fay", asked.SetResidentsSeats(2, Way.lot))
    assert town.refused("fay", asked.FillResidentsSeat(seat_of(town, 2).id, Way.turns)) == "way-changed"


def test_a_facilitator_decides_nothing_about_themselves() -> None:
    """A facilitator who lives here and comes next is confirmed by another one, if there is one."""
    town = town_with(Way.lot, "ana")
    town.facilitate("fay", "ana")
    town.hear("ana", fill(town))
    own = asked.ConfirmRepresentative(seat_of(town, 1).id, town.person("ana"))
    assert town.refused("ana", own) == "own-seat"
    assert town.hear("fay", own).outcome is Outcome.done


def test_fewer_seats_throw_nobody_out() -> None:
    """A seat in use is given back first; nothing changes until then, and an empty one goes at once."""
    town = town_with(Way.lot, "ana", "ben", "cem", seats=3)
    for number in (1, 2, 3):
        seated(town, number)
    before = ruled(town)
    assert town.refused("fay", asked.SetResidentsSeats(2, Way.lot)) == "seats-in-use"
    assert ruled(town) == before
    town.hear(leads(town, 3), asked.GiveSeatBack(seat_of(town, 3).id))
    town.hear("fay", asked.SetResidentsSeats(2, Way.lot))
    assert "Residents, seat 3" not in read(town.shown("fay", PAGE))
    town.hear("fay", asked.SetResidentsSeats(4, Way.lot))
    assert [seat.number for seat in town.here.seats.of_residents()] == [1, 2, 3, 4]


def test_a_resident_holds_one_seat() -> None:
    """Neither offers again nor is an alternate of the other seat; an alternate is a resident too."""
    town = town_with(Way.turns, "ana", "ben", "cem")
    seated(seated(town), 2)
    first = seat_of(town, 1).id
    assert town.refused("ana", asked.OfferToSpeak()) == "holds-seat"
    assert town.refused("ana", asked.NameAlternate(first, town.person("ben"))) == "holds-another"
    assert town.refused("ana", asked.NameAlternate(first, town.person("luz"))) == "residents-only"
    town.hear("ana", asked.NameAlternate(first, town.person("dia")))
    assert town.refused("dia", asked.OfferToSpeak()) == "holds-seat"
    assert seat_of(town, 1).holders == (town.person("ana"), town.person("dia"))


def test_whoever_leaves_holds_nothing_any_more() -> None:
    """Seat, offer and support of someone who leaves or goes to an organisation are let go of."""
    town = town_with(Way.named, "ana", "ben")
    town.hear("ben", asked.SupportResident(town.person("ana")))
    town.hear("cem", asked.SupportResident(town.person("ben")))
    ana = town.person("ana")
    seated(town)
    assert town.refused("ana", asked.JoinOrganisation(CLINIC)) == "holds-seat"
    town.hear("ana", asked.LeaveCoalition())
    assert seat_of(town, 1).representative is None
    assert SeatGivenBack(None, ana, number=1) in town.here.facts
    town.hear("cem", asked.JoinOrganisation(CLINIC))
    assert ruled(town).listed[0].supporters == ()
    town.hear("ben", asked.JoinOrganisation(CLINIC))
    assert ruled(town).offers == ()


def test_who_is_not_confirmed_is_off_the_list() -> None:
    """So that the next press names somebody else; they can offer again."""
    town = town_with(Way.turns, "ana", "ben")
    ana, ben, fay = (town.person(user) for user in ("ana", "ben", "fay"))
    town.hear("fay", fill(town))
    town.press("fay", town.last, "Not now")
    assert leads(seated(town)) == "ben"
    assert town.here.facts[-4:] == [
        ResidentChosen(1, ana, fay),
        RepresentativeDeclined(None, ana, fay, number=1),
        ResidentChosen(1, ben, fay),
        RepresentativeConfirmed(None, ben, fay, number=1),
    ]
    assert town.hear("ana", asked.OfferToSpeak()).outcome is Outcome.done


def test_who_is_not_confirmed_stays_in_the_lot() -> None:
    """A facilitator cannot take people out of it one by one; they themselves can."""
    town = town_with(Way.lot, "ana", "ben", "cem")
    before = ruled(town).offers
    town.hear("fay", fill(town))
    drawn = leads(town)
    town.press("fay", town.last, "Not now")
    assert seat_of(town, 1).holders == ()
    assert ruled(town).offers == before
    town.hear(drawn, asked.TakeBackOffer())
    assert len(ruled(town).listed) == 2


def test_who_is_seated_by_others_is_asked_whether_they_can() -> None:
    """The lot or a turn falls on somebody who may be away: it stands under what needs them until it is decided."""
    town = town_with(Way.turns, "ana")
    town.hear("fay", fill(town))
    assert "You are to speak for residents (seat 1)." in read(town.shown("ana", asked.HomePage()))
    town.press("fay", town.last, "Confirm")
    assert town.here.needs == []


def test_taking_oneself_off_the_list() -> None:
    """What one offered can be taken back, also twice; the one who offers twice is on the list once."""
    town = town_with(Way.lot, "ana", "ana")
    assert len(ruled(town).listed) == 1
    town.press("ana", town.shown("ana", PAGE), "Take me off the list")
    assert ruled(town).offers == ()
    assert town.hear("ana", asked.TakeBackOffer()).outcome is Outcome.done
    assert town.refused("fay", fill(town)) == "nobody-offered"


def test_pages_show_residents_seats() -> None:
    """Who is here, my page, a person's page and that of those without organisation lead to them and name them."""
    town = seated(town_with(Way.turns, "ana", "ben"))
    assert "Residents' seats" in labels(town.shown("luz", asked.WhoPage()))
    assert "You speak for residents (seat 1)." in read(town.shown("ana", asked.MyPage()))
    assert {"Give back the seat", "Alternates"} <= set(labels(town.shown("ana", asked.MyPage())))
    person = town.shown("luz", asked.PersonPage(town.person("ana")))
    assert "I have a question" in labels(person)
    assert "speaks for it" in read(person)
    page = town.shown("ben", PAGE)
    assert "Residents, seat 1" in read(page)
    assert "Take me off the list" in labels(page)
    assert "Name as alternate" in labels(town.shown("ana", asked.PersonPage(town.person("cem"))))
    assert "Name as alternate" not in labels(town.shown("ana", asked.PersonPage(town.person("luz"))))


def test_what_is_kept_of_a_resident_is_told_and_let_go_of() -> None:
    """An offer, whom one supports and when one last held a seat are among what is stored, and gone after an erasure."""
    town = town_with(Way.named, "ana", "ben")
    town.hear("ana", asked.SupportResident(town.person("ben")))
    stored = town.dispatch.catalogue.features[0].personal
    assert stored
    told = [read(each.value) for each in stored.of(town.here, town.person("ana"))]
    assert any(said.startswith("You offer to speak for residents since") for said in told)
    assert "You support 1 resident." in told
    ben = town.person("ben")
    seated(town)
    assert any(read(each.value).startswith("You were last confirmed on") for each in stored.of(town.here, ben))
    town.hear("ben", asked.LeaveCoalition())
    assert stored.of(town.here, ben) == ()


def test_the_seat_can_be_handed_over_to_a_resident() -> None:
    """Whom the representative names waits for a facilitator, and the turn goes on as it was."""
    town = seated(town_with(Way.turns, "ana"))
    until = seat_of(town, 1).until
    page = town.shown("ana", asked.PersonPage(town.person("cem")))
    shown = town.press("ana", page, "Hand over the seat").shown
    assert isinstance(shown, Card)
    seat = seat_of(town, 1)
    assert (leads(town), seat.waiting, seat.until) == ("cem", True, until)
    assert labels(town.last) == ["Confirm", "Not now"]
