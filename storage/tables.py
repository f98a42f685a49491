"""What all tables share: one metadata with named constraints, and the few column types.
The columns of a feature stand in its own file."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import Enum
from fractions import Fraction
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    literal_column,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

from bot.confidential import Confidential, Kind, Readers, stored
from bot.kernel.ids import CoalitionId, Id, PersonId
from storage.codec import codec

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def keyed(name: str, kind: type[Id], *items: SchemaItem) -> Table:
    """A table of aggregates with ids of this kind: `coalition`, `id` and `version` come first, then its own columns."""
    return Table(
        name,
        metadata,
        Column("coalition", Ident(CoalitionId), ForeignKey("coalitions.id"), primary_key=True),
        Column("id", Ident(kind), primary_key=True),
        Column("version", Integer, nullable=False),
        *items,
        sqlite_with_rowid=False,
    )


def condition(sql: str) -> ColumnElement[bool]:
    """Of a partial index, for it and for what is read by it: SQLite reads by the index only where both are written
    alike, and a Boolean would be compared with 1 there."""
    return literal_column(sql)


class Ident(TypeDecorator[Id]):
    """An id, loaded as the class that says of what."""

    impl = String(14)
    cache_ok = True

    def __init__(self, kind: type[Id]) -> None:
        super().__init__()
        self.kind = kind

    @property
    def python_type(self) -> type[Id]:
        return self.kind

    def process_bind_param(self, value: Id | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Id | None:
        return None if value is None else str.__new__(self.kind, value)


class Utc(TypeDecorator[datetime]):
    """An aware time as whole microseconds since 1970: exact on both stores, compared and indexed as a number, and
    cheaper than text (SQLite) or than a timestamp in the session's zone (PostgreSQL)."""

    impl = BigInteger
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)


class Span(TypeDecorator[timedelta]):
    """A length of time as whole microseconds."""

    impl = BigInteger
    cache_ok = True

    @property
    def python_type(self) -> type[timedelta]:
        return timedelta

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> int | None:
        return None if value is None else value // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> timedelta | None:
        return None if value is None else timedelta(microseconds=value)


class Ratio(TypeDecorator[Fraction]):
    """An exact fraction, as 2 or 1/2 is written."""

    impl = Text
    cache_ok = True

    @property
    def python_type(self) -> type[Fraction]:
        return Fraction

    def process_bind_param(self, value: Fraction | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Fraction | None:
        return None if value is None else Fraction(value)


class OneOf(TypeDecorator[Enum]):
    """An enum by its value, which is text."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind

    @property
    def python_type(self) -> type[Enum]:
        return self.kind

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Enum | None:
        return None if value is None else self.kind(value)


class Json(TypeDecorator[Any]):
    """A value of any type that the codec knows, as JSON text: `Json(tuple[Turn, ...])`. What is not loaded with its
    parent, grows beyond 200 or is searched has a table of its own instead."""

    impl = Text
    cache_ok = False
    coerce_to_is_types = ()

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        self.codec = codec(kind)

    @property
    def python_type(self) -> Any:
        return self.kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else _compact(self.codec.write(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else self.codec.read(json.loads(value))


class Alike(Json):
    """Of many rows with the same value beside each other: the text of the row before is not read again. Only for what
    may stay in memory, since the last value does."""

    cache_ok = False

    def __init__(self, kind: Any) -> None:
        super().__init__(kind)
        self._last: tuple[str, Any] = ("", None)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        text, read = self._last
        if value is None or value == text:
            return read if value else None
        self._last = value, (made := super().process_result_value(value, dialect))
        return made


class InConfidence(TypeDecorator[Confidential[Any]]):
    """Something kept in confidence, with who may see it: `InConfidence(str)` holds a `Confidential[str]`. The codec
    takes none, so that it stands in a table of its own feature and in no journal."""

    impl = Text
    cache_ok = False
    coerce_to_is_types = ()

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind
        self.codec = codec(kind)

    @property
    def python_type(self) -> Any:
        generic: Any = Confidential
        return generic[self.kind]

    def process_bind_param(self, value: Confidential[Any] | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        content, kind, readers = stored(value)
        people, parties = sorted(readers.people), sorted(readers.parties)
        return _compact([self.codec.write(content), kind.value, people, parties])

    def process_result_value(self, value: str | None, dialect: Dialect) -> Confidential[Any] | None:
        if value is None:
            return None
        content, kind, people, parties = json.loads(value)
        readers = Readers(frozenset(map(PersonId, people)), frozenset(map(Id, parties)))
        return Confidential(self.codec.read(content), Kind(kind), readers)


_compact: Callable[[object], str] = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
