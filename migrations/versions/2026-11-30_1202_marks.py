"""A number for each of several options, in what was said for a seat."""

import sqlalchemy as sa
from alembic import op

revision = "202611301202"
down_revision = "202611301201"


def upgrade() -> None:
    op.add_column("proposal_acts", sa.Column("marks", sa.Text(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("proposal_acts", "marks")
