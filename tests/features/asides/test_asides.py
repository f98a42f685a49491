"""Private places as values: from wanted to open or not, who is in one, and what other features are told of it."""

from random import Random

import pytest

from bot.asides import Aside, AsideDone, Door
from bot.features.asides import handlers
from bot.features.asides.cards.held import ALONE, of_person
from bot.features.asides.commands import CloseAside, ForgetInAside, NoteNotOpened, NoteOpened
from bot.features.asides.facts import AsideNotOpened, AsideOpened
from bot.features.coalition.facts import MemberLeft
from bot.features.privacy.facts import PersonErased
from bot.kernel.command import Actor, Context, Standing
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from bot.kernel.text import say_n
from tests.features.privacy.values import ANA, BEN, NOW

CAT = PersonId("cat-----------")
PAIR, ROOM = PlaceId("the-pair------"), PlaceId("the-room------")
NEW = Aside(PAIR, ROOM, (ANA, BEN))
OPEN = NEW.opened("D1")
CLOCK = Context(
    NOW, Actor(PersonId("the-clock-----"), Standing.clock), CoalitionId("coalition-here"), None, None, Random(1)
)


def test_an_aside_that_is_open_is_told_of_once() -> None:
    """With the platform's name for it; a second process that opened the same place changes nothing."""
    change = handlers.note_opened((NEW, False), NoteOpened(PAIR, "D1"), CLOCK)
    assert (change.state, change.facts) == (OPEN, (AsideOpened(PAIR),))
    assert OPEN.is_open
    again = handlers.note_opened((OPEN, True), NoteOpened(PAIR, "D1"), CLOCK)
    assert (again.state, again.facts) == (None, ())


def test_a_place_that_is_taken_is_not_shared() -> None:
    """Of whomever it is: nothing of one comes to another, and the feature falls back to the home."""
    change = handlers.note_opened((NEW, True), NoteOpened(PAIR, "D1"), CLOCK)
    assert change.state == Aside(PAIR, ROOM, (), Door.not_opened)
    assert change.facts == (AsideNotOpened(PAIR, ROOM),)


def test_one_that_could_not_be_opened_is_told_of_with_its_home() -> None:
    """It names nobody any more, and is not tried again; one that is open stays so."""
    change = handlers.note_not_opened(NEW, NoteNotOpened(PAIR), CLOCK)
    assert change.state == Aside(PAIR, ROOM, (), Door.not_opened)
    assert change.state.could_not_open
    assert change.facts == (AsideNotOpened(PAIR, ROOM),)
    assert handlers.note_not_opened(OPEN, NoteNotOpened(PAIR), CLOCK).state is None
    assert handlers.note_opened((change.state, False), NoteOpened(PAIR, "D1"), CLOCK).state is None


def test_a_feature_says_when_it_is_done() -> None:
    """Then nobody is named, whether it was open or not, and a platform that is late opens nothing any more."""
    assert handlers.after_aside_done(AsideDone(PAIR)) == (CloseAside(PAIR),)
    for before, channel in ((NEW, None), (OPEN, "D1")):
        change = handlers.close_aside(before, CloseAside(PAIR), CLOCK)
        assert change.state == Aside(PAIR, ROOM, (), Door.closed, channel)
        assert handlers.note_opened((change.state, False), NoteOpened(PAIR, "D1"), CLOCK).state is None
    assert handlers.close_aside(None, CloseAside(PAIR), CLOCK).state is None


def test_who_leaves_is_let_go_of() -> None:
    """By leaving and by an erasure. One that is open goes on; nobody is asked into a private place alone."""
    assert handlers.after_member_left(MemberLeft(ANA, None)) == (ForgetInAside(ANA),)
    assert handlers.after_person_erased(PersonErased(ANA)) == (ForgetInAside(ANA),)
    forget = ForgetInAside(ANA)
    three = Aside(PAIR, ROOM, (ANA, BEN, CAT))
    for before, people in ((OPEN, (BEN,)), (three, (BEN, CAT))):
        change = handlers.forget_in_aside(before, forget, CLOCK)
        assert (change.state and change.state.people, change.facts) == (people, ())
    alone = handlers.forget_in_aside(NEW, forget, CLOCK)
    assert alone.state == Aside(PAIR, ROOM, (), Door.not_opened)
    assert alone.facts == (AsideNotOpened(PAIR, ROOM),)
    assert handlers.forget_in_aside(None, forget, CLOCK).state is None


@pytest.mark.parametrize("people", [(ANA,), (ANA, ANA), tuple(PersonId(f"person-{n}------") for n in range(6))])
def test_an_aside_is_for_two_to_five_different_people(people: tuple[PersonId, ...]) -> None:
    """Anything else is a mistake of a feature."""
    with pytest.raises(ValueError, match="an aside is for"):
        Aside(PAIR, ROOM, people)


@pytest.mark.parametrize(
    ("people", "door", "channel"),
    [((ANA, BEN), Door.closed, "D1"), ((ANA, BEN), Door.open, None), ((ANA, BEN), Door.wanted, "D1")],
)
def test_what_an_aside_cannot_be(people: tuple[PersonId, ...], door: Door, channel: str | None) -> None:
    """Closed with people in it, open nowhere, or somewhere before it is open."""
    with pytest.raises(ValueError, match="aside"):
        Aside(PAIR, ROOM, people, door, channel)


def test_who_asks_what_is_held_is_told_with_how_many() -> None:
    """A line for each place, in which nobody else is named; also when the others have left."""
    of_pair, of_three, alone = of_person((OPEN, Aside(PAIR, ROOM, (ANA, BEN, CAT)), OPEN.without(BEN)))
    assert [each.value for each in (of_pair, of_three)] == [
        say_n("With {n} more person", "With {n} more people", others) for others in (1, 2)
    ]
    assert alone.value == ALONE
