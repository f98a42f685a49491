"""Promises stand under agreements by the agreement's own id; until now it was that of the proposal that led to it."""

from alembic import op

revision = "202611301924"
down_revision = "202611301653"

_UP = """
UPDATE commitments SET agreement = (
    SELECT agreements.id FROM agreements
    WHERE agreements.coalition = commitments.coalition AND agreements.proposal = commitments.agreement
) WHERE EXISTS (
    SELECT 1 FROM agreements
    WHERE agreements.coalition = commitments.coalition AND agreements.proposal = commitments.agreement
)
"""
_DOWN = """
UPDATE commitments SET agreement = (
    SELECT agreements.proposal FROM agreements
    WHERE agreements.coalition = commitments.coalition AND agreements.id = commitments.agreement
) WHERE EXISTS (
    SELECT 1 FROM agreements
    WHERE agreements.coalition = commitments.coalition AND agreements.id = commitments.agreement
)
"""


def upgrade() -> None:
    op.execute(_UP)


def downgrade() -> None:
    op.execute(_DOWN)
