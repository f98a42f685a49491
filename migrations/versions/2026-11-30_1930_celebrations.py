"""Celebrations, with what each organisation said to being named in them, and what organisations said once."""

import sqlalchemy as sa
from alembic import op

revision = "202611301930"
down_revision = "202611301926"


OPEN, POSTED = sa.text("stage IN ('draft', 'asking')"), sa.text("stage IN ('posted', 'kept')")


def upgrade() -> None:
    op.create_table(
        "celebrations",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=14), nullable=True),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("of", sa.String(length=14), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("credits", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("posted_at", sa.BigInteger(), nullable=True),
        sa.Column("thanks", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_celebrations_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_celebrations")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_celebrations_open", "celebrations", ["coalition"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index(
        "ix_celebrations_posted",
        "celebrations",
        ["coalition", "posted_at"],
        sqlite_where=POSTED,
        postgresql_where=POSTED,
    )
    op.create_table(
        "inside_yeses",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("by", sa.String(length=14), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_inside_yeses_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_inside_yeses")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("inside_yeses")
    op.drop_index("ix_celebrations_posted", table_name="celebrations")
    op.drop_index("ix_celebrations_open", table_name="celebrations")
    op.drop_table("celebrations")
