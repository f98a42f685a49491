"""When people read two names as one, and where such a name stands in what somebody wrote."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

K = TypeVar("K")

_NOT_SEEN = re.compile(r"[\u0300-\u036f\ufe00-\ufe0f\u115f\u1160\u2800]")
"""Accents on Latin, Greek and Cyrillic letters, variation selectors, and letters that show nothing."""

_SAME_SIGN = str.maketrans("‘’ʼ´`‐‑–ıϲϹ", "'''''---icc")
"""Phones write other apostrophes and dashes than keyboards; a dotless i in capitals is an I, and a Greek sign is
a c that becomes an s when it is normalised."""

_SAME_SHAPE = str.maketrans(
    "авекмнорстухіјѕһԁԛԝӏαβεζηικμνορτυχ",
    "abekmhopctyxijshdqwlabezhikmvoptyx",
)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what is compared; for each letter of it `spans` says between where it stands in what was written."""

    text: str
    spans: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where it was written, whole letters with their accents."""
        return self.spans[start][0], self.spans[end - 1][1]


def folded(words: str) -> Folded:
    """As people read them: accents, case, spaces, what is invisible, the shape of an apostrophe, and letters of another
    script with the same shape do not count."""
    text: list[str] = []
    spans: list[tuple[int, int]] = []
    for start, end in _letters(words):
        plain = _plain(words[start:end])
        if plain == " " and text and text[-1] == " ":
            continue
        text += plain
        spans += [(start, end)] * len(plain)
    return Folded("".join(text), tuple(spans))


def alike(name: str) -> str:
    """Two names that people read as one are the same here. A name made of nothing that is seen stays what it is."""
    return folded(name).text.strip() or name


def named_in(words: str, names: Mapping[K, str]) -> tuple[K, ...]:
    """Whose name stands there as whole words, read `alike`; not one that is part of a longer name of somebody else."""
    said = alike(words)
    sought = {key: re.compile(alone(alike(name))) for key, name in names.items() if name}
    found = [(key, place.span()) for key, name in sought.items() for place in name.finditer(said)]
    spans = {span for _, span in found}
    return tuple(dict.fromkeys(key for key, span in found if not any(_is_within(span, other) for other in spans)))


def alone(name: str) -> str:
    """The pattern of a folded name, not within a longer word, in scripts that have upper and lower case: others may
    write words together."""
    before = r"(?<![^\W_])" if _is_cased(name[0]) else ""
    after = r"(?![^\W_])" if _is_cased(name[-1]) else ""
    return f"{before}{re.escape(name)}{after}"


def _letters(words: str) -> Iterator[tuple[int, int]]:
    """Each with the accents that are written after it, or with what makes one letter together with it."""
    start = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and _goes_on(words[start:at], words[at]):
            continue
        if words:
            yield start, at
        start = at


@lru_cache(maxsize=4096)
def _goes_on(letter: str, following: str) -> bool:
    return unicodedata.combining(following) > 0 or len(unicodedata.normalize("NFC", letter + following)) == 1


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter.isspace():
        return " "
    same = unicodedata.normalize("NFKC", letter.translate(_SAME_SIGN)).casefold().translate(_SAME_SIGN)
    apart = unicodedata.normalize("NFKD", same)
    seen = "".join(each for each in apart if unicodedata.category(each) not in {"Cc", "Cf", "Me"})
    return unicodedata.normalize("NFC", _NOT_SEEN.sub("", seen).translate(_SAME_SHAPE))


def _is_within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_cased(letter: str) -> bool:
    return letter.lower() != letter.upper() or letter.isdigit()
