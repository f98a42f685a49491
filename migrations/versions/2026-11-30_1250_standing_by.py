"""What stands unless somebody asks to look again."""

import sqlalchemy as sa
from alembic import op

revision = "202611301250"
down_revision = "202611301211"


def upgrade() -> None:
    op.add_column("proposals", sa.Column("silence", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("proposals", "silence")
