"""What a person or the clock can ask for: a Command changes something, a Page shows something, a Draft lacks fields."""

from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, dataclass, fields, replace
from datetime import datetime
from enum import Enum
from functools import cache
from random import Random
from typing import Annotated, Any, ClassVar, TypeVar, cast, get_args, get_origin, get_type_hints

from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from bot.kernel.scalars import from_text, to_text
from bot.kernel.text import Phrase, say

I = TypeVar("I", bound=Id)  # noqa: E741 - I for id
T = TypeVar("T")


class Standing(Enum):
    """Who may send a request at all; what else it takes is the handler's to decide. Nobody is let in by default."""

    anyone = "anyone"
    member = "member"
    facilitator = "facilitator"
    clock = "clock"


@dataclass(frozen=True, slots=True)
class Account:
    """Who a platform says this is. `workspace` is the account's own, which need not be that of the place."""

    platform: str
    workspace: str
    user: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where a platform says this is; without a channel on somebody's own page, where no coalition lives."""

    platform: str
    workspace: str
    channel: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. A stranger has a person id that nothing is stored under yet; the clock has no account."""

    person: PersonId
    standing: Standing
    account: Account | None = None
    name: str = ""
    zone: str = "UTC"
    language: str = "en"


class NoPlace(Exception):
    """What the clock or a reaction asks is asked nowhere: keep the place in the aggregate, or the command."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that a handler may know beside what its reader loaded. The same context gives the same ids and lots.
    `home` is where it was asked, if the coalition lives there and a person asked."""

    now: datetime
    actor: Actor
    coalition: CoalitionId
    home: PlaceId | None
    address: Address | None
    random: Random

    @property
    def person(self) -> PersonId:
        return self.actor.person

    @property
    def place(self) -> PlaceId:
        """For requests that are `at_home`. Raises NoPlace where there is none."""
        if self.home is None:
            raise NoPlace(NoPlace.__doc__)
        return self.home

    def fresh(self, kind: type[I]) -> I:
        return fresh(kind, self.random)


def fresh(kind: type[I], random: Random) -> I:
    return kind.from_bytes(random.randbytes(10))


@dataclass(frozen=True, slots=True)
class Request:
    """What a button, typed words, a form or the clock can carry. `wire` is its public name, None keeps it inside;
    `at_home` says that it makes sense only in a place where the coalition lives, `here_only` that where none lives an
    account's own one elsewhere does not count: for what founds something in a new place; `intro` is what it does, as
    its form and help say it."""

    wire: ClassVar[str | None] = None
    needs: ClassVar[Standing] = Standing.member
    at_home: ClassVar[bool] = False
    here_only: ClassVar[bool] = False
    title: ClassVar[Phrase] = Phrase("")
    intro: ClassVar[Phrase | None] = None


@dataclass(frozen=True, slots=True)
class Command(Request):
    """Subclasses are imperatives. `untraced` ones leave no key, history, post, timer or board behind."""

    untraced: ClassVar[bool] = False
    submit: ClassVar[Phrase] = say("Send")


@dataclass(frozen=True, slots=True)
class Page(Request):
    """A view that changes nothing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A command with some fields given, each as the wire or the person wrote it; its form asks for the rest. `within`
    is the coalition that was chosen for it, where no place says which one it is about."""

    command: type[Command]
    given: tuple[tuple[str, str], ...] = ()
    within: CoalitionId | None = None

    def text(self, name: str) -> str | None:
        return next((text for given, text in self.given if given == name), None)

    def hidden(self, name: str, kind: type[T]) -> T:
        """What comes with the button and is not asked. Raises ValueError where it is not there."""
        if (text := self.text(name)) is None:
            raise ValueError(f"{name} did not come with it")
        return cast("T", from_text(kind, text))

    def with_text(self, **texts: str) -> "Draft":
        return replace(self, given=tuple(sorted({**dict(self.given), **texts}.items())))

    def filled(self, **values: object) -> "Draft":
        """With typed values; what is None stays open."""
        return self.with_text(**{name: to_text(value) for name, value in values.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a request: its bare type, the marks of its Annotated, and how it is filled when it is not given."""

    name: str
    kind: Any
    marks: tuple[object, ...]
    optional: bool
    default: object

    @property
    def word(self) -> str:
        """As people type it."""
        return self.name.replace("_", "-")


def slots(request: type[Request]) -> tuple[Slot, ...]:
    """The fields of a request in the order of their declaration, which is also their order on the wire."""
    return _slots(cast("Hashable", request))


@cache
def _slots(request: Any) -> tuple[Slot, ...]:
    hints = get_type_hints(request, include_extras=True)
    return tuple(_slot(field, hints[field.name]) for field in fields(request))


def _slot(field: "Field[Any]", hint: object) -> Slot:
    annotated = get_origin(hint) is Annotated
    bare, *marks = get_args(hint) if annotated else (hint,)
    has_default = field.default is not MISSING
    return Slot(field.name, bare, tuple(marks), has_default, field.default if has_default else None)


Fresh = Callable[[type[Id]], Id]
