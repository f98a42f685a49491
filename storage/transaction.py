"""One open transaction over all coalitions, as dispatch, the clock and the courier are handed it."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from bot.codes import CodeId
from bot.dispatch.ports import EVERYWHERE, Backlog, Reaches, Recognised, Sign
from bot.dispatch.recognised import Belonging
from bot.dispatch.whereabouts import KnownAs
from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId
from bot.overhearing import Overheard
from storage import codes, history, openings
from storage.alive import note_alive, signs, take_over
from storage.backlog import backlog
from storage.boards import BoardRows
from storage.homes import goes_on, lived_at, sharing
from storage.installations import InstallationRows
from storage.muting import MuteRows
from storage.openings import OpeningRows
from storage.outbox import OutboxRows
from storage.overhearing import overhears
from storage.received import forget, receive
from storage.recognising import belonging, recognised, recognised_by
from storage.timers import TimerRows
from storage.unit_of_work import CoalitionUnit, Provided
from storage.unreached import known_by


class OpenTransaction:
    """`run` stands in what is leased in it: drawn by lot by each process when it starts."""

    def __init__(self, connection: Connection, provided: Provided, run: str) -> None:
        self._connection = connection
        self._provided = provided
        self._run = run

    @cached_property
    def alarms(self) -> TimerRows:
        return TimerRows(self._connection)

    @cached_property
    def mail(self) -> OutboxRows:
        return OutboxRows(self._connection, self.unit, self._run)

    @cached_property
    def boards(self) -> BoardRows:
        return BoardRows(self._connection, self._run)

    @cached_property
    def openings(self) -> OpeningRows:
        return OpeningRows(self._connection, self.unit, self._run)

    @cached_property
    def installations(self) -> InstallationRows:
        return InstallationRows(self._connection)

    @cached_property
    def mutes(self) -> MuteRows:
        return MuteRows(self._connection, self.unit, self._run)

    def recognise(
        self,
        account: Account | None,
        address: Address | None,
        *,
        here_only: bool = False,
        within: CoalitionId | None = None,
    ) -> Recognised:
        return recognised(self._connection, account, address, here_only=here_only, within=within)

    def belonging(self, platform: str, user: str) -> tuple[Belonging, ...]:
        return belonging(self._connection, platform, user)

    def lived_at(self, address: Address) -> tuple[tuple[CoalitionId, Address], ...]:
        return lived_at(self._connection, address)

    def sharing(self, platform: str, workspace: str) -> tuple[tuple[CoalitionId, Address, str], ...]:
        return sharing(self._connection, platform, workspace)

    def goes_on(self, coalition: CoalitionId, address: Address) -> bool:
        return goes_on(self._connection, coalition, address)

    def known_by(self, account: Account) -> tuple[KnownAs, ...]:
        return known_by(self._connection, account)

    def overhears(self, address: Address, thread: str | None = None) -> Overheard | None:
        return overhears(self._connection, address, thread)

    def recognise_by(
        self, code: CodeId, opens: str, account: Account | None, address: Address | None, now: datetime
    ) -> Recognised | None:
        return recognised_by(self._connection, (code, opens, now), account, address)

    def receive(self, key: str, at: datetime) -> bool:
        return receive(self._connection, key, at)

    def unit(self, coalition: CoalitionId) -> CoalitionUnit:
        return CoalitionUnit(self._connection, self._provided, coalition)

    def backlog(self) -> Backlog:
        return backlog(self._connection)

    def signs(self) -> tuple[Sign, ...]:
        return signs(self._connection)

    def alive(
        self, name: str, now: datetime, reach: Reaches = EVERYWHERE, *, starting: bool = False
    ) -> datetime | None:
        forget(self._connection, now)
        self.mail.forget(now)
        history.forget(self._connection, now)
        codes.forget(self._connection, now)
        openings.forget(self._connection, now)
        last = note_alive(self._connection, name, self._run, now, reach)
        if starting and (dead := take_over(self._connection, name, self._run)):
            self.mail.take_back(dead, now)
            self.boards.take_back(dead, now)
            self.openings.take_back(dead, now)
            self.mutes.take_back(dead, now)
        return last


Opening = Callable[[Connection], OpenTransaction]
"""Makes of a connection, in which a transaction was begun, what the work is handed."""
