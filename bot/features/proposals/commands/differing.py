"""What can be asked where people see it differently, and once they agree."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.pieces import WORDS
from bot.kernel.fields import Paragraph
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class DeclineChange(OnProposal):
    wire: ClassVar[str | None] = "pgd"
    title: ClassVar[Phrase] = say("Leave it out")
    intro: ClassVar[Phrase | None] = say(
        "The text stays as it is. Whoever handed the change in can make it a proposal of its own, beside this one."
    )
    submit: ClassVar[Phrase] = say("Leave it out")

    number: int
    why: Annotated[str, Paragraph(say("What speaks against it?"), say("A kind sentence, with your name."), most=WORDS)]


@dataclass(frozen=True, slots=True)
class MakeItsOwn(OnProposal):
    wire: ClassVar[str | None] = "pgo"
    title: ClassVar[Phrase] = say("Make it a proposal")
    intro: ClassVar[Phrase | None] = say(
        "A change of yours that was left out becomes a building block of its own, and each leads to the other."
    )

    number: int


@dataclass(frozen=True, slots=True)
class SayWhoDoesWhat(OnProposal):
    wire: ClassVar[str | None] = "pgw"
    title: ClassVar[Phrase] = say("Who does what?")
    intro: ClassVar[Phrase | None] = say("It stands beside what was agreed, with your name, for all members to read.")
    submit: ClassVar[Phrase] = say("Write it down")

    words: Annotated[
        str, Paragraph(say("Who does what, by when?"), say("One thing is enough. You can add more."), most=WORDS)
    ]
