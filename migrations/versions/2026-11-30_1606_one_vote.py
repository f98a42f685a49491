"""That a proposal is decided in another one's vote, or gave way to it."""

import sqlalchemy as sa
from alembic import op

revision = "202611301606"
down_revision = "202611301548"


def upgrade() -> None:
    op.add_column("proposals", sa.Column("beside", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("proposals", "beside")
