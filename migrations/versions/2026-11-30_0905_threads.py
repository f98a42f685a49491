"""Where a board was begun in a thread; under which board a message belongs, and whether all see it."""

import sqlalchemy as sa
from alembic import op

revision = "202611300905"
down_revision = "202611300842"


def upgrade() -> None:
    op.add_column("boards", sa.Column("thread", sa.Text(), nullable=True))
    op.add_column("outbox", sa.Column("under_kind", sa.Text(), nullable=True))
    op.add_column("outbox", sa.Column("under_key", sa.String(length=14), nullable=True))
    op.add_column("outbox", sa.Column("aloud", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "aloud")
    op.drop_column("outbox", "under_key")
    op.drop_column("outbox", "under_kind")
    op.drop_column("boards", "thread")
