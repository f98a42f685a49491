"""What organisations count in votes."""

import sqlalchemy as sa
from alembic import op

revision = "202611302034"
down_revision = "202611302025"


def upgrade() -> None:
    op.create_table(
        "organisation_weights",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition"], ["coalitions.id"], name=op.f("fk_organisation_weights_coalition_coalitions")
        ),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_organisation_weights")),
        sqlite_with_rowid=False,
    )
    op.add_column("proposal_roll", sa.Column("weight", sa.Text(), server_default="1", nullable=False))


def downgrade() -> None:
    op.drop_column("proposal_roll", "weight")
    op.drop_table("organisation_weights")
