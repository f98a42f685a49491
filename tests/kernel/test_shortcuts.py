"""A message that a person chose opens a form with its words in it."""

from dataclasses import dataclass
from random import Random
from typing import Annotated, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cutting import cut, shortened
from bot.kernel.change import Change
from bot.kernel.command import Command, Context, Draft, Page
from bot.kernel.feature import Catalogue, Feature, on
from bot.kernel.fields import Line, Number, Paragraph, Pick
from bot.kernel.form import Form, Option, opened
from bot.kernel.ids import Id
from bot.kernel.ports import Unit
from bot.kernel.text import say
from bot.shortcuts import (
    LABEL,
    MOST,
    FromMessage,
    NothingToTake,
    Shortcut,
    SomeoneElsesWords,
    picked,
    shortcuts,
)


@dataclass(frozen=True, slots=True)
class Note(Command):
    wire: ClassVar[str | None] = "xn"

    shelf: Annotated[Id, Pick(say("Shelf"), source="shelves")]
    words: Annotated[str, Line(say("Words"), most=30), FromMessage("note", say("Note it"))]


@dataclass(frozen=True, slots=True)
class Swear(Command):
    wire: ClassVar[str | None] = "xs"

    words: Annotated[str, Paragraph(say("Words")), FromMessage("oath", say("Swear it"), own=True)]


@dataclass(frozen=True, slots=True)
class Count(Command):
    number: Annotated[int, Number(say("Number")), FromMessage("count", say("Count it"))]


@dataclass(frozen=True, slots=True)
class Long(Command):
    words: Annotated[str, Line(say("Words")), FromMessage("long", say("A label that is far too long"))]


@dataclass(frozen=True, slots=True)
class Again(Command):
    words: Annotated[str, Line(say("Words")), FromMessage("note", say("Note again"))]


@dataclass(frozen=True, slots=True)
class Shelf:
    id: Id


def nothing(_unit: Unit, _command: Command | Page, _context: Context) -> None:
    return None


def done(_given: None, _command: Command, _context: Context) -> Change[Shelf]:
    return Change()


def offered(*kinds: type[Command]) -> Catalogue:
    return Catalogue((Feature("shelves", routes=tuple(on(kind, nothing, done) for kind in kinds)),))


def shortcut(word: str) -> Shortcut:
    return shortcuts(offered(Note, Swear))[word]


def test_a_command_that_takes_a_messages_words_says_so_itself() -> None:
    """Under a word and a label of its own; nothing else names it."""
    assert {word: (each.command, each.field) for word, each in shortcuts(offered(Note, Swear)).items()} == {
        "note": (Note, "words"),
        "oath": (Swear, "words"),
    }


@pytest.mark.parametrize("kinds", [(Long,), (Note, Again), (Count,)])
def test_what_no_platform_would_take_is_our_mistake(kinds: tuple[type[Command], ...]) -> None:
    """A long label, a word that is there twice, a field that is no text."""
    with pytest.raises((ValueError, TypeError)):
        shortcuts(offered(*kinds))
    assert (MOST, LABEL) == (9, 24)


def test_the_form_opens_with_the_message() -> None:
    """On one line where the field has one, and as it was written where it has several."""
    assert shortcut("note").draft("  More\ntrees ", own=False) == Draft(Note, (("words", "More trees"),))
    assert shortcut("oath").draft("More\ntrees", own=True) == Draft(Swear, (("words", "More\ntrees"),))


def test_a_message_without_words_is_refused_kindly() -> None:
    """A picture alone, or what cannot be seen."""
    for empty in ("", " \n", "\u200b\u202e"):
        with pytest.raises(NothingToTake):
            shortcut("note").draft(empty, own=True)


def test_nobody_speaks_in_anothers_words() -> None:
    """Where the command says something in the person's own name."""
    with pytest.raises(SomeoneElsesWords):
        shortcut("oath").draft("I promise", own=False)


def test_a_long_message_is_cut_after_a_word() -> None:
    """With a sign that something is missing."""
    assert shortcut("note").draft("Could we meet in the library next week?", own=False).text("words") == (
        "Could we meet in the library…"
    )


@given(st.text(max_size=80), st.integers(4, 60))
def test_what_is_cut_fits(text: str, most: int) -> None:
    """However long it is, and whatever it is made of; what fits stays as it is."""
    short = shortened(text, most)
    assert len(short) <= most
    assert (short == text) == (len(text) <= most or short == text)
    assert short.rstrip("…").rstrip() in text


def test_a_family_is_not_torn_apart() -> None:
    """Nor where there is no word to end after."""
    assert shortened("👩‍👩‍👧" * 9, 12).rstrip("…") == cut("👩‍👩‍👧" * 9, 11)


@pytest.mark.parametrize(("there", "text"), [(("a",), "shelf-a-------"), (("a", "b"), "")])
def test_what_is_alone_is_picked(there: tuple[str, ...], text: str) -> None:
    """Of several the person picks, so that nothing lands where they did not look."""
    options = tuple(Option(f"shelf-{each}".ljust(14, "-"), each) for each in there)
    form = opened(shortcut("note").draft("More trees", own=True), lambda kind: kind.from_bytes(Random(7).randbytes(10)))
    shelf, words = form.entries
    form = picked(Form(form.draft, (shelf.offering(options), words)))
    assert [entry.text for entry in form.entries] == [text, "More trees"]
