"""What an agreement is, and what there is of agreements in the store."""

from bot.features.agreements.facts import AgreementId
from bot.features.agreements.model.agreement import (
    AGREEMENTS,
    AROUND,
    Adoption,
    Agreement,
    Agreements,
    Around,
    Deciding,
    Party,
    Review,
    Signature,
    Sought,
    Stage,
    Version,
    What,
    Which,
)

__all__ = [
    "AGREEMENTS",
    "AROUND",
    "Adoption",
    "Agreement",
    "AgreementId",
    "Agreements",
    "Around",
    "Deciding",
    "Party",
    "Review",
    "Signature",
    "Sought",
    "Stage",
    "Version",
    "What",
    "Which",
]
