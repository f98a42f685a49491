"""Formats and orders of rounds; rounds from before are go-arounds in the order in which people joined."""

import sqlalchemy as sa
from alembic import op

revision = "202611251441"
down_revision = "202611251440"

_BEFORE = (
    ("format", sa.Text(), "go-around"),
    ("order", sa.Text(), "as joined"),
    ("offers", sa.Integer(), "2"),
    ("around", sa.Integer(), "1"),
    ("trail", sa.Text(), "[]"),
)


def upgrade() -> None:
    with op.batch_alter_table("rounds") as rounds:
        for name, kind, value in _BEFORE:
            rounds.add_column(sa.Column(name, kind, nullable=False, server_default=value))
        rounds.add_column(sa.Column("asked", sa.String(length=14), nullable=True))
    with op.batch_alter_table("rounds") as rounds:
        for name, _, _ in _BEFORE:
            rounds.alter_column(name, server_default=None)
    ended = sa.text("stage = 'ended'")
    op.create_index(
        "ix_rounds_ended", "rounds", ["coalition", "stopped_at"], sqlite_where=ended, postgresql_where=ended
    )


def downgrade() -> None:
    op.drop_index("ix_rounds_ended", table_name="rounds")
    with op.batch_alter_table("rounds") as rounds:
        for name in ("asked", *(name for name, _, _ in reversed(_BEFORE))):
            rounds.drop_column(name)
