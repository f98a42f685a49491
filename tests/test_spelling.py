"""Names as people read them: the same in a celebration, in a credit line and where an organisation is added."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from bot.features.celebrations.model.words import as_written, in_pieces
from bot.features.celebrations.model.words import named_in as named_in_pieces
from bot.kernel.ids import OrganisationId
from bot.spelling import alike, folded, named_in

CLINIC, SCHOOL = OrganisationId("clinic--------"), OrganisationId("school--------")
NAMES = {CLINIC: "Clinic ex Machina", SCHOOL: "Новая школа"}
OTHERS = {
    "c": "cсϲ",
    "e": "eеé",
    "i": "iіı",
    "o": "oоο",
    "x": "xх",
    "h": "hһн",
    "a": "aаα",
    "к": "кk",
    "о": "оo",
    "а": "аa",
}
CASES: tuple[Callable[[str], str], ...] = (str, str.lower, str.upper)
UNSEEN = ("", "", "", "\u2800", "\u115f", "\u1160", "\u200b", "\u00ad", "\u2060", "\ufe0f")


@st.composite
def disguised(draw: st.DrawFn, name: str) -> str:
    """Its letters in other scripts and cases, with some between them that nobody sees."""
    written = [draw(st.sampled_from(OTHERS.get(letter.lower(), letter))) for letter in name]
    cased = [draw(st.sampled_from(CASES))(letter) for letter in written]
    return cased[0] + "".join(draw(st.sampled_from(UNSEEN)) + letter for letter in cased[1:])


@given(st.data(), st.sampled_from(sorted(NAMES)), st.sampled_from(("{}", "thanks to {}!", "¿{}?", "con {}, y más")))
def test_a_disguised_name_is_found_everywhere(data: st.DataObject, whose: OrganisationId, around: str) -> None:
    """In celebrations, where it stands in pieces, and in credit lines; it is what cannot be added a second time."""
    written = data.draw(disguised(NAMES[whose]))
    words = around.format(written)
    pieces = in_pieces(words, NAMES)
    assert alike(written) == alike(NAMES[whose])
    assert named_in(words, NAMES) == (whose,)
    assert named_in_pieces(pieces) == {whose}
    assert as_written(pieces) == words
    assert written in [each.text for each in pieces]


@given(st.text(st.sampled_from("Clinic exMach Новаяшкл\u2800\u200b\u0301é’'"), max_size=40))
def test_both_find_the_same(words: str) -> None:
    """Whatever stands there."""
    assert set(named_in(words, NAMES)) == named_in_pieces(in_pieces(words, NAMES))


@given(st.text(max_size=30))
def test_each_letter_that_is_compared_stands_somewhere(words: str) -> None:
    """In its order, within what was written."""
    found = folded(words)
    assert len(found.spans) == len(found.text)
    assert all(0 <= start < end <= len(words) for start, end in found.spans)
    assert list(found.spans) == sorted(found.spans)


def test_a_name_that_nobody_sees_stays_what_it_is() -> None:
    """Two of them are not the same name."""
    assert alike("\u2800") == "\u2800"
    assert alike("\u115f") != alike("\u1160")
