"""Which partners of joint work have said their own yes, by what the history tells; all others are asked."""

import json

import sqlalchemy as sa
from alembic import op

revision = "202612010445"
down_revision = "202612010441"

YES = ("credit.WorkBegun", "credit.LineWorded", "credit.LineAccepted")


def upgrade() -> None:
    for name in ("joined", "declined"):
        op.add_column("joint_works", sa.Column(name, sa.Text(), server_default="[]", nullable=False))
    works = sa.table("joint_works", *map(sa.column, ("coalition", "id", "partners", "yes", "worded_by", "joined")))
    said = _said()
    for coalition, work, partners, yes, worded_by, _ in op.get_bind().execute(sa.select(works)).all():
        known = {*json.loads(yes), worded_by, *said.get((coalition, work), ())}
        joined = [each for each in json.loads(partners) if each in known]
        here = works.c.coalition == coalition, works.c.id == work
        op.execute(works.update().where(*here).values(joined=json.dumps(joined)))


def downgrade() -> None:
    for name in ("declined", "joined"):
        op.drop_column("joint_works", name)


def _said() -> dict[tuple[str, str], set[str]]:
    history = sa.table("history", *map(sa.column, ("coalition", "fact", "data")))
    told = sa.select(history.c.coalition, history.c.data).where(history.c.fact.in_(YES))
    found: dict[tuple[str, str], set[str]] = {}
    for coalition, data in op.get_bind().execute(told).all():
        fact = json.loads(data)
        found.setdefault((coalition, fact["work"]), set()).add(fact["organisation"])
    return found
