"""Agreements are found by their words: with or without accents and capitals, by beginnings, in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.agreements import commands as asked
from bot.features.agreements.model.searching import (
    KEPT,
    MOST_ASKED,
    asked_in,
    beginning,
    from_button,
    on_button,
    some_of,
    words_in,
)
from bot.kernel.card import Card
from bot.kernel.limits import WIRE
from bot.kernel.wire import encode
from tests.features.agreements.shelf import Shelf, adopted
from tests.features.reading import labels, read

TEXTS = (
    ("Who speaks to the media", "Only the spokesperson talks to newspapers."),
    ("Una página", "Mantenemos una página con todos los servicios."),
    ("Straße", "We meet in Straße 7 on Mondays."),
    ("Чай", "Мы пьём чай вместе."),
    ("Parks", "We water the trees. The media may come."),
)


def library() -> Shelf:
    here = Shelf()
    for number, (title, text) in enumerate(TEXTS, 1):
        here.state(adopted(number, title, text))
    return here


def numbers(here: Shelf, words: str) -> list[int]:
    change = here.press("art", asked.FindAgreements(words))
    assert isinstance(change.reply, Card)
    return [number for number in range(9, 0, -1) if f"Look at number {number}" in labels(change.reply)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("media", [5, 1]),
        ("MEDIA newspapers", [1]),
        ("med", [5, 1]),
        ("pagina", [2]),
        ("PÁGINA", [2]),
        ("strasse", [3]),
        ("чай", [4]),
        ("вместе ПЬЕМ", [4]),
        ("edia", []),
        ("3", [3]),
        ("#3", [3]),
        ("7", [3]),
        ("spokespersons", [1]),
        ("newspaper", [1]),
        ("páginas", [2]),
        ("zebra", []),
        ("?!", []),
    ],
)
def test_words_are_found(words: str, expected: list[int]) -> None:
    """All of them, or their beginnings; a number alone is that agreement, if there is one."""
    assert numbers(library(), words) == expected


@pytest.mark.parametrize(
    ("asked_for", "begins"),
    [
        ("trees", "tree"),
        ("pages", "page"),
        ("reuniones", "reunion"),
        ("acuerdos", "acuerdo"),
        ("ciudades", "ciudad"),
        ("bus", "bus"),
        ("pass", "pass"),
        ("media", "media"),
    ],
)
def test_several_are_found_by_what_one_begins_with(asked_for: str, begins: str) -> None:
    """Words that are too short to tell are taken as they are."""
    assert beginning(asked_for) == begins
    assert asked_for.startswith(begins)


def test_a_question_is_answered_with_what_comes_near() -> None:
    """Where nothing has all of its words, what has most of the rare ones; and that is said."""
    here = library()
    change = here.press("art", asked.FindAgreements("what did we agree about the media?"))
    assert isinstance(change.reply, Card)
    told = read(change.reply)
    assert told.index("5. Parks") < told.index("1. Who speaks") < told.index("3. Straße")
    change = here.press("art", asked.FindAgreements("media zebra"))
    assert isinstance(change.reply, Card)
    assert "None has all of these words; 2 agreements with some of them: media, zebra" in read(change.reply)


@pytest.mark.parametrize(
    "words", ['"media"', "media*", "media NEAR(1)", "title:media", "media OR (", "media' OR 1=1 --", "-media"]
)
def test_no_sign_means_anything(words: str) -> None:
    """Whatever somebody writes between words, words are all that is looked for."""
    assert {5, 1} <= set(numbers(library(), words))


def test_what_was_found_has_pages() -> None:
    """The newest first; those that ended are there too, unless only those that hold are wanted."""
    here = Shelf()
    for number in range(1, 8):
        here.state(adopted(number, f"Tree {number}"))
    here.press("art", asked.AskToEndAgreement(here.agreements[7].id, "Why"))
    here.decided(7, adopted_=True)
    token = on_button(("tree",))
    first, second = here.page("art", asked.FoundPage(token)), here.page("art", asked.FoundPage(token, 4))
    assert "7 agreements for: tree" in read(first)
    assert "Older ones" in labels(first)
    assert "Newer ones" in labels(second)
    assert "6 agreements for: tree" in read(here.page("art", asked.FoundPage(token, 0, holding=True)))
    assert "Those that hold" in labels(first)


def test_corrected_words_are_found() -> None:
    """And those that stood before are not."""
    here = library()
    here.press("art", asked.CorrectWording(here.agreements[5].id, 1, "We water the trees. Journalists may come."))
    assert numbers(here, "media") == [1]
    assert numbers(here, "journalist") == [5]


@given(st.text(max_size=200))
def test_any_question_fits_on_a_button(question: str) -> None:
    """And is the same when it comes back from there."""
    words = asked_in(question)
    assert len(words) <= MOST_ASKED
    assert len(" ".join(words).encode()) <= KEPT
    written = on_button(words)
    assert from_button(written) == words
    assert len(encode(asked.FoundPage(written, 9_999, holding=True))) <= WIRE


@given(st.text(max_size=100))
def test_a_button_that_was_altered_finds_what_it_can(written: str) -> None:
    """And breaks nothing."""
    assert len(from_button(written)) <= MOST_ASKED


@given(st.text(max_size=200))
def test_words_are_letters_and_digits(text: str) -> None:
    """In one writing each, so that taking them apart again changes nothing."""
    words = words_in(text)
    assert words_in(" ".join(words)) == words
    assert all(each.isalnum() for each in words)


def test_a_word_that_most_have_says_nothing() -> None:
    """Unless there is no other."""
    assert some_of([frozenset({1, 2, 3}), frozenset({2})], 4) == [2]
    assert some_of([frozenset({1, 2, 3})], 4) == [3, 2, 1]
    assert some_of([], 4) == []


def test_its_card_fits() -> None:
    """With the longest words that there can be."""
    here = Shelf()
    for number in range(1, 6):
        here.state(adopted(number, "T" * 100, "word " * 240))
    change = here.press("art", asked.FindAgreements("word"))
    assert isinstance(change.reply, Card)
    assert "5 agreements for: word" in read(change.reply)
