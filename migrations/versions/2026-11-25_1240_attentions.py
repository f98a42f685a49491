"""How much may be asked of each person."""

import sqlalchemy as sa
from alembic import op

revision = "202611251240"
down_revision = "202611251140"


def upgrade() -> None:
    op.create_table(
        "attentions",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_until", sa.Time(), nullable=False),
        sa.Column("a_week", sa.Integer(), nullable=False),
        sa.Column("away", sa.Text(), nullable=False),
        sa.Column("rung", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("ring_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_attentions_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_attentions")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("attentions")
