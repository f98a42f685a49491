"""How words are compared with names: accents, case, spaces, what is invisible and the shape of an apostrophe do not
count."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_NOT_COUNTED = re.compile(r"[\u0300-\u036f\ufe00-\ufe0f]")
"""Accents on Latin, Greek and Cyrillic letters, and variation selectors."""

_SAME_SIGN = str.maketrans("‘’ʼ´`‐‑–ı", "'''''---i")
"""Phones write other apostrophes and dashes than keyboards; a dotless i in capitals is an I."""


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what is compared; for each letter of it `spans` says between where it stands in what was written."""

    text: str
    spans: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where it was written, whole letters with their accents."""
        return self.spans[start][0], self.spans[end - 1][1]


def folded(words: str) -> Folded:
    text: list[str] = []
    spans: list[tuple[int, int]] = []
    for start, end in _letters(words):
        plain = _plain(words[start:end])
        if plain == " " and text and text[-1] == " ":
            continue
        text += plain
        spans += [(start, end)] * len(plain)
    return Folded("".join(text), tuple(spans))


def folded_name(name: str) -> str:
    return folded(name).text.strip()


def _letters(words: str) -> Iterator[tuple[int, int]]:
    """Each with the accents that are written after it, or with what makes one letter together with it."""
    start = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and _goes_on(words[start:at], words[at]):
            continue
        if words:
            yield start, at
        start = at


def _goes_on(letter: str, following: str) -> bool:
    return unicodedata.combining(following) > 0 or len(unicodedata.normalize("NFC", letter + following)) == 1


def _plain(letter: str) -> str:
    if letter.isspace():
        return " "
    same = unicodedata.normalize("NFKC", letter.translate(_SAME_SIGN)).casefold().translate(_SAME_SIGN)
    apart = unicodedata.normalize("NFKD", same)
    seen = "".join(each for each in apart if unicodedata.category(each) not in {"Cc", "Cf", "Me"})
    return unicodedata.normalize("NFC", _NOT_COUNTED.sub("", seen))
