"""Who wants to be asked directly by a check-in, and what stands under *Needs you* without ringing anybody."""

import sqlalchemy as sa
from alembic import op

revision = "202611302112"
down_revision = "202611302101"


def upgrade() -> None:
    op.add_column("check_in_series", sa.Column("direct", sa.Text(), server_default="[]", nullable=False))
    op.add_column("needs", sa.Column("rings", sa.Boolean(), server_default=sa.true(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("needs") as needs:
        needs.drop_column("rings")
    with op.batch_alter_table("check_in_series") as changed:
        changed.drop_column("direct")
