"""One open transaction over all coalitions, as dispatch, the clock and the courier are handed it."""

from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from bot.dispatch.ports import Recognised
from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId
from storage.alive import note_alive
from storage.boards import BoardRows
from storage.outbox import OutboxRows
from storage.received import forget, receive
from storage.roster import recognised
from storage.timers import TimerRows
from storage.unit_of_work import CoalitionUnit, Provided


class OpenTransaction:
    def __init__(self, connection: Connection, provided: Provided) -> None:
        self._connection = connection
        self._provided = provided

    @cached_property
    def alarms(self) -> TimerRows:
        return TimerRows(self._connection)

    @cached_property
    def mail(self) -> OutboxRows:
        return OutboxRows(self._connection, self.unit)

    @cached_property
    def boards(self) -> BoardRows:
        return BoardRows(self._connection)

    def recognise(self, account: Account | None, address: Address | None) -> Recognised:
        return recognised(self._connection, account, address)

    def receive(self, key: str, at: datetime) -> bool:
        return receive(self._connection, key, at)

    def unit(self, coalition: CoalitionId) -> CoalitionUnit:
        return CoalitionUnit(self._connection, self._provided, coalition)

    def alive(self, name: str, now: datetime) -> datetime | None:
        forget(self._connection, now)
        return note_alive(self._connection, name, now)
