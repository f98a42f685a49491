"""The history as members read it: part after part, by what facilitators did and by person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TypeVar, cast

import pytest

from bot.features.coalition.facts import FacilitatorMade, MemberJoined, RepresentativeQuestioned
from bot.features.history.cards import page
from bot.features.history.commands import HistoryPage
from bot.features.history.model import HISTORY, SHOWN, Chosen, Entry, Mark
from bot.features.history.reads import Tellers
from bot.kernel.card import Card
from bot.kernel.change import Happened
from bot.kernel.command import Actor, Context, Page, Standing
from bot.kernel.elements import Facts
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId
from bot.kernel.limits import CARD_SHOWN
from bot.kernel.ports import ROSTER, Directory, Key, Who
from bot.kernel.refusal import NotFound
from bot.kernel.wire import decode, encode
from tests.features.reading import labels, longest, pressable, read
from tests.features.stating import FEATURES

R = TypeVar("R")
NOW = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)
ANA, BEN, EVA = (PersonId(name.ljust(14, "-")) for name in ("ana", "ben", "eva"))
CLINIC = OrganisationId("clinic--------")
CONTEXT = Context(NOW, Actor(ANA, Standing.member), CoalitionId("coalition-here"), None, None, Random(1))
TELLERS = Tellers({told.fact: told.words for feature in FEATURES for told in feature.told})
MADE = FacilitatorMade(BEN, ANA)


@dataclass(frozen=True, slots=True)
class Unheard(Happened):
    """No feature tells it."""


@dataclass
class Shelf:
    """Entries for a reader, oldest first; Ana and Ben are members. It hands over three at a time."""

    facts: tuple[Happened | None, ...]

    def get(self, key: Key[R]) -> R:
        assert key.name in {HISTORY.name, ROSTER.name}
        return cast("R", self)

    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory:
        return Directory({each: Who(each, each) for each in people if each in {ANA, BEN}}, {})

    def before(self, mark: Mark | None, chosen: Chosen) -> tuple[Entry, ...]:
        every = [Entry(Mark(NOW + timedelta(minutes=at), 1), fact) for at, fact in enumerate(self.facts)]
        some = [each for each in reversed(every) if mark is None or each.mark.at < mark.at]
        return tuple(each for each in some if not chosen.facilitating or (each.fact and each.fact.facilitating))[:3]


def shown(shelf: Shelf, asked: HistoryPage) -> Card:
    return page(TELLERS.part(shelf, asked, CONTEXT), CONTEXT)


def turned(card: Card, label: str) -> HistoryPage:
    """The page of that button, as it comes back over the wire."""
    button = next(each for each in pressable(card) if read(each.label) == label)
    asked: Page = cast("Page", decode(encode(button.press), {"hp": HistoryPage}))
    assert isinstance(asked, HistoryPage)
    return asked


def lines(card: Card) -> list[str]:
    return [read(fact.value) for each in card.elements if isinstance(each, Facts) for fact in each.facts]


def test_the_history_is_turned_page_by_page() -> None:
    """Newest first; each entry is on one page, and from an older page one button leads to the newest."""
    people = [PersonId(f"p{number:013}") for number in range(2 * SHOWN + 5)]
    shelf = Shelf(tuple(MemberJoined(person, None) for person in people))
    card, seen = shown(shelf, HistoryPage()), list[str]()
    assert "Newest" not in labels(card)
    for _ in range(3):
        seen += lines(card)
        card = shown(shelf, turned(card, "Older")) if "Older" in labels(card) else card
    assert seen == [f"{person} joined." for person in reversed(people)]
    assert turned(card, "Newest") == HistoryPage()


def test_what_cannot_be_told_breaks_no_page() -> None:
    """Entries of an older version, and facts that no feature tells, are as if they were not there."""
    shelf = Shelf((MADE, *(None, Unheard()) * 9, MemberJoined(EVA, None)))
    assert lines(shown(shelf, HistoryPage())) == ["eva joined.", "ben said yes to ana and is a facilitator."]
    assert labels(shown(shelf, HistoryPage()))[:1] == ["What facilitators did"]


def test_an_empty_history_says_so() -> None:
    """Also a part of it that is not there any more."""
    assert "There is nothing yet." in read(shown(Shelf(()), HistoryPage()))
    assert "There is nothing older." in read(shown(Shelf((MADE,)), HistoryPage(before=NOW - timedelta(days=9))))


def test_one_can_read_only_what_facilitators_did() -> None:
    """The heading says so, and the other choices stay within reach."""
    card = shown(Shelf((MemberJoined(BEN, None), MADE)), HistoryPage(facilitating=True))
    assert read(card).startswith("What facilitators did")
    assert lines(card) == ["ben said yes to ana and is a facilitator."]
    assert labels(card) == ["All", "About me", "Home"]


def test_one_can_read_what_is_about_one_person() -> None:
    """About oneself in the second person; about others under their name."""
    shelf = Shelf((MemberJoined(EVA, None), MADE))
    assert read(shown(shelf, HistoryPage(ANA))).startswith("History about you")
    card = shown(shelf, HistoryPage(BEN))
    assert read(card).startswith("History about ben")
    assert lines(card) == ["ben said yes to ana and is a facilitator."]


@pytest.mark.parametrize("asked", [HistoryPage(), HistoryPage(BEN)])
def test_who_had_a_question_is_not_named(asked: HistoryPage) -> None:
    """They were told that their name is not shown; so it is not found under it either."""
    card = shown(Shelf((RepresentativeQuestioned(CLINIC, ANA, BEN),)), asked)
    assert "ben" not in "".join(lines(card))
    assert lines(card) == ([] if asked.person else ["A member asked whether ana speaks for clinic."])


def test_former_members_are_all_the_same() -> None:
    """Nobody reads what one of them did; it is the answer for someone who was never here, too."""
    with pytest.raises(NotFound):
        shown(Shelf((MemberJoined(EVA, None),)), HistoryPage(EVA))


def test_the_fullest_page_fits() -> None:
    """With the longest sentence ten times, and the longest names."""
    every = Shelf(tuple(RepresentativeQuestioned(CLINIC, ANA, BEN) for _ in range(SHOWN + 1)))
    card = shown(every, HistoryPage(before=NOW + timedelta(days=1)))
    assert longest(card) < CARD_SHOWN
    card.wired()


def test_members_read_it_and_guests_do_not() -> None:
    """T4: its name on the wire never changes."""
    assert (HistoryPage.needs, HistoryPage.wire) == (Standing.member, "hp")
