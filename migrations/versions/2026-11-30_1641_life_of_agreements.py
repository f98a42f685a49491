"""What becomes of an agreement: it is looked at again, put to all, signed later, and ended."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "202611301641"
down_revision = "202611301640"


def upgrade() -> None:
    for column in _added():
        op.add_column("agreements", column)
    _wake_up(op.get_bind())


def downgrade() -> None:
    op.execute("DELETE FROM timers WHERE kind = 'agreement'")
    for column in reversed(_added()):
        op.drop_column("agreements", column.name)


def _wake_up(connection: sa.Connection) -> None:
    """What was brought in is looked at again on its day too."""
    names = ("coalition", "id", "zone", "looks_at")
    register = sa.table("agreements", *map(sa.column, names), sa.column("review", sa.Date()))
    timers = sa.table("timers", *map(sa.column, ("coalition", "kind", "key", "due_at", "failures")))
    asked = sa.select(*(register.c[name] for name in ("coalition", "id", "zone", "review")))
    for coalition, key, zone, review in connection.execute(asked.where(register.c.review.is_not(None))).fetchall():
        due = _morning(review, zone)
        it = (register.c.coalition == coalition, register.c.id == key)
        connection.execute(register.update().where(*it).values(looks_at=due))
        row = {"coalition": coalition, "kind": "agreement", "key": key, "due_at": due, "failures": 0}
        connection.execute(timers.insert().values(row))


def _morning(day: date, zone: str) -> int:
    at = datetime.combine(day, time(9), ZoneInfo(zone))
    return (at.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def _added() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("looks_at", sa.BigInteger(), nullable=True),
        sa.Column("reviewing", sa.Text(), nullable=True),
        sa.Column("deciding", sa.Text(), nullable=True),
        sa.Column("asked", sa.Integer(), server_default="0", nullable=False),
        sa.Column("signatures", sa.Text(), server_default="[]", nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("replaced_by", sa.Integer(), nullable=True),
    )
