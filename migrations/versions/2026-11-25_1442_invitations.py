"""An invitation says where it was made, and what the place that it is for may be called."""

import sqlalchemy as sa
from alembic import op

revision = "202611251442"
down_revision = "202611251441"


def upgrade() -> None:
    with op.batch_alter_table("codes") as codes:
        codes.add_column(sa.Column("made_in", sa.String(length=14), nullable=True))
        codes.add_column(sa.Column("label", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("codes") as codes:
        codes.alter_column("label", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("codes") as codes:
        codes.drop_column("label")
        codes.drop_column("made_in")
