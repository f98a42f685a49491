"""Answers that wait for a second press, and who wrote an answer down for somebody."""

import sqlalchemy as sa
from alembic import op

revision = "202611301151"
down_revision = "202611301150"


def upgrade() -> None:
    op.add_column("proposal_acts", sa.Column("pending", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("proposal_acts", sa.Column("written_by", sa.String(length=14), nullable=True))


def downgrade() -> None:
    op.drop_column("proposal_acts", "written_by")
    op.drop_column("proposal_acts", "pending")
