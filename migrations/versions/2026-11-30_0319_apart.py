"""Rounds in which people talk in small groups before the circle."""

import sqlalchemy as sa
from alembic import op

revision = "202611300319"
down_revision = "202611300314"


def upgrade() -> None:
    op.add_column("rounds", sa.Column("apart", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("rounds", "apart")
