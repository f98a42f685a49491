"""Organisations for which nobody but their lead answers, as seats, rolls and proxies know it."""

import sqlalchemy as sa
from alembic import op

revision = "202611302001"
down_revision = "202611301930"


def upgrade() -> None:
    op.add_column("seats", sa.Column("lead_only", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("proposal_roll", sa.Column("led", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("proposal_roll", sa.Column("lead", sa.String(length=14), nullable=True))
    op.create_index("ix_proposal_roll_lead", "proposal_roll", ["coalition", "lead"])
    op.add_column("proposal_proxies", sa.Column("by_lead", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("proposal_proxies", "by_lead")
    op.drop_index("ix_proposal_roll_lead", "proposal_roll")
    op.drop_column("proposal_roll", "lead")
    op.drop_column("proposal_roll", "led")
    op.drop_column("seats", "lead_only")
