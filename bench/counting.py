"""What is in a database after the measuring, so that nothing is measured that did not happen."""

from dataclasses import dataclass

from sqlalchemy import func, select

from storage.boards import boards
from storage.engine import Link, engine_of, place_of
from storage.listening import rounds
from storage.outbox import outbox
from storage.received import received
from storage.timers import timers


@dataclass(frozen=True, slots=True)
class Written:
    """`steps` are changes of rounds, `redraws` wishes for their boards since both were filled in."""

    received: int
    steps: int
    redraws: int
    messages: int
    timers: int


_COUNTS = (
    select(func.count()).select_from(received),
    select(func.coalesce(func.sum(rounds.c.version - 1), 0)),
    select(func.coalesce(func.sum(boards.c.wanted - 1), 0)),
    select(func.count()).select_from(outbox),
    select(func.count()).select_from(timers),
)


def written(url: str) -> Written:
    link = Link(engine_of(place_of(url)))
    try:
        return Written(*(int(link.connection.scalar(count) or 0) for count in _COUNTS))
    finally:
        link.close()
