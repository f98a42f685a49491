"""The first evening of a coalition, pressed button by button against the pure core, and what its history says."""

from datetime import datetime

from bot.dispatch import Outcome
from bot.features import FEATURES
from bot.features.coalition import commands as asked
from bot.features.coalition.facts import (
    AlternateNamed,
    CoalitionSetUp,
    FacilitatorMade,
    MemberJoined,
    OrganisationJoined,
    RepresentativeConfirmed,
    RepresentativeProposed,
)
from bot.features.coalition.handlers.following import (
    after_meeting_dated,
    after_meeting_over,
    after_next_date_set,
    after_round_ended,
    after_round_opened,
)
from bot.features.coalition.model import Coalition
from bot.features.listening.commands import RoundsHere
from bot.features.listening.facts import ROUND_PAGE, NextDateSet, RoundEnded, RoundOpened
from bot.features.meetings.facts import MeetingCancelled, MeetingHeld, MeetingMoved, MeetingSet
from bot.kernel.card import Card
from bot.kernel.command import Command
from bot.kernel.elements import Buttons, Heading, Words
from bot.kernel.feature import Catalogue
from bot.kernel.ids import Id
from bot.kernel.text import Moment, Phrase
from bot.kernel.wire import decode, encode
from tests.features.coalition.town import EVENING, Town
from tests.features.reading import labels, pressable, read


def set_up(town: Town) -> Card:
    """Ana from the school sets up, says whom she is with, and speaks for it; the join card is returned."""
    empty = town.shown("ana", asked.HomePage())
    seen_by = town.press("ana", empty, "Set one up").shown
    assert isinstance(seen_by, Card)
    town.press("ana", seen_by, "Continue", name="Together for Youth")
    invitation = town.last
    come_in(town, "ana", "Add mine", name="Riverside School", about="A school for all of the valley.")
    return invitation


def come_in(town: Town, user: str, way: str, **answers: str) -> Card:
    """From the invitation, past who can see what one writes."""
    invitation = next(notice.card for notice in town.here.messages if "Add mine" in labels(notice.card))
    seen_by = town.press(user, invitation, way).shown
    assert isinstance(seen_by, Card)
    assert "Who can see this" in read(seen_by)
    came = town.press(user, seen_by, "Continue", **answers).shown
    assert isinstance(came, Card)
    return came


def evening() -> Town:
    town = Town()
    set_up(town)
    come_in(town, "omar", "Add mine", name="مركز الإرشاد", about="")
    come_in(town, "luz", "Add mine", name="Clínica Sur", about="Health for all.")
    town.press("ben", come_in(town, "ben", "I'm from …"), "Clínica Sur")
    come_in(town, "noor", "I live here", neighbourhood="North side")
    for user in ("ana", "omar", "luz"):
        organisation = town.member(user).organisation
        assert organisation
        town.hear(user, asked.SpeakFor(organisation))
        town.press("ana", town.last, "Confirm")
    return town


def test_the_first_evening() -> None:
    """Set up, organisations enter themselves, seats are confirmed: each step by a button that was on a card."""
    town = evening()
    assert [town.here.organisations.kept[each].name for each in town.coalition.organisations] == [
        "Riverside School",
        "مركز الإرشاد",
        "Clínica Sur",
    ]
    assert town.coalition.facilitators == (town.person("ana"),)
    assert (town.coalition.language, town.coalition.zone) == ("es", "Europe/Madrid")
    assert town.seat("clinica sur").representative == town.person("luz")
    assert not town.seat("clinica sur").waiting
    assert town.member("noor").neighbourhood == "North side"
    assert town.here.put_off == []


def test_the_evening_in_the_history() -> None:
    """Every step is a fact, in order; what a facilitator does among them."""
    kinds = [type(fact) for fact in evening().here.facts]
    seat = [RepresentativeProposed, RepresentativeConfirmed]
    came = [OrganisationJoined, MemberJoined]
    assert kinds[:2] == [CoalitionSetUp, MemberJoined]
    assert kinds[4:] == [*came, *came, MemberJoined, MemberJoined, *seat, *seat, *seat]


def test_the_evening_as_everyone_saw_it() -> None:
    """Who came, who wishes to speak for whom and who confirmed it were posted silently in the channel."""
    headings = [notice.card.elements[0] for notice in evening().here.messages]
    said = [
        heading.text.text for heading in headings if isinstance(heading, Heading) and isinstance(heading.text, Phrase)
    ]
    asked_and_answered = ["Who speaks for {organisation}?", "{who} speaks for {organisation}"]
    assert said == ["{organisation} has joined"] * 3 + asked_and_answered * 3


def test_a_place_without_a_coalition_is_one_sentence_and_two_ways() -> None:
    """The empty home page offers set-up, whose first screen is who can see what is written, and a place for a code."""
    town = Town()
    empty = town.shown("ana", asked.HomePage())
    assert [type(element) for element in empty.elements] == [Heading, Words, Buttons]
    assert labels(empty) == ["Set one up", "We have a code"]
    seen_by = town.press("ana", empty, "Set one up").shown
    assert isinstance(seen_by, Card)
    assert labels(seen_by) == ["Continue"]


