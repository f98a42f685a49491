"""Proposals say what they were made of; points that people share are kept so that each can be proposed."""

import sqlalchemy as sa
from alembic import op

revision = "202611301150"
down_revision = "202611301131"


def upgrade() -> None:
    op.create_table(
        "points_to_propose",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition"], ["coalitions.id"], name=op.f("fk_points_to_propose_coalition_coalitions")
        ),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_points_to_propose")),
        sqlite_with_rowid=False,
    )
    op.add_column("proposals", sa.Column("origin", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("proposals", "origin")
    op.drop_table("points_to_propose")
