"""Proposals, the roll of each vote, and what was said for each seat."""

import sqlalchemy as sa
from alembic import op

revision = "202611300842"
down_revision = "202611300841"


OPEN, SETTLED = sa.text("settled_at IS NULL"), sa.text("settled_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "proposal_acts",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("proposal", sa.String(length=14), nullable=False),
        sa.Column("vote", sa.Integer(), nullable=False),
        sa.Column("seat", sa.String(length=14), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=14), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Integer(), nullable=False),
        sa.Column("picked", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("for_now", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_proposal_acts_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_proposal_acts")),
        sa.UniqueConstraint(
            "coalition",
            "proposal",
            "vote",
            "seat",
            "number",
            name=op.f("uq_proposal_acts_coalition_proposal_vote_seat_number"),
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("proposal_acts", schema=None) as batch_op:
        batch_op.create_index("ix_proposal_acts_person", ["coalition", "person"], unique=False)

    op.create_table(
        "proposal_roll",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("proposal", sa.String(length=14), nullable=False),
        sa.Column("vote", sa.Integer(), nullable=False),
        sa.Column("seat", sa.String(length=14), nullable=False),
        sa.Column("organisation", sa.String(length=14), nullable=True),
        sa.Column("resident", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_proposal_roll_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_proposal_roll")),
        sa.UniqueConstraint(
            "coalition", "proposal", "vote", "seat", name=op.f("uq_proposal_roll_coalition_proposal_vote_seat")
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "proposals",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("proposer", sa.String(length=14), nullable=True),
        sa.Column("organisation", sa.String(length=14), nullable=True),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("matters", sa.Text(), nullable=False),
        sa.Column("voting", sa.Text(), nullable=True),
        sa.Column("results", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_proposals_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_proposals")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        batch_op.create_index(
            "ix_proposals_open",
            ["coalition", "opened_at"],
            unique=False,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )
        batch_op.create_index(
            "ix_proposals_settled",
            ["coalition", "settled_at"],
            unique=False,
            sqlite_where=SETTLED,
            postgresql_where=SETTLED,
        )


def downgrade() -> None:
    with op.batch_alter_table("proposals", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_proposals_settled",
            sqlite_where=SETTLED,
            postgresql_where=SETTLED,
        )
        batch_op.drop_index(
            "ix_proposals_open",
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )

    op.drop_table("proposals")
    op.drop_table("proposal_roll")
    with op.batch_alter_table("proposal_acts", schema=None) as batch_op:
        batch_op.drop_index("ix_proposal_acts_person")

    op.drop_table("proposal_acts")
