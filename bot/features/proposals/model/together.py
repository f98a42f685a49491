"""A proposal and changes to it that became proposals of their own, between which all choose in one vote."""

from dataclasses import dataclass

from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.refusal import Refusal
from bot.kernel.text import say


@dataclass(frozen=True, slots=True)
class Alternative:
    """What is chosen with an option of the vote: its text as it stood when the vote was opened."""

    proposal: ProposalId
    title: str
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class Beside:
    """The other proposal, in whose vote this one is decided; or the one that took its place."""

    other: ProposalId
    title: str


@dataclass(frozen=True, slots=True)
class HeldWith:
    """Where the roll of a vote and its answers stand."""

    proposal: ProposalId
    vote: int


class AnsweredThere(Refusal):
    sentence = say("This is decided in one vote with “{title}”. Please answer there. It can be changed after that.")


class InOneVote(Refusal):
    sentence = say("One vote decides between this and other proposals. Until it is over the words stay as they are.")
