"""Names within words: found as people write them, taken out without a trace, and put in a neutral order."""

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.features.celebrations.cards.pieces import wording
from bot.features.celebrations.model.words import as_written, in_order, in_pieces, named_in, without_names
from bot.kernel.ids import OrganisationId
from tests.features.celebrations.town import organisation
from tests.features.reading import read

Form = Literal["NFC", "NFD"]

NAMES = {
    organisation(key): name
    for key, name in {
        "youth": "Youth Centre",
        "centre": "Centre",
        "clinic": "Clínica",
        "park": "公園",
        "arabic": "العيادة",
        "plus": "A+ (east)",
        "house": "İstanbul Kadın Evi",
        "north": "Clínica Norte",
        "marys": "Mary's",
    }.items()
}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("the youth centre sang", {"youth"}),
        ("Youth Centre and Centre", {"youth", "centre"}),
        ("centred people", set()),
        ("CLÍNICA!", {"clinic"}),
        ("我們的公園開了", {"park"}),
        ("شكرا للعيادة والعيادة", {"arabic"}),
        ("thanks to A+ (East).", {"plus"}),
        ("", set()),
        ("İstanbul Kadın Evi", {"house"}),
        ("Thanks, İSTANBUL KADIN EVİ!", {"house"}),
        ("Clinica Norte", {"north"}),
        ("Cli\u0301nica Norte", {"north"}),
        ("the Youth  Centre and the youth\u00a0centre", {"youth"}),
        ("Mary’s and Mary´s", {"marys"}),
        ("Maryʼs kitchen", {"marys"}),
    ],
)
def test_names_are_found_in_any_script(words: str, named: set[str]) -> None:
    """The longest of two, whole words where a script has them, and whatever signs are in a name."""
    pieces = in_pieces(words, NAMES)
    assert named_in(pieces) == {organisation(each) for each in named}
    assert as_written(pieces) == words


WRITTEN = ("{}", "thanks to the {}", "todas en la {}!", "¿{}?", "… {}’s garden", "é {} é")


@given(
    st.lists(st.text(st.sampled_from("aCİıñÉéßωΣçŠ'’公園가А"), min_size=1, max_size=6), min_size=1, max_size=3),
    st.sampled_from((str, str.upper, str.lower, str.title)),
    st.sampled_from(("NFC", "NFD")),
    st.sampled_from((" ", "  ", " \t", "\u00a0")),
    st.sampled_from(WRITTEN),
)
def test_a_name_is_found_however_it_is_written(
    parts: list[str], cased: Callable[[str], str], form: Form, space: str, around: str
) -> None:
    """In capitals or none, with accents as one sign or as two, with whatever space between its words."""
    key, name = organisation("any"), " ".join(parts)
    assume(not named_in(in_pieces(around.format(""), {key: name})))
    words = around.format(unicodedata.normalize(form, space.join(map(cased, parts))))
    pieces = in_pieces(words, {key: name})
    assert as_written(pieces) == words
    assert [each.names for each in pieces if each.names] == [key]
    assert not named_in(in_pieces(as_written(without_names(pieces, {key})), {key: name}))


@given(st.text(st.sampled_from("aCe ntr+()公園"), max_size=40), st.sets(st.sampled_from(sorted(NAMES))))
def test_what_is_taken_out_is_gone(words: str, out: set[OrganisationId]) -> None:
    """All else stands as it was written, and where a name was stands “a partner”."""
    pieces = in_pieces(words, NAMES)
    after = without_names(pieces, out)
    assert as_written(pieces) == words
    assert named_in(tuple(each for each in after if each.text)) == named_in(pieces) - out
    gone = sum(each.names in out for each in pieces)
    assert read(wording(after)).lower().count("a partner") == gone


def test_the_order_is_the_same_in_every_language() -> None:
    """By letters without accents or case, and never by when they came or how large they are."""
    names = {organisation(f"n{at}"): name for at, name in enumerate(("Zebra", "Éclair", "echo", "Apple", "ábaco"))}
    ordered = [names[each] for each in in_order(tuple(names), names)]
    assert ordered == ["ábaco", "Apple", "echo", "Éclair", "Zebra"]
