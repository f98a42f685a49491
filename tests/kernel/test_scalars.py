"""Small values as text and back."""

from datetime import UTC, date, datetime, time
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.ids import PersonId
from bot.kernel.scalars import from_text, to_text


class Colour(Enum):
    red = "red"
    three = 3


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (str, "plain: text", "plain: text"),
        (int, -12, "-12"),
        (bool, True, "1"),
        (bool | None, False, "0"),
        (Colour, Colour.red, "red"),
        (PersonId, PersonId("ana-----------"), "ana-----------"),
        (PersonId | None, PersonId("ana-----------"), "ana-----------"),
        (date, date(2026, 3, 9), "2026-03-09"),
        (time, time(18, 30), "18:30"),
        (time, time(18, 30, 5), "18:30:05"),
        (datetime, datetime(2026, 3, 9, 18, 30, tzinfo=UTC), "2026-03-09T18:30:00+00:00"),
    ],
)
def test_a_value_comes_back_as_it_went(kind: type, value: object, text: str) -> None:
    """Each kind of value has one way to be written, and is read from it."""
    assert to_text(value) == text
    assert from_text(kind, text) == value
    assert isinstance(from_text(kind, text), type(value))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (int, " 5"),
        (int, "1_000"),
        (int, "+5"),
        (int, "٥"),
        (int, "²"),
        (int, ""),
        (bool, "yes"),
        (bool, "2"),
        (Colour, "Red"),
        (Colour, "3"),
        (PersonId, "short"),
        (PersonId, "fourteen-chars\n"),
        (date, "20260309"),
        (date, "2026-W10-1"),
        (date, "2026-02-30"),
        (time, "1830"),
        (time, "25:00"),
        (datetime, "2026-03-09T18:30:00"),
        (object, "x"),
        (float, "1.5"),
    ],
)
def test_other_spellings_are_refused(kind: type, text: str) -> None:
    """What `to_text` would not write is a ValueError, also where Python itself would read it."""
    with pytest.raises(ValueError):  # noqa: PT011 - each kind says it in its own words
        from_text(kind, text)


@pytest.mark.parametrize("value", [1.5, None, (1,), "a\0b", datetime(2026, 3, 9)])  # noqa: DTZ001 - a naive one is refused
def test_other_values_are_not_written(value: object) -> None:
    """Fractions, nothing, several things, text with a null and moments without a zone have no place on a button."""
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        to_text(value)


@given(st.integers() | st.booleans() | st.dates() | st.times() | st.text().filter(lambda text: "\0" not in text))
def test_every_small_value_comes_back(value: object) -> None:
    """Whatever the value, it is read back as what it was."""
    assert from_text(type(value), to_text(value)) == value
