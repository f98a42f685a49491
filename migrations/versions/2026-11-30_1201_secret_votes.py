"""Secret votes: who has taken part, and apart from it what was handed in."""

import sqlalchemy as sa
from alembic import op

revision = "202611301201"
down_revision = "202611301200"


def upgrade() -> None:
    _create("secret_boxes", (), sa.Column("stage", sa.Text(), nullable=False), _text("papers"))
    _create("secret_roll", ("seat",), _seat(), sa.Column("submitted", sa.Boolean(), nullable=False))
    _create("secret_tally", ("line",), _text("line"), sa.Column("n", sa.Integer(), nullable=False))


def downgrade() -> None:
    for name in ("secret_tally", "secret_roll", "secret_boxes"):
        op.drop_table(name)


def _create(name: str, key: tuple[str, ...], *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("proposal", sa.String(length=14), nullable=False),
        sa.Column("vote", sa.Integer(), autoincrement=False, nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("coalition", "proposal", "vote", *key, name=op.f(f"pk_{name}")),
        sqlite_with_rowid=False,
    )


def _text(name: str) -> sa.schema.SchemaItem:
    return sa.Column(name, sa.Text(), nullable=False)


def _seat() -> sa.schema.SchemaItem:
    return sa.Column("seat", sa.String(length=14), nullable=False)
