"""How a proposal and changes to it are put to one vote."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from bot.features.proposals.commands.asking import MOST_DAYS, Secrecy
from bot.features.proposals.commands.writing import OnProposal
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.pieces import ProposalId
from bot.kernel.command import Standing
from bot.kernel.fields import Number
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class PutTogether(OnProposal):
    wire: ClassVar[str | None] = "plg"
    title: ClassVar[Phrase] = say("Choose between them")
    intro: ClassVar[Phrase | None] = say(
        "One vote on this and on the changes that became proposals of their own: each picks what they could live with."
    )
    submit: ClassVar[Phrase] = say("Ask them")

    days: Annotated[
        int, Number(say("For how many days?"), say("Seven give people time to ask at home."), 1, MOST_DAYS)
    ] = 7
    openness: Secrecy = None
    electorate: Electorate | None = None


@dataclass(frozen=True, slots=True)
class JoinVote(OnProposal):
    """It is decided in the vote that was opened on the `first`."""

    needs: ClassVar[Standing] = Standing.clock

    first: ProposalId


@dataclass(frozen=True, slots=True)
class PartFromVote(OnProposal):
    """That vote was counted, or called off."""

    needs: ClassVar[Standing] = Standing.clock

    first: ProposalId
    vote: int
