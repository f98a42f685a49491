"""Texts that are agreed on block by block."""

import sqlalchemy as sa
from alembic import op

revision = "202611301211"
down_revision = "202611301210"


def upgrade() -> None:
    op.create_table(
        "proposal_texts",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("heading", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("proposer", sa.String(length=14), nullable=True),
        sa.Column("organisation", sa.String(length=14), nullable=True),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_proposal_texts_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_proposal_texts")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("proposal_texts", schema=None) as batch_op:
        batch_op.create_index("ix_proposal_texts_shown", ["coalition", "shown", "opened_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("proposal_texts", schema=None) as batch_op:
        batch_op.drop_index("ix_proposal_texts_shown")

    op.drop_table("proposal_texts")
