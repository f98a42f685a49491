"""How far a coalition is on its first evening, and what it has begun to use."""

import sqlalchemy as sa
from alembic import op

revision = "202611251440"
down_revision = "202611251433"


def upgrade() -> None:
    op.add_column("coalitions", sa.Column("path", sa.Text(), server_default="{}", nullable=False))
    op.add_column("coalitions", sa.Column("used", sa.Text(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("coalitions", "used")
    op.drop_column("coalitions", "path")
