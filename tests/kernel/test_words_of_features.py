"""What features declare with: refusals, settings, and the catalogue that everybody reads."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar

import pytest

from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Command, Context, Page
from bot.kernel.feature import Catalogue, Feature, Reaction, Root, Source, Word, aggregate, on, page
from bot.kernel.form import Option
from bot.kernel.ids import PersonId
from bot.kernel.ports import Key, Repository, Unit
from bot.kernel.refusal import NotFound, Refusal, found
from bot.kernel.settings import HeldByRule, Ruled, Rules, Setting
from bot.kernel.text import say


class Opener(Enum):
    members = "members"
    seats = "seats"


class NotYourTurn(Refusal):
    sentence = say("It is {who}'s turn.")


MINUTES = Setting("minutes", 5, say("How many minutes?"))
OPENER = Setting("opener", Opener.members, say("Who opens?"))


def test_a_refusal_has_a_code_and_a_sentence() -> None:
    """The code is made of the name, and the data fill the sentence."""
    told = NotYourTurn(who="Ana")
    assert told.code() == "not-your-turn"
    assert told.said == say("It is {who}'s turn.", who="Ana")
    assert told.data == {"who": "Ana"}


def test_what_is_not_there_is_not_found() -> None:
    """`found` hands on what is there, nought and empty text too, and refuses what is not."""
    assert found(0) == 0
    with pytest.raises(NotFound):
        found(None)


def test_a_setting_without_a_rule_has_its_default() -> None:
    """And a default refuses nothing."""
    chosen = Rules({}).chosen(MINUTES)
    assert (chosen.value, chosen.holds) == (5, False)
    with pytest.raises(ValueError, match="default"):
        chosen.refuse()


def test_a_rule_gives_its_value_and_is_cited() -> None:
    """The refusal says the rule's number and words."""
    chosen = Rules({"opener": Ruled("seats", 3, "Seats open.", holds=True)}).chosen(OPENER)
    assert (chosen.value, chosen.holds) == (Opener.seats, True)
    with pytest.raises(HeldByRule) as told:
        chosen.refuse()
    assert told.value.data == {"number": 3, "words": "Seats open."}


@pytest.mark.parametrize("stored", ["many", "", "5.5"])
def test_a_rule_that_cannot_be_read_says_so(stored: str) -> None:
    """A value of another type is an error, never a silent default."""
    with pytest.raises(ValueError):  # noqa: PT011 - as Python says it
        Rules({"minutes": Ruled(stored, 1, "x", holds=True)}).chosen(MINUTES)


@dataclass(frozen=True, slots=True)
class Thing:
    id: PersonId


@dataclass(frozen=True, slots=True)
class Open(Command):
    wire: ClassVar[str | None] = "to"


@dataclass(frozen=True, slots=True)
class Close(Command):
    wire: ClassVar[str | None] = "tc"


@dataclass(frozen=True, slots=True)
class SameWire(Command):
    wire: ClassVar[str | None] = "to"


@dataclass(frozen=True, slots=True)
class Look(Page):
    wire: ClassVar[str | None] = "tl"


@dataclass(frozen=True, slots=True)
class Opened(Happened):
    pass


@dataclass(frozen=True, slots=True)
class OpenedWide(Opened):
    pass


THINGS: Key[Repository[Thing]] = Key("things")


def nothing(unit: Unit, request: Command | Page, context: Context) -> None:
    return None


def stays(given: None, command: Command, context: Context) -> Change[Thing]:
    return Change()


def drawn(given: None, context: Context) -> Card:
    return Card("x", ())


def closing(fact: Opened) -> tuple[Command, ...]:
    return (Close(),)


def nobody(unit: Unit, context: Context) -> tuple[Option, ...]:
    return ()


ONE = Feature(
    "one",
    (aggregate("thing", Thing, THINGS),),
    (on(Open, nothing, stays),),
    Root("one", say("One"), Look),
    (page(Look, nothing, drawn),),
    (Reaction(Opened, closing),),
    (Source("people", nobody),),
)


def test_the_catalogue_finds_all_that_is_declared() -> None:
    """Requests by their wire names, routes and pages by their class, aggregates by name, roots by what is typed."""
    catalogue = Catalogue((ONE, Feature("two", routes=(on(Close, nothing, stays),))))
    assert catalogue.wires == {"to": Open, "tc": Close, "tl": Look}
    assert catalogue.named["thing"].key is THINGS
    assert set(catalogue.roots) == {"one"}
    assert set(catalogue.sources) == {"people"}


def test_words_of_all_features_join_the_home_root() -> None:
    """They come after its own, in the order of the features; other roots stay as they are."""
    mine, theirs = Word("look", say("Look"), Look), Word("open", say("Open"), Open)
    home = Feature("home", root=Root("home", say("Home"), Look, words=(mine,), home=True))
    two = Feature("two", root=Root("two", say("Two"), Look), words=(theirs,))
    catalogue = Catalogue((home, two))
    assert {name: root.words for name, root in catalogue.roots.items()} == {"home": (mine, theirs), "two": ()}
    with pytest.raises(ValueError, match="twice"):
        Catalogue((home, Feature("two", words=(replace(theirs, word="look"),))))


def test_a_reaction_hears_its_fact_and_special_cases_of_it() -> None:
    """And no other fact."""
    catalogue = Catalogue((ONE,))
    assert [reaction.commands(Opened()) for reaction in catalogue.reactions_to(Opened())] == [(Close(),)]
    assert len(list(catalogue.reactions_to(OpenedWide()))) == 1
    assert list(catalogue.reactions_to(Happened())) == []


@pytest.mark.parametrize(
    "again",
    [
        Feature("two", routes=ONE.routes),
        Feature("two", pages=ONE.pages),
        Feature("two", aggregates=ONE.aggregates),
        Feature("two", root=ONE.root),
        Feature("two", sources=ONE.sources),
        Feature("two", routes=(on(SameWire, nothing, stays),)),
    ],
)
def test_nothing_is_declared_twice(again: Feature) -> None:
    """Two features with the same name for something are an error when the bot starts, not when somebody presses."""
    with pytest.raises(ValueError, match="declared twice"):
        Catalogue((ONE, again))


def test_what_is_declared_twice_is_called_by_both_names() -> None:
    """So that one sees at once which two features took the same name."""
    again = Feature("two", routes=(on(SameWire, nothing, stays),))
    with pytest.raises(ValueError, match=r"^\w+ is declared twice: .*\.(Open|Close|Look)'> and .*\.SameWire'>$"):
        Catalogue((ONE, again))
