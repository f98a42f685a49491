"""Whom a check-in asks: all members, or those who carry promises, as those that ask about promises did already."""

import sqlalchemy as sa
from alembic import op

revision = "202612010010"
down_revision = "202611302350"

TABLES = ("check_in_series", "check_ins")


def upgrade() -> None:
    for name in TABLES:
        op.add_column(name, sa.Column("audience", sa.Text(), server_default="everyone", nullable=False))
        there = sa.table(name, sa.column("audience", sa.Text()), sa.column("theme", sa.Text()))
        op.execute(there.update().where(there.c.theme == "promises").values(audience="carriers"))


def downgrade() -> None:
    for name in TABLES:
        with op.batch_alter_table(name) as changed:
            changed.drop_column("audience")
