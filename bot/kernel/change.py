"""What a handler decides: the new state, what the actor is told, what others are told, and what has happened."""

from dataclasses import dataclass
from typing import ClassVar, Generic, Protocol, TypeVar

from bot.kernel.attention import Message, Waiting
from bot.kernel.card import Card
from bot.kernel.ids import Id, PersonId
from bot.kernel.text import Phrase


class Identified(Protocol):
    """An aggregate: it has an id of its own."""

    @property
    def id(self) -> Id: ...


A = TypeVar("A", bound=Identified)


class Carried:
    """Marks a fact's field that reactions read and the history does not keep: people's own words."""


CARRIED = Carried()


class Added:
    """Marks a field that is not written while it has its default: what is stored stays as it was without it."""


ADDED = Added()


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact, in the past tense. The feature that states it is its only author. One that is not `recorded` is for
    reactions alone; one that is `facilitating` is what a facilitator did, of the coalition or of a round."""

    recorded: ClassVar[bool] = True
    facilitating: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class NeedRaised(Happened):
    """A Need was kept for this person. As the next one dispatch states it; it is not in the history."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Rung(Happened):
    """An Ask went to this person."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class Change(Generic[A]):
    """`state` is the one aggregate that existed before, as it is now; `new` are aggregates to insert.

    `reply` is for the actor alone; `needs` are kept in their order. No state and nothing else is a legal change:
    nothing happened.
    """

    state: A | None = None
    reply: Card | Phrase | None = None
    new: tuple[Identified, ...] = ()
    messages: tuple[Message, ...] = ()
    facts: tuple[Happened, ...] = ()
    needs: tuple[Waiting, ...] = ()
