"""Slow rounds, in which everyone writes in their own time."""

import sqlalchemy as sa
from alembic import op

revision = "202611251450"
down_revision = "202611251446"

_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "slow_rounds",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.String(length=14), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("voices", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_slow_rounds_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_slow_rounds")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "uq_slow_rounds_open",
        "slow_rounds",
        ["coalition", "place"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )


def downgrade() -> None:
    op.drop_index("uq_slow_rounds_open", table_name="slow_rounds", sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.drop_table("slow_rounds")
