"""The one translation between aggregates and rows, and the repository that every feature's own one builds on.
A newcomer starts at the docstring of `Aggregates`."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields
from types import NoneType, UnionType
from typing import Any, ClassVar, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from sqlalchemy import BindParameter, ColumnElement, Connection, Table, UnaryExpression, bindparam, select

from bot.kernel.change import Identified
from bot.kernel.ids import CoalitionId, Id
from storage.errors import LostUpdate
from storage.statements import Statement

A = TypeVar("A", bound=Identified)

COALITION: BindParameter[Any] = bindparam("coalition")
"""In a feature's own statement: `.where(rounds.c.coalition == COALITION)`."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a repository works with: one connection inside its transaction, one coalition, and the versions of the rows
    that were loaded in it."""

    connection: Connection
    coalition: CoalitionId
    versions: dict[tuple[str, Id], int]


class Rows(Generic[A]):
    """Aggregates of one class in one table: a column for every field, of the field's name and type.

    `made` says how the columns that are no fields are made of the aggregate; they are written and searched, never
    loaded. Raises TypeError at import if a field has no column, a column no field, or their types differ.
    """

    def __init__(
        self,
        model: type[A],
        table: Table,
        *,
        within: str = "coalition",
        made: Mapping[str, Callable[[A], object]] | None = None,
    ) -> None:
        self.model = model
        self.table = table
        self.made = dict(made or {})
        self.names = tuple(field.name for field in fields(model))  # type: ignore[arg-type]  # a dataclass
        self._check(within)
        columns = table.c
        mine = columns[within] == bindparam("coalition", type_=columns[within].type)
        self._mine = mine
        this = columns.id == bindparam("id")
        self.by_id = self.where(this)
        self.by_id_locked = self.where(this, lock=True)
        binds: dict[str, Any] = {name: bindparam(name) for name in (*self.names, *self.made)}
        scope = {} if within in self.names else {within: COALITION}
        self.insert = Statement(table.insert().values({**scope, **binds, "version": 1}))
        changes = {name: bind for name, bind in binds.items() if name != "id"}
        self.update = Statement(
            table.update()
            .where(mine, this, columns.version == bindparam("known_version"))
            .values({**changes, "version": columns.version + 1})
        )

    def values(self, state: A) -> dict[str, Any]:
        """What is written of it."""
        fields_of_it = {name: getattr(state, name) for name in self.names}
        return {**fields_of_it, **{name: make(state) for name, make in self.made.items()}}

    def where(
        self,
        *conditions: ColumnElement[bool],
        order: Collection[UnaryExpression[Any]] = (),
        most: int | None = None,
        start: BindParameter[int] | None = None,
        lock: bool = False,
    ) -> Statement:
        """Aggregates of the coalition for which all these hold, as a statement to build once and keep beside the class;
        `most` says how many of them, `start` how many come before, and `lock` holds their rows until the transaction
        ends."""
        chosen = select(*(self.table.c[name] for name in self.names), self.table.c.version)
        chosen = chosen.where(self._mine, *conditions).order_by(*order).limit(most).offset(start)
        return Statement(chosen.with_for_update() if lock else chosen)

    def _check(self, within: str) -> None:
        hints = get_type_hints(self.model)
        unmapped = {column.name for column in self.table.c} - {*self.names, *self.made, within, "version"}
        missing = [name for name in (*self.names, *self.made) if name not in self.table.c]
        if missing or unmapped:
            raise TypeError(f"{self.model.__name__} and {self.table.name}: no column {missing}, no field {unmapped}")
        for name in self.names:
            column = self.table.c[name]
            if not _fits(hints[name], column.type.python_type, optional=bool(column.nullable)):
                raise TypeError(f"{self.table.name}.{name} does not hold a {hints[name]}")


def _fits(hint: Any, kind: Any, *, optional: bool) -> bool:
    if get_origin(hint) in {Union, UnionType} and NoneType in get_args(hint):
        return optional and kind | None == hint
    return not optional and hint == kind


class Aggregates(Generic[A]):
    """A repository of one kind of aggregate, over one connection, within one coalition.

    To store a feature's aggregate, write in `storage/<feature>.py`:

    1. its table, a column for each field:
       `rounds = keyed("rounds", RoundId, Column("place", Ident(PlaceId), nullable=False), …)`;
       types are `Text`, `Integer`, `Boolean`, `Date`, `Time` and those of `storage.tables`: `Ident(PersonId)`, `Utc()`,
       `Span()`, `OneOf(Phase)`, `Json(tuple[Turn, ...])`; nullable exactly where the field may be None;
    2. its repository, with the statements of its own questions beside it, never inside a method:

           class Rounds(Aggregates[Round]):
               rows = Rows(Round, rounds)
               _running = rows.where(rounds.c.place == bindparam("place"), rounds.c.ended_at.is_(None))

               def running_in(self, place: PlaceId) -> Round | None:
                   return self.first(self._running, place=place)

    3. a line in PROVIDED in `storage/__init__.py`, and a migration.

    What is not an aggregate (names, counts, a roll) is a `Statement` of its own on `self.connection`, whose WHERE
    begins with the coalition: `.where(members.c.coalition == COALITION)`.
    """

    rows: ClassVar[Rows[Any]]

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition
        self._versions = scope.versions

    def find(self, key: Id) -> A | None:
        return self.first(self.rows.by_id, id=key)

    def locked(self, key: Id) -> A | None:
        return self.first(self.rows.by_id_locked, id=key)

    def add(self, new: A) -> None:
        """Raises IntegrityError if there is one with its id or another natural key."""
        self.rows.insert.run(self.connection, coalition=self.coalition, **self.rows.values(new))
        self._versions[self.rows.table.name, new.id] = 1

    def save(self, state: A) -> None:
        """Raises LostUpdate if the row changed since this transaction loaded it; the store then runs its work again."""
        place = (self.rows.table.name, state.id)
        known = self._versions[place]
        values = self.rows.values(state)
        if not self.rows.update.run(self.connection, coalition=self.coalition, known_version=known, **values):
            raise LostUpdate(self.rows.table.name)
        self._versions[place] = known + 1

    def first(self, chosen: Statement, **given: object) -> A | None:
        """The first aggregate that a statement of `rows.where` finds."""
        row = chosen.one(self.connection, coalition=self.coalition, **given)
        return None if row is None else self._loaded(row)

    def every(self, chosen: Statement, **given: object) -> tuple[A, ...]:
        return tuple(map(self._loaded, chosen.all(self.connection, coalition=self.coalition, **given)))

    def _loaded(self, row: tuple[Any, ...]) -> A:
        state: A = self.rows.model(*row[:-1])
        self._versions[self.rows.table.name, state.id] = row[-1]
        return state
