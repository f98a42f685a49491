"""x"""

import sqlalchemy as sa
from alembic import op

revision = 'a20d765d381a'
down_revision = '202611251100'


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
