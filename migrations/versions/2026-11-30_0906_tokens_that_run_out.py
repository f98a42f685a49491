"""Tokens that run out: until when they are good, and what they are renewed with, by one process at a time."""

import sqlalchemy as sa
from alembic import op

revision = "202611300906"
down_revision = "202611300905"


def upgrade() -> None:
    op.add_column("installations", sa.Column("renewal", sa.Text(), nullable=True))
    op.add_column("installations", sa.Column("until", sa.BigInteger(), nullable=True))
    op.add_column("installations", sa.Column("leased_until", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("installations", "leased_until")
    op.drop_column("installations", "until")
    op.drop_column("installations", "renewal")
