"""What adapters find out of the places where a coalition lives, and the one thing that people can do about it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.coalition.commands.following import Following
from bot.features.coalition.commands.homes import OfHome
from bot.features.coalition.model.homes import Why
from bot.kernel.command import Address, Standing
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class NoteOutOfReach(Following):
    """Nothing arrives there; `what` would have to be granted, in the platform's own word for it."""

    address: Address
    why: Why
    what: str = ""


@dataclass(frozen=True, slots=True)
class NoteWithinReach(Following):
    """What is sent there may arrive again, also where the place was gone; or, if it was so `after` this alone."""

    address: Address
    after: Why | None = None


@dataclass(frozen=True, slots=True)
class ReachBy(Following):
    """The place is shared with this workspace too, in which the bot can write there."""

    address: Address
    workspace: str


@dataclass(frozen=True, slots=True)
class NoteMissing(Following):
    """Messages arrive there, but this is not granted, in the platform's own word for it: private places near it."""

    address: Address
    what: str


@dataclass(frozen=True, slots=True)
class TryAgain(OfHome):
    wire: ClassVar[str | None] = "chr"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Try again")
    intro: ClassVar[Phrase | None] = say("The bot tries to write in this place again, when you have changed something.")
