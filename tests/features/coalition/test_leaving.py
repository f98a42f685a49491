"""Whoever goes leaves nothing without a name beside it; an organisation that leaves may come back."""

import pytest

from bot.dispatch import Outcome
from bot.features.coalition import commands as asked
from bot.features.coalition.facts import MemberLeft, OrganisationLeft, OrganisationMarkedLeft, OrganisationReturned
from bot.features.coalition.model import Way
from bot.kernel.attention import Need
from bot.kernel.card import Card
from bot.kernel.ids import OrganisationId
from tests.features.coalition.town import Town
from tests.features.reading import labels, read

CLINIC, SCHOOL = OrganisationId("clinic--------"), OrganisationId("school--------")


@pytest.fixture
def town() -> Town:
    """Fay facilitates and is from the school; Luz speaks for the clinic, Ben came first of the others there, and Cem is
    her alternate."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("fay", asked.AddOrganisation(SCHOOL, "School"))
    town.hear("luz", asked.AddOrganisation(CLINIC, "Clinic"))
    town.hear("ben", asked.JoinOrganisation(CLINIC))
    town.hear("cem", asked.JoinOrganisation(CLINIC))
    town.hear("luz", asked.SpeakFor(CLINIC))
    town.press("fay", town.last, "Confirm")
    town.hear("luz", asked.NameAlternate(town.seat("clinic").id, town.person("cem")))
    return town


def named(town: Town) -> list[tuple[str, str, str]]:
    """To whom what is open is named, in which words, and with which button."""
    people = {each.id: each.name.lower() for each in town.here.members.all()}
    return [(people[need.person], read(need.words), read(need.button.label)) for need in needs(town)]


def needs(town: Town) -> list[Need]:
    return [need for need in town.here.needs if need.key.startswith(("coalition.open", "coalition.facilitation"))]


def test_an_alternate_is_asked_and_does_not_move_up(town: Town) -> None:
    """When the representative leaves, or gives the seat back, the alternate is asked whether they will."""
    town.hear("luz", asked.LeaveCoalition())
    assert town.seat("clinic").representative is None
    assert named(town) == [("cem", "Nobody speaks for clinic now. Will you?", "I speak for it")]
    home = town.shown("cem", asked.HomePage())
    assert labels(home).count("I speak for it") == 1
    town.press("cem", home, "I speak for it")
    assert town.seat("clinic").holders == (town.person("cem"),)
    assert named(town) == []


def test_what_is_open_passes_on_with_each_who_goes(town: Town) -> None:
    """From the alternate to the others of the same people, then to a facilitator, then to anybody who is left."""
    town.hear("luz", asked.GiveSeatBack(town.seat("clinic").id))
    town.hear("cem", asked.LeaveCoalition())
    assert [who for who, _, _ in named(town)] == ["luz"]
    town.hear("luz", asked.JoinOrganisation(SCHOOL))
    assert [who for who, _, _ in named(town)] == ["ben"]
    town.hear("ben", asked.LeaveCoalition())
    assert named(town) == [("fay", "Nobody speaks for clinic now. Please see who can.", "Who speaks for it")]
    town.hear("fay", asked.LeaveCoalition())
    assert {(who, label) for who, _, label in named(town)} == {("luz", "Who speaks for it"), ("luz", "Take over")}


def test_what_features_hold_open_is_named_to_an_heir(town: Town) -> None:
    """An alternate first, then the others of the same people, then a facilitator, then anybody who is left."""
    heirs = []
    for user in ("luz", "cem", "ben", "fay"):
        heirs.append((user, town.person(user)))
        town.hear(user, asked.LeaveCoalition()) if user != "fay" else town.hear("ana", asked.JoinNeighbourhood("North"))
    ana = town.person("ana")
    town.hear("fay", asked.LeaveCoalition())
    people = {key: user for user, key in heirs} | {ana: "ana"}
    left = [fact for fact in town.here.facts if isinstance(fact, MemberLeft)]
    named = [(people[fact.person], people[fact.heir] if fact.heir else None) for fact in left]
    assert named == [("luz", "cem"), ("cem", "ben"), ("ben", "fay"), ("fay", "ana")]
    town.hear("ana", asked.LeaveCoalition())
    assert town.here.facts[-1] == MemberLeft(ana, None, None)


def test_a_seat_that_nobody_held_is_no_open_matter(town: Town) -> None:
    """Its people see on their home page that it is empty; nobody is asked because somebody else left."""
    town.hear("ben", asked.LeaveCoalition())
    assert named(town) == []
    assert "I speak for it" in labels(town.shown("fay", asked.HomePage()))


def test_a_residents_seat_is_named_to_a_facilitator(town: Town) -> None:
    """Who comes next is chosen in the group's way, so a facilitator is asked to see to it."""
    town.hear("fay", asked.SetResidentsSeats(2, Way.turns))
    town.hear("ana", asked.JoinNeighbourhood("North"))
    town.hear("ana", asked.OfferToSpeak())
    first, _ = town.here.seats.of_residents()
    town.hear("fay", asked.FillResidentsSeat(first.id, Way.turns))
    town.press("fay", town.last, "Confirm")
    town.hear("ana", asked.LeaveCoalition())
    words = "Nobody speaks for residents (seat 1) now. Please see who can."
    assert named(town) == [("fay", words, "Who speaks for it")]
    town.hear("fay", asked.SetResidentsSeats(0, Way.turns))
    assert named(town) == []
    town.hear("fay", asked.SetResidentsSeats(2, Way.turns))
    assert [who for who, _, _ in named(town)] == ["fay"]


