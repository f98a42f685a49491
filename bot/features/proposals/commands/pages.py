"""The pages of proposals that can be opened."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.command import Page
from bot.kernel.ids import Id
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class ProposalsPage(Page):
    wire: ClassVar[str | None] = "pl"
    title: ClassVar[Phrase] = say("What we decide")
    intro: ClassVar[Phrase | None] = say("What is proposed, what is being asked, and what was agreed last.")


@dataclass(frozen=True, slots=True)
class ProposalPage(Page):
    """`start` is how many of the questions, worries and changes come before the first that is shown; of several seats
    that one holds `seat` is the one that is shown."""

    wire: ClassVar[str | None] = "pp"
    title: ClassVar[Phrase] = say("Look at it")
    intro: ClassVar[Phrase | None] = say("A building block, what people say to it, and what you can do.")

    proposal: ProposalId
    start: int = 0
    seat: Id | None = None


@dataclass(frozen=True, slots=True)
class CountingPage(Page):
    wire: ClassVar[str | None] = "pk"
    title: ClassVar[Phrase] = say("How is this counted?")
    intro: ClassVar[Phrase | None] = say("The rule by which the answers are counted, in its own words.")

    proposal: ProposalId
