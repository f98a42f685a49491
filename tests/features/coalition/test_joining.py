"""Saying whom one is with, details about oneself, and leaving."""

from dataclasses import replace

import pytest

from bot.dispatch import Outcome
from bot.features.coalition import commands as asked
from bot.features.coalition.facts import MemberJoined, MemberLeft, MemberMoved, SeatGivenBack
from bot.features.coalition.model import ORGANISATIONS_AT_MOST, Member
from bot.kernel.card import Card
from bot.kernel.command import Address, Draft, Page
from bot.kernel.elements import Words
from bot.kernel.form import Form, answered, opened
from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.text import Phrase
from tests.features.coalition.town import EVENING, Town
from tests.features.reading import labels, pressable, read

CLINIC, SCHOOL = OrganisationId("clinic--------"), OrganisationId("school--------")
OTHER = OrganisationId("other---------")


@pytest.fixture
def town() -> Town:
    """Fay facilitates, Luz is from the clinic."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("luz", asked.AddOrganisation(CLINIC, "Clinic", "Health for all."))
    return town


def new(kind: type[Id]) -> Id:
    return kind("made----------")


def test_the_form_of_an_organisation_sent_twice_makes_one(town: Town) -> None:
    """The form carries the organisation's id from its opening, so that sending it again changes nothing."""
    facts = list(town.here.facts)
    again = town.hear("luz", asked.AddOrganisation(CLINIC, "Clinic", "Health for all."))
    assert again.outcome is Outcome.done
    assert (len(town.here.organisations.all()), town.here.facts) == (1, facts)


@pytest.mark.parametrize("name", ["clinic", "CLÍNIC", "Cli\u200dnic"])
def test_a_name_that_is_here_asks_whether_one_is_from_it(town: Town, name: str) -> None:
    """T14: a second organisation with a name alike is not made; one press joins the one that is there."""
    shown = town.shown("ben", asked.AddOrganisation(SCHOOL, name))
    assert labels(shown) == ["Yes, I'm from it", "Add mine"]
    town.press("ben", shown, "Yes, I'm from it")
    assert town.member("ben").organisation == CLINIC
    assert len(town.here.organisations.all()) == 1


def test_joining_twice_is_harmless(town: Town) -> None:
    """The second press answers as the first did and states no fact."""
    town.hear("ben", asked.JoinOrganisation(CLINIC))
    facts = list(town.here.facts)
    assert town.hear("ben", asked.JoinOrganisation(CLINIC)).outcome is Outcome.done
    assert town.here.facts == facts


def test_an_organisation_comes_in_with_an_empty_seat(town: Town) -> None:
    """Whoever adds an organisation is a member and holds no seat by it."""
    assert town.seat("clinic").holders == ()
    assert town.coalition.organisations == (CLINIC,)
    assert town.member("luz").name == "Luz"


def test_the_one_who_set_up_is_asked_whom_they_are_with(town: Town) -> None:
    """A facilitator who has not said it yet finds it under Needs you, and moves without joining anew."""
    home = town.shown("fay", asked.HomePage())
    assert Words(Phrase("You have not said yet whom you are with.")) in home.elements
    town.hear("fay", asked.JoinOrganisation(CLINIC))
    assert town.here.facts[-1] == MemberMoved(town.person("fay"), CLINIC)


def test_a_resident_needs_no_organisation(town: Town) -> None:
    """A neighbourhood is enough to be a member, and can be said anew."""
    town.hear("noor", asked.JoinNeighbourhood("North"))
    assert town.here.facts[-1] == MemberJoined(town.person("noor"), None)
    town.hear("noor", asked.JoinNeighbourhood("South"))
    assert town.member("noor").neighbourhood == "South"
    facts = list(town.here.facts)
    town.hear("noor", asked.JoinNeighbourhood("South"))
    assert town.here.facts == facts


