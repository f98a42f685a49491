"""What people take of the register with them says what was promised under it, and who signed later."""

import csv
import json
import re
from io import StringIO
from typing import Any

import pytest

from bot.carrying import Promised, Under
from bot.confidential import Kind
from bot.features.agreements.model.taken import Format
from bot.kernel.card import who_is_in
from bot.papers.sheet import MARK
from tests.features.agreements.along import CLINIC, DUE, GREEN, ROSA, SPANISH, card, register, written

CANARY = "canary-of-a-promise"


def test_notes_say_what_was_promised() -> None:
    """Whose, what, by when, or since when it is settled; of what waits for a date the number alone."""
    text = written(register(), Format.notes)
    one, two = text.split("## 2.")
    for words in (
        "- **Signed later:** Green",
        "### Promised under it",
        "- **Clinic:** Bring soup, by Mon, May 4, 2026",
        "- **Rosa Díaz:** Paint the wall, done on Wed, Apr 8, 2026",
        "- **Clinic:** \\=HYPERLINK(1), released on Thu, Apr 9, 2026",
        "- **a resident:** Keep the key, no date yet",
        "- **Waiting for a new date:** 2",
    ):
        assert words in one
    assert "Promised" not in two
    assert "Signed later" not in two


def test_a_page_says_the_same_in_its_readers_language() -> None:
    """Under the agreement, and before how it read earlier."""
    text = written(register(), Format.page, SPANISH)
    assert '<dd dir="auto">Bring soup</dd>' in text
    assert '<dt dir="auto">Rosa Díaz</dt>' in text
    for english in (
        "Signed later",
        "Promised under it",
        "Waiting for",
        ">a resident",
        "done on",
        "released on",
        ">by ",
    ):
        assert english not in text


TOLD = """\
Clinic: Bring soup (by Mon, May 4, 2026)
Rosa Díaz: Paint the wall (done on Wed, Apr 8, 2026)
Clinic: =HYPERLINK(1) (released on Thu, Apr 9, 2026)
a resident: Keep the key (no date yet)"""


def test_a_table_says_it_in_columns_of_their_own() -> None:
    """After those that were there before; and a promise is no formula."""
    head, one, two = csv.reader(StringIO(written(register(), Format.table).removeprefix(MARK), newline=""))
    assert head[-4:] == ["Record", "Signed later", "Promised under it", "Waiting for a new date"]
    assert one[-3:] == [
        "Green",
        TOLD,
        "2",
    ]
    assert two[-3:] == ["", "", ""]


@pytest.mark.parametrize("what", ["=1+1", "soup\n=1+1", "soup;=1+1", "soup; =1+1", "soup\t@SUM(1)"])
def test_a_promise_begins_no_formula(what: str) -> None:
    """Wherever a program believes that a cell begins."""
    text = written(register(under=Under((Promised(what, CLINIC, None, DUE),))), Format.table)
    assert "Clinic: " in text
    assert re.search(r"[;\t\n\"]\s*[=@]", text) is None


def test_data_say_it_for_programs() -> None:
    """In days and names of states, whatever the language of the reader."""
    one, two = json.loads(written(register(), Format.data, SPANISH))["agreements"]
    assert one["signed_later"] == [{"who": "Green", "at": "2026-03-09T18:00:00+00:00"}]
    told: list[Any] = [(each["whose"], each["due"], each["state"], each["settled_at"]) for each in one["promises"]]
    assert told == [
        ("Clinic", "2026-05-04", "open", None),
        ("Rosa Díaz", "2026-05-04", "kept", "2026-04-08T18:00:00+00:00"),
        ("Clinic", "2026-05-04", "released", "2026-04-09T18:00:00+00:00"),
        ("una persona residente", None, "open", None),
    ]
    assert (one["promises_waiting"], two["promises_waiting"], two["promises"]) == (2, 0, [])


@pytest.mark.parametrize("kind", Format)
def test_names_of_promises_are_looked_up(kind: Format) -> None:
    """Of whoever promised, and of whoever signed later."""
    people, organisations = who_is_in(card(register(), kind))
    assert ROSA in people
    assert {GREEN, CLINIC} <= organisations


@pytest.mark.parametrize("kind", Format)
def test_nothing_is_told_of_promises_under_what_is_in_confidence(kind: Format) -> None:
    """The agreement is left out, and they with it."""
    secret = Under((Promised(CANARY, CLINIC, None, DUE),), 3)
    assert CANARY in written(register(under=secret), kind)
    kept = register(Kind.agreements, under=secret)
    assert CANARY not in written(kept, kind)
    assert CANARY not in repr(card(kept, kind).elements[2:])
