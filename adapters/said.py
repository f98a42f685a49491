"""Who it was and what they did, as an adapter says it to the front desk, and how it is heard there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.dispatch import Answer
from bot.dispatch.choosing import parted
from bot.dispatch.ports import Choice
from bot.guests import Kind
from bot.kernel.command import Account, Address, Draft
from bot.kernel.form import Form
from bot.kernel.ids import CoalitionId


@dataclass(frozen=True, slots=True)
class Caller:
    """Who it was and where, as the platform says; what they pressed may say `within` which coalition.
    `thread` is the one that they did it in, where there are threads; `choices` are their coalitions, where nobody says
    in which of their workspaces they are."""

    account: Account
    address: Address
    name: str = ""
    language: str = "en"
    zone: str = "UTC"
    kind: Kind = Kind.own
    within: CoalitionId | None = None
    thread: str | None = None
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button or a menu's option, by its wire id as it arrived; `given` is what its form opens with, by the names of
    the fields."""

    wire: str
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Typed:
    """`/root line`: the line is all that follows the root; `given` is what was filled in beside it, by the names of the
    fields."""

    root: str
    line: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answered:
    """A form that was sent: its draft, and what stands in its fields by their names."""

    draft: Draft
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A message, and what is to be done with it, by the word of a shortcut: its words alone, and whether they are the
    person's own. The form opens with them, and so far nothing else happens."""

    word: str
    words: str
    own: bool


Said = Pressed | Typed | Answered | Chosen


def chosen(said: Said) -> CoalitionId | None:
    """The coalition that was chosen for what they pressed or filled in. Raises OldButton."""
    match said:
        case Pressed(wire):
            return parted(wire)[0]
        case Answered(draft):
            return draft.within
        case _:
            return None


class FrontDesk(Protocol):
    async def hear(self, caller: Caller, said: Said, key: str | None = None) -> Answer | Form: ...
    async def wrote(self, caller: Caller) -> Answer | None: ...