def test_set_up_twice_makes_one_coalition() -> None:
    """The set-up form sent again, or by someone else in the same place, shows the coalition that is there."""
    town = Town()
    town.hear("ana", asked.SetUp("Together", "en"))
    town.hear("ana", asked.SetUp("Together", "en"))
    again = town.shown("ben", asked.SetUp("Other", "en"))
    assert labels(again) == ["Home"]
    assert town.coalition.name == "Together"
    assert len(town.here.messages) == 1


def test_a_delivery_that_comes_five_times_counts_once() -> None:
    """T2: the same press under the same key is done once and then answered with nothing."""
    town = Town()
    command = asked.SetUp("Together", "en")
    outcomes = [town.hear("ana", command, key="delivery-1").outcome for _ in range(5)]
    assert outcomes == [Outcome.done] + [Outcome.repeated] * 4


def test_home_shows_what_goes_on_in_its_order() -> None:
    """Needs you, Now, Next date, then where else to go; a round's facts change each, and one that comes again adds
    nothing."""
    town = evening()
    place, round_ = town.coalition.homes[0], Id("round---------")
    assert headings_of(town.shown("ana", asked.HomePage())) == ["Needs you", "Now", "Next date"]
    run(town, after_round_opened(RoundOpened(round_, place, "The park", town.person("ana"))))
    run(town, after_round_opened(RoundOpened(round_, place, "The park", town.person("ana"))))
    opened = town.shown("ben", asked.HomePage())
    assert opened.elements.count(Words(Phrase("Listening round: {topic}").using(topic="The park"))) == 1
    assert ROUND_PAGE in [button.press for button in pressable(opened)]
    run(town, after_round_ended(RoundEnded(round_, place, 3)))
    run(town, after_next_date_set(NextDateSet(place, EVENING.replace(day=16))))
    ended = town.shown("ben", asked.HomePage())
    assert "Listening round: {topic}" not in str(ended)
    assert Words(Moment(EVENING.replace(day=16))) in ended.elements


def test_home_shows_the_nearest_of_all_dates() -> None:
    """The one set in a round and those of meetings; one that moves, is cancelled or over gives way to the next."""
    town = evening()
    place, by = town.coalition.homes[0], town.person("ana")
    first, second = Id("first---------"), Id("second--------")
    days = {day: EVENING.replace(day=day) for day in (12, 14, 16, 20)}

    def nearest() -> datetime:
        home = town.shown("ben", asked.HomePage())
        (shown,) = (each.text.at for each in home.elements if isinstance(each, Words) and isinstance(each.text, Moment))
        return shown

    run(town, after_next_date_set(NextDateSet(place, days[16])))
    run(town, after_meeting_dated(MeetingSet(first, place, "Housing", days[14], by)))
    run(town, after_meeting_dated(MeetingSet(second, place, "Rents", days[20], by)))
    assert nearest() == days[14]
    run(town, after_meeting_dated(MeetingMoved(second, place, days[12], by)))
    assert nearest() == days[12]
    run(town, after_meeting_over(MeetingHeld(second, place, days[12])))
    assert nearest() == days[14]
    for _ in range(2):
        run(town, after_meeting_over(MeetingCancelled(first, place, by)))
    assert nearest() == days[16]
    assert town.coalition.meetings == ()


def test_the_button_of_a_round_opens_the_page_of_rounds() -> None:
    """The other feature's button is known by its public name alone: here it is held to what it opens."""
    wires = Catalogue(FEATURES).wires
    assert decode(encode(ROUND_PAGE), wires) == RoundsHere()


def test_a_second_facilitator_and_an_alternate() -> None:
    """From the page of a person a facilitator asks them, who says yes with one press; a representative names an
    alternate."""
    town = evening()
    ben = asked.PersonPage(town.person("ben"))
    town.press("ana", town.shown("ana", ben), "Ask to facilitate")
    assert "Ask to facilitate" not in labels(town.shown("ana", ben))
    town.press("ben", town.shown("ben", asked.FacilitatorsPage()), "Yes, I facilitate")
    town.press("luz", town.shown("luz", ben), "Name as alternate")
    assert [type(fact) for fact in town.here.facts[-2:]] == [FacilitatorMade, AlternateNamed]
    assert town.coalition.facilitators == (town.person("ana"), town.person("ben"))
    assert town.seat("clinica sur").alternates == (town.person("ben"),)


def headings_of(card: Card) -> list[str]:
    said = [element.text for element in card.elements if isinstance(element, Heading)]
    return [text.text for text in said if isinstance(text, Phrase)]


def run(town: Town, commands: tuple[Command, ...]) -> None:
    """What a reaction asks for, decided and saved as dispatch does it."""
    routes = town.dispatch.catalogue.routes
    for command in commands:
        route = routes[type(command)]
        context = town.context("ana")
        change = route.handler(route.reader(town.here, command, context), command, context)
        assert isinstance(change.state, Coalition)
        town.here.coalitions.save(change.state)
