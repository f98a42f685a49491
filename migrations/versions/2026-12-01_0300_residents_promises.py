"""What residents promised and who then left: their words go with them, and the zone of whoever let something go."""

import sqlalchemy as sa
from alembic import op

revision = "202612010300"
down_revision = "202612010010"

GONE = {
    "what": "", "stage": "dropped", "former": "[]", "reading": None, "wish": None, "offered": None, "saying": None,
    "vote": None,
}  # fmt: skip


def upgrade() -> None:
    names = (*GONE, "zone", "organisation", "person", "made_at", "settled_at")
    there = sa.table("commitments", *map(sa.column, names))
    nobodys = there.c.stage == "open", there.c.person.is_(None)
    op.execute(
        there.update().where(*nobodys, there.c.organisation.is_(None)).values(**GONE, settled_at=there.c.made_at)
    )
    op.execute(there.update().where(there.c.person.is_(None)).values(zone="UTC"))


def downgrade() -> None:
    """What is gone stays gone."""
