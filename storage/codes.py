"""One-time codes by their digests: looked up before a coalition is known, by recognising.py, and removed once they
are over."""

from datetime import datetime

from sqlalchemy import Column, Connection, ForeignKey, Index, Integer, Table, Text, bindparam, select

from bot.codes import CodeId
from bot.features.coalition.model import INVITE, OneTimeCode
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from storage.rows import Aggregates, Rows
from storage.statements import Statement
from storage.tables import Ident, Utc, metadata

_AT_ONCE = 1000

codes = Table(
    "codes",
    metadata,
    Column("id", Ident(CodeId), primary_key=True),
    Column("coalition", Ident(CoalitionId), ForeignKey("coalitions.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("opens", Text, nullable=False),
    Column("by", Ident(PersonId)),
    Column("until", Utc(), nullable=False, index=True),
    Column("made_in", Ident(PlaceId)),
    Column("label", Text, nullable=False),
    Index(None, "coalition", "by"),
    sqlite_with_rowid=False,
)

_OVER = select(codes.c.id).where(codes.c.until <= bindparam("now")).limit(_AT_ONCE)
_FORGOTTEN = Statement(codes.delete().where(codes.c.id.in_(_OVER)))


class CodeRows(Aggregates[OneTimeCode]):
    rows = Rows(OneTimeCode, codes)
    _of = rows.where(codes.c.by == bindparam("person"))
    _invitations = rows.where(
        codes.c.opens == INVITE, codes.c.by.is_not(None), order=[codes.c.until.asc(), codes.c.id.asc()]
    )

    def of(self, person: PersonId) -> tuple[OneTimeCode, ...]:
        return self.every(self._of, person=person)

    def invitations(self) -> tuple[OneTimeCode, ...]:
        return self.every(self._invitations)


def forget(connection: Connection, now: datetime) -> int:
    """Removes those that are used or over; how many, at most a thousand, so that nobody waits long."""
    return _FORGOTTEN.run(connection, now=now)
