"""What could be celebrated, as it is offered to few, and waits for the day of a year."""

import sqlalchemy as sa
from alembic import op

revision = "202611302037"
down_revision = "202611302034"


OFFERED = sa.text("stage <> 'over'")


def upgrade() -> None:
    op.create_table(
        "celebration_offers",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("of", sa.String(length=14), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("organisations", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("is_first", sa.Boolean(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition"], ["coalitions.id"], name=op.f("fk_celebration_offers_coalition_coalitions")
        ),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_celebration_offers")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_celebration_offers_offered",
        "celebration_offers",
        ["coalition"],
        sqlite_where=OFFERED,
        postgresql_where=OFFERED,
    )


def downgrade() -> None:
    op.drop_index("ix_celebration_offers_offered", table_name="celebration_offers")
    op.drop_table("celebration_offers")
