"""Promises keep a link that is not looked at yet, what the group is asked, and how it let somebody go."""

import sqlalchemy as sa
from alembic import op

revision = "202611302005"
down_revision = "202611302001"


def upgrade() -> None:
    op.add_column("commitments", sa.Column("saying", sa.Text(), nullable=True))
    op.add_column("commitments", sa.Column("asked", sa.Integer(), server_default="0", nullable=False))
    op.add_column("commitments", sa.Column("vote", sa.String(length=14), nullable=True))
    op.add_column("commitments", sa.Column("freed", sa.Text(), nullable=True))


def downgrade() -> None:
    for name in ("freed", "vote", "asked", "saying"):
        op.drop_column("commitments", name)
