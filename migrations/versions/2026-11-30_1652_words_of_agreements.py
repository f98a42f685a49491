"""Agreements are found by their words, those too that were there before."""

import json
import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "202611301652"
down_revision = "202611301641"

_WORD, _LONGEST = re.compile(r"[^\W_]+"), 40


def upgrade() -> None:
    op.create_table(
        "agreement_words",
        sa.Column("coalition", sa.String(length=14), nullable=False),
        sa.Column("word", sa.Text().with_variant(sa.Text(collation="C"), "postgresql"), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["coalition"], ["coalitions.id"], name=op.f("fk_agreement_words_coalition_coalitions")),
        sa.PrimaryKeyConstraint("coalition", "word", "number", name=op.f("pk_agreement_words")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_agreement_words_coalition_number"), "agreement_words", ["coalition", "number"])
    connection = op.get_bind()
    there = sa.table("agreement_words", *map(sa.column, ("coalition", "word", "number")))
    for coalition, number, versions in connection.exec_driver_sql(
        "SELECT coalition, number, versions FROM agreements"
    ).fetchall():
        last = json.loads(versions)[-1]
        words = _words(f"{last['title']}\n{last['text']}\n{last['chosen']}")
        rows = [{"coalition": coalition, "number": number, "word": word} for word in words]
        if rows:
            connection.execute(there.insert(), rows)


def downgrade() -> None:
    op.drop_index(op.f("ix_agreement_words_coalition_number"), table_name="agreement_words")
    op.drop_table("agreement_words")


def _words(text: str) -> list[str]:
    """As the program of this version takes words apart."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in apart if unicodedata.category(each)[0] != "M").casefold()
    return sorted({each[:_LONGEST] for each in _WORD.findall(plain)})
