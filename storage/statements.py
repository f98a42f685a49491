"""Statements that are built once, at import, and run at nearly the driver's own speed.
Core writes the SQL and knows the column types; what it would do again at every call is done at the first."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

Core = Select[*tuple[Any, ...]] | Insert | Update | Delete
Convert = Callable[[Any], Any]


class Statement:
    """A Core statement with a `bindparam` for each value that is given at the call: `RUNNING.one(connection, place=…)`.

    Rows are plain tuples in the order of the selected columns, converted by their column types.
    """

    def __init__(self, core: Core) -> None:
        self.core = core
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, **given: Any) -> list[tuple[Any, ...]]:
        compiled = self._on(connection)
        cursor = compiled.run(connection, given)
        rows = cursor.fetchall()
        cursor.close()
        return [compiled.convert(row) for row in rows]

    def one(self, connection: Connection, **given: Any) -> tuple[Any, ...] | None:
        """The first row, or None."""
        compiled = self._on(connection)
        cursor = compiled.run(connection, given)
        row = cursor.fetchone()
        cursor.close()
        return None if row is None else compiled.convert(row)

    def run(self, connection: Connection, **given: Any) -> int:
        """How many rows it touched."""
        cursor = self._on(connection).run(connection, given)
        touched = cursor.rowcount
        cursor.close()
        return touched

    def _on(self, connection: Connection) -> "_Compiled":
        name = connection.dialect.name
        if name not in self._compiled:
            self._compiled[name] = _Compiled(self.core, connection.dialect)
        return self._compiled[name]


def execute(connection: Connection, sql: str, values: Any) -> DBAPICursor:
    """At the driver's own speed: what SQLAlchemy would find out anew about each result costs more than the statement.
    Raises its DBAPIError, as it would; it shows no values, which may be people's words."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, values)
    except connection.dialect.loaded_dbapi.Error as error:
        cursor.close()
        kind, dialect = connection.dialect.loaded_dbapi.Error, connection.dialect
        raise DBAPIError.instance(sql, None, error, kind, hide_parameters=True, dialect=dialect) from error
    return cursor


class _Compiled:
    def __init__(self, core: Core, dialect: Dialect) -> None:
        compiled: Any = core.compile(dialect=dialect)
        if compiled.post_compile_params:
            raise TypeError(f"a statement is built once, so it has a fixed number of parameters: {compiled}")
        self.sql: str = compiled.string
        self.order: list[str] | None = compiled.positiontup
        self.given: Mapping[str, Any] = compiled.params
        self.binds = _binds(compiled, dialect)
        self.reads = _reads(core, dialect)

    def run(self, connection: Connection, given: Mapping[str, Any]) -> DBAPICursor:
        values = {**self.given, **given}
        for name, convert in self.binds:
            values[name] = convert(values[name])
        order = self.order
        return execute(connection, self.sql, values if order is None else tuple([values[name] for name in order]))

    def convert(self, row: Any) -> tuple[Any, ...]:
        if not self.reads:
            return tuple(row)
        values = list(row)
        for index, convert in self.reads:
            values[index] = convert(values[index])
        return tuple(values)


def _binds(compiled: Any, dialect: Dialect) -> list[tuple[str, Convert]]:
    """Each once, also where a statement says the same name twice."""
    binds = {name: bind.type for bind, name in compiled.bind_names.items()}
    converts = ((name, kind.dialect_impl(dialect).bind_processor(dialect)) for name, kind in binds.items())
    return [(name, convert) for name, convert in converts if convert is not None]


def _reads(core: Core, dialect: Dialect) -> list[tuple[int, Convert]]:
    columns = enumerate(core.exported_columns)
    converts = ((index, column.type.dialect_impl(dialect).result_processor(dialect, None)) for index, column in columns)
    return [(index, convert) for index, convert in converts if convert is not None]
