"""What is different between two versions of a text, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Difference:
    """In one place these words went, and those came; either may be nothing."""

    out: str
    new: str


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """In their order. Spaces and line breaks alone make none."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    changed = (each for each in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if each[0] != "equal")
    return tuple(Difference(" ".join(old[a:b]), " ".join(new[c:d])) for _, a, b, c, d in changed)
