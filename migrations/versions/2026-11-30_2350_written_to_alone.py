"""What is asked of somebody directly, and what they read of it by themselves."""

import sqlalchemy as sa
from alembic import op

revision = "202611302350"
down_revision = "202611302112"


def upgrade() -> None:
    op.add_column("needs", sa.Column("directly", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("outbox", sa.Column("alone", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("alone")
    with op.batch_alter_table("needs") as needs:
        needs.drop_column("directly")
