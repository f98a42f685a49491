"""What the journal's tests share: two coalitions with a home each, and a look at a table past the store."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import FromClause, select

from bot.dispatch.ports import Transaction
from bot.features.coalition.model import COALITIONS, HOMES, Coalition, Home
from bot.kernel.change import Happened
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from storage.engine import Link, engine_of, place_of
from storage.store import OpenedStore

HERE, ELSEWHERE = CoalitionId("coalition-here"), CoalitionId("coalition-else")
ROOM, HALL, OTHER_ROOM = PlaceId("the-room------"), PlaceId("the-hall------"), PlaceId("the-other-room")
ANA = PersonId("ana-----------")
KEY, OTHER_KEY = Id("key-----------"), Id("other-key-----")
NOW = datetime(2026, 11, 25, 10, 0, 0, 123456, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Poked(Happened):
    times: int


async def found(store: OpenedStore) -> None:
    """Makes both coalitions with their homes: a room and a hall here, a room elsewhere."""
    await store.transact(_found, None)


def _found(transaction: Transaction, _: None) -> None:
    for coalition, zone, places in ((HERE, "Europe/Madrid", (ROOM, HALL)), (ELSEWHERE, "UTC", (OTHER_ROOM,))):
        unit = transaction.unit(coalition)
        unit.get(COALITIONS).add(Coalition(coalition, "0", "es", zone, NOW, (), places))
        for place in places:
            unit.get(HOMES).add(Home(place, "terminal", "local", place, NOW, ANA))


def count_up(transaction: Transaction, coalition: CoalitionId = HERE) -> int:
    """Reads, decides and saves, as a command does: the coalition's name is a number, and becomes the next one."""
    rows = transaction.unit(coalition).get(COALITIONS)
    state = rows.locked(coalition)
    assert state is not None
    number = int(state.name) + 1
    rows.save(replace(state, name=str(number)))
    return number


def counted(transaction: Transaction, coalition: CoalitionId) -> int:
    state = transaction.unit(coalition).get(COALITIONS).here()
    assert state is not None
    return int(state.name)


def rows_of(url: str, table: FromClause) -> list[dict[str, object]]:
    """All rows, as they were committed."""
    link = Link(engine_of(place_of(url)))
    try:
        return [dict(row) for row in link.connection.execute(select(table)).mappings()]
    finally:
        link.close()
