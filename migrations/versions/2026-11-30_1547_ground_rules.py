"""Ground rules that the group adopts, with all their versions."""

import sqlalchemy as sa
from alembic import op

revision = "202611301547"
down_revision = "202611301533"


def upgrade() -> None:
    op.create_table(
        "ground_rules",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("acknowledged", sa.Text(), nullable=False),
        sa.Column("exceptions", sa.Text(), nullable=False),
        sa.Column("review", sa.Date(), nullable=True),
        sa.Column("due", sa.Boolean(), nullable=False),
        sa.Column("shown_until", sa.BigInteger(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
        sa.Column("ends", sa.Integer(), nullable=False),
        sa.Column("end_wanted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_ground_rules_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_ground_rules")),
        sa.UniqueConstraint("coalition", "number", name=op.f("uq_ground_rules_coalition_number")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("ground_rules")
