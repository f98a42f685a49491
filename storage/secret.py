"""Secret votes: who has taken part, and what was handed in, in tables that share nothing but the vote. No time, no
order, no key of a delivery. Each paper rewrites all that is counted, so that no row tells of being changed last."""

from collections.abc import Sequence
from enum import Enum
from random import SystemRandom
from typing import Generic, TypeVar

from sqlalchemy import (
    BindParameter,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Table,
    Text,
    and_,
    bindparam,
    exists,
    false,
    func,
    select,
)
from sqlalchemy.schema import SchemaItem

from bot.features.proposals.model import OnRoll, ProposalId
from bot.features.proposals.model.secret import Box, Emptied, Issued, Paper, seat_waiting
from bot.kernel.ids import CoalitionId, Id
from storage.errors import LostUpdate
from storage.proposals import RollRows, proposal_roll
from storage.rows import COALITION, Scope
from storage.statements import Statement
from storage.tables import Ident, Json, OneOf, metadata

Marks = tuple[tuple[int, ...], ...]
_LOTS = SystemRandom()


class Stage(Enum):
    """`emptied` is counted and written anew, while the files may still hold what was there before."""

    open = "open"
    emptied = "emptied"
    clean = "clean"


def _of_votes(name: str, *columns: SchemaItem) -> Table:
    key: tuple[SchemaItem, ...] = (
        Column("coalition", Ident(CoalitionId), primary_key=True),
        Column("proposal", Ident(ProposalId), primary_key=True),
        Column("vote", Integer, primary_key=True, autoincrement=False),
    )
    return Table(name, metadata, *key, *columns, sqlite_with_rowid=False)


secret_boxes = _of_votes(
    "secret_boxes",
    Column("stage", OneOf(Stage), nullable=False),
    Column("papers", Json(Marks), nullable=False),
)
"""`papers` are those that are counted whole, sorted. As rows of their own they would tell of the transaction in which
each came, and so of the seat that was ticked off in it."""

secret_roll = _of_votes(
    "secret_roll",
    Column("seat", Ident(Id), primary_key=True),
    Column("submitted", Boolean, nullable=False),
)
secret_tally = _of_votes(
    "secret_tally",
    Column("line", Text, primary_key=True),
    Column("n", Integer, nullable=False),
)

_BINDS: dict[str, BindParameter[object]] = {name: bindparam(name) for name in ("coalition", "proposal", "vote")}


def _this(table: Table) -> ColumnElement[bool]:
    return and_(
        table.c.coalition == COALITION,
        table.c.proposal == bindparam("proposal"),
        table.c.vote == bindparam("vote"),
    )


def _new(table: Table, *names: str) -> Statement:
    return Statement(table.insert().values(_BINDS | {name: bindparam(name) for name in names}))


_BOX, _ROLL, _TALLY = _this(secret_boxes), _this(secret_roll), _this(secret_tally)
_BOX_OPENED = _new(secret_boxes, "stage", "papers")
_SEAT_ADDED, _LINE_ADDED = _new(secret_roll, "seat", "submitted"), _new(secret_tally, "line", "n")
_TICKED_OFF = Statement(
    secret_roll.update()
    .where(_ROLL, secret_roll.c.seat == bindparam("of"), secret_roll.c.submitted.is_(false()))
    .values(submitted=True)
)
_COUNTED = Statement(
    secret_tally.update()
    .where(_TALLY, secret_tally.c.line == bindparam("of"))
    .values(n=secret_tally.c.n + bindparam("more"))
)
_PAPERS = Statement(select(secret_boxes.c.papers).where(_BOX))
_PAPERS_LIE = Statement(secret_boxes.update().where(_BOX).values(papers=bindparam("now")))
_LINES = Statement(select(secret_tally.c.line, secret_tally.c.n).where(_TALLY).order_by(secret_tally.c.line))
_SEATS = Statement(select(secret_roll.c.seat, secret_roll.c.submitted).where(_ROLL))
_SUBMITTED = Statement(select(secret_roll.c.submitted).where(_ROLL, secret_roll.c.seat == bindparam("seat")))
_TAKEN_PART = Statement(select(func.count()).where(_ROLL, secret_roll.c.submitted))
_BOX_GONE, _ROLL_GONE, _TALLY_GONE = (
    Statement(table.delete().where(this))
    for table, this in ((secret_boxes, _BOX), (secret_roll, _ROLL), (secret_tally, _TALLY))
)


