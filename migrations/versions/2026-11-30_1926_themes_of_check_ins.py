"""A check-in says what it is about: a question of the group's own, as all until now, or one of ours."""

import sqlalchemy as sa
from alembic import op

revision = "202611301926"
down_revision = "202611301925"


def upgrade() -> None:
    for table in ("check_in_series", "check_ins"):
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column("theme", sa.Text(), server_default="own", nullable=False))


def downgrade() -> None:
    for table in ("check_in_series", "check_ins"):
        with op.batch_alter_table(table) as changed:
            changed.drop_column("theme")