def test_who_holds_a_seat_steps_back_before_moving(town: Town) -> None:
    """T5: nobody takes a seat along to another organisation or neighbourhood, also by adding one."""
    town.hear("luz", asked.SpeakFor(CLINIC))
    town.hear("ben", asked.AddOrganisation(OTHER, "Library"))
    assert town.refused("luz", asked.JoinOrganisation(OTHER)) == "holds-seat"
    assert town.refused("luz", asked.JoinNeighbourhood("North")) == "holds-seat"
    assert town.refused("luz", asked.AddOrganisation(SCHOOL, "School")) == "holds-seat"
    town.hear("luz", asked.GiveSeatBack(town.seat("clinic").id))
    town.hear("luz", asked.AddOrganisation(SCHOOL, "School"))
    assert town.member("luz").organisation == SCHOOL


def test_another_coalitions_organisation_does_not_exist_here(town: Town) -> None:
    """T3, T12: an id that is not of this coalition is answered as one that never was."""
    elsewhere = Address("terminal", "local", "elsewhere")
    town.hear("eve", asked.SetUp("Elsewhere", "en"), room=elsewhere)
    assert town.refused("eve", asked.JoinOrganisation(CLINIC), room=elsewhere) == "not-found"
    assert town.refused("eve", asked.OrganisationPage(CLINIC), room=elsewhere) == "not-found"
    assert town.refused("eve", asked.JoinOrganisation(SCHOOL), room=elsewhere) == "not-found"


