"""What a circle says no to: each is reached by a history of presses, and says what to do."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.features.circles.commands import (
    CloseCircle,
    ComeIn,
    InviteOrganisation,
    InvitePerson,
    LeaveCircle,
    LetIn,
    OpenCircle,
)
from bot.features.circles.model import CIRCLES_AT_MOST, MOST_INSIDE, MOST_WAITING, Entry, Inside, Kind, refusals
from bot.kernel.ids import Id
from bot.kernel.refusal import Refusal
from tests.features.circles.hall import ANA, BEN, CEM, CIRCLE, EVA, LIBRARY, NOW, SCHOOL, Hall, hall, opened
from tests.features.reading import read

OPEN = OpenCircle(CIRCLE, "Housing", "Homes for families")


def crowd(most: int) -> tuple[Id, ...]:
    return tuple(Id(f"P{number:013}") for number in range(most))


def full() -> Hall:
    there = hall(entry=Entry.anyone)
    return Hall(replace(there.state, inside=tuple(Inside(each, NOW) for each in crowd(MOST_INSIDE))))


def awaited() -> Hall:
    return Hall(replace(hall().state, asking=crowd(MOST_WAITING)))


def over() -> Hall:
    there = hall()
    there.press(ANA, CloseCircle(CIRCLE))
    return there


REACHED: dict[type[Refusal], Callable[[], object]] = {
    refusals.CircleOver: lambda: over().press(BEN, ComeIn(CIRCLE)),
    refusals.CircleNamedAlready: lambda: opened(OPEN, named=hall().state),
    refusals.EnoughCircles: lambda: opened(OPEN, there=CIRCLES_AT_MOST),
    refusals.FullCircle: lambda: full().press(BEN, ComeIn(CIRCLE)),
    refusals.ManyAsk: lambda: awaited().press(BEN, ComeIn(CIRCLE)),
    refusals.SeatNeeded: lambda: hall(kind=Kind.organisations).press(EVA, LeaveCircle(CIRCLE)),
    refusals.NotInThisCircle: lambda: hall().press(BEN, CloseCircle(CIRCLE)),
    refusals.AsksNoLonger: lambda: hall().press(ANA, LetIn(CIRCLE, BEN)),
    refusals.InCircleAlready: lambda: hall().press(ANA, InvitePerson(CIRCLE, ANA)),
    refusals.NobodySpeaksForIt: lambda: hall(kind=Kind.organisations).press(ANA, InviteOrganisation(CIRCLE, LIBRARY)),
    refusals.OfOtherKind: lambda: hall().press(ANA, InviteOrganisation(CIRCLE, SCHOOL)),
}


@pytest.mark.parametrize("refusal", REACHED, ids=lambda refusal: refusal.code())
def test_people_can_meet_it(refusal: type[Refusal]) -> None:
    """A history of presses leads to it, and its sentence has all its words."""
    with pytest.raises(refusal) as refused:
        REACHED[refusal]()
    assert "{" not in read(refused.value.said)


def test_none_is_left_out() -> None:
    """Every refusal of the model stands in the table above."""
    declared = {each for each in vars(refusals).values() if isinstance(each, type) and issubclass(each, Refusal)}
    assert declared - {Refusal} == set(REACHED)


@pytest.mark.parametrize("refusal", REACHED, ids=lambda refusal: refusal.code())
def test_it_is_two_plain_sentences(refusal: type[Refusal]) -> None:
    """What is the case, and what to do."""
    words = refusal.sentence.text
    assert words.count(". ") <= 1
    assert words.endswith(".")


@pytest.mark.parametrize("state", [full, awaited], ids=["full", "awaited"])
def test_a_crowd_is_shown_in_parts(state: Callable[[], Hall]) -> None:
    """A circle at its limits has a page that fits."""
    there = state()
    assert len(there.page(CEM, start=MOST_INSIDE).elements) > 3
