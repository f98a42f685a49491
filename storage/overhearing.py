"""Whether something goes on at an address in which someone has the floor: asked for each message that somebody writes,
so it is a look into two indexes each for homes and for private places."""

from sqlalchemy import Boolean, Connection, Text, and_, bindparam, func, or_, select

from bot.features.listening.model import Stage
from bot.features.small_groups.model import Step
from bot.kernel.command import Address
from bot.overhearing import Overheard
from storage.asides import NEAR, asides
from storage.boards import boards
from storage.coalition import places
from storage.listening import RUNNING, rounds
from storage.small_groups import UNDER_WAY, small_groups
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
        *(places.c[name] == bindparam(name) for name in ("platform", "channel")),
        places.c.left_at.is_(None),
        rounds.c.stage == Stage.going,
        or_(bindparam("anywhere", type_=Boolean()), bindparam("thread", type_=Text()) == _TALK),
    )
    .limit(1)
)


_OFFERED = Statement(
    select(asides.c.id)
    .select_from(
        asides.join(places, NEAR).join(
            small_groups, (small_groups.c.coalition == asides.c.coalition) & (small_groups.c.place == asides.c.id)
        )
    )
    .where(
        asides.c.channel == bindparam("channel"),
        *(places.c[name] == bindparam(name) for name in ("platform", "workspace")),
        UNDER_WAY,
        small_groups.c.step == Step.offered,
    )
    .limit(1)
)
"""In a small group alone whose turn has not begun is waited for."""


def overhears(connection: Connection, address: Address, thread: str | None = None) -> Overheard | None:
    """In the thread of the round's card, where there are threads; if `thread` is empty, in the channel itself. In a
    private place in any."""
    given = {name: getattr(address, name) for name in ("platform", "workspace", "channel")}
    if _GOING.one(connection, **given, anywhere=thread is None, thread=thread or ""):
        return Overheard.at_home
    return Overheard.apart if _OFFERED.one(connection, **given) else None
