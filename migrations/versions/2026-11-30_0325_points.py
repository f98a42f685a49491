"""Points that people share after a round."""

import sqlalchemy as sa
from alembic import op

revision = "202611300325"
down_revision = "202611300319"

_COLLECTING = sa.text("stage = 'collecting'")
_STANDING = sa.text("stage <> 'closed'")


def upgrade() -> None:
    op.create_table(
        "points",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("round", sa.String(length=14), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("keepers", sa.Text(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("circle", sa.String(length=14), nullable=True),
        sa.Column("circle_name", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("reminded", sa.Boolean(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("marked", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_points_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_points")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_points_collecting",
        "points",
        ["coalition"],
        sqlite_where=_COLLECTING,
        postgresql_where=_COLLECTING,
    )
    op.create_index(
        "ix_points_opened",
        "points",
        ["coalition", "opened_at"],
        sqlite_where=_STANDING,
        postgresql_where=_STANDING,
    )
    op.create_index(
        "uq_points_standing",
        "points",
        ["coalition", "round"],
        unique=True,
        sqlite_where=_STANDING,
        postgresql_where=_STANDING,
    )


def downgrade() -> None:
    op.drop_index("uq_points_standing", table_name="points", sqlite_where=_STANDING, postgresql_where=_STANDING)
    op.drop_index("ix_points_opened", table_name="points", sqlite_where=_STANDING, postgresql_where=_STANDING)
    op.drop_index("ix_points_collecting", table_name="points", sqlite_where=_COLLECTING, postgresql_where=_COLLECTING)
    op.drop_table("points")
