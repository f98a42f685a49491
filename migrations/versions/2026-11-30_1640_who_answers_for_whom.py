"""Found at once among many: who holds a seat, who stands in for it, and who writes for whom."""

import sqlalchemy as sa
from alembic import op

revision = "202611301640"
down_revision = "202611301608"

SHARED, HELPED = sa.text("alternates <> '[]'"), sa.text("writers <> '[]'")


def upgrade() -> None:
    op.create_index("ix_seats_representative", "seats", ["coalition", "representative"])
    op.create_index(
        "ix_seats_alternates", "seats", ["coalition", "alternates"], sqlite_where=SHARED, postgresql_where=SHARED
    )
    op.create_index(
        "ix_members_writers", "members", ["coalition", "writers"], sqlite_where=HELPED, postgresql_where=HELPED
    )


def downgrade() -> None:
    op.drop_index("ix_members_writers", "members", sqlite_where=HELPED, postgresql_where=HELPED)
    op.drop_index("ix_seats_alternates", "seats", sqlite_where=SHARED, postgresql_where=SHARED)
    op.drop_index("ix_seats_representative", "seats")
