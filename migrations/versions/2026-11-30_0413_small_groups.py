"""People of a round who talk in small groups."""

import sqlalchemy as sa
from alembic import op

revision = "202611300413"
down_revision = "202611300341"

_STANDING = sa.text("step <> 'over'")


def upgrade() -> None:
    op.create_table(
        "small_groups",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("id", sa.String(length=14), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("round", sa.String(length=14), nullable=False),
        sa.Column("near", sa.String(length=14), nullable=False),
        sa.Column("place", sa.String(length=14), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("speaker", sa.String(length=14), nullable=True),
        sa.Column("reminded", sa.Boolean(), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=False),
        sa.Column("voice", sa.String(length=14), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_small_groups_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "id", name=op.f("pk_small_groups")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_small_groups_standing",
        "small_groups",
        ["coalition", "place"],
        sqlite_where=_STANDING,
        postgresql_where=_STANDING,
    )


def downgrade() -> None:
    op.drop_index(
        "ix_small_groups_standing", table_name="small_groups", sqlite_where=_STANDING, postgresql_where=_STANDING
    )
    op.drop_table("small_groups")
