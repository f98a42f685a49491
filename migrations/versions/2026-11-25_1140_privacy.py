"""Erasures, and an index by which the oldest entries of the history are found."""

import sqlalchemy as sa
from alembic import op

revision = "202611251140"
down_revision = "202611251100"


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=14), nullable=True),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_erasures_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_erasures")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_history_at"), "history", ["at"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_history_at"), table_name="history")
    op.drop_table("erasures")
