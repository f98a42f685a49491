"""A word about a point that was taken down waits a while longer than the points are collected."""

import sqlalchemy as sa
from alembic import op

revision = "202611300841"
down_revision = "202611300837"

_COLLECTING = sa.text("stage = 'collecting'")
_NAMES = sa.text("(stage = 'collecting' OR taken_down <> '[]')")


def upgrade() -> None:
    op.drop_index("ix_points_collecting", table_name="points", sqlite_where=_COLLECTING, postgresql_where=_COLLECTING)
    op.create_index("ix_points_names", "points", ["coalition"], sqlite_where=_NAMES, postgresql_where=_NAMES)


def downgrade() -> None:
    op.drop_index("ix_points_names", table_name="points", sqlite_where=_NAMES, postgresql_where=_NAMES)
    op.create_index(
        "ix_points_collecting", "points", ["coalition"], sqlite_where=_COLLECTING, postgresql_where=_COLLECTING
    )
