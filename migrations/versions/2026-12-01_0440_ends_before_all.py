"""The proposal on which the end of a ground rule lies before all."""

import sqlalchemy as sa
from alembic import op

revision = "202612010440"
down_revision = "202612010300"


def upgrade() -> None:
    op.add_column("ground_rules", sa.Column("end_before", sa.String(length=14), nullable=True))


def downgrade() -> None:
    op.drop_column("ground_rules", "end_before")
