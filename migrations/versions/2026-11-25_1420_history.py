"""The history is read by all: which entries are about what facilitators did, and an index for them."""

import sqlalchemy as sa
from alembic import op

revision = "202611251420"
down_revision = "202611251405"

FACILITATING = sa.text("facilitating")


def upgrade() -> None:
    op.add_column("history", sa.Column("facilitating", sa.Boolean(), nullable=True))
    op.execute(
        "UPDATE history SET facilitating = fact IN ('coalition.CoalitionSetUp', 'coalition.CoalitionChanged', "
        "'coalition.RepresentativeConfirmed', 'coalition.RepresentativeDeclined', 'coalition.FacilitatorMade', "
        "'coalition.FacilitatorStopped', 'coalition.FacilitationTakenOver', 'listening.RoundOpened', "
        "'listening.RoundStarted', 'listening.FacilitationTaken')"
    )
    with op.batch_alter_table("history", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.alter_column("facilitating", existing_type=sa.Boolean(), nullable=False)
    op.create_index(
        "ix_history_facilitating",
        "history",
        ["coalition", "at", "number"],
        unique=False,
        sqlite_where=FACILITATING,
        postgresql_where=FACILITATING,
    )


def downgrade() -> None:
    op.drop_index("ix_history_facilitating", table_name="history")
    with op.batch_alter_table("history", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.drop_column("facilitating")
