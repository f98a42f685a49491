"""Entries of the history: what has happened, when, and where to go on reading."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.kernel.change import Happened
from bot.kernel.ids import PersonId
from bot.kernel.ports import Key
from bot.kernel.text import Phrase

SHOWN = 10
"""Entries on one page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of an entry; `number` tells those of one moment apart."""

    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class Entry:
    """`fact` is None if this version cannot read it any more."""

    mark: Mark
    fact: Happened | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which entries are asked for: all of them, what facilitators did, or what names one person."""

    facilitating: bool = False
    person: PersonId | None = None


class History(Protocol):
    def before(self, mark: Mark | None, chosen: Chosen) -> tuple[Entry, ...]:
        """Newest first, from the newest or from what is older than the mark; none if there are no more. Of a person:
        what they did and what names them."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in words."""

    mark: Mark
    words: Phrase


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the history; `older` is where the next one begins, `newest` says that nothing comes before it."""

    chosen: Chosen
    lines: tuple[Line, ...]
    older: Mark | None
    newest: bool


HISTORY: Key[History] = Key("history")
