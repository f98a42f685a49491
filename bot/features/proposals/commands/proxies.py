"""How a seat lets another one act for it, and how that ends."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.proxy import ProxyId
from bot.kernel.command import Command
from bot.kernel.fields import Number, Pick
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say

OTHER_SEATS = "proposal-other-seats"
MOST_DAYS_FOR_US = 180


@dataclass(frozen=True, slots=True)
class LetActFor(OnProposal):
    wire: ClassVar[str | None] = "pfp"
    title: ClassVar[Phrase] = say("Another answers for us")
    intro: ClassVar[Phrase | None] = say(
        "Another organisation can answer for yours. All can see it, and what you answer yourself counts instead."
    )
    submit: ClassVar[Phrase] = say("Let them answer")

    seat: Id
    acting: Annotated[Id, Pick(say("Who may answer for you?"), source=OTHER_SEATS)]
    days: Annotated[int, Number(say("For how many days?"), say("0 is for this vote alone."), 0, MOST_DAYS_FOR_US)] = 0


@dataclass(frozen=True, slots=True)
class EndProxy(Command):
    wire: ClassVar[str | None] = "pfz"
    title: ClassVar[Phrase] = say("End this")
    intro: ClassVar[Phrase | None] = say("One organisation answers for another no more. What was answered stays.")

    proxy: ProxyId
