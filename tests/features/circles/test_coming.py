"""Opening a circle, coming in, inviting and answering: who is told, and who is asked."""

import pytest

from bot.features.circles.commands import (
    CloseCircle,
    ComeIn,
    ForgetInCircle,
    InviteOrganisation,
    InvitePerson,
    KeepCircle,
    LeaveCircle,
    LetIn,
    OpenCircle,
    SayNotNow,
)
from bot.features.circles.facts import CameIntoCircle, CircleEnded, CircleOpened, LeftCircle, OutOfCircle
from bot.features.circles.handlers.going import after_organisation_left, after_person_erased
from bot.features.circles.model import CIRCLES_AT_MOST, Circle, Entry, Kind, Opening
from bot.features.circles.model.refusals import SeatNeeded
from bot.features.coalition.facts import OrganisationLeft, OrganisationMarkedLeft
from bot.features.privacy.facts import PersonErased
from tests.features.circles.hall import (
    ANA,
    BEN,
    CEM,
    CIRCLE,
    CLINIC,
    DOA,
    EVA,
    HOMES,
    ROUTES,
    SCHOOL,
    SEATS,
    Hall,
    context,
    hall,
    opened,
    person,
)
from tests.features.reading import labels, read, said

OPEN = OpenCircle(CIRCLE, "Housing", "Homes for families")


def with_three(kind: Kind = Kind.people) -> Hall:
    """Ana, Cem and Doa, or their organisations, are in it."""
    there = hall(kind=kind, entry=Entry.anyone)
    there.press(CEM, ComeIn(CIRCLE))
    there.press(DOA, ComeIn(CIRCLE))
    return there


def test_who_opens_it_is_in_it_and_all_are_told() -> None:
    """In every home, silently; the history keeps neither name nor purpose."""
    change = opened(OPEN)
    (made,) = change.new
    assert isinstance(made, Circle)
    assert made.parties == (ANA,)
    assert [message.place for message in change.messages if hasattr(message, "place")] == list(HOMES)
    assert set(said(change.messages)) == {"There is a new circle: Housing"}
    assert change.facts == (CircleOpened(CIRCLE, "Housing", ANA), CameIntoCircle(CIRCLE, ANA, None, ANA))


def test_the_same_form_sent_twice_opens_one_circle() -> None:
    """The second time it shows the circle that is there."""
    (made,) = opened(OPEN).new
    assert isinstance(made, Circle)
    again = ROUTES[OpenCircle].handler(Opening(made, made, 1, SEATS), OPEN, context(ANA))
    assert (again.new, again.messages, again.facts) == ((), (), ())
    assert read(again.reply).startswith("The circle Housing is open")


def test_an_alternate_opens_a_circle_for_the_organisation() -> None:
    """Whoever acts for its seat brings it in."""
    (made,) = opened(OpenCircle(CIRCLE, "Housing", "Homes", Kind.organisations), BEN).new
    assert isinstance(made, Circle)
    assert made.parties == (CLINIC,)


def test_without_a_confirmed_seat_nobody_brings_an_organisation_in() -> None:
    """Neither by opening nor by coming in: an organisation is never spoken for."""
    with pytest.raises(SeatNeeded):
        opened(OpenCircle(CIRCLE, "Housing", "Homes", Kind.organisations), EVA)
    with pytest.raises(SeatNeeded):
        hall(kind=Kind.organisations, entry=Entry.anyone).press(EVA, ComeIn(CIRCLE))


def test_anyone_comes_into_an_open_circle() -> None:
    """At once, and nobody is asked."""
    there = hall(entry=Entry.anyone)
    change = there.press(BEN, ComeIn(CIRCLE))
    assert there.state.parties == (ANA, BEN)
    assert (change.needs, change.messages) == ((), ())
    assert read(change.reply).startswith("You are in the circle Housing")


def test_who_asks_waits_for_a_yes() -> None:
    """Those in the circle are asked, up to five; without an answer nothing happens, and asking again asks nobody."""
    there = hall()
    assert read(there.press(BEN, ComeIn(CIRCLE)).reply).startswith("You have asked to come into the circle Housing")
    assert there.asked("circle-asks") == [ANA]
    assert there.press(BEN, ComeIn(CIRCLE)).needs == ()
    assert there.state.parties == (ANA,)


def test_a_yes_lets_them_in_and_tells_them() -> None:
    """Once: the second who says yes is told the same, and nobody is asked again."""
    there = hall()
    there.press(BEN, ComeIn(CIRCLE))
    change = there.press(ANA, LetIn(CIRCLE, BEN))
    assert there.state.parties == (ANA, BEN)
    assert (there.asked("circle-asks"), there.asked("circle-answers")) == ([], [BEN])
    assert change.facts == (CameIntoCircle(CIRCLE, BEN, None, ANA),)
    again = there.press(ANA, LetIn(CIRCLE, BEN))
    assert (again.state, again.facts, again.needs) == (None, (), ())


def test_not_now_is_told_kindly_and_they_may_ask_again() -> None:
    """Nobody in the circle gives a reason."""
    there = hall()
    there.press(BEN, ComeIn(CIRCLE))
    there.press(ANA, SayNotNow(CIRCLE, BEN))
    (need,) = there.waiting.values()
    assert (need.person, read(need.words)) == (BEN, "It does not fit the circle Housing now. You can ask again later.")
    there.press(BEN, ComeIn(CIRCLE))
    assert there.state.asking == (BEN,)


def test_an_invitation_is_accepted_with_one_press() -> None:
    """It waits for the person, who may also decline; silence is never consent."""
    there = hall()
    there.press(ANA, InvitePerson(CIRCLE, BEN))
    (need,) = there.waiting.values()
    assert (need.person, need.button.press) == (BEN, ComeIn(CIRCLE))
    assert BEN not in there.state.parties
    there.press(BEN, ComeIn(CIRCLE))
    assert there.state.parties == (ANA, BEN)
    assert there.waiting == {}


