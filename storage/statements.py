"""Statements that are built once, at import, and run at nearly the driver's own speed.
Core writes the SQL and knows the column types; what it would do again at every call is done at the first."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.engine import CursorResult, Dialect

Core = Select[Any] | Insert | Update | Delete
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
        return [compiled.convert(row) for row in compiled.run(connection, given)]

    def one(self, connection: Connection, **given: Any) -> tuple[Any, ...] | None:
        """The first row, or None."""
        compiled = self._on(connection)
        result = compiled.run(connection, given)
        row = result.fetchone()
        result.close()
        return None if row is None else compiled.convert(row)

    def run(self, connection: Connection, **given: Any) -> int:
        """How many rows it touched."""
        return self._on(connection).run(connection, given).rowcount

    def _on(self, connection: Connection) -> "_Compiled":
        name = connection.dialect.name
        if name not in self._compiled:
            self._compiled[name] = _Compiled(self.core, connection.dialect)
        return self._compiled[name]


class _Compiled:
    def __init__(self, core: Core, dialect: Dialect) -> None:
        self.core = core
        compiled: Any = core.compile(dialect=dialect)
        self.sql: str = compiled.string
        self.lists: bool = bool(compiled.post_compile_params)
        self.order: list[str] | None = compiled.positiontup
        self.given: Mapping[str, Any] = compiled.params
        self.binds = _binds(compiled, dialect)
        self.reads = [] if self.lists else _reads(core, dialect)

    def run(self, connection: Connection, given: Mapping[str, Any]) -> CursorResult[Any]:
        if self.lists:  # `x in (…)` has as many parameters as the call gives values
            return connection.execute(self.core, given)
        values = {**self.given, **given}
        for name, convert in self.binds:
            values[name] = convert(values[name])
        if self.order is None:
            return connection.exec_driver_sql(self.sql, values)
        return connection.exec_driver_sql(self.sql, tuple([values[name] for name in self.order]))

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
