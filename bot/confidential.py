"""What is kept in confidence: its readers see it, and nothing that goes further takes it. Digests, exports, calendar
feeds, search and pictures take text, and this is none: for the type checker, and when the program runs."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import Generic, NoReturn, Protocol, TypeVar, final

from bot.kernel.ids import Id, PersonId
from bot.kernel.ports import Key
from bot.kernel.refusal import Refusal
from bot.kernel.settings import Rules, Setting
from bot.kernel.text import say

T = TypeVar("T")
U = TypeVar("U")

SHOWN = "(kept in confidence)"
"""All that it says of itself, wherever it is printed."""


class KeptInConfidence(Refusal):
    sentence = say(
        "This is kept in confidence, and only those whom the group named can see it. Please ask one of them."
    )


class Kind(Enum):
    """What a group may rule to keep in confidence: all that is agreed, what circles agree, or each thing that was
    `marked` so, which all can agree on without such a rule too."""

    agreements = "agreements"
    of_circles = "of-circles"
    marked = "marked"


KINDS = Setting("confidential-kinds", "", say("What do we keep among those whom it binds, and out of files?"))
"""Names of kinds, with spaces between them."""


def kinds(rules: Rules) -> frozenset[Kind]:
    """Which the group keeps in confidence. Raises ValueError for a rule that names none of ours."""
    return frozenset(map(Kind, rules.chosen(KINDS).value.split()))


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who wants to see it, and for whom they act now, organisations and seats: looked up when they ask, never
    kept."""

    person: PersonId
    acts_for: frozenset[Id] = frozenset()


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may see it, by name: people, and whoever acts for one of the parties, which are organisations and seats."""

    people: frozenset[PersonId] = frozenset()
    parties: frozenset[Id] = frozenset()

    def include(self, reader: Reader) -> bool:
        return reader.person in self.people or not self.parties.isdisjoint(reader.acts_for)


class Confidences(Protocol):
    """What is in confidence now of what came of proposals, so that votes know it and nothing more."""

    def readers(self, proposal: Id, subject: Id | None) -> Readers | None:
        """Of what was agreed on in it, or of the `subject` that it was about; None where that is open to all."""
        ...


CONFIDENCES: Key[Confidences] = Key("confidences")


@final
class Confidential(Generic[T]):
    """Something of this kind for these readers alone. It is no text, is not copied, pickled or written as JSON, and
    printing it shows nothing of what is in it."""

    __slots__ = ("__content", "kind", "readers")

    def __init__(self, content: T, kind: Kind, readers: Readers) -> None:
        self.__content = content
        self.kind = kind
        self.readers = readers

    def opened(self, reader: Reader) -> T:
        """For one who is named. Raises KeptInConfidence for everybody else."""
        if not self.readers.include(reader):
            raise KeptInConfidence
        return self.__content

    def made(self, change: Callable[[T], U]) -> "Confidential[U]":
        """What `change` makes of it, in the same confidence."""
        return Confidential(change(self.__content), self.kind, self.readers)

    def read_by(self, people: Collection[PersonId], parties: Collection[Id]) -> "Confidential[T]":
        """The same for other readers: who has left is none any more."""
        return Confidential(self.__content, self.kind, Readers(frozenset(people), frozenset(parties)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Confidential) and stored(self) == stored(other)

    def __hash__(self) -> int:
        return hash((self.kind, self.readers))

    def __repr__(self) -> str:
        return SHOWN

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("what is kept in confidence is not copied")


def stored(kept: Confidential[T]) -> tuple[T, Kind, Readers]:
    """All of it, as the store writes it down; nothing outside storage asks for it: tests/test_confidential.py."""
    return kept._Confidential__content, kept.kind, kept.readers  # type: ignore[attr-defined]  # noqa: SLF001
