"""One coalition's part of an open transaction: its repositories, and what dispatch writes beside them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from bot.dispatch.threads import Under
from bot.kernel.attention import Forgotten, Message, Waiting
from bot.kernel.change import Happened
from bot.kernel.command import Command
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from bot.kernel.ports import Key
from storage import boards, history, needs, posting, timers, traces
from storage.errors import Undone, cause, is_race
from storage.rows import Scope

R = TypeVar("R")
Provided = Mapping[Key[object], Callable[[Scope], object]]


class CoalitionUnit:
    """Scoping is construction: whatever it hands out knows this one coalition."""

    def __init__(self, connection: Connection, provided: Provided, coalition: CoalitionId) -> None:
        self._connection = connection
        self._provided = provided
        self._coalition = coalition
        self._scope = Scope(connection, coalition, {})
        self._built: dict[Key[object], object] = {}
        self._depth = 0

    def get(self, key: Key[R]) -> R:
        """Raises LookupError if no repository is provided for it."""
        built = self._built.get(key)
        if built is None:
            provided = self._provided.get(key)
            if provided is None:
                raise LookupError(f"no repository for {key.name}: add it to PROVIDED in storage/__init__.py")
            built = self._built[key] = provided(self._scope)
        return cast("R", built)  # PROVIDED was checked when it was written

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """What raises inside is undone, and only that. Raises Undone after a race, so that all of the work runs again,
        and if the database has undone everything."""
        self._depth += 1
        savepoint = f"attempt_{self._depth}"
        self._connection.exec_driver_sql(f"SAVEPOINT {savepoint}")
        try:
            yield
        except BaseException as failure:
            if is_race(failure):
                raise Undone from cause(failure)
            self._tell(f"ROLLBACK TO SAVEPOINT {savepoint}", failure)
            self._tell(f"RELEASE SAVEPOINT {savepoint}", failure)
            raise
        else:
            self._tell(f"RELEASE SAVEPOINT {savepoint}", None)
        finally:
            self._depth -= 1

    def _tell(self, statement: str, failure: BaseException | None) -> None:
        try:
            self._connection.exec_driver_sql(statement)
        except SQLAlchemyError as error:
            raise Undone from failure or error

    def set_timer(self, kind: str, key: Id, due: datetime | None) -> None:
        timers.set_timer(self._connection, self._coalition, kind, key, due)

    def place_board(self, kind: str, key: Id, places: Collection[PlaceId] | None, thread: str | None = None) -> None:
        boards.place_board(self._connection, self._coalition, kind, key, places, thread)

    def want_board(self, kind: str, key: Id, places: Collection[PlaceId] = ()) -> None:
        boards.want_board(self._connection, self._coalition, kind, key, places)

    def send(self, messages: Collection[Message], at: datetime, under: Under | None = None) -> None:
        for message in messages:
            posting.send(self._connection, self._coalition, message, at, under)

    def keep(self, waiting: Collection[Waiting], at: datetime) -> None:
        """In their order, so that a need that is met and raised anew is a new one."""
        for each in waiting:
            if isinstance(each, Forgotten):
                traces.forget(self._connection, self._coalition, each.person)
            else:
                needs.keep(self._connection, self._coalition, each, at)

    def record(self, facts: Collection[Happened], by: PersonId, at: datetime) -> None:
        history.record(self._connection, self._coalition, facts, by, at)

    def put_back(self, key: Id, command: Command, due: datetime) -> None:
        timers.put_back(self._connection, self._coalition, key, command, due)

    def take_back(self, key: Id) -> Command:
        return timers.take_back(self._connection, self._coalition, key)
