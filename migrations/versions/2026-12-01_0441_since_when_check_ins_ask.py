"""Since when a check-in asks on its days and at its hour: what was over by then was nobody's absence."""

import sqlalchemy as sa
from alembic import op

revision = "202612010441"
down_revision = "202612010440"


def upgrade() -> None:
    op.add_column("check_in_series", sa.Column("since", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("check_in_series") as changed:
        changed.drop_column("since")
