"""One timer an aggregate: the nearest moment at which it has something to do. Commands that wait for another try."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count

from sqlalchemy import Column, Connection, Integer, Table, Text, and_, bindparam, exists, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from bot.dispatch.ports import EVERYWHERE, Due, Reaches
from bot.dispatch.running import RETRY
from bot.kernel.command import Address, Command
from bot.kernel.ids import CoalitionId, Id
from storage.asides import asides, at_home, beside
from storage.boards import boards
from storage.coalition import places
from storage.codec import read_command, written_command
from storage.reach import reached, within
from storage.rows import COALITION
from storage.statements import Statement
from storage.tables import Ident, Utc, metadata

SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
_DOUBLED_AT_MOST = 10


def _span(failures: int) -> timedelta:
    """By how much it is put off that has failed so often before."""
    return min(SHORTEST * (1 << min(failures, _DOUBLED_AT_MOST)), LONGEST)


A_DAY = next(often for often in count(1) if sum(map(_span, range(often)), timedelta()) >= timedelta(days=1))
"""So often a timer fails in a day."""

timers = Table(
    "timers",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("key", Ident(Id), primary_key=True),
    Column("due_at", Utc(), nullable=False, index=True),
    Column("failures", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""A timer that is done is deleted: every row is pending, so the index on `due_at` holds nothing else."""

retries = Table(
    "retries",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("key", Ident(Id), primary_key=True),
    Column("command", Text, nullable=False),
    sqlite_with_rowid=False,
)

_THIS = and_(timers.c.coalition == COALITION, timers.c.kind == bindparam("kind"), timers.c.key == bindparam("key"))
_AS_IT_WAS = and_(_THIS, timers.c.due_at == bindparam("at"))
_NEW = insert(timers).values(
    {name: bindparam(name) for name in ("coalition", "kind", "key", "due_at")} | {"failures": 0}
)
_SET = Statement(
    _NEW.on_conflict_do_update(
        index_elements=timers.primary_key.columns,
        set_={"due_at": _NEW.excluded.due_at, "failures": 0},
        where=timers.c.due_at != _NEW.excluded.due_at,
    )
)
_STOPPED = Statement(timers.delete().where(_THIS))
_ITS_BOARDS = and_(*(boards.c[name] == timers.c[name] for name in ("coalition", "kind", "key")))
_ITS_PLACES = boards.outerjoin(asides, beside(boards)).join(places, at_home(boards))
# A process that cannot reach those whose time runs must not end it: its own process may be down.
_OWN = or_(
    bindparam("reach_platform") == "",
    ~exists().where(_ITS_BOARDS),
    exists().select_from(_ITS_PLACES).where(_ITS_BOARDS, within(places)),
)
_ROW = select(timers.c.coalition, timers.c.kind, timers.c.key, timers.c.due_at).order_by(timers.c.due_at)
_NEAREST = Statement(select(timers.c.due_at).where(_OWN).order_by(timers.c.due_at).limit(1))
_DUE = Statement(_ROW.where(timers.c.due_at <= bindparam("now"), _OWN).limit(bindparam("most")))
_RUNNING = Statement(
    _ROW.add_columns(*(places.c[name] for name in ("platform", "workspace", "channel")))
    .select_from(
        timers.outerjoin(boards, _ITS_BOARDS).outerjoin(asides, beside(boards)).outerjoin(places, at_home(boards))
    )
    .where(timers.c.kind == bindparam("kind"))
)
_FAILURES = Statement(select(timers.c.failures).where(_AS_IT_WAS))
_PUT_OFF = Statement(
    timers.update().where(_AS_IT_WAS).values(due_at=bindparam("until"), failures=bindparam("so_often"))
)
_TAKEN = Statement(select(func.pg_try_advisory_xact_lock(func.hashtextextended(bindparam("name", type_=Text()), 0))))

_WAITING = and_(retries.c.coalition == COALITION, retries.c.key == bindparam("key"))
_PUT_BACK = Statement(
    retries.insert().values(coalition=bindparam("coalition"), key=bindparam("key"), command=bindparam("command"))
)
_WAITS = Statement(select(retries.c.command).where(_WAITING))
_TAKEN_BACK = Statement(retries.delete().where(_WAITING))


class TimerRows:
    """The timers of all coalitions, as the clock sees them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        rows = (_NEAREST.one(self._connection, **reached(each)) for each in reach)
        return min((row[0] for row in rows if row), default=None)

    def due(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Due, ...]:
        rows = (row for each in reach for row in _DUE.all(self._connection, now=now, most=most, **reached(each)))
        found = sorted({Due(*row) for row in rows}, key=lambda due: due.at)
        return tuple(found[:most])

    def running(self, kind: str) -> Mapping[Due, tuple[Address, ...]]:
        found: dict[Due, tuple[Address, ...]] = {}
        for coalition, named, key, at, *address in _RUNNING.all(self._connection, kind=kind):
            due = Due(coalition, named, key, at)
            found[due] = found.get(due, ()) + ((Address(*address),) if address[0] is not None else ())
        return found

    def claim(self, due: Due) -> bool:
        """Holds the timer until the transaction ends. On PostgreSQL under a lock of its own: a tick that held the row
        and waited for the aggregate would wait for a press that holds the aggregate and wants to set the timer."""
        if self._connection.dialect.name == "postgresql":
            taken = _TAKEN.one(self._connection, name=f"{due.coalition}:{due.kind}:{due.key}")
            if not (taken and taken[0]):
                return False
        return self.still(due)

    def still(self, due: Due) -> bool:
        return _FAILURES.one(self._connection, **_named(due)) is not None

    def put_off(self, due: Due, now: datetime) -> bool:
        """By a minute, doubled for each failure since the timer was last set, and an hour at most."""
        row = _FAILURES.one(self._connection, **_named(due))
        if row is None:
            return False
        _PUT_OFF.run(self._connection, **_named(due), until=now + _span(row[0]), so_often=row[0] + 1)
        return bool(row[0] >= A_DAY)


def set_timer(connection: Connection, coalition: CoalitionId, kind: str, key: Id, due: datetime | None) -> None:
    if due is None:
        _STOPPED.run(connection, coalition=coalition, kind=kind, key=key)
    else:
        _SET.run(connection, coalition=coalition, kind=kind, key=key, due_at=due)


def put_back(connection: Connection, coalition: CoalitionId, key: Id, command: Command, due: datetime) -> None:
    """Raises ValueError for an untraced one, before anything of it is written."""
    if command.untraced:
        raise ValueError("an untraced command is kept nowhere")
    _PUT_BACK.run(connection, coalition=coalition, key=key, command=json.dumps(written_command(command)))
    set_timer(connection, coalition, RETRY, key, due)


def take_back(connection: Connection, coalition: CoalitionId, key: Id) -> Command:
    """Raises LookupError if it is gone, or if this version has no such command."""
    row = _WAITS.one(connection, coalition=coalition, key=key)
    if row is None:
        raise LookupError(f"nothing waits under {key}")
    _TAKEN_BACK.run(connection, coalition=coalition, key=key)
    set_timer(connection, coalition, RETRY, key, None)
    return read_command(json.loads(row[0]))


def _named(due: Due) -> dict[str, object]:
    return {"coalition": due.coalition, "kind": due.kind, "key": due.key, "at": due.at}