def test_an_invitation_can_be_declined() -> None:
    """Nobody is told, and nothing waits any more."""
    there = hall()
    there.press(ANA, InvitePerson(CIRCLE, BEN))
    assert read(there.press(BEN, LeaveCircle(CIRCLE)).reply).startswith("Thank you for answering.")
    assert (there.state.invited, there.waiting, there.facts[2:]) == ((), {}, [])


def test_an_organisation_is_invited_by_its_representative() -> None:
    """The representative is asked, and whoever acts for its seat may accept."""
    there = hall(kind=Kind.organisations)
    there.press(CEM, ComeIn(CIRCLE))
    there.press(BEN, LetIn(CIRCLE, SCHOOL))
    there.press(CEM, LeaveCircle(CIRCLE))
    there.press(BEN, InviteOrganisation(CIRCLE, SCHOOL))
    assert there.asked("circle-invites") == [CEM]
    there.press(CEM, ComeIn(CIRCLE))
    assert there.state.parties == (CLINIC, SCHOOL)


def test_inviting_someone_who_asks_lets_them_in() -> None:
    """Both want it: there is nothing left to ask."""
    there = hall()
    there.press(BEN, ComeIn(CIRCLE))
    there.press(ANA, InvitePerson(CIRCLE, BEN))
    assert there.state.parties == (ANA, BEN)


def test_who_leaves_gives_no_reason() -> None:
    """And says for whom the rounds of the circle end."""
    there = hall(kind=Kind.organisations, entry=Entry.anyone)
    there.press(CEM, ComeIn(CIRCLE))
    change = there.press(BEN, LeaveCircle(CIRCLE))
    assert there.state.parties == (SCHOOL,)
    assert change.facts == (LeftCircle(CIRCLE, None, CLINIC), OutOfCircle(CIRCLE, ANA), OutOfCircle(CIRCLE, BEN))
    assert read(change.reply) == "You have left the circle Housing. You can come back at any time."


def test_a_circle_ends_when_nobody_is_left() -> None:
    """All are told, and whoever asked or was invited is not kept waiting."""
    there = hall()
    there.press(BEN, ComeIn(CIRCLE))
    there.press(ANA, InvitePerson(CIRCLE, CEM))
    change = there.press(ANA, LeaveCircle(CIRCLE))
    assert there.state.closed_at == there.now
    assert CircleEnded(CIRCLE) in change.facts
    assert set(said(change.messages)) == {"The circle Housing has ended"}
    assert there.waiting == {}
    assert "Nobody is left in it" in read(change.reply)


@pytest.mark.parametrize("kind", Kind)
def test_two_close_a_circle_of_three(kind: Kind) -> None:
    """One wish is noted and told to the others in it; the second one closes it."""
    there = with_three(kind)
    assert read(there.press(CEM, CloseCircle(CIRCLE)).reply).startswith("Your wish is noted.")
    assert there.asked("circle-closes") == [ANA, DOA]
    assert there.press(CEM, CloseCircle(CIRCLE)).state is None
    assert "would like to close the circle" in read(there.page(ANA))
    there.press(DOA, CloseCircle(CIRCLE))
    assert (there.state.closed_at, there.state.inside, there.waiting) == (there.now, (), {})


def test_a_wish_to_close_can_be_taken_back() -> None:
    """Then nobody is asked about it."""
    there = with_three()
    there.press(CEM, CloseCircle(CIRCLE))
    assert "Keep it open" in labels(there.page(CEM))
    there.press(CEM, KeepCircle(CIRCLE))
    assert (there.state.closing, there.waiting) == ((), {})


def test_one_closes_a_circle_of_two() -> None:
    """Two who cannot agree need no vote."""
    there = hall(entry=Entry.anyone)
    there.press(BEN, ComeIn(CIRCLE))
    there.press(BEN, CloseCircle(CIRCLE))
    assert there.state.closed_at


def test_of_many_in_a_circle_five_are_asked() -> None:
    """Those who have been in it longest; the others see it on the page."""
    there = hall()
    for number in range(8):
        there.press(ANA, InvitePerson(CIRCLE, person(f"P{number}")))
        there.press(person(f"P{number}"), ComeIn(CIRCLE))
    there.press(BEN, ComeIn(CIRCLE))
    assert there.asked("circle-asks") == sorted((ANA, *(person(f"P{number}") for number in range(4))))


def test_who_is_erased_is_in_no_circle() -> None:
    """Nor among those who ask, and nobody has to answer them."""
    there = hall()
    there.press(BEN, ComeIn(CIRCLE))
    (forget,) = after_person_erased(PersonErased(BEN))
    there.press(BEN, forget)
    assert (there.state.asking, there.waiting) == ((), {})
    (forget,) = after_person_erased(PersonErased(ANA))
    there.press(ANA, forget)
    assert there.state.closed_at
    assert there.facts[-1] == CircleEnded(CIRCLE)
    assert there.press(ANA, forget).state is None


def test_an_organisation_that_leaves_is_in_no_circle() -> None:
    """Nor asks or is invited to be; however many circles there are."""
    there = hall(kind=Kind.organisations, entry=Entry.anyone)
    there.press(CEM, ComeIn(CIRCLE))
    left = after_organisation_left(OrganisationLeft(SCHOOL, CEM))
    assert len(left) == CIRCLES_AT_MOST
    there.press(CEM, left[0])
    assert there.state.parties == (CLINIC,)
    assert there.press(CEM, left[1]).state is None
    assert after_organisation_left(OrganisationMarkedLeft(CLINIC, CEM))[0] == ForgetInCircle(CLINIC)
