"""What the clock sends, and what follows from what others state."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.promises.commands.making import OfPromise
from bot.kernel.command import Command, Standing
from bot.kernel.ids import Id, OrganisationId, PersonId


@dataclass(frozen=True, slots=True)
class KeepPromiseTime(OfPromise):
    """Something is due: the reminder before the day, the question after it, or the end of what was never promised."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class NoteReleaseAsked(OfPromise):
    """It stands before all, for the `number`th time."""

    needs: ClassVar[Standing] = Standing.clock

    number: int
    proposal: Id


@dataclass(frozen=True, slots=True)
class NoteReleaseVoted(OfPromise):
    """The group has decided, or is asked no more."""

    needs: ClassVar[Standing] = Standing.clock

    number: int
    proposal: Id
    agreed: bool
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class LetPromiseGo(Command):
    """Of someone who has left, or is with another organisation than these promises: one more of them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
    now_with: OrganisationId | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class ForgetInPromise(Command):
    """Of someone who asks for it: one promise at a time, those that are open first."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
