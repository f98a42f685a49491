"""Whether something goes on at an address in which someone has the floor: asked for each message that somebody writes,
so it is one look into two indexes."""

from sqlalchemy import Connection, bindparam, select

from bot.features.listening.model import Stage
from bot.kernel.command import Address
from storage.coalition import places
from storage.listening import RUNNING, rounds
from storage.statements import Statement

_GOING = Statement(
    select(rounds.c.id)
    .select_from(
        places.join(rounds, (rounds.c.coalition == places.c.coalition) & (rounds.c.place == places.c.id) & RUNNING)
    )
    .where(
        *(places.c[name] == bindparam(name) for name in ("platform", "workspace", "channel")),
        places.c.left_at.is_(None),
        rounds.c.stage == Stage.going,
    )
    .limit(1)
)


def overhears(connection: Connection, address: Address) -> bool:
    given = {name: getattr(address, name) for name in ("platform", "workspace", "channel")}
    return _GOING.one(connection, **given) is not None
