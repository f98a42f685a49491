"""Live cards: how often each was wanted, which wanting its message shows, and when it may be redrawn."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    Integer,
    Table,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import insert

from bot.dispatch.ports import EVERYWHERE, Reaches, Stale
from bot.kernel.command import Address
from bot.kernel.ids import CoalitionId, Id, PlaceId
from storage.asides import CHANNEL, HERE, IS_OPEN, IS_REACHED, NEAR, asides, at_home, beside
from storage.coalition import coalitions, places
from storage.reach import reached, within
from storage.rows import COALITION
from storage.statements import Statement
from storage.tables import EPOCH, Ident, Utc, metadata

PAUSE = timedelta(seconds=1)
LEASE = timedelta(seconds=10)

boards = Table(
    "boards",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Ident(Id), primary_key=True),
    Column("place", Ident(PlaceId), primary_key=True),
    Column("wanted", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("message", Text),
    Column("next_at", Utc(), nullable=False),
    Column("leased_by", Text),
    Column("everywhere", Boolean, nullable=False),
    Column("thread", Text),
    sqlite_with_rowid=False,
)
"""What is `everywhere` is brought to each home that comes in; `thread` is the one that a board was begun in."""

STALE = boards.c.wanted > boards.c.shown
Index("ix_boards_stale", boards.c.next_at, sqlite_where=STALE, postgresql_where=STALE)

_OF_IT = and_(boards.c.coalition == COALITION, boards.c.kind == bindparam("kind"), boards.c.key == bindparam("key"))
_THIS = and_(_OF_IT, boards.c.place == bindparam("place"))
_NEW_ROW = ["coalition", "place", "kind", "key", "wanted", "shown", "next_at", "everywhere"]
_IN_THREAD = [*_NEW_ROW, "thread"]
_LIVED_IN = and_(places.c.coalition == COALITION, places.c.left_at.is_(None))


def _placed(where: ColumnElement[bool], of: Table = places, *, everywhere: bool = False) -> Statement:
    chosen = select(
        of.c.coalition,
        of.c.id,
        *(bindparam(name, type_=boards.c[name].type) for name in ("kind", "key")),
        literal(1),
        literal(0),
        bindparam("next_at", type_=boards.c.next_at.type),
        literal(everywhere),
        bindparam("thread", type_=boards.c.thread.type),
    ).where(where)
    new = insert(boards).from_select(_IN_THREAD, chosen)
    changed = {"wanted": boards.c.wanted + new.excluded.wanted, "everywhere": new.excluded.everywhere}
    return Statement(new.on_conflict_do_update(index_elements=boards.primary_key.columns, set_=changed))


_PLACED = _placed(and_(_LIVED_IN, places.c.id == bindparam("place")))
_PLACED_ASIDE = _placed(and_(HERE, asides.c.id == bindparam("place"), NEAR), asides)
_PLACED_EVERYWHERE = _placed(_LIVED_IN, everywhere=True)
_BROUGHT = Statement(
    insert(boards)
    .from_select(
        _NEW_ROW,
        select(
            boards.c.coalition,
            bindparam("place", type_=boards.c.place.type),
            boards.c.kind,
            boards.c.key,
            literal(1),
            literal(0),
            bindparam("next_at", type_=boards.c.next_at.type),
            true(),
        )
        .where(boards.c.coalition == COALITION, boards.c.everywhere)
        .distinct(),
    )
    .on_conflict_do_nothing()
)
_TAKEN_DOWN = Statement(boards.delete().where(boards.c.coalition == COALITION, boards.c.place == bindparam("place")))
_KNOWN = Statement(select(places.c.id).where(places.c.coalition == COALITION, places.c.id == bindparam("place")))
_ASIDE = Statement(select(asides.c.id).where(asides.c.coalition == COALITION, asides.c.id == bindparam("place")))
_HEADED = Statement(
    select(boards.c.key).where(
        boards.c.coalition == COALITION, *(boards.c[name] == bindparam(name) for name in ("place", "message"))
    )
)
_WANTED = Statement(boards.update().where(_OF_IT).values(wanted=boards.c.wanted + 1, everywhere=False))
SHOWABLE = (
    boards.outerjoin(asides, beside(boards))
    .join(places, and_(at_home(boards), places.c.left_at.is_(None), IS_REACHED, IS_OPEN))
    .join(coalitions, coalitions.c.id == boards.c.coalition)
)
_FOUND = Statement(
    select(
        *(boards.c[name] for name in ("coalition", "kind", "key", "place")),
        *(places.c.platform, places.c.workspace, CHANNEL),
        *(boards.c[name] for name in ("wanted", "message")),
        *(func.coalesce(places.c.language, coalitions.c.language), coalitions.c.zone, boards.c.thread),
    )
    .select_from(SHOWABLE)
    .where(STALE, boards.c.next_at <= bindparam("now"), within(places))
    .order_by(boards.c.next_at, boards.c.kind, boards.c.key, boards.c.place)
    .limit(bindparam("most"))
)
_NEAREST = Statement(
    select(boards.c.next_at)
    .select_from(SHOWABLE)
    .where(STALE, boards.c.next_at > bindparam("after"), within(places))
    .order_by(boards.c.next_at)
    .limit(1)
)
_CLAIMED = Statement(
    boards.update()
    .where(_THIS, STALE, boards.c.next_at <= bindparam("now"))
    .values(next_at=bindparam("until"), leased_by=bindparam("run"))
)
_DRAWN = bindparam("drawn", type_=Integer())
_SHOWN = Statement(
    boards.update()
    .where(_THIS)
    .values(
        shown=case((boards.c.shown > _DRAWN, boards.c.shown), else_=_DRAWN),
        message=bindparam("message"),
        next_at=bindparam("until"),
        leased_by=None,
    )
)
_LATER = Statement(boards.update().where(_THIS).values(next_at=bindparam("until"), leased_by=None))
_TAKEN_BACK = Statement(
    boards.update()
    .where(STALE, boards.c.leased_by == bindparam("run"))
    .values(next_at=bindparam("now"), leased_by=None)
)


class BoardRows:
    """The boards of all coalitions, as the courier sees them."""

    def __init__(self, connection: Connection, run: str) -> None:
        self._connection = connection
        self._run = run

    def stale(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Stale, ...]:
        rows = (row for each in reach for row in _FOUND.all(self._connection, now=now, most=most, **reached(each)))
        found = (
            Stale(coalition, kind, key, place, Address(*address), wanted, message, language, zone, thread)
            for coalition, kind, key, place, *address, wanted, message, language, zone, thread in rows
        )
        return tuple(dict.fromkeys(found))[:most]

    def claim(self, board: Stale, now: datetime) -> bool:
        """Nobody else draws it for ten seconds."""
        return _CLAIMED.run(self._connection, **_named(board), now=now, until=now + LEASE, run=self._run) == 1

    def shown(self, board: Stale, message: str | None, now: datetime) -> None:
        """What was wanted when it was drawn; if more is wanted by now it is drawn again, after a second."""
        given = {"drawn": board.wanted, "message": message, "until": now + PAUSE}
        _SHOWN.run(self._connection, **_named(board), **given)

    def later(self, board: Stale, until: datetime) -> None:
        _LATER.run(self._connection, **_named(board), until=until)

    def take_back(self, run: str, now: datetime) -> None:
        """What a process that is dead was drawing may be drawn at once."""
        _TAKEN_BACK.run(self._connection, run=run, now=now)

    def nearest(self, after: datetime, reach: Reaches = EVERYWHERE) -> datetime | None:
        rows = (_NEAREST.one(self._connection, after=after, **reached(each)) for each in reach)
        return min((row[0] for row in rows if row), default=None)


def place_board(  # noqa: PLR0913, PLR0917 - what a row is made of
    connection: Connection,
    coalition: CoalitionId,
    kind: str,
    key: Id,
    where: Collection[PlaceId] | None,
    thread: str | None = None,
) -> None:
    """Nothing is shown in a place that was left. Raises LookupError for one in which the coalition never lived. In the
    thread of another board it does not stand: that is about something else."""
    headed = {"coalition": coalition, "message": thread}
    taken = thread and any(_HEADED.all(connection, **headed, place=each) for each in where or ())
    given = {"coalition": coalition, "kind": kind, "key": key, "next_at": EPOCH, "thread": None if taken else thread}
    if where is None:
        _PLACED_EVERYWHERE.run(connection, **given)
    for place in where or ():
        if not (_PLACED.run(connection, **given, place=place) or _PLACED_ASIDE.run(connection, **given, place=place)):
            check_known(connection, coalition, place)


def check_known(connection: Connection, coalition: CoalitionId, place: PlaceId) -> None:
    """Raises LookupError for a place in which the coalition never lived, and that is no aside of it."""
    if not (_KNOWN.one(connection, coalition=coalition, place=place) or is_aside(connection, coalition, place)):
        raise LookupError(f"{place} is no home of the coalition")


def is_aside(connection: Connection, coalition: CoalitionId, place: PlaceId) -> bool:
    return _ASIDE.one(connection, coalition=coalition, place=place) is not None


def bring_boards(connection: Connection, coalition: CoalitionId, place: PlaceId) -> None:
    """To a home that has just come in: all that stand everywhere."""
    _BROUGHT.run(connection, coalition=coalition, place=place, next_at=EPOCH)


def take_boards_down(connection: Connection, coalition: CoalitionId, place: PlaceId) -> None:
    """What is up there stays as it is, and is drawn no more."""
    _TAKEN_DOWN.run(connection, coalition=coalition, place=place)


def want_board(
    connection: Connection, coalition: CoalitionId, kind: str, key: Id, where: Collection[PlaceId] = ()
) -> None:
    """Where it is up; and in places that it is to be brought to, which mostly there are none of."""
    if _WANTED.run(connection, coalition=coalition, kind=kind, key=key) < len(where):
        place_board(connection, coalition, kind, key, where)


def _named(board: Stale) -> dict[str, object]:
    return {"coalition": board.coalition, "kind": board.kind, "key": board.key, "place": board.place}
