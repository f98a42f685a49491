"""Promises: what organisations and residents have said that they do, and by when."""

import sqlalchemy as sa
from alembic import op

revision = "202611301608"
down_revision = "202611301607"


OPEN, SETTLED = sa.text("stage = 'open'"), sa.text("stage IN ('kept', 'released')")


def upgrade() -> None:
    op.create_table(
        "commitments",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("organisation", sa.String(length=14), nullable=True),
        sa.Column("person", sa.String(length=14), nullable=True),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=14), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("of", sa.String(length=14), nullable=True),
        sa.Column("agreement", sa.String(length=14), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("reading", sa.Text(), nullable=True),
        sa.Column("former", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("done", sa.Text(), nullable=True),
        sa.Column("wish", sa.Text(), nullable=True),
        sa.Column("offered", sa.String(length=14), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_commitments_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_commitments")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_commitments_agreement", "commitments", ["coalition", "agreement"])
    op.create_index("ix_commitments_open", "commitments", ["coalition"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("ix_commitments_person", "commitments", ["coalition", "person"])
    op.create_index(
        "ix_commitments_settled",
        "commitments",
        ["coalition", "settled_at"],
        sqlite_where=SETTLED,
        postgresql_where=SETTLED,
    )


def downgrade() -> None:
    for index in ("settled", "person", "open", "agreement"):
        op.drop_index(f"ix_commitments_{index}", "commitments")
    op.drop_table("commitments")
