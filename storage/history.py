"""What has happened, who did it and when, without people's own words. Rows are added and never changed; after two
years they are removed."""

import json
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, Integer, Table, Text, bindparam, func, select, tuple_

from bot.kernel.change import Happened
from bot.kernel.ids import CoalitionId, PersonId
from storage.codec import written_fact
from storage.rows import COALITION
from storage.statements import Statement
from storage.tables import Ident, Utc, metadata

KEPT = timedelta(days=731)
"""24 months, whatever months they are."""

_AT_ONCE = 500

history = Table(
    "history",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("at", Utc(), primary_key=True, index=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("fact", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("by", Ident(PersonId), nullable=False),
    sqlite_with_rowid=False,
)
"""`number` keeps facts of one moment in order."""

_BEFORE = history.alias("before")
_NEXT = select(func.coalesce(func.max(_BEFORE.c.number), 0) + 1).where(
    _BEFORE.c.coalition == COALITION, _BEFORE.c.at == bindparam("at", type_=Utc())
)
_RECORDED = Statement(
    history.insert()
    .inline()
    .values(
        {name: bindparam(name) for name in ("coalition", "at", "fact", "data", "by")}
        | {"number": _NEXT.scalar_subquery()}
    )
)

_KEY = tuple_(*history.primary_key.columns)
_OLD = select(*history.primary_key.columns).where(history.c.at < bindparam("before")).limit(_AT_ONCE)
_FORGOTTEN = Statement(history.delete().where(_KEY.in_(_OLD)))


def record(
    connection: Connection, coalition: CoalitionId, facts: Collection[Happened], by: PersonId, at: datetime
) -> None:
    for fact in facts:
        data = json.dumps(written_fact(fact), ensure_ascii=False, separators=(",", ":"))
        _RECORDED.run(connection, coalition=coalition, at=at, fact=name_of_fact(type(fact)), data=data, by=by)


def forget(connection: Connection, now: datetime) -> int:
    """Removes entries that are kept no longer; how many, at most some hundred, so that nobody waits long."""
    return _FORGOTTEN.run(connection, before=now - KEPT)


def name_of_fact(fact: type[Happened]) -> str:
    """`listening.RoundOpened`: the feature that states it, and what it says."""
    return f"{fact.__module__.removeprefix('bot.features.').partition('.')[0]}.{fact.__name__}"