class BoxRows:
    _left = exists().where(
        secret_roll.c.coalition == proposal_roll.c.coalition,
        secret_roll.c.proposal == proposal_roll.c.proposal,
        secret_roll.c.vote == proposal_roll.c.vote,
        secret_roll.c.seat == proposal_roll.c.seat,
        secret_roll.c.submitted.is_(false()),
    )
    _mine = (proposal_roll.c.proposal == bindparam("proposal"), proposal_roll.c.vote == bindparam("vote"), _left)
    _silent = RollRows.rows.where(*_mine, order=[proposal_roll.c.seat.asc()])
    _silent_after = RollRows.rows.where(
        *_mine, proposal_roll.c.seat > bindparam("after"), order=[proposal_roll.c.seat.asc()]
    )

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition
        self._roll = RollRows(scope)

    def submitted(self, proposal: ProposalId, vote: int, seat: Id) -> bool | None:
        row = _SUBMITTED.one(self.connection, **self._named(proposal, vote), seat=seat)
        return None if row is None else bool(row[0])

    def taken_part(self, proposal: ProposalId, vote: int) -> int:
        row = _TAKEN_PART.one(self.connection, **self._named(proposal, vote))
        return row[0] if row else 0

    def emptying(self, proposal: ProposalId, vote: int) -> Box | None:
        named = self._named(proposal, vote)
        papers = _PAPERS.one(self.connection, **named)
        if papers is None:
            return None
        return Box(self.taken_part(proposal, vote), dict(_LINES.all(self.connection, **named)), papers[0])

    def silent(self, proposal: ProposalId, vote: int, after: Id | None, most: int) -> tuple[OnRoll, ...]:
        given = {"proposal": proposal, "vote": vote}
        chosen = self._roll.every(self._silent_after, **given, after=after) if after else None
        return (self._roll.every(self._silent, **given) if chosen is None else chosen)[:most]

    def _named(self, proposal: ProposalId, vote: int) -> dict[str, object]:
        return {"coalition": self.coalition, "proposal": proposal, "vote": vote}


A = TypeVar("A", Issued, Paper, Emptied)
T = TypeVar("T")


class _Done(Generic[A]):
    """What is done to a box is stored nowhere as such."""

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def find(self, key: Id) -> A | None:
        return None

    def locked(self, key: Id) -> A | None:
        return None

    def save(self, state: A) -> None:
        raise LookupError("what was done to a box is not changed")

    def _named(self, state: A) -> dict[str, object]:
        return {"coalition": self.coalition, "proposal": state.proposal, "vote": state.vote}


class IssuedRows(_Done[Issued]):
    def add(self, new: Issued) -> None:
        named = self._named(new)
        if _PAPERS.one(self.connection, **named) is None:
            _BOX_OPENED.run(self.connection, **named, stage=Stage.open, papers=())
            for line in sorted(new.lines):
                _LINE_ADDED.run(self.connection, **named, line=line, n=0)
        for seat in new.seats:
            _SEAT_ADDED.run(self.connection, **named, seat=seat, submitted=False)


class PaperRows(_Done[Paper]):
    def add(self, new: Paper) -> None:
        """Raises LostUpdate if one was handed in for the seat meanwhile: then it runs again, and is told."""
        named = self._named(new)
        if _TICKED_OFF.run(self.connection, **named, of=new.seat) != 1:
            raise LostUpdate(secret_roll.name)
        lines = [line for line, _ in _LINES.all(self.connection, **named)]
        if not set(new.lines) <= set(lines):
            raise LookupError("this cannot be counted here")
        for line in lines:
            _COUNTED.run(self.connection, **named, of=line, more=int(line in new.lines))
        if new.marks:
            papers = _PAPERS.one(self.connection, **named)
            _PAPERS_LIE.run(self.connection, **named, now=tuple(sorted((*(papers or ((),))[0], new.marks))))


class EmptiedRows(_Done[Emptied]):
    def add(self, new: Emptied) -> None:
        """In random order, by this one transaction; what is not kept is not there any more."""
        named = self._named(new)
        seats, lines = _SEATS.all(self.connection, **named), _LINES.all(self.connection, **named)
        papers = _PAPERS.one(self.connection, **named)
        for gone in (_BOX_GONE, _ROLL_GONE, _TALLY_GONE):
            gone.run(self.connection, **named)
        kept = papers[0] if papers and new.kept else ()
        _BOX_OPENED.run(self.connection, **named, stage=Stage.emptied, papers=kept)
        for seat, submitted in _shuffled(seats):
            _SEAT_ADDED.run(self.connection, **named, seat=seat, submitted=submitted)
        for line, n in _shuffled(lines) if new.kept else ():
            _LINE_ADDED.run(self.connection, **named, line=line, n=n)


def handed_in(connection: Connection, coalition: CoalitionId, key: str) -> bool:
    """Whether what waits under this key is an answer that was given in secret: it is left where it waits, since taking
    it away would say when."""
    seat = seat_waiting(key)
    if seat is None:
        return False
    proposal, vote, of = seat
    row = _SUBMITTED.one(connection, coalition=coalition, proposal=proposal, vote=vote, seat=of)
    return row is not None and bool(row[0])


def _shuffled(rows: Sequence[T]) -> list[T]:
    return _LOTS.sample(rows, len(rows))
