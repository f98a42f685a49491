"""The kinds of field: what is read from what people write, and what is said when it does not fit."""

from datetime import date, time
from enum import Enum
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kernel.fields import (
    Choice,
    Day,
    Empty,
    FieldKind,
    Hour,
    Line,
    NotAChoice,
    NotADay,
    NotANumber,
    NotATime,
    NotAZone,
    Number,
    Paragraph,
    Pick,
    TooLong,
    Unfit,
    YesNo,
    Zone,
)
from bot.kernel.ids import PersonId
from bot.kernel.text import clean, is_readable, say

LABEL = say("Question")


class Order(Enum):
    joined = "joined"
    random = "random"


ORDER = Choice(LABEL, None, ((Order.joined, say("As joined")), (Order.random, say("By lot"))))
TENTH = Number(LABEL, None, 1, 10)
KINDS: tuple[FieldKind, ...] = (
    Line(LABEL),
    Paragraph(LABEL),
    TENTH,
    ORDER,
    YesNo(LABEL),
    Pick(LABEL, source="people"),
    Day(LABEL),
    Hour(LABEL),
    Zone(LABEL),
)


class Parsing(Protocol):
    def parse(self, kind: type, text: str) -> object: ...


@pytest.mark.parametrize(
    ("field", "kind", "text", "read"),
    [
        (Line(LABEL), str, "  two\n lines\there ", "two lines here"),
        (Line(LABEL), str, "مرحبا", "مرحبا"),
        (Line(LABEL, most=3), str, " abc ", "abc"),
        (Line(LABEL, most=1), str, "e\u0301", "é"),
        (Paragraph(LABEL), str, "one\r\n\r\n \n\n\ntwo", "one\n\ntwo"),
        (TENTH, int, "7", 7),
        (TENTH, int, " ٧ ", 7),
        (TENTH, int, "१०", 10),
        (TENTH, int, "007", 7),
        (ORDER, Order, "random", Order.random),
        (ORDER, Order, " By LOT ", Order.random),
        (YesNo(LABEL), bool, "Yes ", True),
        (YesNo(LABEL), bool, "0", False),
        (Pick(LABEL, source="people"), PersonId, " ana-----------\n", PersonId("ana-----------")),
        (Day(LABEL), date, "2026-03-09", date(2026, 3, 9)),
        (Day(LABEL), date, " 2026-3-9", date(2026, 3, 9)),
        (Day(LABEL), date, "٢٠٢٦-٠٣-٠٩", date(2026, 3, 9)),
        (Hour(LABEL), time, "18:30", time(18, 30)),
        (Hour(LABEL), time, "9.05", time(9, 5)),
        (Hour(LABEL), time, "١٨:٣٠", time(18, 30)),
        (Zone(LABEL), str, "europe/MADRID ", "Europe/Madrid"),
        (Zone(LABEL), str, "america/argentina/buenos aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_what_people_write_is_read(field: Parsing, kind: type, text: str, read: object) -> None:
    """Spaces, line breaks, upper case and the digits of any script are no obstacle."""
    assert field.parse(kind, text) == read


@pytest.mark.parametrize(
    ("field", "kind", "text", "unfit"),
    [
        (Line(LABEL), str, "\u200b\u202e", Empty),
        (Line(LABEL), str, "\u3164", Empty),
        (Paragraph(LABEL), str, "\n\n", Empty),
        (Line(LABEL, most=3), str, "abcd", TooLong),
        (Line(LABEL, most=10_000), str, "ﷺ" * 2_731, TooLong),
        (Paragraph(LABEL), str, "x" * 10_000, TooLong),
        (TENTH, int, "0", NotANumber),
        (TENTH, int, "11", NotANumber),
        (TENTH, int, "²", NotANumber),
        (TENTH, int, "1.5", NotANumber),
        (TENTH, int, "-1", NotANumber),
        (TENTH, int, "five", NotANumber),
        (TENTH, int, "1" * 5_000, NotANumber),
        (TENTH, int, "一", NotANumber),
        (ORDER, Order, "backwards", NotAChoice),
        (YesNo(LABEL), bool, "perhaps", NotAChoice),
        (Pick(LABEL, source="people"), PersonId, "Ana", NotAChoice),
        (Day(LABEL), date, "2026-02-30", NotADay),
        (Day(LABEL), date, "9.3.2026", NotADay),
        (Day(LABEL), date, "9999-12-31", NotADay),
        (Day(LABEL), date, "0001-01-01", NotADay),
        (Hour(LABEL), time, "24:00", NotATime),
        (Hour(LABEL), time, "18", NotATime),
        (Hour(LABEL), time, "18:30+05:00", NotATime),
        (Zone(LABEL), str, "Madrid", NotAZone),
        (Zone(LABEL), str, "../../etc/passwd", NotAZone),
        (Zone(LABEL), str, "localtime", NotAZone),
    ],
)
def test_what_does_not_fit_is_said(field: Parsing, kind: type, text: str, unfit: type[Unfit]) -> None:
    """Each mistake has its own sentence."""
    with pytest.raises(unfit):
        field.parse(kind, text)


def test_the_sentence_has_the_numbers_that_help() -> None:
    """Who wrote too much reads how much it was and how much fits."""
    with pytest.raises(TooLong) as told:
        Line(LABEL, most=3).parse(str, "abcd")
    assert told.value.said == say(
        "This has {length} characters and {most} fit here. Please shorten it.", length=4, most=3
    )


@given(st.sampled_from(KINDS), st.sampled_from([str, int, bool, Order, PersonId, date, time]), st.text())
def test_any_text_is_read_or_is_unfit(field: FieldKind, kind: type, text: str) -> None:
    """Nothing that people can write is an error of ours."""
    try:
        read = field.parse(kind, text)
    except Unfit:
        return
    if isinstance(field, Line | Paragraph):
        assert isinstance(read, str)
        assert clean(read) == read
        assert is_readable(read)
        assert field.parse(str, read) == read
