"""Someone's accounts over all workspaces of a platform are found by their number."""

from alembic import op

revision = "202611301131"
down_revision = "202611300955"


def upgrade() -> None:
    op.create_index("ix_accounts_user_platform", "accounts", ["user", "platform"])


def downgrade() -> None:
    op.drop_index("ix_accounts_user_platform", "accounts")
