"""Whether the platform may still show on a call who speaks."""

import sqlalchemy as sa
from alembic import op

revision = "202611301257"
down_revision = "202611301251"


def upgrade() -> None:
    op.add_column("calls", sa.Column("shown", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("calls", "shown")
