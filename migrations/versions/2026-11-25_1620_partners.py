"""Rounds that someone facilitates for the first time, and who was asked to help with them."""

import sqlalchemy as sa
from alembic import op

revision = "202611251620"
down_revision = "202611251530"


def upgrade() -> None:
    op.add_column("rounds", sa.Column("guided", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("rounds", sa.Column("partner", sa.String(length=14), nullable=True))
    op.add_column("rounds", sa.Column("invited", sa.Text(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("rounds", "invited")
    op.drop_column("rounds", "partner")
    op.drop_column("rounds", "guided")
