"""Meetings outside chat, and when the next of them are."""

import sqlalchemy as sa
from alembic import op

revision = "202611251430"
down_revision = "202611251421"


def upgrade() -> None:
    op.add_column("coalitions", sa.Column("meetings", sa.Text(), server_default="[]", nullable=False))
    op.create_table(
        "meetings",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(length=14), nullable=False),
        sa.Column("occurrence", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("venue", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.Time(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("set_by", sa.String(length=14), nullable=False),
        sa.Column("repeats", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("present", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_meetings_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("coalition", "series", "occurrence", name=op.f("uq_meetings_coalition_series_occurrence")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_meetings_coalition_day"), "meetings", ["coalition", "day"], unique=False)
    op.create_index(
        "ix_meetings_planned",
        "meetings",
        ["coalition"],
        unique=False,
        sqlite_where=sa.text("stage = 'planned'"),
        postgresql_where=sa.text("stage = 'planned'"),
    )


def downgrade() -> None:
    op.drop_index(
        "ix_meetings_planned",
        table_name="meetings",
        sqlite_where=sa.text("stage = 'planned'"),
        postgresql_where=sa.text("stage = 'planned'"),
    )
    op.drop_index(op.f("ix_meetings_coalition_day"), table_name="meetings")
    op.drop_table("meetings")
    op.drop_column("coalitions", "meetings")
