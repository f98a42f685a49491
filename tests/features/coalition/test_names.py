"""Which names are one name, and what becomes of names that cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cutting import cut
from bot.features.coalition.model import NAME, alike, fitting, spoken
from bot.kernel.text import clean

SAME = [
    ("Clinic", "  CLINIC "),
    ("The  Clinic", "The\tClinic"),
    ("Clínica Sur", "Clinica Sur"),
    ("Clinic", "Cli\u200dnic"),
    ("Clinic", "Cli\u200bnic"),
    ("Clinic", "Clinic\ufe0f"),
    ("Clinic", "Ｃｌｉｎｉｃ"),
    ("Clinic", "C̷̨̛l̴̡i̷n̸i̵c̶"),
    ("Centro", "\u202eCentro"),
    ("Pact", "Расt"),
    ("Straße 9", "STRASSE 9"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_people_read_as_one_are_alike(one: str, other: str) -> None:
    """T14: case, spaces, accents, what is invisible and letters that look the same do not make another name."""
    assert alike(one) == alike(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Clinic", "Clinics"), ("مركز", "مدرسة"), ("कि", "कु"), ("Haus 1", "Haus 2")]
)
def test_names_that_people_tell_apart_are_not_alike(one: str, other: str) -> None:
    """Vowel signs that are letters in their script, digits and other words make another name."""
    assert alike(one) != alike(other)


@given(st.text(max_size=200))
def test_alike_settles(name: str) -> None:
    """What was made comparable stays as it is, so that it can be kept as a key."""
    once = alike(clean(name))
    assert alike(once) == once


@given(st.text(max_size=200))
def test_a_name_from_a_platform_always_fits(name: str) -> None:
    """Whatever a platform calls somebody, their name here is one line that fits, or their account's."""
    fitted = fitting(name, "u123")
    assert 1 <= len(fitted) <= NAME
    assert "\n" not in fitted


FAMILY = "👨‍👩‍👧‍👦"


@pytest.mark.parametrize(
    ("name", "most", "kept"),
    [
        ("Ana", 3, "Ana"),
        ("Ana Maria", 5, "Ana M"),
        ("Ana Maria", 4, "Ana"),
        (f"Ana {FAMILY}", 8, "Ana"),
        (f"Ana {FAMILY}", 11, f"Ana {FAMILY}"),
        ("Ana 👩🏽", 5, "Ana"),
        ("Ana 🇪🇸", 5, "Ana"),
        ("कि", 1, "क"),
        ("संस्कृति", 5, "सं"),
        ("ก้อน", 1, "ก"),
        ("مُحَمَّد", 5, "مُحَ"),
        (FAMILY, 3, FAMILY[:3]),
    ],
)
def test_a_name_is_cut_between_letters(name: str, most: int, kept: str) -> None:
    """A letter with its marks, a flag, a family of emoji: each stays whole or goes, unless nothing else is there."""
    assert cut(name, most) == kept


@given(st.text(max_size=80), st.integers(1, 80))
def test_what_is_cut_is_a_beginning_that_fits(name: str, most: int) -> None:
    """Whatever the script: never longer than there is room, and nothing is put in or changed."""
    shorter = cut(clean(name), most)
    assert len(shorter) <= most
    assert clean(name).startswith(shorter)


@pytest.mark.parametrize("name", ["", "  ", "\u200d\u200d", "\u202e\u2066", "\u3164"])
def test_an_unreadable_name_gives_way_to_the_account(name: str) -> None:
    """T14: a name in which nothing can be seen is not shown."""
    assert fitting(name, "u123") == "u123"


@pytest.mark.parametrize(
    ("locale", "language"), [("es-MX", "es"), ("es_ES", "es"), ("EN", "en"), ("tlh", "en"), ("", "en")]
)
def test_a_locale_means_one_of_our_languages(locale: str, language: str) -> None:
    """A platform's locale is read as one of the languages that the bot speaks, else as English."""
    assert spoken(locale) == language
