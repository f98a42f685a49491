"""A check-in remembers when its place was told that the bot was away, so that it is told once for all of them."""

import sqlalchemy as sa
from alembic import op

revision = "202611302025"
down_revision = "202611302006"


def upgrade() -> None:
    with op.batch_alter_table("check_in_series") as changed:
        changed.add_column(sa.Column("told_at", sa.BigInteger()))


def downgrade() -> None:
    with op.batch_alter_table("check_in_series") as changed:
        changed.drop_column("told_at")
