"""Private places for a few people near a home, and those that are still to be opened."""

import sqlalchemy as sa
from alembic import op

revision = "202611300314"
down_revision = "202611300313"


def upgrade() -> None:
    op.create_table(
        "openings",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("next_at", sa.BigInteger(), nullable=False),
        sa.Column("leased_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("coalition", "place", name=op.f("pk_openings")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_openings_next_at"), "openings", ["next_at"])
    op.create_table(
        "asides",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("near", sa.String(length=14), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("door", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_asides_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_asides")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_asides_channel"), "asides", ["channel"])


def downgrade() -> None:
    op.drop_index(op.f("ix_asides_channel"), table_name="asides")
    op.drop_table("asides")
    op.drop_index(op.f("ix_openings_next_at"), table_name="openings")
    op.drop_table("openings")
