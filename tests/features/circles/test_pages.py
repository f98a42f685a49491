"""What everyone sees of circles, and what only those in one can press."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.agreements.commands import AgreementsPage
from bot.features.circles.cards import pages, pieces
from bot.features.circles.cards.held import of_person
from bot.features.circles.commands import CloseCircle, ComeIn, InvitePerson
from bot.features.circles.model import (
    Agreed,
    Belonging,
    Circle,
    CircleId,
    Entry,
    Inside,
    Kind,
    Overview,
    Register,
    Round,
)
from bot.features.listening.commands import OpenRound
from bot.features.listening.facts import ROUND_PAGE, round_for
from bot.kernel import limits
from bot.kernel.card import Card
from bot.kernel.ids import Id, PersonId
from bot.kernel.wire import decode, draft, encode
from tests.features.circles.hall import ANA, BEN, CEM, CIRCLE, EVA, HOMES, NOW, SEATS, context, hall
from tests.features.reading import labels, longest, pressable, read

OVER = Round("", HOMES[0], NOW, NOW + timedelta(hours=1), 4)
GOING = Round("What helps?", HOMES[0], NOW, None, 0)


def overview(*circles: Circle, running: frozenset[CircleId] = frozenset(), start: int = 0, who: PersonId = ANA) -> Card:
    there = tuple(each for each in circles if each.closed_at is None)
    ended = tuple(each for each in circles if each.closed_at)
    return pages.overview(Overview(there, ended, SEATS, running, start), context(who))


def many(count: int) -> tuple[Circle, ...]:
    state = hall().state
    return tuple(replace(state, id=CircleId(f"circle-{number:07}"), name=f"Circle {number}") for number in range(count))


def test_all_see_what_circles_there_are() -> None:
    """Name, purpose, who is in it, since when, and whether a round is going on; also those who are in none."""
    shown = read(overview(hall().state, running=frozenset({CIRCLE}), who=EVA))
    assert "Housing: Homes for families" in shown
    assert "Since 18:00, with Ana." in shown
    assert "A listening round of this circle is going on." in shown
    assert "You are in it." not in shown
    assert "You are in it." in read(overview(hall().state))


def test_without_circles_there_is_one_sentence_and_a_button() -> None:
    """Whoever comes first opens the first one."""
    shown = overview()
    assert "There is no circle now." in read(shown)
    assert labels(shown) == ["Open a circle", "Home"]


@pytest.mark.parametrize(
    ("start", "first", "turning"), [(0, 0, ["More"]), (5, 5, ["Back", "More"]), (99, 10, ["Back"])]
)
def test_many_circles_are_shown_in_parts(start: int, first: int, turning: list[str]) -> None:
    """Five at a time; a number that is not there leads to the last part."""
    shown = overview(*many(12), start=start)
    assert labels(shown)[0] == f"Circle {first}"
    assert [label for label in labels(shown) if label in {"Back", "More"}] == turning


def test_who_is_not_in_it_may_ask_and_nothing_else() -> None:
    """Neither who asks nor how to close it is theirs to see."""
    there = hall()
    there.press(BEN, ComeIn(CIRCLE))
    assert labels(there.page(CEM)) == ["Ask to come in", "Circles", "Home"]
    assert "Ben asks" not in read(there.page(CEM))
    assert labels(there.page(BEN)) == ["Take it back", "Circles", "Home"]
    assert labels(there.page(ANA)) == [
        "Let them in",
        "Not now",
        "Open a round for this circle",
        "Write something for this circle",
        "Invite someone",
        "Leave the circle",
        "Close the circle",
        "Circles",
        "Home",
    ]


def test_who_is_invited_reads_that_silence_is_no_yes() -> None:
    """Two buttons, and a sentence that nothing happens without them."""
    there = hall()
    there.press(ANA, InvitePerson(CIRCLE, BEN))
    assert labels(there.page(BEN)) == ["Come in", "No, thank you", "Circles", "Home"]
    assert "Without an answer nothing happens." in read(there.page(BEN))


def test_an_open_circle_says_so() -> None:
    """The button does not ask where nobody is asked."""
    assert labels(hall(entry=Entry.anyone).page(BEN))[0] == "Come in"


def test_who_holds_no_seat_reads_how_an_organisation_comes_in() -> None:
    """Instead of a button that would refuse them."""
    there = hall(kind=Kind.organisations)
    assert labels(there.page(EVA)) == ["Circles", "Home"]
    assert "If you hold the confirmed seat of an organisation" in read(there.page(EVA))
    assert "You are in it for Clinic." in read(there.page(BEN))


def test_a_circle_shows_its_round_and_no_words_of_those_that_are_over() -> None:
    """While it goes on its topic is shown; afterwards the day, and how many were heard."""
    there = hall()
    shown = there.page(CEM, GOING, OVER)
    assert "Listening round: What helps?" in read(shown)
    assert "18:00: 4 people were heard." in read(shown)
    assert ROUND_PAGE in [each.press for each in pressable(shown)]
    assert "Open a round for this circle" not in labels(there.page(ANA, GOING))


def test_a_round_in_another_place_is_named_and_seen_there() -> None:
    """Its button would show the round of this place; here another one can be opened."""
    there = hall()
    there.homes = dict(zip(HOMES, ("the room", "the hall"), strict=True))
    shown = there.page(ANA, replace(GOING, place=HOMES[1]))
    assert "Listening round in the hall: What helps?" in read(shown)
    assert ROUND_PAGE not in [each.press for each in pressable(shown)]
    assert "Open a round for this circle" in labels(shown)
    assert "See the round" in labels(there.page(ANA, GOING))


def test_the_button_opens_a_round_for_the_circle() -> None:
    """The form asks what it always asks, and knows the circle."""
    assert round_for(CIRCLE).written == encode(draft(OpenRound, circle=CIRCLE))


def test_a_circle_that_has_ended_can_be_seen_by_all() -> None:
    """Nobody is named, and nothing can be pressed but the way back."""
    there = hall()
    there.press(ANA, CloseCircle(CIRCLE))
    shown = there.page(BEN, OVER)
    assert "This circle was open from 18:00 to 18:01." in read(shown)
    assert labels(shown) == ["Circles", "Home"]
    assert "Ana" not in read(shown)
    assert labels(overview(there.state)) == ["Housing", "Open a circle", "Home"]
    assert "Circles that have ended" in read(overview(there.state))


def test_pages_fit_at_their_fullest() -> None:
    """The longest names and purposes, everybody asking, and as many rounds as are shown."""
    crowd = tuple(Id(f"P{number:013}") for number in range(60))
    inside = (Inside(ANA, NOW), *(Inside(each, NOW) for each in crowd[:40]))
    state = replace(hall().state, name="W" * 60, purpose="W" * 140, inside=inside, asking=crowd[40:], closing=(ANA,))
    there = hall()
    there.state = state
    fullest = there.page(ANA, *[replace(GOING, topic="W" * 120)] * 3, *[OVER] * 3, start=15)
    assert longest(fullest) <= limits.CARD_SHOWN
    circles = tuple(replace(state, id=CircleId(f"circle-{number:07}")) for number in range(12))
    ended = tuple(replace(each, id=CircleId(f"ended-{n:08}")).ended(NOW) for n, each in enumerate(circles[:5]))
    assert (
        longest(overview(*circles, *ended, running=frozenset(each.id for each in circles), start=5))
        <= limits.CARD_SHOWN
    )


def test_people_are_told_what_is_kept_of_them() -> None:
    """Each circle in which they are, ask to be, or are invited to be."""
    state = replace(hall().state, asking=(BEN,), invited=(CEM,))
    told = [[read(each.value) for each in of_person(Belonging(who, (state,)))] for who in (ANA, BEN, CEM)]
    assert told == [
        ["You are the last in Housing: without you nobody reads what it agreed in confidence"],
        ["You ask to come into Housing"],
        ["Housing invites you"],
    ]
    assert of_person(Belonging(EVA, ())) == ()


def test_an_impossible_circle_cannot_be_made() -> None:
    """Nobody has two places in it, and one with nobody in it is over."""
    state = hall().state
    for changes in ({"asking": (ANA,)}, {"closing": (BEN,)}, {"inside": ()}, {"closed_at": NOW}):
        with pytest.raises(ValueError, match="circle"):
            replace(state, **changes)


def test_its_page_lists_what_it_agreed() -> None:
    """The newest by number and title, what was ended as such, and the way to all of it; also when it is over."""
    some = Register(4, (Agreed(9, "Mondays at six", holds=True), Agreed(7, "A letter", holds=False)))
    here = hall()
    assert "What this circle has agreed" not in read(here.page(EVA))
    for state in (here.state, replace(here.state, inside=(), closed_at=NOW)):
        here.state = state
        shown = here.page(EVA, agreed=some)
        assert "9. Mondays at six" in read(shown)
        assert "7. A letter (ended)" in read(shown)
        leads = {read(button.label): encode(button.press) for button in pressable(shown)}["Its agreements"]
        assert decode(leads, {"pgz": AgreementsPage}) == AgreementsPage(circle=CIRCLE)


def test_what_is_kept_in_confidence_is_counted() -> None:
    """The register knows who may read it, and shows it to them."""
    shown = hall().page(EVA, agreed=Register(2))
    assert "2 agreements, kept in confidence." in read(shown)
    assert "Its agreements" in labels(shown)


def test_whoever_leaves_last_is_told_what_goes_with_them() -> None:
    """What the circle agreed in confidence nobody reads then: beside the button, and with what is kept of them."""
    there = hall()
    confirm = pieces.leaving(there.state).confirm
    assert confirm
    assert "nobody can read then" in read(confirm)
    assert "nobody reads what it agreed" in read(of_person(Belonging(ANA, (there.state,)))[0].value)
    there.press(BEN, ComeIn(CIRCLE))
    there.press(ANA, InvitePerson(CIRCLE, BEN))
    confirm = pieces.leaving(there.state).confirm
    assert confirm
    assert "nobody can read" not in read(confirm)
    assert "nobody reads" not in read(of_person(Belonging(ANA, (there.state,)))[0].value)
