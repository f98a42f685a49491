"""T5: who speaks for an organisation, from their own word to stepping back; every change is announced."""

from datetime import timedelta
from typing import Any

import pytest

from bot.dispatch import Outcome
from bot.features.coalition import commands as asked
from bot.features.coalition.facts import (
    AlternateRemoved,
    RepresentativeDeclined,
    RepresentativeQuestioned,
    SeatGivenBack,
)
from bot.features.coalition.model import ALTERNATES, OPEN_TO_QUESTION, EnoughAlternates, Seat, SeatId
from bot.kernel.card import Card
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Named, say
from tests.features.coalition.town import EVENING, Town
from tests.features.reading import labels, read

CLINIC, SCHOOL = OrganisationId("clinic--------"), OrganisationId("school--------")
SECOND = timedelta(seconds=1)


@pytest.fixture
def town() -> Town:
    """Fay facilitates and is from the school; Luz and Ben are from the clinic, and Luz wishes to speak for it."""
    town = Town()
    town.hear("fay", asked.SetUp("Together", "en"))
    town.hear("fay", asked.AddOrganisation(SCHOOL, "School"))
    town.hear("luz", asked.AddOrganisation(CLINIC, "Clinic"))
    town.hear("ben", asked.JoinOrganisation(CLINIC))
    town.hear("luz", asked.SpeakFor(CLINIC))
    return town


@pytest.fixture
def confirmed(town: Town) -> Town:
    town.press("fay", town.last, "Confirm")
    return town


def of_luz(town: Town) -> tuple[SeatId, PersonId]:
    return town.seat("clinic").id, town.person("luz")


def test_a_word_waits_for_a_facilitator(town: Town) -> None:
    """Whoever says that they speak for their organisation waits, and all can see it with who decides."""
    assert town.seat("clinic").waiting
    assert labels(town.last) == ["Confirm", "Not now"]
    assert town.hear("ben", asked.ConfirmRepresentative(*of_luz(town))).refusal == "facilitators-only"


def test_who_waits_is_not_told_that_they_speak_for_it(town: Town) -> None:
    """Until it is confirmed they have asked, and afterwards the same press says that they have it."""
    before = town.hear("luz", asked.SpeakFor(CLINIC)).shown
    town.press("fay", town.last, "Confirm")
    after = town.hear("luz", asked.SpeakFor(CLINIC)).shown
    assert isinstance(before, Card)
    assert isinstance(after, Card)
    assert before.summary == say("You asked to speak for {organisation}", organisation=Named(CLINIC))
    assert after.summary == say("You speak for {organisation}", organisation=Named(CLINIC))


def test_saying_it_twice_is_harmless(town: Town) -> None:
    """The second time is answered like the first, and states no fact."""
    facts = list(town.here.facts)
    assert town.hear("luz", asked.SpeakFor(CLINIC)).outcome is Outcome.done
    assert town.here.facts == facts


def test_a_seat_has_one_representative(town: Town) -> None:
    """A second person is told who has the seat; someone from elsewhere that it is not theirs."""
    assert town.refused("ben", asked.SpeakFor(CLINIC)) == "seat-taken"
    assert town.refused("fay", asked.SpeakFor(CLINIC)) == "from-elsewhere"
    assert town.refused("noor", asked.SpeakFor(CLINIC)) == "members-only"


def test_a_facilitator_confirms_once(town: Town) -> None:
    """The second press is told kindly that it is done, and changes nothing."""
    town.press("fay", town.last, "Confirm")
    seat = town.seat("clinic")
    assert (seat.confirmed_by, seat.confirmed_at) == (town.person("fay"), town.at)
    assert town.refused("fay", asked.ConfirmRepresentative(*of_luz(town))) == "already-confirmed"
    assert town.seat("clinic") == seat


def test_nobody_confirms_themselves_while_another_could(town: Town) -> None:
    """With a second facilitator the first one's own seat is the other's to confirm."""
    town.facilitate("fay", "ben")
    town.hear("fay", asked.SpeakFor(SCHOOL))
    own = asked.ConfirmRepresentative(town.seat("school").id, town.person("fay"))
    assert town.refused("fay", own) == "own-seat"
    assert town.hear("ben", own).outcome is Outcome.done


