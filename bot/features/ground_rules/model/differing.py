"""What one wording changed in another, word by word, to be read aloud: what went, and what came in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

NEAR = 4
"""So many words before a change say where it is."""


@dataclass(frozen=True, slots=True)
class Differs:
    """`after` are the words before it that stayed; `gone` and `came` may be nothing."""

    after: str
    gone: str
    came: str


def differences(before: str, now: str) -> tuple[Differs, ...]:
    return tuple(_between(before.split(), now.split()))


def _between(before: list[str], now: list[str]) -> Iterator[Differs]:
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            near = before[max(0, start - NEAR) : start]
            yield Differs(" ".join(near), " ".join(before[start:end]), " ".join(now[new_start:new_end]))
