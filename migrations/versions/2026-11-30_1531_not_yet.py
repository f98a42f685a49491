"""What is kept beside a block that did not stand."""

import sqlalchemy as sa
from alembic import op

revision = "202611301531"
down_revision = "202611301257"


def upgrade() -> None:
    op.add_column("proposals", sa.Column("later", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("proposals", "later")
