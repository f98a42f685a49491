"""Rounds to which some for whom they are cannot come."""

import sqlalchemy as sa
from alembic import op

revision = "202611300313"
down_revision = "202611300312"


def upgrade() -> None:
    op.add_column("rounds", sa.Column("outside", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("rounds", "outside")
