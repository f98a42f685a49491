"""What is said: Phrase is ours and is translated; plain str is people's own and every renderer escapes it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from itertools import groupby, islice

from bot.kernel.ids import OrganisationId, PersonId

COMBINING_MARKS = 4
"""The most combining marks in a row that are kept; more of them spill over other lines."""

_JOINERS = "\u200c\u200d"
_KEPT_CONTROLS = "\n"


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
    """Characters that the English text takes, arguments included; names and moments count as 40."""
    match text:
        case str():
            return len(text)
        case Phrase():
            own = max(len(text.text), len(text.plural or ""))
            return own + sum(length(part) for part in parts(text) if isinstance(part, str | Mention | Named | Moment))
        case _:
            return 40


def clean(raw: str) -> str:
    """People's text made safe to show and to compare: NFC, without controls, bidirectional overrides and zero-width
    spaces, at most four combining marks in a row. Joiners stay: families of emoji and several scripts need them."""
    kept = (c for c in unicodedata.normalize("NFC", raw.replace("\r\n", "\n")) if _is_kept(c))
    calm: list[str] = []
    for marks, run in groupby(kept, key=lambda c: unicodedata.category(c) in {"Mn", "Me"}):
        calm += islice(run, COMBINING_MARKS if marks else None)
    return "".join(calm).strip()


def _is_kept(character: str) -> bool:
    if character in _JOINERS or character in _KEPT_CONTROLS:
        return True
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
