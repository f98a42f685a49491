"""Until which date digests are told, and that one begins anew after a pause."""

import sqlalchemy as sa
from alembic import op

revision = "202612010455"
down_revision = "202612010445"


def upgrade() -> None:
    op.add_column("digests", sa.Column("done", sa.Date()))
    op.add_column("digests", sa.Column("anew", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("digests") as changed:
        changed.drop_column("anew")
        changed.drop_column("done")
