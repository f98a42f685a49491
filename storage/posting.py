"""How a message gets into the outbox: behind all others of its destination, and only where the coalition lives."""

import secrets
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, literal, select

from bot.kernel.attention import Ask, Message
from bot.kernel.ids import CoalitionId
from storage.coalition import places
from storage.outbox import OTHER, State, outbox
from storage.rows import COALITION
from storage.statements import Statement

_LAST_NUMBER = select(func.coalesce(func.max(OTHER.c.number), 0)).where(
    OTHER.c.coalition == COALITION, OTHER.c.place == bindparam("place"), OTHER.c.next_at.is_not(None)
)
_GIVEN = ("id", "card", "rings", "written_at", "next_at")
_WRITTEN = Statement(
    outbox.insert().from_select(
        ["coalition", "place", "number", "state", "tries", *_GIVEN],
        select(
            places.c.coalition,
            places.c.id,
            _LAST_NUMBER.scalar_subquery() + 1,
            literal(State.pending, outbox.c.state.type),
            literal(0),
            *(bindparam(name, type_=outbox.c[name].type) for name in _GIVEN),
        ).where(places.c.coalition == COALITION, places.c.id == bindparam("place")),
    )
)


def send(connection: Connection, coalition: CoalitionId, message: Message, at: datetime) -> None:
    """Raises LookupError for a place in which the coalition does not live."""
    ask = message if isinstance(message, Ask) else None
    written = _WRITTEN.run(
        connection,
        coalition=coalition,
        id=secrets.randbits(63),
        place=message.place,
        card=(ask.shown if ask else message.card).wired(),
        rings=ask.person if ask else None,
        written_at=at,
        next_at=at,
    )
    if not written:
        raise LookupError(f"{message.place} is no home of the coalition")
