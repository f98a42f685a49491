"""Joint work: its partners, and the sentence that each of them has agreed to."""

import sqlalchemy as sa
from alembic import op

revision = "202611302058"
down_revision = "202611302043"

GOING_ON = sa.text("over_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "joint_works",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("partners", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("worded_by", sa.String(length=14), nullable=True),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("yes", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=False),
        sa.Column("agreement", sa.String(length=14), nullable=True),
        sa.Column("over_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_joint_works_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_joint_works")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_joint_works_going_on", "joint_works", ["coalition"], sqlite_where=GOING_ON, postgresql_where=GOING_ON
    )


def downgrade() -> None:
    op.drop_table("joint_works")
