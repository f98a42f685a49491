"""That all have been heard once before the group is asked; and what one carries home to one's people."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.command import Page, Standing
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class SayRead(OnProposal):
    wire: ClassVar[str | None] = "pfw"
    title: ClassVar[Phrase] = say("We have read it")
    intro: ClassVar[Phrase | None] = say("Your organisation has read the proposal, and need not say more about it now.")


@dataclass(frozen=True, slots=True)
class WaitPage(Page):
    wire: ClassVar[str | None] = "pfh"
    title: ClassVar[Phrase] = say("Wait for them?")
    intro: ClassVar[Phrase | None] = say("Before the answers are asked for: who has not said a word about it yet.")

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class WaitForThem(OnProposal):
    wire: ClassVar[str | None] = "pfx"
    title: ClassVar[Phrase] = say("Wait for them")
    intro: ClassVar[Phrase | None] = say("Those who have not said a word about it yet find it under what needs them.")


@dataclass(frozen=True, slots=True)
class TakeHomePage(Page):
    """`seat` is the one whose answer it is about."""

    wire: ClassVar[str | None] = "pft"
    title: ClassVar[Phrase] = say("Take it to my people")
    intro: ClassVar[Phrase | None] = say("The text, the question and the last day, to forward to your organisation.")

    proposal: ProposalId
    start: int = 0
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class MyAnswersPage(Page):
    wire: ClassVar[str | None] = "pfm"
    title: ClassVar[Phrase] = say("My open answers")
    intro: ClassVar[Phrase | None] = say("What your organisation is asked now, and what you have answered so far.")

    start: int = 0


@dataclass(frozen=True, slots=True)
class ListUnheard(OnProposal):
    """It was written just now: all others are to be heard."""

    needs: ClassVar[Standing] = Standing.clock
