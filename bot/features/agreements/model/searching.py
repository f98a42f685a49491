"""How words are found: the same for what is stored and for what is asked, and before any store sees them. Marks over
letters and capitals make no difference, and what separates words is nothing that anybody could mean."""

import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator

from bot.features.agreements.model.agreement import Agreement

LONGEST, MOST_ASKED, KEPT = 40, 8, 60
"""Characters of a word, words of a question, and bytes of them that fit on a button."""

PLURAL = 5
"""Shorter words are taken as they are: “bus”, “tres”, “pass”."""

_BEFORE_ES = "djlnrz"
_WORD = re.compile(r"[^\W_]+")


def words_in(text: str) -> tuple[str, ...]:
    """Each once, in their order."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in apart if unicodedata.category(each)[0] != "M").casefold()
    return tuple(dict.fromkeys(each[:LONGEST] for each in _WORD.findall(plain)))


def words_of(state: Agreement) -> tuple[str, ...]:
    """Of what stands now. Nobody's name is among them unless all agreed to words with it."""
    text = state.text
    return words_in(f"{text.title}\n{text.text}\n{text.chosen}")


def beginning(word: str) -> str:
    """What one thing and several of it begin with, as English and Spanish write them: by “trees” a “tree” is found, and
    by “reuniones” a “reunión”."""
    if len(word) < PLURAL or not word.endswith("s"):
        return word
    return word[:-2] if word[-2] == "e" and word[-3] in _BEFORE_ES else word[:-1]


def on_button(words: tuple[str, ...]) -> str:
    """As many of them as fit."""
    return urlsafe_b64encode(" ".join(_fitting(words)).encode()).decode().rstrip("=")


def from_button(written: str) -> tuple[str, ...]:
    """Buttons can be altered on their way: what is no words of ours is none."""
    try:
        text = urlsafe_b64decode(written + "=" * (-len(written) % 4)).decode()
    except (UnicodeError, ValueError):
        return ()
    return words_in(text)[:MOST_ASKED]


def asked_in(question: str) -> tuple[str, ...]:
    return tuple(_fitting(words_in(question)[:MOST_ASKED]))


def _fitting(words: tuple[str, ...]) -> Iterator[str]:
    room = KEPT
    for each in words:
        room -= len(each.encode()) + 1
        if room < 0:
            return
        yield each


def some_of(each_has: list[frozenset[int]], last: int) -> list[int]:
    """With most of the words first, then the newest. A word that more than half of all have says nothing."""
    telling = [numbers for numbers in each_has if 2 * len(numbers) <= last] or each_has
    counted = {number: sum(number in numbers for numbers in telling) for numbers in telling for number in numbers}
    return sorted(counted, key=lambda number: (-counted[number], -number))
