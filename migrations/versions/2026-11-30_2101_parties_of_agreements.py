"""Agreements are found by whom they bind, those too that were there before."""

import json

import sqlalchemy as sa
from alembic import op

revision = "202611302101"
down_revision = "202611302059"


def upgrade() -> None:
    op.create_table(
        "agreement_parties",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("party", sa.String(length=14), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["coalition"], ["coalitions.id"], name=op.f("fk_agreement_parties_coalition_coalitions")
        ),
        sa.PrimaryKeyConstraint("coalition", "party", "number", name=op.f("pk_agreement_parties")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_agreement_parties_coalition_number"), "agreement_parties", ["coalition", "number"])
    connection = op.get_bind()
    there = sa.table("agreement_parties", *map(sa.column, ("coalition", "party", "number")))
    for coalition, number, parties in connection.exec_driver_sql(
        "SELECT coalition, number, parties FROM agreements"
    ).fetchall():
        named = {each[key] for each in json.loads(parties) for key in ("seat", "organisation") if each.get(key)}
        rows = [{"coalition": coalition, "party": party, "number": number} for party in sorted(named)]
        if rows:
            connection.execute(there.insert(), rows)


def downgrade() -> None:
    op.drop_index(op.f("ix_agreement_parties_coalition_number"), table_name="agreement_parties")
    op.drop_table("agreement_parties")
