"""A word to whoever added a point that was taken down."""

import sqlalchemy as sa
from alembic import op

revision = "202611300420"
down_revision = "202611300413"


def upgrade() -> None:
    op.add_column("points", sa.Column("taken_down", sa.Text(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("points", "taken_down")
