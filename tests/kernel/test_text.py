"""What is said: lengths, and people's text made safe without hurting anybody's script."""

import unicodedata
from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import COMBINING_MARKS, Mention, Moment, Named, clean, is_readable, length, parts, say, say_n

ANA = Mention(PersonId("ana-----------"))
CLINIC = Named(OrganisationId("clinic--------"))
AWKWARD = st.text(
    st.sampled_from("aé\u0301\u0323\u200b\u200c\u200d\u202e\u0651\u0915\u094d\u3000\u212b\ufe0f\t\r\n 👩가")
)


@pytest.mark.parametrize(
    "whole",
    [
        "مرحبًا بكم في المركز",
        "می‌خواهم",
        "שָׁלוֹם לְכֻלָּם",
        "क्‍षेत्र में स्वागत है",
        "ยินดีต้อนรับทุกคนที่นี่",
        "👩🏽‍❤️‍💋‍👩 👨‍👩‍👧‍👦 🏳️‍🌈 1️⃣",
        "Nguyễn Thị Ánh",
        "ෆ්‍රී ලංකාව",
        "한국어",
        "two\nlines",
    ],
)
def test_every_script_passes_whole(whole: str) -> None:
    """Text in scripts that need marks and joiners, and families of emoji, come out as they went in."""
    assert clean(whole) == whole


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("\u202eevil\u202c \u2066x\u2069 \ufeffy", "evil x y"),
        ("\u200eleft\u200f \u061cright\u00ad", "left right"),
        ("An\u200da and Бе\u200cн", "Ana and Бен"),
        ("a" + "\u0335" * 40 + "b", "a" + "\u0335" * 4 + "b"),
        ("\x00bell\x07 \x1b[31mred", "bell [31mred"),
        ("one\ttwo", "one two"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("\ud800 lone", "lone"),
        ("\ue000 private", "private"),
        ("  \u3000 around \n", "around"),
    ],
)
def test_what_could_mislead_is_gone(raw: str, cleaned: str) -> None:
    """Overrides, controls, zero-width characters and towers of marks are taken out; words never grow together."""
    assert clean(raw) == cleaned


def test_joiners_do_not_hide_a_tower_of_marks() -> None:
    """Marks with joiners between them count as one run."""
    tower = "ي" + "\u0651\u200d" * 30
    assert len(clean(tower)) <= 1 + COMBINING_MARKS


@given(st.text() | AWKWARD)
@example("\u3000\u200da")
@example("\u0300\u200c\u064b\u200c")
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    """What was cleaned is clean: composed, and free of all that is never kept."""
    once = clean(raw)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\u200b\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\x00\r\t")
    assert "".join(c for c in once if c == "\n" or unicodedata.category(c) in {"Cc", "Cs", "Co"}).strip("\n") == ""


@given(st.text(max_size=60))
def test_no_run_of_marks_is_longer_than_four(raw: str) -> None:
    """However marks are strewn, four in a row are the most that stay."""
    run = 0
    for character in clean(raw):
        run = run + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        assert run <= COMBINING_MARKS


@pytest.mark.parametrize("unseen", ["", "\u200d", "\u3164\u3164", "\u2800", "\u0301", "\n", "\u115f\u1160", "\ufe0f"])
def test_text_that_nobody_sees_is_not_readable(unseen: str) -> None:
    """Fillers, joiners and marks alone show nothing."""
    assert not is_readable(unseen)


@pytest.mark.parametrize("seen", ["a", "٣", "–", "👍", "한", "\U0001fae9"])
def test_a_single_visible_character_is_readable(seen: str) -> None:
    """Letters, digits, punctuation and emoji are readable, newer emoji than this Python knows too."""
    assert is_readable(seen)


def test_length_counts_everything_within() -> None:
    """Nested sentences, lists, names and moments all count."""
    inner = say("for {who}", who=ANA)
    assert length("four") == 4
    assert length(inner) == len("for {who}") + 40
    assert length(say("Time {what}", what=inner)) == len("Time {what}") + length(inner)
    assert length(say("{all}", all=(ANA, CLINIC, "Ben"))) == len("{all}") + 40 + 40 + 3
    assert length(say_n("one", "many of them", 1)) == len("many of them")


def test_parts_finds_names_at_any_depth() -> None:
    """A name inside a sentence inside a list of arguments is found."""
    said = say("{a} {n}", a=say("{b}", b=say("{c}", c=(ANA, "x"))), n=3)
    assert ANA in list(parts(said))
    assert "x" in list(parts(said))


def test_a_moment_has_a_zone() -> None:
    """A moment without a zone would be shown wrongly to somebody, so there is none."""
    with pytest.raises(ValueError, match="aware"):
        Moment(datetime(2026, 3, 9, 18, 30))  # noqa: DTZ001 - that is the point


def test_what_is_plain_is_made_otherwise_by_nothing() -> None:
    """Each such letter is whole by itself, is kept, and stands the same beside one that is not plain."""
    for each in map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x250))):
        assert clean(f"a{each}b") == f"a{each}b"
        assert clean(f"a{each}b \u6f22") == f"a{each}b \u6f22"
