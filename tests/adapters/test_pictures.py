"""What a picture on a card looks like, read back from its PNG."""

from io import BytesIO

import numpy as np
from matplotlib.image import imread

from adapters.pictures import drawn, plan_of, read_out
from adapters.wording import Voice
from bot.dispatch import NOBODY
from bot.kernel.elements import Bar, Image, Tally
from bot.kernel.text import say

OURS = Image(Tally((Bar(say("Yes"), 6), Bar(say("Not ours to decide"), 3), Bar(say("No"), 0))), say("Answers"))
VOICE = Voice("en", "UTC", NOBODY)


def lengths(png: bytes) -> list[int]:
    """Of the bars, in dots, from the top."""
    dots = np.rint(imread(BytesIO(png), format="png")[..., :3] * 255).astype(int)
    filled = (dots == [0x3F, 0x7F, 0x93]).all(axis=2).sum(axis=1)
    runs = [int(filled[row]) for row in range(1, len(filled)) if filled[row] and not filled[row - 1]]
    return [run for run in runs if run > 20]


def test_a_bar_is_as_long_as_its_number() -> None:
    """In the order given; a bar of nothing is a number alone."""
    first, second = lengths(drawn(plan_of(OURS, VOICE)))
    assert abs(first / second - 2) < 0.02


def test_the_same_lines_are_the_same_picture() -> None:
    """So that it need not be sent twice."""
    lines = (("Yes", 1), ("No", 2))
    first = drawn(lines)
    drawn.cache_clear()
    assert drawn(lines) == first
    assert first.startswith(b"\x89PNG")


def test_no_text_is_read_as_a_formula() -> None:
    """Nor does a long one push the bars out of the picture, nor an empty one break it."""
    assert lengths(drawn((("$\\frac{1}{0", 2), ("x" * 500, 4), ("\u2068Ana\u2069 $", 0)))) != []
    assert drawn((("", 0),)).startswith(b"\x89PNG")


def test_all_that_it_says_is_read_out() -> None:
    """For those who do not see it, in their own language."""
    assert read_out(OURS, VOICE) == "Answers: Yes 6, Not ours to decide 3, No 0"
    assert read_out(Image(OURS.drawing, say("Answers")), Voice("es", "UTC", NOBODY)).endswith("No 0")
