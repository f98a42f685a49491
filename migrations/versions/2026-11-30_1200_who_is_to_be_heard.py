"""Who has not been heard yet about a proposal."""

import sqlalchemy as sa
from alembic import op

revision = "202611301200"
down_revision = "202611301152"


def upgrade() -> None:
    op.add_column("proposals", sa.Column("unheard", sa.Text(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("proposals", "unheard")
