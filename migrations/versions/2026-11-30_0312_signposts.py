"""What goes on in one place as the coalition's other homes see it."""

import sqlalchemy as sa
from alembic import op

revision = "202611300312"
down_revision = "202611251620"


def upgrade() -> None:
    op.create_table(
        "signposts",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("circle", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_signposts_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_signposts")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("signposts")
