"""One person with several accounts: a code made with one of them links another."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.codes import Code
from bot.features.coalition.commands.following import Following
from bot.features.coalition.model import LINK, AccountKey
from bot.guests import Entering
from bot.kernel.command import Account, Command, Standing
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class UseAnotherAccount(Command):
    wire: ClassVar[str | None] = "cac"
    title: ClassVar[Phrase] = say("Use another account")
    intro: ClassVar[Phrase | None] = say("You get a code with which you are the same person on another account.")


@dataclass(frozen=True, slots=True)
class LinkAccount(Entering, Command):
    wire: ClassVar[str | None] = "cal"
    needs: ClassVar[Standing] = Standing.anyone
    title: ClassVar[Phrase] = say("I'm here already")
    intro: ClassVar[Phrase | None] = say(
        "For people who are here with another account. There, press Use another account on My page to get a code."
    )
    submit: ClassVar[Phrase] = say("Link this account")

    code: Annotated[str, Code(say("Code"), say("16 letters and digits. Small letters are fine."), opens=LINK)]


@dataclass(frozen=True, slots=True)
class MyAccounts(Command):
    """Who has looked at those that are newer than their own has nothing more to look at."""

    wire: ClassVar[str | None] = "cas"
    title: ClassVar[Phrase] = say("My accounts")
    intro: ClassVar[Phrase | None] = say("The accounts under which the bot knows you. Only you see them.")


@dataclass(frozen=True, slots=True)
class RemoveAccount(Command):
    wire: ClassVar[str | None] = "car"
    title: ClassVar[Phrase] = say("Remove this account")
    intro: ClassVar[Phrase | None] = say(
        "The bot no longer knows you under this account. It needs another one to be left."
    )

    account: AccountKey


@dataclass(frozen=True, slots=True)
class AddAccount(Following):
    person: PersonId
    account: Account


@dataclass(frozen=True, slots=True)
class EndCode(Following):
    """One of those that somebody made who is erased."""

    person: PersonId
