"""How a message gets into the outbox: behind all others of its destination, and only where the coalition lives."""

import secrets
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, func, literal, null, select

from bot.dispatch.threads import Under
from bot.kernel.attention import Ask, Message
from bot.kernel.ids import CoalitionId, PlaceId
from storage.asides import HERE, NEAR, asides
from storage.boards import check_known, is_aside
from storage.coalition import places
from storage.heads import State
from storage.outbox import OTHER, outbox
from storage.roster import RosterRows
from storage.rows import COALITION, Scope
from storage.statements import Statement

_LAST_NUMBER = select(func.coalesce(func.max(OTHER.c.number), 0)).where(
    OTHER.c.coalition == COALITION, OTHER.c.place == bindparam("place"), OTHER.c.next_at.is_not(None)
)
_GIVEN = ("id", "card", "rings", "written_at", "next_at", "under_kind", "under_key", "aloud", "alone")


def _into(of: Table, where: ColumnElement[bool]) -> Statement:
    chosen = select(
        of.c.coalition,
        of.c.id,
        _LAST_NUMBER.scalar_subquery() + 1,
        literal(State.pending, outbox.c.state.type),
        literal(0),
        *(bindparam(name, type_=outbox.c[name].type) for name in _GIVEN),
    ).where(of.c.id == bindparam("place"), where)
    return Statement(outbox.insert().from_select(["coalition", "place", "number", "state", "tries", *_GIVEN], chosen))


_WRITTEN = _into(places, and_(places.c.coalition == COALITION, places.c.left_at.is_(None), places.c.away.is_(null())))
_WRITTEN_ASIDE = _into(asides, and_(HERE, NEAR))


_UNSAID = Statement(outbox.delete().where(outbox.c.coalition == COALITION, outbox.c.place == bindparam("place")))


def unsay(connection: Connection, coalition: CoalitionId, place: PlaceId) -> None:
    """What was to be said in a place that nothing reaches, and what could not be said there: no words of it stay."""
    _UNSAID.run(connection, coalition=coalition, place=place)


def send(
    connection: Connection, coalition: CoalitionId, message: Message, at: datetime, under: Under | None = None
) -> None:
    """Who was to be rung in a place that was left, or that nothing reaches, is rung at home; what was for an aside goes
    nowhere else. Raises LookupError for a place in which the coalition never lived."""
    if _written(connection, coalition, message, message.place, at, under) or is_aside(
        connection, coalition, message.place
    ):
        return
    check_known(connection, coalition, message.place)
    if isinstance(message, Ask) and (home := RosterRows(Scope(connection, coalition, {})).home_of(message.person)):
        _written(connection, coalition, message, home, at, None)


def _written(  # noqa: PLR0913, PLR0917 - what a row is made of
    connection: Connection,
    coalition: CoalitionId,
    message: Message,
    place: PlaceId,
    at: datetime,
    under: Under | None,
) -> bool:
    ask = message if isinstance(message, Ask) else None
    alone = ask.alone if ask else None
    given = {
        "coalition": coalition,
        "id": secrets.randbits(63),
        "place": place,
        "card": (ask.shown if ask else message.card).wired(),
        "rings": ask.person if ask else None,
        "written_at": at,
        "next_at": at,
        "under_kind": under.kind if under else None,
        "under_key": under.key if under else None,
        "aloud": under.aloud if under else None,
        "alone": alone.wired() if alone else None,
    }
    return any(into.run(connection, **given) == 1 for into in (_WRITTEN, _WRITTEN_ASIDE))
