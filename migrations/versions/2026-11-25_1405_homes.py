"""Homes have a label, a language of their own, and a time when they left; boards that stand in every home."""

import sqlalchemy as sa
from alembic import op

revision = "202611251405"
down_revision = "202611251240"

_ADDRESS = ["platform", "workspace", "channel"]
_LIVED_IN = sa.text("left_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("places") as places:
        places.add_column(sa.Column("label", sa.Text(), nullable=False, server_default=""))
        places.add_column(sa.Column("language", sa.Text(), nullable=True))
        places.add_column(sa.Column("left_at", sa.BigInteger(), nullable=True))
        places.drop_constraint("uq_places_platform_workspace_channel", type_="unique")
    with op.batch_alter_table("places") as places:
        places.alter_column("label", server_default=None)
    op.create_index(
        "uq_places_address", "places", _ADDRESS, unique=True, sqlite_where=_LIVED_IN, postgresql_where=_LIVED_IN
    )
    with op.batch_alter_table("boards") as boards:
        boards.add_column(sa.Column("everywhere", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("boards") as boards:
        boards.alter_column("everywhere", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("boards") as boards:
        boards.drop_column("everywhere")
    op.drop_index("uq_places_address", table_name="places")
    op.execute("UPDATE places SET channel = channel || ' left ' || id WHERE left_at IS NOT NULL")
    with op.batch_alter_table("places") as places:
        places.create_unique_constraint(op.f("uq_places_platform_workspace_channel"), _ADDRESS)
        places.drop_column("left_at")
        places.drop_column("language")
        places.drop_column("label")
