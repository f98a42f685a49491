"""Check-ins: their series, the dates of each, and each person's place in one of those."""

import sqlalchemy as sa
from alembic import op

revision = "202611301607"
down_revision = "202611301606"


def upgrade() -> None:
    op.create_table(
        "check_in_series",
        *_keyed("check_in_series"),
        sa.Column("place", sa.String(14), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("days", sa.Text(), nullable=False),
        sa.Column("next", sa.Date(), nullable=False),
        sa.Column("set_by", sa.String(14)),
        sa.Column("window", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("asked", sa.Date()),
        sa.Column("left_out", sa.Text(), nullable=False),
        sqlite_with_rowid=False,
    )
    _partial("ix_check_in_series_going_on", "check_in_series", "stage <> 'ended'")
    op.create_table(
        "check_ins",
        *_keyed("check_ins"),
        sa.Column("series", sa.String(14), nullable=False),
        sa.Column("place", sa.String(14), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("hour", sa.Time(), nullable=False),
        sa.Column("window", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("listed", sa.BigInteger()),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("closed_at", sa.BigInteger()),
        sa.UniqueConstraint("coalition", "series", "day", name=op.f("uq_check_ins_coalition_series_day")),
        sqlite_with_rowid=False,
    )
    _partial("ix_check_ins_open", "check_ins", "closed_at IS NULL")
    op.create_table(
        "check_in_prompts",
        *_keyed("check_in_prompts"),
        sa.Column("check_in", sa.String(14), nullable=False),
        sa.Column("series", sa.String(14), nullable=False),
        sa.Column("person", sa.String(14)),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.Time(), nullable=False),
        sa.Column("window", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("helpers", sa.Text(), nullable=False),
        sa.Column("how", sa.Text()),
        sa.UniqueConstraint(
            "coalition", "check_in", "person", name=op.f("uq_check_in_prompts_coalition_check_in_person")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_check_in_prompts_coalition_person_day", "check_in_prompts", ["coalition", "person", "day"])


def downgrade() -> None:
    for table in ("check_in_prompts", "check_ins", "check_in_series"):
        op.drop_table(table)


def _keyed(table: str) -> tuple[sa.Column[str] | sa.Column[int] | sa.Constraint, ...]:
    return (
        sa.Column("coalition", sa.String(14), nullable=False),
        sa.Column("id", sa.String(14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f(f"fk_{table}_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f(f"pk_{table}")),
    )


def _partial(name: str, table: str, where: str) -> None:
    op.create_index(name, table, ["coalition"], sqlite_where=sa.text(where), postgresql_where=sa.text(where))