def test_when_the_last_facilitator_leaves_somebody_is_asked_to_take_over(town: Town) -> None:
    """One who may: a representative. It is asked of nobody any more when it is done."""
    town.hear("fay", asked.LeaveCoalition())
    assert named(town) == [("luz", "There is no facilitator now. You can take over.", "Take over")]
    assert read(town.shown("luz", asked.HomePage())).count("no facilitator") == 1
    town.press("luz", town.shown("luz", asked.HomePage()), "Take over")
    assert named(town) == []


def test_an_organisation_leaves_by_its_representative(town: Town) -> None:
    """Its seat goes, its people stay without an organisation, and all see it; others cannot say it for them."""
    assert town.refused("ben", asked.LeaveAsOrganisation(CLINIC)) == "not-the-representative"
    assert town.refused("fay", asked.LeaveAsOrganisation(SCHOOL)) == "not-the-representative"
    page = town.shown("luz", asked.OrganisationPage(CLINIC))
    town.press("luz", page, "Our organisation leaves")
    assert (town.seat("clinic").holders, town.coalition.organisations) == ((), (SCHOOL,))
    assert [town.member(user).placed for user in ("luz", "ben", "cem")] == [False] * 3
    assert OrganisationLeft(CLINIC, town.person("luz")) in town.here.facts
    assert labels(town.last) == ["I'm from …", "I live here"]
    assert named(town) == []
    assert CLINIC not in labels(town.shown("ben", asked.WhoPage()))
    assert "Clinic" not in labels(town.shown("ben", asked.JoinPage()))
    assert town.refused("luz", asked.LeaveAsOrganisation(CLINIC)) == "left-already"
    assert "You have not said yet whom you are with." in read(town.shown("ben", asked.HomePage()))


def test_who_waits_cannot_say_that_their_organisation_leaves(town: Town) -> None:
    """An unconfirmed word takes nobody's seat away."""
    town.hear("fay", asked.SpeakFor(SCHOOL))
    assert town.refused("fay", asked.LeaveAsOrganisation(SCHOOL)) == "not-confirmed-yet"
    assert "Our organisation leaves" not in labels(town.shown("fay", asked.OrganisationPage(SCHOOL)))


def test_an_organisation_without_people_is_marked_as_left(town: Town) -> None:
    """By a facilitator, once nobody is with it; it is announced."""
    assert town.refused("fay", asked.MarkAsLeft(CLINIC)) == "still-people"
    for user in ("luz", "ben", "cem"):
        town.hear(user, asked.LeaveCoalition())
    page = town.shown("fay", asked.OrganisationPage(CLINIC))
    assert "Nobody is with it at the moment." in read(page)
    town.press("fay", page, "Mark as left")
    assert town.here.facts[-1] == OrganisationMarkedLeft(CLINIC, town.person("fay"))
    assert town.coalition.organisations == (SCHOOL,)
    assert named(town) == []
    assert "It left on" in read(town.shown("fay", asked.OrganisationPage(CLINIC)))


