"""What is said: Phrase is ours and is translated; plain str is people's own and every renderer escapes it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from itertools import groupby, islice
from typing import Protocol

from bot.kernel.ids import OrganisationId, PersonId

COMBINING_MARKS = 4
"""The most combining marks in a row that are kept; more of them spill over other lines."""

_JOINERS = "\u200c\u200d"
_STRAY_JOINERS = re.compile(r"(?<![^\s\u0000-\u058f\u1e00-\u1fff])[\u200c\u200d]+")
"""Joiners after a space or after Latin, Greek and Cyrillic letters, where they change nothing that can be seen."""

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"


class When(Enum):
    """How much of a Moment is shown, always in the reader's own zone."""

    day = "day"
    time = "time"
    both = "both"


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    show: When = When.both

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a Moment needs an aware datetime")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name, looked up when it is shown. It rings nobody's phone: asks do."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation's name, looked up when it is shown."""

    organisation: OrganisationId


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of ours: the English text is its key in the catalogues, `{name}` takes the argument of that name.

    With `plural`, `count` chooses the form and is also the argument `{n}`.
    """

    text: str
    plural: str | None = None
    count: int = 0
    arguments: "tuple[Argument, ...]" = ()

    def using(self, **values: "Value") -> "Phrase":
        """The same sentence with these arguments, in the order of their names."""
        return replace(self, arguments=tuple(Argument(name, values[name]) for name in sorted(values)))


Text = Phrase | str | Moment | Mention | Named


class Wording(Protocol):
    """How one reader is spoken to: in their language and zone, with names as they are now."""

    @property
    def language(self) -> str: ...
    def text(self, text: "Text") -> str: ...


Value = Phrase | str | int | Moment | Mention | Named | tuple[Mention | Named | str, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    name: str
    value: Value


def say(text: str, **values: Value) -> Phrase:
    return Phrase(text).using(**values)


def say_n(one: str, many: str, count: int, **values: Value) -> Phrase:
    return Phrase(one, many, count).using(**values)


def parts(text: Text) -> Iterator[Text]:
    """The text itself and everything within it, at any depth."""
    yield text
    if isinstance(text, Phrase):
        for argument in text.arguments:
            values = argument.value if isinstance(argument.value, tuple) else (argument.value,)
            for value in values:
                if not isinstance(value, int):
                    yield from parts(value)


def length(text: Text) -> int:
    """Characters that the English text takes, arguments included; names and moments count as 40. Raises TypeError for
    what is no text."""
    return sum(map(_own_length, parts(text)))


def clean(raw: str) -> str:
    """People's text made safe to show and to compare: NFC, without controls, bidirectional overrides and zero-width
    spaces, at most four combining marks in a row. Joiners stay where emoji and several scripts need them."""
    if re.fullmatch("[\n -~\u00a1-\u00ac\u00ae-\u024f]*", raw):  # letters and signs that are whole by themselves
        return raw.strip()
    kept = "".join(filter(_is_kept, _LINE_END.sub("\n", raw).replace("\t", " ")))
    joined, before = unicodedata.normalize("NFC", kept), ""
    while joined != before:  # one that goes may let marks change places, and another one be astray
        joined, before = unicodedata.normalize("NFC", _STRAY_JOINERS.sub("", joined)), joined
    runs = groupby(joined, key=_is_stacked)
    return "".join(c for stacked, run in runs for c in islice(run, COMBINING_MARKS if stacked else None)).strip()


def is_readable(cleaned: str) -> bool:
    """Whether anything of it can be seen."""
    return any(
        unicodedata.category(c)[0] not in "ZM" and unicodedata.category(c) not in _UNSEEN and c not in _FILLERS
        for c in cleaned
    )


def _own_length(part: Text) -> int:
    match part:
        case str():
            return len(part)
        case Phrase():
            return max(len(part.text), len(part.plural or ""))
        case Moment() | Mention() | Named():
            return 40
    raise TypeError(f"a card does not show a {type(part).__name__}")


def _is_kept(character: str) -> bool:
    return character in _JOINERS or character == "\n" or unicodedata.category(character) not in _UNSEEN


def _is_stacked(character: str) -> bool:
    """Joiners count as marks: between two runs of marks they would make one."""
    return character in _JOINERS or unicodedata.category(character) in {"Mn", "Me"}
