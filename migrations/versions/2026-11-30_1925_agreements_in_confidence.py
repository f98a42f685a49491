"""Single agreements are kept in confidence; these, and those of circles, are found by an index of their own."""

import sqlalchemy as sa
from alembic import op

revision = "202611301925"
down_revision = "202611301924"

_FOR_FEW = sa.text("(confided OR circle IS NOT NULL)")


def upgrade() -> None:
    op.add_column("agreements", sa.Column("confided", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index(
        "ix_agreements_for_few",
        "agreements",
        ["coalition", "number"],
        sqlite_where=_FOR_FEW,
        postgresql_where=_FOR_FEW,
    )


def downgrade() -> None:
    op.drop_index("ix_agreements_for_few", table_name="agreements", sqlite_where=_FOR_FEW, postgresql_where=_FOR_FEW)
    op.drop_column("agreements", "confided")