def test_an_organisation_comes_back_under_its_name(town: Town) -> None:
    """Not by the word of whoever says that they are from it, but when a facilitator confirms who speaks for it."""
    town.press("luz", town.shown("luz", asked.OrganisationPage(CLINIC)), "Our organisation leaves")
    again = town.hear("dia", asked.AddOrganisation(OrganisationId("another-------"), "CLINIC")).shown
    assert isinstance(again, Card)
    assert read(again.summary) == "clinic was here before"
    town.press("dia", again, "Yes, I'm from it")
    assert read(town.last.summary).endswith(" says they are from clinic, which had left.")
    assert "A facilitator confirms who speaks for it." in read(town.last)
    assert CLINIC not in town.coalition.organisations
    assert town.seat("clinic").holders == ()
    page = town.shown("dia", asked.OrganisationPage(CLINIC))
    assert "It left on" in read(page)
    assert "Yes, I'm from it" not in labels(page)
    town.press("dia", page, "I speak for it")
    assert CLINIC not in town.coalition.organisations
    assert "Seat:" in read(town.shown("fay", asked.OrganisationPage(CLINIC)))
    town.press("fay", town.last, "Confirm")
    assert town.coalition.organisations == (SCHOOL, CLINIC)
    assert OrganisationReturned(CLINIC, town.person("dia")) in town.here.facts
    assert read(town.last.summary) == "clinic is back"
    assert "speaks for it." in read(town.last)


def test_one_that_is_back_needs_room(town: Town) -> None:
    """Where no more organisations fit, the one that comes back is told so as a new one is."""
    town.press("luz", town.shown("luz", asked.OrganisationPage(CLINIC)), "Our organisation leaves")
    for number in range(199):
        town.hear(f"user{number}", asked.AddOrganisation(OrganisationId(f"{number:014}"), f"Place {number}"))
    assert town.refused("ben", asked.JoinOrganisation(CLINIC)) == "coalition-full"


def test_one_that_is_back_needs_room_at_its_confirmation(town: Town) -> None:
    """Others may have come since somebody said that they are from it; then nothing is confirmed."""
    town.press("luz", town.shown("luz", asked.OrganisationPage(CLINIC)), "Our organisation leaves")
    town.hear("ben", asked.JoinOrganisation(CLINIC))
    town.hear("ben", asked.SpeakFor(CLINIC))
    for number in range(199):
        town.hear(f"user{number}", asked.AddOrganisation(OrganisationId(f"{number:014}"), f"Place {number}"))
    confirm = asked.ConfirmRepresentative(town.seat("clinic").id, town.person("ben"))
    assert town.refused("fay", confirm) == "coalition-full"
    assert town.seat("clinic").waiting


def test_the_last_act_may_be_an_erasure(town: Town) -> None:
    """Whoever is erased leaves as others do, and what they saw to is named to the next one."""
    town.hear("luz", asked.LeaveCoalition())
    assert [who for who, _, _ in named(town)] == ["cem"]
    town.erase("cem")
    assert [who for who, _, _ in named(town)] == ["ben"]


def test_a_seat_is_handed_over_within_an_organisation(town: Town) -> None:
    """By its confirmed representative, to one of its people; all see it, it waits, and the alternates stay."""
    seat = town.seat("clinic").id
    assert town.refused("ben", asked.HandOver(seat, town.person("ben"))) == "not-the-representative"
    assert town.refused("luz", asked.HandOver(seat, town.person("fay"))) == "from-elsewhere"
    assert town.refused("luz", asked.HandOver(seat, town.person("luz"))) == "your-own-seat"
    town.press("luz", town.shown("luz", asked.PersonPage(town.person("ben"))), "Hand over the seat")
    assert town.seat("clinic").holders == (town.person("ben"), town.person("cem"))
    assert town.seat("clinic").waiting
    assert labels(town.last) == ["Confirm", "Not now"]
    assert "You are to speak for clinic." in read(town.shown("ben", asked.HomePage()))
    assert town.refused("ben", asked.HandOver(seat, town.person("luz"))) == "not-confirmed-yet"
    town.press("fay", town.last, "Confirm")
    assert not town.seat("clinic").waiting
    assert town.hear("cem", asked.QuestionRepresentative(seat, town.person("ben"))).outcome is Outcome.done
