"""Whether something goes on at an address in which someone has the floor: asked for each message that somebody writes,
so it is one look into two indexes."""

from sqlalchemy import Boolean, Connection, Text, and_, bindparam, func, or_, select

from bot.features.listening.model import Stage
from bot.kernel.command import Address
from storage.boards import boards
from storage.coalition import places
from storage.listening import RUNNING, rounds
from storage.statements import Statement

ROUND = "round"
_CARD = and_(
    *(boards.c[name] == rounds.c[name] for name in ("coalition", "place")),
    boards.c.kind == ROUND,
    boards.c.key == rounds.c.id,
)
_TALK = func.coalesce(boards.c.thread, boards.c.message, "")

_GOING = Statement(
    select(rounds.c.id)
    .select_from(
        places.join(
            rounds, (rounds.c.coalition == places.c.coalition) & (rounds.c.place == places.c.id) & RUNNING
        ).outerjoin(boards, _CARD)
    )
    .where(
        *(places.c[name] == bindparam(name) for name in ("platform", "workspace", "channel")),
        places.c.left_at.is_(None),
        rounds.c.stage == Stage.going,
        or_(bindparam("anywhere", type_=Boolean()), bindparam("thread", type_=Text()) == _TALK),
    )
    .limit(1)
)


def overhears(connection: Connection, address: Address, thread: str | None = None) -> bool:
    """In the thread of the round's card, where there are threads; if `thread` is empty, in the channel itself."""
    given = {name: getattr(address, name) for name in ("platform", "workspace", "channel")}
    return _GOING.one(connection, **given, anywhere=thread is None, thread=thread or "") is not None
