"""Seats of residents, who have no organisation; how they are chosen, and who offers to speak."""

import sqlalchemy as sa
from alembic import op

revision = "202611251431"
down_revision = "202611251430"


def upgrade() -> None:
    with op.batch_alter_table("seats", table_kwargs={"sqlite_with_rowid": False}) as seats:
        seats.alter_column("organisation", existing_type=sa.String(length=14), nullable=True)
        seats.add_column(sa.Column("number", sa.Integer(), nullable=True))
        seats.add_column(sa.Column("until", sa.BigInteger(), nullable=True))
        seats.create_unique_constraint(op.f("uq_seats_coalition_number"), ["coalition", "number"])
    op.create_table(
        "residents",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("offers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_residents_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_residents")),
        sa.UniqueConstraint("coalition", name=op.f("uq_residents_coalition")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """A coalition without seats of residents is as it was before."""
    op.drop_table("residents")
    op.execute("DELETE FROM seats WHERE organisation IS NULL")
    with op.batch_alter_table("seats", table_kwargs={"sqlite_with_rowid": False}) as seats:
        seats.drop_constraint(op.f("uq_seats_coalition_number"), type_="unique")
        seats.drop_column("until")
        seats.drop_column("number")
        seats.alter_column("organisation", existing_type=sa.String(length=14), nullable=False)
