"""Seats that let others act for them in votes, and which answers were given so."""

import sqlalchemy as sa
from alembic import op

revision = "202611301251"
down_revision = "202611301250"


def upgrade() -> None:
    op.create_table(
        "proposal_proxies",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("acting", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("proposal", sa.String(length=14), nullable=True),
        sa.Column("vote", sa.Integer(), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["coalition"], ["coalitions.id"], name=op.f("fk_proposal_proxies_coalition_coalitions")
        ),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_proposal_proxies")),
        sqlite_with_rowid=False,
    )
    not_ended = sa.text("ended_at IS NULL")
    op.create_index(
        "ix_proposal_proxies_not_ended", "proposal_proxies", ["coalition", "since"],
        sqlite_where=not_ended, postgresql_where=not_ended,
    )  # fmt: skip
    op.add_column("proposal_acts", sa.Column("proxy", sa.String(length=14), nullable=True))


def downgrade() -> None:
    op.drop_column("proposal_acts", "proxy")
    op.drop_index("ix_proposal_proxies_not_ended", "proposal_proxies")
    op.drop_table("proposal_proxies")
