"""Private places: their repository, which sees to what waits for one, and opening them as the courier sees it."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, bindparam, exists, func, not_, null, or_, select, tuple_
from sqlalchemy.dialects.postgresql import insert

from bot.asides import Aside, Door
from bot.dispatch.ports import EVERYWHERE, Opening, Reaches
from bot.kernel.command import Address
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from bot.kernel.ports import ROSTER, Unit
from storage.asides import HERE, NEAR, STANDING, asides, beside, openings
from storage.boards import boards
from storage.coalition import coalitions, places
from storage.naming import naming, pattern
from storage.outbox import outbox
from storage.reach import reached, within
from storage.rows import COALITION, Aggregates, Rows
from storage.statements import Statement
from storage.tables import EPOCH
from storage.unreached import in_private

LEASE = timedelta(seconds=60)
KEPT = timedelta(days=30)
"""So long an old button still works in one that is over."""

_AT_ONCE = 100

_THIS = and_(openings.c.coalition == COALITION, openings.c.place == bindparam("place"))


_AROUND, _ANY, _OTHERS, _THEIR_HOME = places.alias("n"), places.alias("h"), asides.alias("o"), places.alias("t")
_NEAR_HOME = and_(_AROUND.c.coalition == COALITION, _AROUND.c.id == bindparam("near"))
_LIVED_IN = select(_ANY.c.id).where(
    _ANY.c.platform == _AROUND.c.platform,
    _ANY.c.channel == bindparam("channel"),
    _ANY.c.left_at.is_(None),
)
_OPEN_THERE = (
    select(_OTHERS.c.id)
    .join(_THEIR_HOME, and_(_THEIR_HOME.c.coalition == _OTHERS.c.coalition, _THEIR_HOME.c.id == _OTHERS.c.near))
    .where(
        _OTHERS.c.channel == bindparam("channel"),
        _OTHERS.c.door == Door.open,
        _THEIR_HOME.c.platform == _AROUND.c.platform,
        or_(_OTHERS.c.coalition != COALITION, _OTHERS.c.id != bindparam("aside")),
    )
)


class AsideRows(Aggregates[Aside]):
    """What waits for one that is not opened goes; in one that is closed only the boards that are up stay."""

    rows = Rows(Aside, asides, made={"over_since": lambda _: None})
    _of = rows.where(HERE, naming(asides.c.people), order=[asides.c.id.asc()])
    _near = rows.where(HERE, asides.c.near == bindparam("near"), order=[asides.c.id.asc()])
    _taken = Statement(select(or_(exists(_LIVED_IN), exists(_OPEN_THERE))).select_from(_AROUND).where(_NEAR_HOME))
    _wanted = Statement(
        insert(openings).values(
            coalition=COALITION, place=bindparam("place"), tries=0, next_at=bindparam("next_at"), leased_by=null()
        )
    )
    _settled = Statement(openings.delete().where(_THIS))
    _not_up = Statement(
        boards.delete().where(
            boards.c.coalition == COALITION, boards.c.place == bindparam("place"), boards.c.message.is_(None)
        )
    )
    _unsaid = Statement(outbox.delete().where(outbox.c.coalition == COALITION, outbox.c.place == bindparam("place")))

    def of(self, person: PersonId) -> tuple[Aside, ...]:
        found = self.every(self._of, pattern=pattern(person))
        return tuple(each for each in found if person in each.people)

    def near(self, home: PlaceId) -> tuple[Aside, ...]:
        return self.every(self._near, near=home)

    def taken(self, aside: Aside, channel: str) -> bool:
        """With HomeRows.taken one of two questions here over all coalitions."""
        given = {"near": aside.near, "channel": channel, "aside": aside.id}
        row = self._taken.one(self.connection, coalition=self.coalition, **given)
        return row is not None and bool(row[0])

    def add(self, new: Aside) -> None:
        super().add(new)
        if new.door is Door.wanted:
            self._wanted.run(self.connection, coalition=self.coalition, place=new.id, next_at=EPOCH)

    def save(self, state: Aside) -> None:
        super().save(state)
        this = {"coalition": self.coalition, "place": state.id}
        if state.door is not Door.wanted:
            self._settled.run(self.connection, **this)
        if state.door in {Door.not_opened, Door.closed}:
            self._not_up.run(self.connection, **this)
            if state.channel is None:
                self._unsaid.run(self.connection, **this)


_THERE = select(asides.c.id).where(asides.c.coalition == COALITION, asides.c.near == bindparam("near"))
_CLOSED_NEAR = (
    Statement(openings.delete().where(openings.c.coalition == COALITION, openings.c.place.in_(_THERE))),
    Statement(boards.delete().where(boards.c.coalition == COALITION, boards.c.place.in_(_THERE))),
    Statement(
        outbox.delete().where(
            outbox.c.coalition == COALITION, outbox.c.place.in_(_THERE.where(asides.c.channel.is_(None)))
        )
    ),
    Statement(
        asides.update()
        .where(HERE, asides.c.near == bindparam("near"))
        .values(door=Door.closed, people=(), version=asides.c.version + 1)
    ),
)


def close_near(connection: Connection, coalition: CoalitionId, home: PlaceId) -> None:
    """When the coalition has left the home. What was said in one that is open still arrives."""
    for statement in _CLOSED_NEAR:
        statement.run(connection, coalition=coalition, near=home)


_JUST_OVER = Statement(
    asides.update().where(asides.c.over_since.is_(None), not_(STANDING)).values(over_since=bindparam("now"))
)
_KEY = (asides.c.coalition, asides.c.id)
_LONG_OVER = (
    select(*_KEY)
    .where(
        asides.c.over_since < bindparam("before"),
        ~exists().where(outbox.c.coalition == asides.c.coalition, outbox.c.place == asides.c.id),
    )
    .order_by(asides.c.over_since, *_KEY)
    .limit(_AT_ONCE)
)
_FORGOTTEN = (
    Statement(boards.delete().where(tuple_(boards.c.coalition, boards.c.place).in_(_LONG_OVER))),
    Statement(asides.delete().where(tuple_(*_KEY).in_(_LONG_OVER))),
)


def forget(connection: Connection, now: datetime) -> None:
    """Removes those that have been over for long, with what is up there, a hundred at most at once. What still has to
    go there, or could not, keeps one until it is gone."""
    _JUST_OVER.run(connection, now=now)
    for statement in _FORGOTTEN:
        statement.run(connection, before=now - KEPT)


_FROM = (
    openings.join(asides, beside(openings)).join(places, NEAR).join(coalitions, coalitions.c.id == openings.c.coalition)
)
_DUE = Statement(
    select(
        *(openings.c[name] for name in ("coalition", "place", "tries", "since")),
        asides.c.people,
        *(places.c[name] for name in ("platform", "workspace", "channel")),
        func.coalesce(places.c.language, coalitions.c.language),
    )
    .select_from(_FROM)
    .where(openings.c.next_at <= bindparam("now"), within(places))
    .order_by(openings.c.next_at, openings.c.place)
    .limit(bindparam("most"))
    .with_for_update(of=openings, skip_locked=True)
)
_NEAREST = Statement(
    select(openings.c.next_at).select_from(_FROM).where(within(places)).order_by(openings.c.next_at).limit(1)
)
_LEASED = Statement(
    openings.update()
    .where(_THIS)
    .values(
        tries=openings.c.tries + 1,
        since=func.coalesce(openings.c.since, bindparam("now", type_=openings.c.since.type)),
        next_at=bindparam("until"),
        leased_by=bindparam("run"),
    )
)
# As with parcels: a lease that ran out leaves its number of tries behind.
_LATER = Statement(
    openings.update()
    .where(_THIS, openings.c.tries == bindparam("known_tries"))
    .values(next_at=bindparam("until"), tries=openings.c.tries - bindparam("uncounted"), leased_by=None)
)
_TAKEN_BACK = Statement(
    openings.update().where(openings.c.leased_by == bindparam("run")).values(next_at=bindparam("now"), leased_by=None)
)


class OpeningRows:
    """Those of all coalitions."""

    def __init__(self, connection: Connection, unit: Callable[[CoalitionId], Unit], run: str) -> None:
        self._connection = connection
        self._unit = unit
        self._run = run

    def claim(self, now: datetime, most: int, reach: Reaches = EVERYWHERE) -> tuple[Opening, ...]:
        claimed: list[Opening] = []
        for each in reach:
            rows = _DUE.all(self._connection, now=now, most=most - len(claimed), **reached(each))
            claimed += [self._leased(now, *row) for row in rows]
        return tuple(claimed)

    def later(self, opening: Opening, until: datetime, *, tried: bool) -> None:
        """Does nothing if the lease ran out and another process has it now."""
        given = {"coalition": opening.coalition, "place": opening.aside, "known_tries": opening.tries}
        _LATER.run(self._connection, **given, until=until, uncounted=int(not tried))

    def take_back(self, run: str, now: datetime) -> None:
        """What a process that is dead was opening is opened again at once: it is the same place."""
        _TAKEN_BACK.run(self._connection, run=run, now=now)

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        rows = (_NEAREST.one(self._connection, **reached(each)) for each in reach)
        return min((row[0] for row in rows if row), default=None)

    def _leased(  # noqa: PLR0913, PLR0917 - a row of `_DUE`
        self,
        now: datetime,
        coalition: CoalitionId,
        place: PlaceId,
        tries: int,
        since: datetime | None,
        people: tuple[PersonId, ...],
        platform: str,
        workspace: str,
        channel: str,
        language: str,
    ) -> Opening:
        _LEASED.run(self._connection, coalition=coalition, place=place, now=now, until=now + LEASE, run=self._run)
        near = Address(platform, workspace, channel)
        unit = self._unit(coalition)
        names = unit.get(ROSTER).directory(people, ())
        known = {person: names.people.get(person) for person in people}
        reached_by = {person: in_private(unit, who, near) if who else None for person, who in known.items()}
        return Opening(coalition, place, near, reached_by, tries + 1, since or now, language, names)
