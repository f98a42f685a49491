"""A channel is one open aside's at most; of several that shared one, the first stays open."""

import sqlalchemy as sa
from alembic import op

revision = "202611300837"
down_revision = "202611300816"

OPEN = sa.text("door = 'open'")


def upgrade() -> None:
    op.execute(
        "UPDATE asides SET door = 'closed', people = '[]', version = version + 1 WHERE door = 'open' "
        "AND id NOT IN (SELECT MIN(id) FROM asides WHERE door = 'open' GROUP BY channel)"
    )
    op.create_index("uq_asides_channel", "asides", ["channel"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    op.drop_index("uq_asides_channel", "asides")