def test_there_is_room_for_two_hundred_organisations() -> None:
    """The next one is told kindly that it does not fit, and nothing of it is kept."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    for number in range(ORGANISATIONS_AT_MOST):
        town.hear(f"user{number}", asked.AddOrganisation(OrganisationId(f"{number:014}"), f"Place {number}"))
    assert len(town.coalition.organisations) == ORGANISATIONS_AT_MOST
    assert town.refused("late", asked.AddOrganisation(CLINIC, "Clinic")) == "coalition-full"
    assert town.here.organisations.named("Clinic") is None


def test_details_change_and_what_is_left_empty_stays(town: Town) -> None:
    """Name, language and zone can each be changed alone."""
    town.hear("luz", asked.ChangeMyDetails(name="Luz Marina"))
    town.hear("luz", asked.ChangeMyDetails(language="en", zone="America/Bogota"))
    luz = town.member("luz")
    assert (luz.name, luz.language, luz.zone) == ("Luz Marina", "en", "America/Bogota")


def test_the_coalition_is_changed_for_all_to_see(town: Town) -> None:
    """What was guessed at set-up can be changed by a facilitator, which is posted; the same again is not."""
    town.hear("fay", asked.ChangeCoalition(name="Juntos", language="es"))
    assert (town.coalition.name, town.coalition.language, town.coalition.zone) == ("Juntos", "es", "Europe/Madrid")
    posted = len(town.here.messages)
    town.hear("fay", asked.ChangeCoalition(name="Juntos"))
    assert len(town.here.messages) == posted


@pytest.mark.parametrize("draft", [Draft(asked.SetUp), Draft(asked.AddOrganisation), Draft(asked.JoinNeighbourhood)])
def test_a_name_of_ten_thousand_characters_is_refused_beside_its_field(draft: Draft) -> None:
    """T13: the form comes back with what was typed and says how much fits."""
    form = opened(draft, new)
    read = answered(form.draft, {entry.name: "x" * 10_000 for entry in form.entries})
    assert isinstance(read, Form)
    error = read.entries[0].error
    assert error
    assert error.text == "This has {length} characters and {most} fit here. Please shorten it."


def test_a_zone_or_language_that_is_none_is_refused_beside_its_field() -> None:
    """A form of details keeps what fits and marks what does not."""
    form = opened(Draft(asked.ChangeMyDetails), new)
    read = answered(form.draft, {"name": "Ana", "language": "Klingon", "zone": "Europe/Nowhere"})
    assert isinstance(read, Form)
    assert [bool(entry.error) for entry in read.entries] == [False, True, True]


def test_nothing_personal_is_kept_of_someone_who_left(town: Town) -> None:
    """Name, accounts and neighbourhood go; their seat is given back and announced; the row says only since when."""
    town.hear("luz", asked.SpeakFor(CLINIC))
    luz = town.person("luz")
    town.hear("luz", asked.LeaveCoalition())
    row = town.here.members.find(luz)
    assert row
    assert row == Member(luz, "", (), "", "", row.joined_at, left_at=town.at)
    assert town.seat("clinic").representative is None
    assert town.here.facts[-2:] == [MemberLeft(luz, CLINIC, town.person("fay")), SeatGivenBack(CLINIC, luz)]


def test_coming_back_is_joining_anew(town: Town) -> None:
    """Who left is a stranger again, and a new person when they come back."""
    luz = town.person("luz")
    town.hear("luz", asked.LeaveCoalition())
    assert town.refused("luz", asked.MyPage()) == "members-only"
    town.hear("luz", asked.JoinOrganisation(CLINIC))
    assert town.person("luz") != luz


def test_a_stranger_sees_what_the_coalition_is_and_how_to_join(town: Town) -> None:
    """T4: the home page of someone who has not joined is the join card alone."""
    home = town.shown("sam", asked.HomePage())
    assert labels(home) == ["I'm from …", "Add mine", "I live here", "I'm here already", "Help"]
    assert "Luz" not in str(home)


@pytest.mark.parametrize("page", [asked.HomePage(), asked.JoinPage()])
def test_a_stranger_writes_nothing_before_they_know_who_can_see_it(town: Town, page: Page) -> None:
    """Each way in that has a form leads past that screen; a member who moves has seen it and does not."""
    for way in ("Add mine", "I live here"):
        seen_by = town.press("sam", town.shown("sam", page), way).shown
        assert isinstance(seen_by, Card)
        assert "Whoever runs the bot's server" in read(seen_by)
        assert labels(seen_by) == ["Continue"]
        (onwards,) = pressable(seen_by)
        assert isinstance(onwards.press, Draft)
    moving = [each.press for each in pressable(town.shown("luz", asked.JoinPage())) if read(each.label) == "Add mine"]
    assert moving == [Draft(asked.AddOrganisation)]


def test_joining_by_part_of_a_name(town: Town) -> None:
    """What is typed after the word finds organisations whose names hold it; nothing found says what to do."""
    town.hear("ben", asked.AddOrganisation(SCHOOL, "Riverside School"))
    assert "Riverside School" in labels(town.shown("sam", asked.JoinPage(sought="river")))
    assert "Clinic" not in labels(town.shown("sam", asked.JoinPage(sought="river")))
    nothing = town.shown("sam", asked.JoinPage(sought="zzz"))
    assert labels(nothing) == ["Add mine", "I live here", "I'm here already", "Who can see this"]


def test_my_page_says_what_is_kept_about_me(town: Town) -> None:
    """Name, with whom, seat, language and zone are shown, and one button leads to all that is stored."""
    page = town.shown("luz", asked.MyPage())
    for shown in ("Luz", CLINIC, "Spanish", "Europe/Madrid"):
        assert shown in str(page)
    assert labels(page) == [
        "I speak for it",
        "I'm with someone else",
        "Needs you",
        "My times",
        "Use another account",
        "Change my details",
        "What is stored about me",
        "Leave the coalition",
        "Home",
        "Who writes for me",
        "My open answers",
        "My promises",
    ]


def test_a_member_is_with_one_or_gone() -> None:
    """Nobody is with an organisation and a neighbourhood, and a row of someone who left holds nothing of theirs."""
    ana = Member(PersonId("ana-----------"), "Ana", (), "en", "UTC", EVENING, CLINIC)
    with pytest.raises(ValueError, match="or with a neighbourhood"):
        replace(ana, neighbourhood="North")
    with pytest.raises(ValueError, match="nothing personal"):
        replace(ana, left_at=EVENING)


def test_people_without_an_organisation_are_found(town: Town) -> None:
    """Residents, and those who have not said yet whom they are with, have a page of their own."""
    town.hear("noor", asked.JoinNeighbourhood("North"))
    who = town.shown("luz", asked.WhoPage())
    page = town.press("luz", who, "2 people without organisation").shown
    assert labels(who)[0] == "clinic"
    assert town.person("noor") in str(page)
    assert town.person("fay") in str(page)
