"""Who came since a vote was opened is found among many, seats and people."""

from alembic import op

revision = "202611302043"
down_revision = "202611302037"


def upgrade() -> None:
    op.create_index("ix_seats_confirmed_at", "seats", ["coalition", "confirmed_at"])
    op.create_index("ix_seats_since", "seats", ["coalition", "since"])
    op.create_index("ix_members_joined_at", "members", ["coalition", "joined_at"])


def downgrade() -> None:
    op.drop_index("ix_members_joined_at", "members")
    op.drop_index("ix_seats_since", "seats")
    op.drop_index("ix_seats_confirmed_at", "seats")
