"""What a typed line asks for."""

import pytest

from adapters.typed import NothingAfter, UnknownRoot, UnknownWord, request_of
from bot.kernel.command import Draft, Request
from bot.kernel.feature import Root, Word
from bot.kernel.refusal import Refusal
from bot.kernel.text import say
from tests.adapters.candles import Candles, DarkRoom, GiveCandle, LightCandle

WORDS = (Word("dark", say("Dark"), DarkRoom), Word("give", say("Give"), GiveCandle))
ROOTS = {
    "candle": Root("candle", say("Candles"), Candles, LightCandle, WORDS),
    "shelf": Root("shelf", say("Shelf"), Candles, None, WORDS),
    "bare": Root("bare", say("Bare"), Candles),
}


@pytest.mark.parametrize(
    ("root", "line", "request_"),
    [
        ("candle", "", Candles()),
        ("/Candle", "   ", Candles()),
        ("candle", "dark", DarkRoom()),
        ("candle", "DARK", DarkRoom()),
        ("candle", "give", Draft(GiveCandle)),
        ("candle", "give candle-one----", Draft(GiveCandle, (("candle", "candle-one----"),))),
        ("candle", "tall", Draft(LightCandle, (("name", "tall"),))),
        ("candle", "tall and white minutes:7", Draft(LightCandle, (("minutes", "7"), ("name", "tall and white")))),
        ("shelf", "give", Draft(GiveCandle)),
        ("bare", "", Candles()),
    ],
)
def test_a_line_is_a_word_a_page_or_a_draft(root: str, line: str, request_: Request | Draft) -> None:
    """The first word may be one that the root knows; else the line is typed into the root's command."""
    assert request_of(ROOTS, root, line) == request_


@pytest.mark.parametrize(
    ("root", "line", "request_"),
    [
        ("candle", "", Draft(LightCandle, (("minutes", "7"),))),
        ("candle", "tall", Draft(LightCandle, (("minutes", "7"), ("name", "tall")))),
        ("candle", "give", Draft(GiveCandle)),
        ("candle", "dark", DarkRoom()),
        ("bare", "", Candles()),
    ],
)
def test_what_was_filled_in_beside_the_line_goes_into_its_fields(root: str, line: str, request_: object) -> None:
    """Into those that the form asks for; an id that the command makes for itself is none of them."""
    assert request_of(ROOTS, root, line, {"minutes": "7", "candle_": "x", "what": "y"}) == request_
    made = request_of(ROOTS, "candle", "", {"candle": "candle-one----"})
    assert made == Draft(LightCandle)


@pytest.mark.parametrize(
    ("root", "line", "refusal"),
    [
        ("lamp", "", UnknownRoot),
        ("", "", UnknownRoot),
        ("\u202elamp" * 1_000, "", UnknownRoot),
        ("shelf", "tall", UnknownWord),
        ("shelf", "z" * 3_000, UnknownWord),
        ("bare", "anything", NothingAfter),
    ],
)
def test_what_fits_nowhere_is_told_what_would_have(root: str, line: str, refusal: type[Refusal]) -> None:
    """The sentence names what can be typed, and repeats at most a few characters of what was."""
    with pytest.raises(refusal) as caught:
        request_of(ROOTS, root, line)
    assert all(len(value) <= 40 for value in caught.value.data.values() if isinstance(value, str))
