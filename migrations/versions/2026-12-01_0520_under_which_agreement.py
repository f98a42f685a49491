"""Under which agreement a promise stands that could be celebrated: all must still be able to read it then."""

import sqlalchemy as sa
from alembic import op

revision = "202612010520"
down_revision = "202612010455"


def upgrade() -> None:
    op.add_column("celebration_offers", sa.Column("under", sa.String(length=14), nullable=True))
    offers = sa.table("celebration_offers", *map(sa.column, ("coalition", "way", "of", "under")))
    made = sa.table("commitments", *map(sa.column, ("coalition", "id", "agreement")))
    its = sa.select(made.c.agreement).where(made.c.coalition == offers.c.coalition, made.c.id == offers.c.of)
    op.execute(offers.update().where(offers.c.way == "promise").values(under=its.scalar_subquery()))


def downgrade() -> None:
    op.drop_column("celebration_offers", "under")
