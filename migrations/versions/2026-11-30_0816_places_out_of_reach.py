"""Why nothing reaches a place, and when that was told; where it is that a signpost points to."""

import sqlalchemy as sa
from alembic import op

revision = "202611300816"
down_revision = "202611300422"

_STANDING = sa.text("stage <> 'over'")


def upgrade() -> None:
    op.add_column("places", sa.Column("away", sa.Text(), nullable=True))
    op.add_column("places", sa.Column("told_at", sa.BigInteger(), nullable=True))
    op.add_column("signposts", sa.Column("at", sa.String(length=14), nullable=True))
    op.create_index(
        "ix_signposts_standing", "signposts", ["coalition"], sqlite_where=_STANDING, postgresql_where=_STANDING
    )


def downgrade() -> None:
    op.drop_index("ix_signposts_standing", table_name="signposts")
    op.drop_column("signposts", "at")
    op.drop_column("places", "told_at")
    op.drop_column("places", "away")
