"""When people read two names as one, and where such a name stands in what somebody wrote."""

import re
import unicodedata
from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")

_INVISIBLE = re.compile(r"[\u0300-\u036f\ufe00-\ufe0f\u115f\u1160\u2800]")
"""Accents on Latin, Greek and Cyrillic letters, variation selectors, and letters that show nothing."""

_SAME_SHAPE = str.maketrans(
    "авекмнорстухіјѕαβεζηικμνορτυχ",
    "abekmhopctyxijsabezhikmvoptyx",
)


def alike(name: str) -> str:
    """Two names that people read as one are the same here: accents, case, spaces, what is invisible, and letters of
    another script with the same shape do not count. A name made of nothing else stays what it is."""
    spaced = " ".join(name.split())
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", spaced).casefold())
    seen = "".join(letter for letter in folded if unicodedata.category(letter) not in {"Cc", "Cf", "Me"})
    same = unicodedata.normalize("NFC", _INVISIBLE.sub("", seen).translate(_SAME_SHAPE))
    return " ".join(same.split()) or name


def named_in(words: str, names: Mapping[K, str]) -> tuple[K, ...]:
    """Whose name stands there as whole words, read `alike`; not one that is part of a longer name of somebody else."""
    said = alike(words)
    found = [(key, place.span()) for key, name in names.items() if name for place in _alone(alike(name)).finditer(said)]
    spans = {span for _, span in found}
    return tuple(dict.fromkeys(key for key, span in found if not any(_is_within(span, other) for other in spans)))


def _is_within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return inner != outer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _alone(name: str) -> re.Pattern[str]:
    """Not within a longer word, in scripts that have upper and lower case: others may write words together."""
    before = r"(?<![^\W_])" if _is_cased(name[0]) else ""
    after = r"(?![^\W_])" if _is_cased(name[-1]) else ""
    return re.compile(f"{before}{re.escape(name)}{after}")


def _is_cased(letter: str) -> bool:
    return letter.lower() != letter.upper() or letter.isdigit()
