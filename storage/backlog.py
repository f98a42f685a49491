"""How much waits in the store, counted for the metrics and the doctor; by way of the partial indexes."""

from itertools import chain

from sqlalchemy import Connection, func, select

from bot.dispatch.ports import Backlog
from storage.boards import SHOWABLE, STALE
from storage.outbox import outbox
from storage.statements import Statement
from storage.timers import timers

_TIMERS = Statement(select(func.count(), func.min(timers.c.due_at)))
_ON_ITS_WAY = Statement(select(func.count(), func.min(outbox.c.written_at)).where(outbox.c.next_at.is_not(None)))
_DEAD = Statement(select(func.count()).select_from(outbox).where(outbox.c.died_at.is_not(None)))
_BOARDS = Statement(select(func.count()).select_from(SHOWABLE).where(STALE))


def backlog(connection: Connection) -> Backlog:
    counted = (each.all(connection)[0] for each in (_ON_ITS_WAY, _DEAD, _BOARDS, _TIMERS))
    return Backlog(*chain.from_iterable(counted))
