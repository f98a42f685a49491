"""Calls on which people can be muted, whom the bot has muted on them, and rounds that want it."""

import sqlalchemy as sa
from alembic import op

revision = "202611300422"
down_revision = "202611300420"


def upgrade() -> None:
    op.create_table(
        "calls",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("able", sa.Boolean(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("coalition", "place", name=op.f("pk_calls")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mutes",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("mute", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("coalition", "place", "platform", "workspace", "user", name=op.f("pk_mutes")),
        sqlite_with_rowid=False,
    )
    op.add_column("rounds", sa.Column("hushed", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("rounds", "hushed")
    op.drop_table("mutes")
    op.drop_table("calls")
