"""Codes as people see them, write them and mistype them."""

import re
from dataclasses import dataclass
from random import Random
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.codes import BYTES, LETTERS, Code, CodeId, WrongCode, code_in, digest, new_code
from bot.kernel.command import Command, Draft
from bot.kernel.form import Form, answered, complete, typed
from bot.kernel.ids import Id
from bot.kernel.text import say

KIND = Code(say("Code"), opens="gate")
SHOWN = "7QK2-M9DA-0F1T-WPZX"


@dataclass(frozen=True, slots=True)
class Enter(Command):
    code: Annotated[str, KIND]


def new(kind: type[Id]) -> Id:
    return kind.from_bytes(bytes(BYTES))


@given(st.integers(0))
def test_a_code_is_read_as_it_is_shown(seed: int) -> None:
    """Four groups of four letters that look like no other, which lead to what was kept under them."""
    code = new_code(Random(seed))
    assert re.fullmatch(rf"([{LETTERS}]{{4}}-){{3}}[{LETTERS}]{{4}}", code)
    assert digest(KIND.parse(str, code)) == digest(code)


@pytest.mark.parametrize(
    "written",
    [
        "7qk2-m9da-0f1t-wpzx",
        " 7QK2 M9DA 0F1T WPZX ",
        "7QK2M9DA0F1TWPZX",
        "7qk2_m9da.of1t\u2013wpzx",
        "7QK2-M9DA-OFIT-WPZX",
        "7qk2-m9da-oflt-wpzx",
        "\u202a7QK2-M9DA-0F1T-WPZX\u202c",
    ],
)
def test_a_code_is_read_kindly(written: str) -> None:
    """Small letters, spaces, dashes of any kind, and letters that look like a digit are what they were meant for."""
    assert KIND.parse(str, written) == SHOWN.replace("-", "")


@pytest.mark.parametrize("written", ["", "7QK2", SHOWN + "7", "7QK2-M9DA-0F1T-WPZU", "7QK2-M9DA-0F1T-WPZ!", "ñ" * 16])
def test_what_is_no_code_is_answered_as_one_that_does_not_work(written: str) -> None:
    """Too short, too long, or with a letter that no code has."""
    with pytest.raises(WrongCode):
        KIND.parse(str, written)


def test_ten_thousand_codes_are_all_others() -> None:
    """They are drawn by lot from all ten bytes, and so are their digests."""
    lots = Random(1)
    codes = [new_code(lots) for _ in range(10_000)]
    assert len(set(codes)) == len(set(map(digest, codes))) == 10_000
    assert {letter for code in codes for letter in code} == {*LETTERS, "-"}


def test_a_digest_does_not_tell_the_code() -> None:
    """Ten bytes of SHA-256, of the code as it is read: kept in a database, it opens nothing."""
    assert digest(SHOWN) == CodeId("iqR5vaUH58E8Kg")


def test_a_code_is_typed_or_written_into_a_form() -> None:
    """After a command it is read at once, with its spaces; a wrong one opens the form with the answer beside it."""
    read = complete(typed(Enter, "7qk2 m9da of1t wpzx"), new)
    assert read == answered(Draft(Enter), {"code": SHOWN}) == Enter("7QK2M9DA0F1TWPZX")
    wrong = complete(typed(Enter, "7qk2"), new)
    assert isinstance(wrong, Form)
    assert [entry.error for entry in wrong.entries] == [WrongCode().said]


def test_a_request_says_which_code_it_carries_and_what_that_opens() -> None:
    """A command without a code carries none."""
    assert code_in(Enter("7QK2M9DA0F1TWPZX")) == (digest(SHOWN), "gate")
    assert code_in(Command()) is None
