"""Rounds in which a listener says back what they heard."""

import sqlalchemy as sa
from alembic import op

revision = "202611300341"
down_revision = "202611300332"


def upgrade() -> None:
    op.add_column("rounds", sa.Column("reflecting", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("rounds", "reflecting")
