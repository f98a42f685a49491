"""Proposals that are for a circle alone."""

import sqlalchemy as sa
from alembic import op

revision = "202611301653"
down_revision = "202611301652"


def upgrade() -> None:
    op.add_column("proposals", sa.Column("circle", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("proposals", "circle")
