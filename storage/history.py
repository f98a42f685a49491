"""What has happened, who did it and when, without people's own words. Rows are added and never changed; after two
years they are removed."""

import json
import sys
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    Select,
    Table,
    Text,
    bindparam,
    func,
    or_,
    select,
    tuple_,
)

from bot.features.history.model import Chosen, Entry, Mark
from bot.kernel.change import Happened
from bot.kernel.ids import CoalitionId, PersonId
from storage.codec import read_fact, written_fact
from storage.naming import naming, pattern
from storage.rows import COALITION, Scope
from storage.statements import Statement
from storage.tables import Ident, Utc, condition, metadata

KEPT = timedelta(days=731)
"""24 months, whatever months they are."""

_AT_ONCE = 500

_CHUNK = 40
_FACILITATING = condition("facilitating")

history = Table(
    "history",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("at", Utc(), primary_key=True, index=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("fact", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("by", Ident(PersonId), nullable=False),
    Column("facilitating", Boolean, nullable=False),
    Index(
        "ix_history_facilitating",
        "coalition",
        "at",
        "number",
        sqlite_where=_FACILITATING,
        postgresql_where=_FACILITATING,
    ),
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
        {name: bindparam(name) for name in ("coalition", "at", "fact", "data", "by", "facilitating")}
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
        _RECORDED.run(
            connection,
            coalition=coalition,
            at=at,
            fact=name_of_fact(type(fact)),
            data=data,
            by=by,
            facilitating=fact.facilitating,
        )


def forget(connection: Connection, now: datetime) -> int:
    """Removes entries that are kept no longer; how many, at most some hundred, so that nobody waits long."""
    return _FORGOTTEN.run(connection, before=now - KEPT)


def name_of_fact(fact: type[Happened]) -> str:
    """`listening.RoundOpened`: the feature that states it, and what it says."""
    return f"{fact.__module__.removeprefix('bot.features.').partition('.')[0]}.{fact.__name__}"


_LATEST = (
    select(history.c.at, history.c.number, history.c.fact, history.c.data)
    .where(
        history.c.coalition == COALITION,
        tuple_(history.c.at, history.c.number) < tuple_(bindparam("before", type_=Utc()), bindparam("place")),
    )
    .order_by(history.c.at.desc(), history.c.number.desc())
    .limit(_CHUNK)
)
_BY_FACILITATORS = _LATEST.where(_FACILITATING)
_END = Mark(datetime(9999, 1, 1, tzinfo=UTC), 0)


def _about(entries: Select[datetime, int, str, str]) -> Statement:
    return Statement(entries.where(or_(history.c.by == bindparam("person"), naming(history.c.data))))


class HistoryRows:
    """What a fact's name means is looked up where features state facts; what is not there is not read."""

    _every, _of_one = Statement(_LATEST), _about(_LATEST)
    _facilitating, _facilitating_of_one = Statement(_BY_FACILITATORS), _about(_BY_FACILITATORS)

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def before(self, mark: Mark | None, chosen: Chosen) -> tuple[Entry, ...]:
        mark = mark or _END
        given: dict[str, object] = {"coalition": self.coalition, "before": mark.at, "place": mark.number}
        if chosen.person:
            given |= {"person": chosen.person, "pattern": pattern(chosen.person)}
            found = self._facilitating_of_one if chosen.facilitating else self._of_one
        else:
            found = self._facilitating if chosen.facilitating else self._every
        return tuple(_entry(*row) for row in found.all(self.connection, **given))


def _entry(at: datetime, number: int, name: str, data: str) -> Entry:
    return Entry(Mark(at, number), _fact(name, data))


def _fact(name: str, data: str) -> Happened | None:
    """None for one of an older version that this one does not know, or knows otherwise."""
    feature, _, kind = name.partition(".")
    stated = getattr(sys.modules.get(f"bot.features.{feature}.facts"), kind, None)
    if not (isinstance(stated, type) and issubclass(stated, Happened)):
        return None
    try:
        return read_fact(stated, json.loads(data))
    except (LookupError, TypeError, ValueError):
        return None
