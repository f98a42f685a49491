"""What the stories of the contract ask of a platform: people who type, press, fill in forms and read. A platform is
shown to keep it by a file beside this one that plays it, and its line in PLATFORMS of `conftest.py`."""

import re
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

from bot.dispatch import Inbound
from bot.dispatch.ports import Store, Transaction

G = TypeVar("G")
R = TypeVar("R")

HERE, THERE = "housing", "garden"
ALONE = "alone"
"""Where the bot writes to one person and nobody else reads."""

BEGAN = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
MOMENT = timedelta(seconds=1)
"""What passes before and after anything that somebody does."""

BEAT = timedelta(seconds=50)
"""A running bot notes at least so often that it is alive: a longer step in time would be an absence."""

TURNING = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066\u2067\ufeff]")
_ISOLATING = str.maketrans("", "", "\u2068\u2069")


class NotThere(AssertionError):
    """Nobody sees what is to be pressed, or has a form to fill in."""


@dataclass(frozen=True)
class Sheet:
    """A form before someone: by the names of its fields what stands in them, and what is wrong beside them."""

    texts: Mapping[str, str]
    wrong: Mapping[str, str]


class Platform(Protocol):
    """A world with the bot in it, and two places: HERE and THERE. Whatever someone does takes a MOMENT before it and
    one after it, in given time, and returns when all that is due by then has been shown. What comes back is what that
    person alone was shown for it, in words: a private message, a window that is no form, an error beside a field.

    To play another platform: the real library, talking to a stand-in; the store that is handed over; `now` as the bot's
    only clock, from BEGAN on, which moves by a BEAT at most; `bot.settle()` after all that is done. Words are `plain`.
    """

    now: datetime
    copies: int
    """How often each thing is delivered that people do."""

    @property
    def log(self) -> str: ...

    def comes(self, who: str, name: str, language: str = "en") -> None:
        """Someone new, in both places; what follows calls them `who`."""
        ...

    async def types(self, who: str, line: str, place: str = HERE) -> str:
        """`/command words`."""
        ...

    async def presses(self, who: str, label: str, place: str = HERE) -> str:
        """The newest button of that label that they see; asked whether they are sure, they are. Raises NotThere."""
        ...

    async def fills(self, who: str, **answers: str) -> str:
        """The form before them, and sends it. What is not named stays as it is."""
        ...

    async def at_once(self, *acts: tuple[str, str]) -> tuple[str, ...]:
        """Each types `/command words` HERE or presses what is so labelled there, all in one moment."""
        ...

    async def sheet(self, who: str) -> Sheet | None:
        """The form before them; where a refusal took it away, they open it again as they are told to."""
        ...

    def shows(self, place: str = HERE) -> tuple[str, ...]:
        """What all see there, message by message, as it is now."""
        ...

    def letters(self, who: str) -> tuple[str, ...]:
        """What the bot wrote to them ALONE, message by message; there they `press` too."""
        ...

    def live(self, place: str = HERE) -> set[str]:
        """All that rings or can be followed in the messages there, people by what they are called here; and whatever
        turns the direction of writing, by its code."""
        ...

    def wire(self, who: str, label: str, place: str = HERE) -> str:
        """What the button carries. Raises NotThere."""
        ...

    async def sends(self, who: str, wire: str) -> str:
        """A button that carries this is pressed HERE, as from a message of long ago or one that was altered."""
        ...

    async def passes(self, span: timedelta) -> None:
        """What is due by then has happened."""
        ...

    async def restarts(self) -> None:
        """The bot ends and begins again, on the same store."""
        ...


class Fragile:
    """A store in which the next so many things that people ask for break, when all is done and before it is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.breaks = 0

    def transact(self, work: Callable[[Transaction, G], R], given: G) -> Awaitable[R]:
        if self.breaks <= 0 or not isinstance(given, Inbound):
            return self._store.transact(work, given)
        self.breaks -= 1

        def breaking(transaction: Transaction, given: G) -> R:
            work(transaction, given)
            raise ZeroDivisionError

        return self._store.transact(breaking, given)

    def read(self, work: Callable[[Transaction, G], R], given: G) -> Awaitable[R]:
        return self._store.read(work, given)

    def clean(self) -> Awaitable[bool]:
        return self._store.clean()


Opened = Callable[[Store], AbstractAsyncContextManager[Platform]]


def plain(words: str) -> str:
    """As it is read: names are isolated by signs that nobody sees, and lines break where there is room."""
    return " ".join(words.translate(_ISOLATING).split())


def turning(words: str) -> set[str]:
    return {f"U+{ord(sign):04X}" for sign in TURNING.findall(words)}
