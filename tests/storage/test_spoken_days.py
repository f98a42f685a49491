"""What day people mean, in English and Spanish: read where they are, and never guessed in silence."""

from datetime import date, timedelta
from time import perf_counter
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.rows import Scope
from storage.spoken_days import DayReader

MONDAY = date(2026, 11, 30)
DAYS = DayReader(cast("Scope", None))


def meant(words: str, language: str = "en", today: date = MONDAY) -> list[str]:
    return [each.isoformat() for each in DAYS.meant(words, today, language)]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2026-12-04", ["2026-12-04"]),
        ("friday", ["2026-12-04"]),
        ("by Friday", ["2026-12-04"]),
        ("next Friday", ["2026-12-04", "2026-12-11"]),
        ("tomorrow", ["2026-12-01"]),
        ("the day after tomorrow", ["2026-12-02"]),
        ("in two weeks", ["2026-12-14"]),
        ("4 December", ["2026-12-04"]),
        ("Tuesday 4 December", ["2026-12-04", "2026-12-01"]),
        ("01/02/2027", ["2027-02-01", "2027-01-02"]),
        ("13/02/2027", ["2027-02-13"]),
        ("end of March", ["2027-03-31", "2027-03-01"]),
        ("in a month", ["2026-12-30"]),
        ("29 Feb", ["2028-02-29"]),
        ("yesterday", ["2026-11-29"]),
        ("31 February", []),
        ("2026-02-31", []),
        ("soon", []),
        ("", []),
    ],
)
def test_english_days(words: str, days: list[str]) -> None:
    """Where words can mean two days, both are there, the likelier first."""
    assert meant(words) == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("el viernes", ["2026-12-04"]),
        ("el próximo viernes", ["2026-12-04", "2026-12-11"]),
        ("el viernes que viene", ["2026-12-04", "2026-12-11"]),
        ("mañana", ["2026-12-01"]),
        ("pasado mañana", ["2026-12-02"]),
        ("dentro de dos semanas", ["2026-12-14"]),
        ("la semana que viene", ["2026-12-07"]),
        ("el 4 de diciembre de 2026", ["2026-12-04"]),
        ("antes del 3 de marzo", ["2027-03-03"]),
        ("pronto", []),
        ("next friday", ["2026-12-04", "2026-12-11"]),
    ],
)
def test_spanish_days(words: str, days: list[str]) -> None:
    """As people say them; English is understood too."""
    assert meant(words, "es") == days


def test_a_language_that_nobody_reads_days_in_is_read_as_english() -> None:
    """Nothing fails for it."""
    assert meant("friday", "xx") == ["2026-12-04"]


@settings(max_examples=200, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(1, 400))
def test_a_day_written_in_full_is_that_day(today: date, later: int) -> None:
    """Whatever day it is."""
    day = today + timedelta(days=later)
    assert meant(day.isoformat(), today=today) == [day.isoformat()]
    assert meant(f"{day.day} {day:%B} {day.year}", today=today)[0] == day.isoformat()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.sampled_from(("en", "es", "xx")))
def test_any_words_are_read_or_are_no_day(words: str, language: str) -> None:
    """Nothing that anybody writes fails, or keeps all others waiting."""
    began = perf_counter()
    found = DAYS.meant(words, MONDAY, language)
    assert all(type(each) is date for each in found)
    assert perf_counter() - began < 5
