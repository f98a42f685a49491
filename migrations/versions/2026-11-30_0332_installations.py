"""In which workspaces of a platform the bot is installed."""

import sqlalchemy as sa
from alembic import op

revision = "202611300332"
down_revision = "202611300325"


def upgrade() -> None:
    op.create_table(
        "installations",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=True),
        sa.Column("bot_user", sa.Text(), nullable=False),
        sa.Column("bot", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("gone_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("platform", "workspace", name=op.f("pk_installations")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("installations")
