"""The same command as it is often written: SQLAlchemy's ORM over aiosqlite, an AsyncSession for each request.
The same tables, settings of SQLite and rule of the round; none of the bot's own storage code."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, MetaData, Table, and_, event, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped
from sqlalchemy.pool import ConnectionPoolEntry

from bench.filling import KIND
from bench.lanes import SETTINGS, Chunk
from bench.measuring import Sample, by_tasks
from bot.dispatch import Inbound
from bot.features.listening.commands import Join, ListenOnly
from bot.features.listening.model import Round, joining
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from storage.boards import boards
from storage.coalition import accounts, coalitions, members, organisations, places
from storage.engine import place_of
from storage.listening import rounds
from storage.received import received
from storage.tables import Json
from storage.timers import timers

COPIED = MetaData()
NAMES = tuple(field.name for field in fields(Round))
WAIT_FOR_LOCK = 60


class KeptJson(Json):
    """Lets the ORM keep what it compiled."""

    cache_ok = True


def copied(table: Table) -> Table:
    made = table.to_metadata(COPIED)
    for column in made.c:
        if isinstance(column.type, Json):
            column.type = KeptJson(column.type.kind)
    return made


copied(organisations)


class Row(DeclarativeBase):
    metadata = COPIED


class CoalitionRow(Row):
    __table__ = copied(coalitions)
    if TYPE_CHECKING:
        id: Mapped[CoalitionId]
        facilitators: Mapped[tuple[PersonId, ...]]


class PlaceRow(Row):
    __table__ = copied(places)
    if TYPE_CHECKING:
        id: Mapped[PlaceId]
        platform: Mapped[str]
        workspace: Mapped[str]
        channel: Mapped[str]
        coalition: Mapped[CoalitionId]


class MemberRow(Row):
    __table__ = copied(members)
    if TYPE_CHECKING:
        id: Mapped[PersonId]
        coalition: Mapped[CoalitionId]
        left_at: Mapped[datetime | None]


class AccountRow(Row):
    __table__ = copied(accounts)
    if TYPE_CHECKING:
        platform: Mapped[str]
        workspace: Mapped[str]
        user: Mapped[str]
        coalition: Mapped[CoalitionId]
        person: Mapped[PersonId]


class RoundRow(Row):
    __table__ = copied(rounds)
    __mapper_args__ = {"version_id_col": __table__.c.version}  # noqa: RUF012 - SQLAlchemy's own


class TimerRow(Row):
    __table__ = copied(timers)
    if TYPE_CHECKING:
        due_at: Mapped[datetime]


class BoardRow(Row):
    __table__ = copied(boards)
    if TYPE_CHECKING:
        wanted: Mapped[int]


class ReceivedRow(Row):
    __table__ = copied(received)


class OrmLane:
    def __init__(self, engine: AsyncEngine, chunks: Sequence[Chunk[Inbound]]) -> None:
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)
        self._chunks = chunks

    async def run(self, chunk: int) -> Sample:
        return await by_tasks(self._chunks[chunk], self.press)

    async def press(self, inbound: Inbound) -> None:
        request, address, account = inbound.request, inbound.address, inbound.account
        assert isinstance(request, Join | ListenOnly)
        async with self._sessions.begin() as session:
            session.add(ReceivedRow(key=inbound.key, at=inbound.at))
            await session.flush()  # raises IntegrityError if it was received before
            recognised = (
                select(PlaceRow, CoalitionRow, MemberRow)
                .join(CoalitionRow, CoalitionRow.id == PlaceRow.coalition)
                .join(AccountRow, AccountRow.coalition == PlaceRow.coalition)
                .join(MemberRow, and_(MemberRow.coalition == AccountRow.coalition, MemberRow.id == AccountRow.person))
                .where(PlaceRow.platform == address.platform)
                .where(PlaceRow.workspace == address.workspace, PlaceRow.channel == address.channel)
                .where(AccountRow.platform == account.platform)
                .where(AccountRow.workspace == account.workspace, AccountRow.user == account.user)
                .where(MemberRow.left_at.is_(None))
            )
            place, coalition, member = (await session.execute(recognised)).one()
            row = await session.get_one(RoundRow, (coalition.id, request.round), with_for_update=True)
            before = Round(*(getattr(row, name) for name in NAMES))
            step = joining.join if isinstance(request, Join) else joining.listen_only
            after = step(before, member.id, inbound.at)
            for name in NAMES:
                if getattr(after, name) != getattr(before, name):
                    setattr(row, name, getattr(after, name))
            board = await session.get_one(BoardRow, (coalition.id, KIND, request.round, place.id))
            board.wanted += 1
            timer = await session.get_one(TimerRow, (coalition.id, KIND, request.round))
            timer.due_at = after.deadline() or timer.due_at


def engine_of(url: str) -> AsyncEngine:
    """With SQLAlchemy's own recipe for SQLite, and one connection: with the usual pool writers keep each other waiting
    for the file, and all of it is slower."""
    engine = create_async_engine(
        f"sqlite+aiosqlite:///{place_of(url).file}",
        connect_args={"timeout": WAIT_FOR_LOCK},
        pool_timeout=WAIT_FOR_LOCK,
        pool_size=1,
        max_overflow=0,
    )

    def set_up(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for setting in SETTINGS:
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine.sync_engine, "connect", set_up)
    event.listen(engine.sync_engine, "begin", begin)
    return engine
