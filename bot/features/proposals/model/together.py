"""A proposal and changes to it that became proposals of their own, between which all choose in one vote."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.refusal import Refusal
from bot.kernel.text import say

if TYPE_CHECKING:
    from bot.features.proposals.model.proposal import Proposal


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


def check_apart(state: "Proposal") -> None:
    """It is not in a vote with others now. Raises AnsweredThere."""
    if state.beside and not state.is_over:
        raise AnsweredThere(title=state.beside.title)


def check_words_free(state: "Proposal") -> None:
    """Raises AnsweredThere or InOneVote: what is chosen are the words that were there when the vote was opened."""
    check_apart(state)
    if state.voting and state.voting.asking.proposals:
        raise InOneVote
