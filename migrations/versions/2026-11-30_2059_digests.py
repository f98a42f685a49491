"""Digests: when a coalition is told what happened, and how far it was told."""

import sqlalchemy as sa
from alembic import op

revision = "202611302059"
down_revision = "202611302058"


def upgrade() -> None:
    op.create_table(
        "digests",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("next", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_digests_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_digests")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("digests")
