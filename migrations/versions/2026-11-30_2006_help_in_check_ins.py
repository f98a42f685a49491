"""Who asked for help in a check-in and who gives it can come together in a private place."""

import sqlalchemy as sa
from alembic import op

revision = "202611302006"
down_revision = "202611302005"


def upgrade() -> None:
    with op.batch_alter_table("check_in_prompts") as changed:
        changed.add_column(sa.Column("together", sa.Text(), server_default="[]", nullable=False))
    meeting = sa.text("together <> '[]'")
    name, table = "ix_check_in_prompts_together", "check_in_prompts"
    op.create_index(name, table, ["coalition"], sqlite_where=meeting, postgresql_where=meeting)


def downgrade() -> None:
    op.drop_index("ix_check_in_prompts_together", "check_in_prompts")
    with op.batch_alter_table("check_in_prompts") as changed:
        changed.drop_column("together")
