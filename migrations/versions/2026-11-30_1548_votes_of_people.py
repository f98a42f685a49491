"""People on the roll of a vote, each with a seat of that vote alone."""

import sqlalchemy as sa
from alembic import op

revision = "202611301548"
down_revision = "202611301547"


def upgrade() -> None:
    op.add_column("proposal_roll", sa.Column("person", sa.String(length=14), nullable=True))
    op.create_index("ix_proposal_roll_person", "proposal_roll", ["coalition", "person", "proposal", "vote"])


def downgrade() -> None:
    op.drop_index("ix_proposal_roll_person", "proposal_roll")
    op.drop_column("proposal_roll", "person")
