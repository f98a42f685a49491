"""Proposals that are for a circle alone."""

import sqlalchemy as sa
from alembic import op

revision = "202611301630"
down_revision = "202611301608"


def upgrade() -> None:
    op.add_column("proposals", sa.Column("circle", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("proposals", "circle")
