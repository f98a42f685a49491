"""Beside its sign of life a process says what it serves."""

import sqlalchemy as sa
from alembic import op

revision = "202611251433"
down_revision = "202611251432"

_ALL = '[{"platform":"","workspace":"","channel":""}]'


def upgrade() -> None:
    with op.batch_alter_table("alive") as alive:
        alive.add_column(sa.Column("reach", sa.Text(), nullable=False, server_default=_ALL))
    with op.batch_alter_table("alive") as alive:
        alive.alter_column("reach", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("alive") as alive:
        alive.drop_column("reach")
