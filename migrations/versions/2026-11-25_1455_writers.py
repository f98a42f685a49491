"""Members have people who may write down their answers."""

import sqlalchemy as sa
from alembic import op

revision = "202611251455"
down_revision = "202611251450"


def upgrade() -> None:
    with op.batch_alter_table("members") as members:
        members.add_column(sa.Column("writers", sa.Text(), nullable=False, server_default="[]"))
    with op.batch_alter_table("members") as members:
        members.alter_column("writers", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("members") as members:
        members.drop_column("writers")
