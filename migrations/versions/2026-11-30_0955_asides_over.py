"""Since when an aside is over, so that it is let go of some weeks later."""

import sqlalchemy as sa
from alembic import op

revision = "202611300955"
down_revision = "202611300906"


def upgrade() -> None:
    op.add_column("asides", sa.Column("over_since", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_asides_over_since"), "asides", ["over_since"])


def downgrade() -> None:
    op.drop_index(op.f("ix_asides_over_since"), "asides")
    op.drop_column("asides", "over_since")
