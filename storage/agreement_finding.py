"""By what agreements are found beside their own rows: the words of each that stand now, and whom each binds."""

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, Text, bindparam, delete, insert, select

from bot.features.agreements.model import Agreement
from bot.features.agreements.model.searching import words_of
from bot.kernel.ids import CoalitionId, Id
from storage.rows import COALITION
from storage.statements import Statement
from storage.tables import Ident, metadata

agreement_words = Table(
    "agreement_words",
    metadata,
    Column("coalition", Ident(CoalitionId), ForeignKey("coalitions.id"), primary_key=True),
    Column("word", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Index(None, "coalition", "number"),
    sqlite_with_rowid=False,
)
"""Compared byte by byte on both stores: so both find the same."""

agreement_parties = Table(
    "agreement_parties",
    metadata,
    Column("coalition", Ident(CoalitionId), ForeignKey("coalitions.id"), primary_key=True),
    Column("party", Ident(Id), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Index(None, "coalition", "number"),
    sqlite_with_rowid=False,
)
"""Seats, and organisations."""

OF_PARTY = (agreement_parties.c.coalition == COALITION, agreement_parties.c.party == bindparam("party"))
_LAST = "\U0010ffff"
"""After all that a word can go on with."""


class _Kept:
    """What is kept of each agreement in one of these tables, by its number."""

    def __init__(self, table: Table, column: Column[str]) -> None:
        this = (table.c.coalition == COALITION, table.c.number == bindparam("number"))
        self.read = Statement(select(column).where(*this))
        self.forget = Statement(delete(table).where(*this))
        given = {column.name: bindparam("kept"), "coalition": COALITION, "number": bindparam("number")}
        self.write = Statement(insert(table).values(given))

    def keep(self, connection: Connection, coalition: CoalitionId, number: int, after: set[str]) -> None:
        """Only where it is other than before."""
        this = {"coalition": coalition, "number": number}
        if {kept for (kept,) in self.read.all(connection, **this)} == after:
            return
        self.forget.run(connection, **this)
        for each in sorted(after):
            self.write.run(connection, **this, kept=each)


_WORDS = _Kept(agreement_words, agreement_words.c.word)
_PARTIES = _Kept(agreement_parties, agreement_parties.c.party)
_WITH = Statement(
    select(agreement_words.c.number).where(
        agreement_words.c.coalition == COALITION,
        agreement_words.c.word >= bindparam("word"),
        agreement_words.c.word < bindparam("after"),
    )
)
"""Asked for each number once, SQLite would read all words of all agreements in the order of their numbers."""


def find_by(connection: Connection, coalition: CoalitionId, state: Agreement) -> None:
    """From now on it is found by the words that stand, and by those whom it binds."""
    _WORDS.keep(connection, coalition, state.number, {*words_of(state)})
    _PARTIES.keep(connection, coalition, state.number, parties_of(state))


def parties_of(state: Agreement) -> set[str]:
    return {party for each in state.parties for party in (each.seat, each.organisation) if party}


def with_word(connection: Connection, coalition: CoalitionId, word: str) -> frozenset[int]:
    found = _WITH.all(connection, coalition=coalition, word=word, after=word + _LAST)
    return frozenset(number for (number,) in found)
