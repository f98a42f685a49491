"""When each process was last known to be running, from which it tells after a start how long it was away."""

from datetime import datetime

from sqlalchemy import Column, Connection, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from storage.statements import Statement
from storage.tables import Utc, metadata

alive = Table(
    "alive",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Utc(), nullable=False),
    sqlite_with_rowid=False,
)

_LAST = Statement(select(alive.c.at).where(alive.c.name == bindparam("name")).with_for_update())
_NEW = insert(alive).values(name=bindparam("name"), at=bindparam("at"))
_NOTED = Statement(_NEW.on_conflict_do_update(index_elements=[alive.c.name], set_={"at": _NEW.excluded.at}))


def note_alive(connection: Connection, name: str, now: datetime) -> datetime | None:
    """When it was noted last."""
    last = _LAST.one(connection, name=name)
    _NOTED.run(connection, name=name, at=now)
    return last[0] if last else None
