"""One-time codes, by their digests."""

import sqlalchemy as sa
from alembic import op

revision = "202611251421"
down_revision = "202611251420"


def upgrade() -> None:
    op.create_table(
        "codes",
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=14), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_codes_coalition_coalitions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codes")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_codes_coalition_by"), "codes", ["coalition", "by"], unique=False)
    op.create_index(op.f("ix_codes_until"), "codes", ["until"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_codes_until"), table_name="codes")
    op.drop_index(op.f("ix_codes_coalition_by"), table_name="codes")
    op.drop_table("codes")