def test_the_only_facilitator_confirms_themselves(town: Town) -> None:
    """On the first evening there is nobody else: the answer to their word holds the button."""
    shown = town.shown("fay", asked.SpeakFor(SCHOOL))
    assert labels(shown) == ["Confirm", "Home"]
    town.press("fay", shown, "Confirm")
    assert not town.seat("school").waiting


def test_a_facilitator_may_leave_a_wish_unconfirmed(town: Town) -> None:
    """T5: the seat is free again for someone else, which is posted and kept in the history."""
    town.press("fay", town.last, "Not now")
    assert town.seat("clinic").representative is None
    assert isinstance(town.here.facts[-1], RepresentativeDeclined)
    assert labels(town.last) == ["I speak for it"]
    town.hear("ben", asked.SpeakFor(CLINIC))
    assert town.seat("clinic").representative == town.person("ben")


def test_a_press_on_an_older_card_does_no_harm(town: Town) -> None:
    """A button says of whom it is: after the seat has passed on, it decides and questions nothing about the new one."""
    of_before = of_luz(town)
    town.hear("luz", asked.GiveSeatBack(town.seat("clinic").id))
    town.hear("ben", asked.SpeakFor(CLINIC))
    assert town.refused("fay", asked.ConfirmRepresentative(*of_before)) == "seat-changed"
    assert town.refused("fay", asked.DeclineRepresentative(*of_before)) == "seat-changed"
    town.press("fay", town.last, "Confirm")
    assert town.refused("fay", asked.QuestionRepresentative(*of_before)) == "seat-changed"
    assert not town.seat("clinic").waiting


def test_any_member_may_question_for_seven_days(confirmed: Town) -> None:
    """It then waits again, all see that it does, and the one who asked is not named in public."""
    confirmed.at = EVENING + OPEN_TO_QUESTION - timedelta(minutes=1)
    confirmed.hear("ben", asked.QuestionRepresentative(*of_luz(confirmed)))
    assert confirmed.seat("clinic").waiting
    assert isinstance(confirmed.here.facts[-1], RepresentativeQuestioned)
    assert confirmed.person("ben") not in str(confirmed.last)
    assert labels(confirmed.last) == ["Confirm", "Not now"]


def test_after_seven_days_it_stands(confirmed: Town) -> None:
    """The window closes at its end, to the second."""
    until = confirmed.seat("clinic").open_until
    assert until
    confirmed.at = until - SECOND
    assert confirmed.refused("ben", asked.QuestionRepresentative(*of_luz(confirmed))) == "too-late-to-question"
    assert not confirmed.seat("clinic").waiting


def test_each_questions_the_same_representative_once(confirmed: Town) -> None:
    """Confirmed again, it stands against the same question; others may still ask theirs."""
    confirmed.hear("ben", asked.QuestionRepresentative(*of_luz(confirmed)))
    assert confirmed.refused("ben", asked.QuestionRepresentative(*of_luz(confirmed))) == "already-waiting"
    confirmed.press("fay", confirmed.last, "Confirm")
    assert confirmed.refused("ben", asked.QuestionRepresentative(*of_luz(confirmed))) == "questioned-already"
    assert confirmed.hear("fay", asked.QuestionRepresentative(*of_luz(confirmed))).outcome is Outcome.done


def test_one_does_not_question_oneself(confirmed: Town) -> None:
    """Who holds the seat steps back instead."""
    assert confirmed.refused("luz", asked.QuestionRepresentative(*of_luz(confirmed))) == "your-own-seat"


def test_a_confirmed_representative_is_questioned_not_declined(confirmed: Town) -> None:
    """A facilitator takes no seat away: an old button to decline is told so."""
    assert confirmed.refused("fay", asked.DeclineRepresentative(*of_luz(confirmed))) == "not-waiting"


