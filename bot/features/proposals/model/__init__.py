"""What a proposal is: its text, what people say to it, the votes on it, and how they are counted."""

from bot.features.proposals.model.act import (
    ACTS,
    HOLDINGS,
    ROLL,
    Act,
    ActId,
    Acts,
    Held,
    Holdings,
    OnRoll,
    OnRollId,
    Roll,
    alone,
)
from bot.features.proposals.model.chair import Chair
from bot.features.proposals.model.pieces import ProposalId, SeatName, Version
from bot.features.proposals.model.proposal import PROPOSALS, Proposal, Proposals
from bot.features.proposals.model.result import Result
from bot.features.proposals.model.stage import Stage

__all__ = [
    "ACTS",
    "HOLDINGS",
    "PROPOSALS",
    "ROLL",
    "Act",
    "ActId",
    "Acts",
    "Chair",
    "Held",
    "Holdings",
    "OnRoll",
    "OnRollId",
    "Proposal",
    "ProposalId",
    "Proposals",
    "Result",
    "Roll",
    "SeatName",
    "Stage",
    "Version",
    "alone",
]
