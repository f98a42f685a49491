"""Calls on which people can be muted, and whom the bot has muted on them: written before the platform is asked, and
forgotten when it has been undone."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Column, Connection, Table, Text, and_, bindparam, exists, false, func, or_, select, true
from sqlalchemy.dialects.postgresql import insert

from bot.dispatch.ports import EVERYWHERE, Reaches
from bot.features.coalition.model import COALITIONS, HOMES
from bot.features.listening.model import ROUNDS, floor_holder, quiet
from bot.kernel.command import Account, Address
from bot.kernel.ids import CoalitionId, PlaceId
from bot.kernel.ports import ROSTER, Unit
from bot.muting import Home, Hush, Mute, Recorded, Speaking, there
from storage.coalition import places
from storage.listening import RUNNING, rounds
from storage.reach import reached, within
from storage.rows import COALITION, Scope
from storage.statements import Statement
from storage.tables import EPOCH, Ident, OneOf, Utc, metadata

LEASE = timedelta(seconds=60)

calls = Table(
    "calls",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("place", Ident(PlaceId), primary_key=True),
    Column("able", Boolean, nullable=False),
    Column("next_at", Utc(), nullable=False),
    Column("leased_by", Text),
    Column("shown", Boolean, nullable=False, server_default=false()),
    sqlite_with_rowid=False,
)
"""One for each home that has, or once had, a call on which the bot can mute people, as an adapter has told."""

mutes = Table(
    "mutes",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("place", Ident(PlaceId), primary_key=True),
    Column("platform", Text, primary_key=True),
    Column("workspace", Text, primary_key=True),
    Column("user", Text, primary_key=True),
    Column("mute", OneOf(Mute), nullable=False),
    Column("at", Utc(), nullable=False),
    sqlite_with_rowid=False,
)

_THIS = and_(calls.c.coalition == COALITION, calls.c.place == bindparam("place"))
_OF_IT = and_(mutes.c.coalition == COALITION, mutes.c.place == bindparam("place"))
_WHO = and_(*(mutes.c[name] == bindparam(name) for name in ("platform", "workspace", "user")))
_AT_HOME = and_(places.c.coalition == calls.c.coalition, places.c.id == calls.c.place)
_SOMEONE_MUTED = exists().where(mutes.c.coalition == calls.c.coalition, mutes.c.place == calls.c.place)
_SOMEONE_QUIET = exists().where(
    rounds.c.coalition == calls.c.coalition, rounds.c.place == calls.c.place, rounds.c.hushed, RUNNING
)
_ADDRESS = tuple(places.c[name] for name in ("platform", "workspace", "channel"))

_HOMES = Statement(
    select(places.c.coalition, places.c.id, *_ADDRESS, func.coalesce(calls.c.able, False))
    .select_from(places.outerjoin(calls, _AT_HOME))
    .where(places.c.left_at.is_(None), within(places))
    .order_by(places.c.coalition, places.c.id)
)
_NEW = insert(calls).values(
    coalition=COALITION, place=bindparam("place"), able=bindparam("can"), next_at=bindparam("next_at"), leased_by=None
)
_ABLE = Statement(
    _NEW.on_conflict_do_update(index_elements=calls.primary_key.columns, set_={"able": _NEW.excluded.able})
)
_CAN = Statement(select(calls.c.able).where(_THIS))
_DUE = Statement(
    select(calls.c.coalition, calls.c.place, *_ADDRESS)
    .select_from(calls.join(places, _AT_HOME))
    .where(calls.c.next_at <= bindparam("now"), within(places), or_(_SOMEONE_MUTED, _SOMEONE_QUIET))
    .order_by(calls.c.coalition, calls.c.place)
)
_NEAREST = Statement(
    select(calls.c.next_at)
    .select_from(calls.join(places, _AT_HOME))
    .where(within(places), or_(_SOMEONE_MUTED, _SOMEONE_QUIET))
    .order_by(calls.c.next_at)
    .limit(1)
)
_SPEAKING = Statement(
    select(calls.c.coalition, calls.c.place, *_ADDRESS, calls.c.shown)
    .select_from(calls.join(places, _AT_HOME))
    .where(within(places), or_(calls.c.shown, _SOMEONE_QUIET))
    .order_by(calls.c.coalition, calls.c.place)
)
_SHOWN = Statement(calls.update().where(_THIS).values(shown=bindparam("is_shown")))
_RECORDED = Statement(
    select(*(mutes.c[name] for name in ("platform", "workspace", "user", "mute", "at")))
    .where(_OF_IT)
    .order_by(mutes.c.platform, mutes.c.workspace, mutes.c.user)
)
_LEASED: dict[str, object] = {"next_at": bindparam("until"), "leased_by": bindparam("run")}
_CLAIMED = Statement(calls.update().where(_THIS, calls.c.next_at <= bindparam("now")).values(_LEASED))
_RENEWED = Statement(
    calls.update()
    .where(_THIS, calls.c.next_at > bindparam("now"), calls.c.leased_by == bindparam("run"))
    .values(_LEASED)
)
_LATER = Statement(
    calls.update()
    .where(_THIS, calls.c.leased_by == bindparam("run"))
    .values(next_at=bindparam("until"), leased_by=None)
)
_TAKEN_BACK = Statement(
    calls.update().where(calls.c.leased_by == bindparam("run")).values(next_at=bindparam("now"), leased_by=None)
)
_WRITTEN = insert(mutes).values(
    coalition=COALITION, **{name: bindparam(name) for name in ("place", "platform", "workspace", "user", "mute", "at")}
)
_WRITE = Statement(
    _WRITTEN.on_conflict_do_update(
        index_elements=mutes.primary_key.columns,
        set_={"mute": _WRITTEN.excluded.mute, "at": _WRITTEN.excluded.at},
    )
)
_FORGOTTEN = Statement(mutes.delete().where(_OF_IT, _WHO))
_ANYWHERE = Statement(select(true()).where(mutes.c.coalition == COALITION, _WHO, mutes.c.mute != Mute.let_be).limit(1))


class CallRows:
    """For features, within one coalition."""

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def can_mute(self, place: PlaceId) -> bool:
        row = _CAN.one(self.connection, coalition=self.coalition, place=place)
        return bool(row and row[0])

    def muted(self, account: Account) -> bool:
        return _ANYWHERE.one(self.connection, coalition=self.coalition, **_named(account)) is not None


class MuteRows:
    """Those of all coalitions, as the muting sees them."""

    def __init__(self, connection: Connection, unit: Callable[[CoalitionId], Unit], run: str) -> None:
        self._connection = connection
        self._unit = unit
        self._run = run

    def homes(self, reach: Reaches = EVERYWHERE) -> tuple[Home, ...]:
        rows = (row for each in reach for row in _HOMES.all(self._connection, **reached(each)))
        return tuple(Home(row[0], row[1], Address(*row[2:5]), bool(row[5])) for row in rows)

    def note_able(self, home: Home) -> None:
        _ABLE.run(self._connection, coalition=home.coalition, place=home.place, can=home.able, next_at=EPOCH)

    def due(self, now: datetime, reach: Reaches = EVERYWHERE) -> tuple[Hush, ...]:
        rows = (row for each in reach for row in _DUE.all(self._connection, now=now, **reached(each)))
        return tuple(self._hush(coalition, place, Address(*address)) for coalition, place, *address in rows)

    def claim(self, hush: Hush, now: datetime) -> Hush | None:
        claimed = _CLAIMED.run(self._connection, **_of(hush), now=now, until=now + LEASE, run=self._run)
        return self._hush(hush.coalition, hush.place, hush.address) if claimed else None

    def holds(self, hush: Hush, now: datetime) -> bool:
        given = {**_of(hush), "now": now, "until": now + LEASE, "run": self._run}
        return _RENEWED.run(self._connection, **given) == 1

    def note(self, hush: Hush, accounts: Collection[Account], now: datetime) -> tuple[Account, ...]:
        still = self._hush(hush.coalition, hush.place, hush.address).quiet
        noted = tuple(account for account in accounts if account in still)
        self.keep(hush, noted, Mute.noted, now)
        return noted

    def keep(self, hush: Hush, accounts: Collection[Account], mute: Mute, now: datetime) -> None:
        for account in accounts:
            _WRITE.run(self._connection, **_of(hush), **_named(account), mute=mute, at=now)

    def forget(self, hush: Hush, accounts: Collection[Account]) -> None:
        for account in accounts:
            _FORGOTTEN.run(self._connection, **_of(hush), **_named(account))

    def later(self, hush: Hush, until: datetime) -> None:
        _LATER.run(self._connection, **_of(hush), until=until, run=self._run)

    def take_back(self, run: str, now: datetime) -> None:
        """What a process that is dead had under its hands is free at once."""
        _TAKEN_BACK.run(self._connection, run=run, now=now)

    def nearest(self, reach: Reaches = EVERYWHERE) -> datetime | None:
        rows = (_NEAREST.one(self._connection, **reached(each)) for each in reach)
        return min((row[0] for row in rows if row), default=None)

    def speaking(self, reach: Reaches = EVERYWHERE) -> tuple[Speaking, ...]:
        rows = (row for each in reach for row in _SPEAKING.all(self._connection, **reached(each)))
        return tuple(self._speaking(row[0], row[1], Address(*row[2:5]), shown=row[5]) for row in rows)

    def note_shown(self, speaking: Speaking, *, shown: bool) -> None:
        _SHOWN.run(self._connection, coalition=speaking.coalition, place=speaking.place, is_shown=shown)

    def _speaking(self, coalition: CoalitionId, place: PlaceId, address: Address, *, shown: bool) -> Speaking:
        unit = self._unit(coalition)
        state = unit.get(ROUNDS).running_in(place)
        who = floor_holder(state) if state else None
        known = unit.get(ROSTER).directory((who.person,), ()).people if who and who.person else {}
        name = next((each.name for each in known.values()), who.name if who else "")
        here, whole = unit.get(HOMES).find(place), unit.get(COALITIONS).here()
        language = (here.language if here else None) or (whole.language if whole else "en")
        return Speaking(coalition, place, address, name, language, shown)

    def _hush(self, coalition: CoalitionId, place: PlaceId, address: Address) -> Hush:
        unit = self._unit(coalition)
        state = unit.get(ROUNDS).running_in(place)
        people = quiet(state) if state else ()
        known = unit.get(ROSTER).directory(people, ()).people.values() if people else ()
        accounts = frozenset(account for who in known for account in there(who.accounts, address))
        on = state is not None and state.hushed
        return Hush(coalition, place, address, on, accounts, self._recorded(coalition, place))

    def _recorded(self, coalition: CoalitionId, place: PlaceId) -> Mapping[Account, Recorded]:
        rows = _RECORDED.all(self._connection, coalition=coalition, place=place)
        return {Account(*row[:3]): Recorded(*row[3:]) for row in rows}


def _of(hush: Hush) -> dict[str, object]:
    return {"coalition": hush.coalition, "place": hush.place}


def _named(account: Account) -> dict[str, str]:
    return {"platform": account.platform, "workspace": account.workspace, "user": account.user}
