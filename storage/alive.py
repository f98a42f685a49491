"""When each process was last known to be running, from which it tells after a start how long it was away, and which
run of the program it was, from which it tells whose leases nobody keeps any more."""

from datetime import datetime

from sqlalchemy import Column, Connection, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from bot.dispatch.ports import Reaches, Sign
from storage.statements import Statement
from storage.tables import Json, Utc, metadata

alive = Table(
    "alive",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Utc(), nullable=False),
    Column("run", Text, nullable=False),
    Column("reach", Json(Reaches), nullable=False),
    sqlite_with_rowid=False,
)

_THIS = alive.c.name == bindparam("name")
_LAST = Statement(select(alive.c.at, alive.c.run).where(_THIS).with_for_update())
_NEW = insert(alive).values({name: bindparam(name) for name in ("name", "at", "run", "reach")})
_SET = {"at": _NEW.excluded.at, "reach": _NEW.excluded.reach}
_NOTED = Statement(_NEW.on_conflict_do_update(index_elements=[alive.c.name], set_=_SET))
_ALL = Statement(select(alive.c.name, alive.c.at, alive.c.reach).order_by(alive.c.name))
_TAKEN_OVER = Statement(alive.update().where(_THIS).values(run=bindparam("new_run")))


def signs(connection: Connection) -> tuple[Sign, ...]:
    return tuple(Sign(*row) for row in _ALL.all(connection))


def note_alive(connection: Connection, name: str, run: str, now: datetime, reach: Reaches) -> datetime | None:
    """When it was noted last. The name stays with the run that took it over last."""
    last = _LAST.one(connection, name=name)
    _NOTED.run(connection, name=name, at=now, run=run, reach=reach)
    return last[0] if last else None


def take_over(connection: Connection, name: str, run: str) -> str | None:
    """The run that had the name before, if it was another one. Two that share a name by mistake do not take it from
    each other for ever, since only a start takes it."""
    row = _LAST.one(connection, name=name)
    if row is None or row[1] == run:
        return None
    _TAKEN_OVER.run(connection, name=name, new_run=run)
    return str(row[1])
