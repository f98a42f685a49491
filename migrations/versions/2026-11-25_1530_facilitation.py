"""How facilitating goes round: terms and offers; those who facilitate already are asked from when that is changed."""

import sqlalchemy as sa
from alembic import op

revision = "202611251530"
down_revision = "202611251456"


def upgrade() -> None:
    op.add_column("coalitions", sa.Column("facilitation", sa.Text(), server_default="{}", nullable=False))


def downgrade() -> None:
    op.drop_column("coalitions", "facilitation")
