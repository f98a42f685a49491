"""Messages on their way: pending, sending under a lease, then gone; ambiguous or dead if it went wrong."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Index,
    Integer,
    Table,
    Text,
    and_,
    bindparam,
    func,
    null,
    or_,
    select,
    type_coerce,
)

from bot.dispatch.ports import EVERYWHERE, Parcel, Reaches
from bot.kernel.card import Card, who_is_in
from bot.kernel.command import Address
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from bot.kernel.ports import ROSTER, Directory, Unit
from storage.asides import CHANNEL, IS_OPEN, asides, at_home, beside
from storage.boards import boards
from storage.coalition import coalitions, places
from storage.heads import Head, State, card_in
from storage.reach import reached, within
from storage.rows import COALITION
from storage.statements import Statement
from storage.tables import Ident, Json, OneOf, Utc, metadata
from storage.unreached import in_private

LEASE = timedelta(seconds=60)
DEAD_KEPT = timedelta(days=30)


outbox = Table(
    "outbox",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("place", Ident(PlaceId), nullable=False),
    Column("number", Integer, nullable=False),
    Column("card", Json(Card), nullable=False),
    Column("rings", Ident(PersonId)),
    Column("written_at", Utc(), nullable=False),
    Column("state", OneOf(State), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Utc()),
    Column("leased_by", Text),
    Column("died_at", Utc()),
    Column("why", Text),
    Column("under_kind", Text),
    Column("under_key", Ident(Id)),
    Column("aloud", Boolean),
    Column("alone", Json(Card)),
    sqlite_with_rowid=False,
)
"""`id` is drawn by lot and never used again, since platforms drop doubles by it; `number` orders a destination's
messages. `under_kind` and `under_key` name the board that one belongs under. `alone` is what the one whom it rings
reads instead, where they can be written to alone. `next_at` is when a message may go, or when its lease ends; it is
empty for dead ones, so that the partial indexes hold only what is on its way."""

_ON_ITS_WAY = outbox.c.next_at.is_not(None)
Index("ix_outbox_next", outbox.c.next_at, sqlite_where=_ON_ITS_WAY, postgresql_where=_ON_ITS_WAY)
Index(
    "ix_outbox_destination",
    *(outbox.c[name] for name in ("coalition", "place", "number", "id")),
    sqlite_where=_ON_ITS_WAY,
    postgresql_where=_ON_ITS_WAY,
)
_DIED = outbox.c.died_at.is_not(None)
Index("ix_outbox_died", outbox.c.died_at, sqlite_where=_DIED, postgresql_where=_DIED)

OTHER = outbox.alias("other")
_OTHERS = and_(OTHER.c.coalition == outbox.c.coalition, OTHER.c.place == outbox.c.place, OTHER.c.next_at.is_not(None))
# One look into the index for each row; a NOT EXISTS became a join that took seconds over a long queue.
_FIRST = outbox.c.number == select(func.min(OTHER.c.number)).where(_OTHERS).scalar_subquery()
# What has no place any more is everybody's, so that it is given up.
_REACHED = or_(within(places), places.c.id.is_(None))
_BOARD = and_(
    *(boards.c[name] == outbox.c[name] for name in ("coalition", "place")),
    boards.c.kind == outbox.c.under_kind,
    boards.c.key == outbox.c.under_key,
)
_HEADS = Statement(
    select(
        *(outbox.c[name] for name in ("coalition", "id", "rings", "state", "tries")),
        type_coerce(outbox.c.card, Text()),
        *(places.c.platform, places.c.workspace, CHANNEL),
        *(func.coalesce(places.c.language, coalitions.c.language), coalitions.c.zone),
        *(boards.c.message, boards.c.thread, outbox.c.aloud),
        type_coerce(outbox.c.alone, Text()),
    )
    .outerjoin(asides, beside(outbox))
    .outerjoin(places, at_home(outbox))
    .outerjoin(coalitions, coalitions.c.id == outbox.c.coalition)
    .outerjoin(boards, _BOARD)
    .where(_ON_ITS_WAY, outbox.c.next_at <= bindparam("now"), _REACHED, IS_OPEN, _FIRST)
    .order_by(outbox.c.next_at, outbox.c.written_at, outbox.c.place)
    .limit(bindparam("most"))
    .with_for_update(of=outbox, skip_locked=True)
)
_NEAREST = Statement(
    select(outbox.c.next_at)
    .outerjoin(asides, beside(outbox))
    .outerjoin(places, at_home(outbox))
    .where(_ON_ITS_WAY, _REACHED, IS_OPEN, _FIRST)
    .order_by(outbox.c.next_at)
    .limit(1)
)
_THIS = and_(outbox.c.coalition == COALITION, outbox.c.id == bindparam("parcel"))
# A lease that ran out leaves its number of tries behind, so no later one has the same.
_MINE = and_(_THIS, outbox.c.tries == bindparam("known_tries"), outbox.c.state == State.sending)
_LEASED = Statement(
    outbox.update()
    .where(_THIS)
    .values(state=State.sending, tries=outbox.c.tries + 1, next_at=bindparam("until"), leased_by=bindparam("run"))
)
_TAKEN_BACK = Statement(
    outbox.update()
    .where(_ON_ITS_WAY, outbox.c.state == State.sending, outbox.c.leased_by == bindparam("run"))
    .values(state=State.ambiguous, next_at=bindparam("now"), leased_by=None)
)
_GONE = Statement(outbox.delete().where(_THIS))
_LATER = Statement(
    outbox.update()
    .where(_MINE)
    .values(
        state=bindparam("now_is"),
        tries=outbox.c.tries - bindparam("uncounted"),
        next_at=bindparam("until"),
        leased_by=None,
    )
)
_IN_PLACE = Statement(
    outbox.update()
    .where(_MINE)
    .values(state=State.pending, alone=null(), tries=outbox.c.tries - 1, next_at=bindparam("now"), leased_by=None)
)
_BURIED: dict[str, object] = {
    "leased_by": None,
    "state": State.dead,
    "alone": null(),
    "next_at": None,
    "died_at": bindparam("now"),
    "why": bindparam("because"),
}
_DEAD = Statement(outbox.update().where(_MINE).values(_BURIED))
_STILLBORN = Statement(outbox.update().where(_THIS).values(_BURIED))
_OLD = select(outbox.c.id).where(_DIED, outbox.c.died_at < bindparam("before")).limit(100)
_FORGOTTEN = Statement(outbox.delete().where(_DIED, outbox.c.id.in_(_OLD)))


class OutboxRows:
    """The outbox of all coalitions, as the courier sees it."""

    def __init__(self, connection: Connection, unit: Callable[[CoalitionId], Unit], run: str) -> None:
        self._connection = connection
        self._unit = unit
        self._run = run

    def claim(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Parcel, ...]:
        claimed: list[Parcel] = []
        for each in reach:
            rows = _HEADS.all(self._connection, now=now, most=most - len(claimed), **reached(each))
            claimed += [parcel for row in rows if (parcel := self._leased(Head(*row), now))]
        return tuple(claimed)

    def sent(self, parcel: Parcel) -> None:
        _GONE.run(self._connection, coalition=parcel.coalition, parcel=parcel.id)

    def later(self, parcel: Parcel, until: datetime, *, ambiguous: bool, tried: bool) -> None:
        """A parcel that may have arrived once stays ambiguous. Does nothing if the lease ran out and another process
        has it now."""
        state = State.ambiguous if ambiguous or parcel.ambiguous else State.pending
        _LATER.run(self._connection, **_named(parcel), now_is=state, until=until, uncounted=int(not tried))

    def in_place(self, parcel: Parcel, now: datetime) -> None:
        """It goes to its place as other asks do. As `later` about the lease."""
        _IN_PLACE.run(self._connection, **_named(parcel), now=now)

    def dead(self, parcel: Parcel, why: str, now: datetime) -> None:
        """Keeps it for the facilitators and lets the next one of its destination go. As `later` about the lease."""
        _DEAD.run(self._connection, **_named(parcel), now=now, because=why)

    def take_back(self, run: str, now: datetime) -> None:
        """What a process that is dead was sending may have arrived, and goes again at once."""
        _TAKEN_BACK.run(self._connection, run=run, now=now)

    def forget(self, now: datetime) -> None:
        """The words of dead ones are kept for thirty days; at most a hundred go at once."""
        _FORGOTTEN.run(self._connection, before=now - DEAD_KEPT)

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        """When the next parcel may go, or when the next lease ends."""
        rows = (_NEAREST.one(self._connection, **reached(each)) for each in reach)
        return min((row[0] for row in rows if row), default=None)

    def _leased(self, head: Head, now: datetime) -> Parcel | None:
        """None if it can go nowhere: then it is dead, or it would be claimed for ever."""
        card = card_in(head.written)
        this = {"coalition": head.coalition, "parcel": head.id}
        if card is None or head.platform is None or head.language is None:
            why = "unreadable" if card is None else "place-gone"
            _STILLBORN.run(self._connection, **this, now=now, because=why)
            return None
        _LEASED.run(self._connection, **this, until=now + LEASE, run=self._run)
        unit, address = self._unit(head.coalition), Address(head.platform, head.workspace, head.channel)
        parcel = Parcel(
            head.id,
            head.coalition,
            address,
            card,
            head.rings,
            head.tries + 1,
            head.state in {State.sending, State.ambiguous},
            head.language,
            head.zone,
            _names(unit, card, head.rings),
            head.thread or head.message,
            bool(head.aloud and not head.thread),
        )
        return _alone(unit, parcel, card_in(head.alone)) if head.alone else parcel


def _names(unit: Unit, card: Card, rings: PersonId | None) -> Directory:
    people, organisations = who_is_in(card)
    return unit.get(ROSTER).directory(people | ({rings} if rings else set()), organisations)


def _alone(unit: Unit, parcel: Parcel, card: Card | None) -> Parcel:
    """As the one whom it rings reads it by themselves; as it is if nothing reaches them there in private."""
    who = parcel.directory.people.get(parcel.rings) if parcel.rings else None
    account = in_private(unit, who, parcel.address) if who else None
    if who is None or account is None or card is None:
        return parcel
    names = _names(unit, card, who.person)
    return replace(parcel, card=card, language=who.language, zone=who.zone, directory=names, alone=account)


def _named(parcel: Parcel) -> dict[str, object]:
    return {"coalition": parcel.coalition, "parcel": parcel.id, "known_tries": parcel.tries}
