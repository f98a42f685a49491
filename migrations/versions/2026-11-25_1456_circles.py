"""Circles, and the rounds that are theirs."""

from typing import Literal

import sqlalchemy as sa
from alembic import op

revision = "202611251456"
down_revision = "202611251455"


def upgrade() -> None:
    op.create_table(
        "circles",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("alike", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("inside", sa.Text(), nullable=False),
        sa.Column("asking", sa.Text(), nullable=False),
        sa.Column("invited", sa.Text(), nullable=False),
        sa.Column("closing", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_circles_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_circles")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "uq_circles_going_on",
        "circles",
        ["coalition", "alike"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    rebuilt: Literal["always", "never"] = "always" if op.get_context().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("rounds", recreate=rebuilt) as table:
        table.add_column(sa.Column("circle", sa.String(length=14), nullable=True))
        table.add_column(sa.Column("circle_name", sa.Text(), nullable=True))
    op.create_index(op.f("ix_rounds_coalition_circle_opened_at"), "rounds", ["coalition", "circle", "opened_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_rounds_coalition_circle_opened_at"), table_name="rounds")
    with op.batch_alter_table("rounds") as table:
        table.drop_column("circle_name")
        table.drop_column("circle")
    op.drop_index("uq_circles_going_on", table_name="circles")
    op.drop_table("circles")