def test_alternates_are_named_by_the_representative(confirmed: Town) -> None:
    """T5: only by them, only of their own people, and only once they are confirmed themselves; all see who it is."""
    seat, ben = confirmed.seat("clinic").id, confirmed.person("ben")
    assert confirmed.refused("ben", asked.NameAlternate(seat, ben)) == "not-the-representative"
    assert confirmed.refused("luz", asked.NameAlternate(seat, confirmed.person("fay"))) == "from-elsewhere"
    assert confirmed.refused("luz", asked.NameAlternate(seat, PersonId("nobody--------"))) == "not-a-member"
    assert confirmed.refused("luz", asked.NameAlternate(seat, confirmed.person("luz"))) == "your-own-seat"
    confirmed.hear("luz", asked.NameAlternate(seat, ben))
    posted = len(confirmed.here.messages)
    confirmed.hear("luz", asked.NameAlternate(seat, ben))
    assert confirmed.seat("clinic").alternates == (ben,)
    assert len(confirmed.here.messages) == posted
    assert confirmed.refused("ben", asked.RemoveAlternate(seat, ben)) == "not-the-representative"
    assert confirmed.refused("fay", asked.RemoveAlternate(seat, ben)) == "not-the-representative"
    assert confirmed.seat("clinic").alternates == (ben,)
    confirmed.hear("luz", asked.RemoveAlternate(seat, ben))
    assert confirmed.seat("clinic").alternates == ()
    assert confirmed.here.facts[-1] == AlternateRemoved(CLINIC, ben, confirmed.person("luz"))
    assert confirmed.hear("luz", asked.RemoveAlternate(seat, ben)).outcome is Outcome.done


def test_who_waits_names_no_alternates(town: Town) -> None:
    """T5: an unconfirmed word opens the seat to nobody else."""
    assert town.refused("luz", asked.NameAlternate(town.seat("clinic").id, town.person("ben"))) == "not-confirmed-yet"


def test_alternates_are_few() -> None:
    """The eleventh is told that one can be taken off first."""
    people = tuple(PersonId(f"{number:014}") for number in range(ALTERNATES))
    luz = PersonId("luz-----------")
    seat = Seat(SeatId("seat----------"), CLINIC, luz, EVENING, people, luz, EVENING)
    with pytest.raises(EnoughAlternates):
        seat.with_alternate(PersonId("one-more------"), luz)


@pytest.mark.parametrize(
    "impossible",
    [
        {"representative": PersonId("luz-----------"), "since": EVENING, "alternates": (PersonId("luz-----------"),)},
        {"alternates": (PersonId("ben-----------"), PersonId("ben-----------"))},
        {"representative": PersonId("luz-----------")},
        {"until": EVENING},
        {"representative": PersonId("luz-----------"), "since": EVENING, "confirmed_at": EVENING},
        {"confirmed_by": PersonId("fay-----------"), "confirmed_at": EVENING},
    ],
)
def test_a_seat_that_cannot_be_is_not_made(impossible: dict[str, Any]) -> None:
    """Nobody holds it twice, it is held since some time or empty, and someone confirms it at some time."""
    with pytest.raises(ValueError, match=r"seat|confirms"):
        Seat(SeatId("seat----------"), CLINIC, **impossible)


def test_stepping_back_leaves_the_seat_empty(confirmed: Town) -> None:
    """No alternate moves up by itself; it is announced, and pressing twice is harmless."""
    seat = confirmed.seat("clinic").id
    confirmed.hear("luz", asked.NameAlternate(seat, confirmed.person("ben")))
    confirmed.hear("luz", asked.GiveSeatBack(seat))
    assert confirmed.seat("clinic").holders == (confirmed.person("ben"),)
    assert labels(confirmed.last) == ["I speak for it"]
    assert confirmed.refused("luz", asked.GiveSeatBack(seat)) == "no-seat-of-yours"
    confirmed.hear("ben", asked.SpeakFor(CLINIC))
    assert confirmed.seat("clinic").holders == (confirmed.person("ben"),)


def test_an_alternate_who_leaves_is_taken_off(confirmed: Town) -> None:
    """The representative stays, and all see that there is one alternate less."""
    seat, ben = confirmed.seat("clinic").id, confirmed.person("ben")
    confirmed.hear("luz", asked.NameAlternate(seat, ben))
    confirmed.hear("ben", asked.LeaveCoalition())
    assert confirmed.seat("clinic").holders == (confirmed.person("luz"),)
    assert confirmed.here.facts[-1] == SeatGivenBack(CLINIC, ben)


