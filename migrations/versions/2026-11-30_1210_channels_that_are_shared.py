"""Homes are found by their channel too, which several workspaces may share."""

import sqlalchemy as sa
from alembic import op

revision = "202611301210"
down_revision = "202611301202"

_LIVED_IN = sa.text("left_at IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_places_channel",
        "places",
        ["platform", "channel"],
        sqlite_where=_LIVED_IN,
        postgresql_where=_LIVED_IN,
    )


def downgrade() -> None:
    op.drop_index("ix_places_channel", table_name="places", sqlite_where=_LIVED_IN, postgresql_where=_LIVED_IN)
