"""What adapters find out of who can be written to in private, and what people can do about it."""

from dataclasses import dataclass
from typing import ClassVar

from bot.kernel.command import Account, Command, Page, Standing
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class AboutPerson(Command):
    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class NoteUnreached(AboutPerson):
    """The platform does not let the bot write to them in private by this account."""

    account: Account


@dataclass(frozen=True, slots=True)
class NoteReached(AboutPerson):
    """Something has reached them in private by this account."""

    account: Account


@dataclass(frozen=True, slots=True)
class ForgetUnreached(AboutPerson):
    """Who left is written to no more."""


@dataclass(frozen=True, slots=True)
class WriteToMeAgain(Command):
    wire: ClassVar[str | None] = "ua"
    title: ClassVar[Phrase] = say("Try again")
    intro: ClassVar[Phrase | None] = say("I write to you in private again, as soon as there is something for you.")


@dataclass(frozen=True, slots=True)
class UnreachedPage(Page):
    wire: ClassVar[str | None] = "u"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Not reached in private")
    intro: ClassVar[Phrase | None] = say("Whom I cannot write to in private. Only facilitators see this.")

    start: int = 0
