"""Whom a platform does not let the bot write to in private, by which accounts and since when."""

import sqlalchemy as sa
from alembic import op

revision = "202611301152"
down_revision = "202611301151"


def upgrade() -> None:
    op.create_table(
        "unreached",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("accounts", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_unreached_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_unreached")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("unreached")