def test_what_waits_is_under_needs_you(town: Town) -> None:
    """A facilitator finds who waits, and one press further both buttons; the one who waits and others do not."""
    home = town.shown("fay", asked.HomePage())
    assert labels(home)[0] == "Confirm who speaks"
    page = town.press("fay", home, "Confirm who speaks").shown
    assert labels(page)[:2] == ["Confirm", "Not now"]
    assert waits(town, "luz") == waits(town, "ben") == []


def waits(town: Town, user: str) -> list[str]:
    return [label for label in labels(town.shown(user, asked.HomePage())) if label.startswith("Confirm")]


@pytest.mark.parametrize("how", ["Confirm", "Not now"])
def test_what_is_decided_waits_for_nobody(town: Town, how: str) -> None:
    """Confirmed or not: it is gone for every facilitator."""
    town.facilitate("fay", "ben")
    assert waits(town, "ben") == waits(town, "fay") == ["Confirm who speaks"]
    town.press("ben", town.shown("ben", asked.PersonPage(town.person("luz"))), how)
    assert waits(town, "ben") == waits(town, "fay") == []


@pytest.mark.parametrize("how", [asked.LeaveCoalition(), None])
def test_a_seat_that_is_given_up_waits_for_nobody(town: Town, how: asked.LeaveCoalition | None) -> None:
    """Given back, or left with the coalition."""
    town.hear("luz", how or asked.GiveSeatBack(town.seat("clinic").id))
    assert waits(town, "fay") == []


def test_a_question_waits_for_the_facilitators_again(confirmed: Town) -> None:
    """As when it was new."""
    assert waits(confirmed, "fay") == []
    confirmed.hear("ben", asked.QuestionRepresentative(*of_luz(confirmed)))
    assert waits(confirmed, "fay") == ["Confirm who speaks"]


def test_what_waits_passes_on_with_facilitation(town: Town) -> None:
    """Who is made a facilitator finds what waits, who stops does not; nobody is to confirm themselves while another
    could, and the only one left is."""
    town.facilitate("fay", "luz")
    assert (waits(town, "fay"), waits(town, "luz")) == (["Confirm who speaks"], [])
    town.hear("fay", asked.StopFacilitating())
    assert (waits(town, "fay"), waits(town, "luz")) == ([], ["Confirm who speaks"])
    town.facilitate("luz", "fay")
    assert (waits(town, "fay"), waits(town, "luz")) == (["Confirm who speaks"], [])


def test_what_waits_is_taken_over(town: Town) -> None:
    """When the last facilitator leaves it waits for nobody, one is asked to take over, and then it waits for them."""
    town.hear("fay", asked.LeaveCoalition())
    assert [read(need.button.label) for need in town.here.needs] == ["Take over"]
    town.hear("ben", asked.TakeOverFacilitation())
    assert waits(town, "ben") == ["Confirm who speaks"]


def test_an_empty_seat_is_offered_to_its_people(town: Town) -> None:
    """Someone whose organisation has nobody to speak for it finds the button; nobody else does."""
    town.hear("luz", asked.GiveSeatBack(town.seat("clinic").id))
    assert "I speak for it" in labels(town.shown("ben", asked.HomePage()))
    town.hear("noor", asked.JoinNeighbourhood("North"))
    assert "I speak for it" not in labels(town.shown("noor", asked.HomePage()))
    page = asked.OrganisationPage(CLINIC)
    assert "I speak for it" in labels(town.shown("ben", page))
    assert "I speak for it" not in labels(town.shown("noor", page))


def test_pages_offer_what_the_viewer_may_do(confirmed: Town) -> None:
    """The question is on the organisation's page for seven days, and not for the representative."""
    page = asked.OrganisationPage(CLINIC)
    assert "I have a question" in labels(confirmed.shown("ben", page))
    assert "I have a question" not in labels(confirmed.shown("luz", page))
    confirmed.at += OPEN_TO_QUESTION
    assert "I have a question" not in labels(confirmed.shown("ben", page))
