"""Organisations that left keep their names, and may come back."""

import sqlalchemy as sa
from alembic import op

revision = "202611251446"
down_revision = "202611251442"


def upgrade() -> None:
    op.add_column("organisations", sa.Column("left_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("organisations", table_kwargs={"sqlite_with_rowid": False}) as organisations:
        organisations.drop_column("left_at")
