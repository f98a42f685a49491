"""What waits for people, and how much may be asked of each of them."""

import sqlalchemy as sa
from alembic import op

revision = "202611251100"
down_revision = "202611251000"


def upgrade() -> None:
    op.create_table(
        "needs",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("person", sa.String(length=14), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("button", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("coalition", "person", "key", name=op.f("pk_needs")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_needs_coalition_key"), "needs", ["coalition", "key"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_needs_coalition_key"), table_name="needs")
    op.drop_table("needs")
