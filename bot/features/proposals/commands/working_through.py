"""How an objection is worked through, by whoever raised it and by nobody else."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.kernel.fields import YesNo
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class OnObjection(OnProposal):
    text: int
    seat: Id


@dataclass(frozen=True, slots=True)
class WithdrawObjection(OnObjection):
    wire: ClassVar[str | None] = "pow"
    title: ClassVar[Phrase] = say("Withdraw the objection")
    intro: ClassVar[Phrase | None] = say("You can live with it after all. That there was an objection stays readable.")


@dataclass(frozen=True, slots=True)
class SayItIsMet(OnObjection):
    wire: ClassVar[str | None] = "pom"
    title: ClassVar[Phrase] = say("The change meets it")
    intro: ClassVar[Phrase | None] = say("The text was changed, and what it says now does not harm you any more.")


@dataclass(frozen=True, slots=True)
class TestObjection(OnObjection):
    """Where all three are so it stops this until it is worked through; else it is kept as a worry."""

    wire: ClassVar[str | None] = "pot"
    title: ClassVar[Phrase] = say("Test the objection")
    intro: ClassVar[Phrase | None] = say(
        "Three questions, which only you answer and only you see. If all three are so, your objection stands."
    )
    submit: ClassVar[Phrase] = say("See what follows")

    aim: Annotated[
        bool, YesNo(say("Would it harm what you are there for?"), say("Your organisation's own work, or its people."))
    ]
    soon: Annotated[
        bool, YesNo(say("Before we look at it again?"), say("No: it could be tried until then, and changed."))
    ]
    here: Annotated[
        bool, YesNo(say("Does the harm come from this text?"), say("No: it is there already, with or without it."))
    ]
