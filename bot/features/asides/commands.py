"""What the courier and other features tell of asides. People ask for none of it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.kernel.command import Command, Standing
from bot.kernel.ids import PersonId, PlaceId


@dataclass(frozen=True, slots=True)
class OfAside(Command):
    needs: ClassVar[Standing] = Standing.clock

    aside: PlaceId


@dataclass(frozen=True, slots=True)
class NoteOpened(OfAside):
    """The platform has opened it, and calls it so."""

    channel: str


@dataclass(frozen=True, slots=True)
class NoteNotOpened(OfAside):
    """The platform cannot open it."""


@dataclass(frozen=True, slots=True)
class CloseAside(OfAside):
    """The feature that asked for it is done with it."""


@dataclass(frozen=True, slots=True)
class ForgetInAside(Command):
    """In one more of those that name them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
