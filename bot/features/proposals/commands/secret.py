"""How a seat answers in secret."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.command import Page
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class SecretPage(Page):
    """What is picked so far stands on its buttons alone, a bit for each option: nothing is stored before it is handed
    in. Of several seats that one holds `seat` is the one that is shown."""

    wire: ClassVar[str | None] = "psp"
    title: ClassVar[Phrase] = say("Answer in secret")
    intro: ClassVar[Phrase | None] = say("You read what a secret vote keeps, and hand in your answer once.")

    proposal: ProposalId
    picked: int = 0
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class SubmitInSecret(OnProposal):
    """`picked` has a bit for each option, `marks` a sign. A button of an earlier `vote` does nothing."""

    wire: ClassVar[str | None] = "pss"
    untraced: ClassVar[bool] = True
    title: ClassVar[Phrase] = say("Hand it in")
    intro: ClassVar[Phrase | None] = say(
        "Your choice is not stored with your name. It is handed in once, and cannot be changed afterwards."
    )

    vote: int
    seat: Id
    position: Position
    picked: int = 0
    marks: str = ""
