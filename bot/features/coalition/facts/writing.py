"""Who writes down answers for whom."""

from dataclasses import dataclass
from typing import ClassVar

from bot.kernel.change import Happened
from bot.kernel.ids import PersonId


@dataclass(frozen=True, slots=True)
class WriterChosen(Happened):
    person: PersonId
    writer: PersonId


@dataclass(frozen=True, slots=True)
class WriterStopped(Happened):
    person: PersonId
    writer: PersonId
    by: PersonId


@dataclass(frozen=True, slots=True)
class PersonAdded(Happened):
    """Someone who is not on chat, and for whom `by` writes."""

    facilitating: ClassVar[bool] = True

    person: PersonId
    by: PersonId


@dataclass(frozen=True, slots=True)
class WritingTaken(Happened):
    facilitating: ClassVar[bool] = True

    person: PersonId
    by: PersonId
