"""Who is who: whom an account and an address stand for, which every request asks before its coalition is known,
and the names that cards need."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import starmap
from typing import TypeVar

from sqlalchemy import BindParameter, Connection, FromClause, and_, bindparam, func, not_, null, select

from bot.codes import CodeId
from bot.dispatch.ports import Choice, Recognised
from bot.features.coalition.model import alike
from bot.features.coalition.model.homes import called
from bot.kernel.command import Account, Address, Standing
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.limits import OPTIONS
from bot.kernel.ports import Directory, Who
from bot.kernel.text import Text
from storage.asides import NEAR, STANDING, asides
from storage.coalition import accounts, coalitions, members, organisations, places
from storage.codes import codes
from storage.naming import naming, pattern
from storage.rows import COALITION, Scope
from storage.statements import Statement

T = TypeVar("T")

_NOBODY = Recognised(None, None, None, Standing.anyone, "en", "UTC")

_MEMBER = (members.c.id, members.c.language, members.c.zone)
_READ_THERE = func.coalesce(places.c.language, coalitions.c.language)
_HOME = (coalitions.c.zone, coalitions.c.facilitators)


_NAMES = {"account": ("platform", "workspace", "user"), "place": ("platform", "workspace", "channel")}

_ACCOUNT = and_(*(accounts.c[name] == bindparam(f"account_{name}") for name in _NAMES["account"]))
_PLACE = and_(*(places.c[name] == bindparam(f"place_{name}") for name in _NAMES["place"]))
_ITS_MEMBER = and_(
    members.c.coalition == accounts.c.coalition, members.c.id == accounts.c.person, members.c.left_at.is_(None)
)


_AT_ONE = select(places.c.coalition, places.c.id, _READ_THERE, *_HOME, *_MEMBER)


def _with_members(of: FromClause) -> FromClause:
    return (
        of.join(coalitions, coalitions.c.id == places.c.coalition)
        .outerjoin(accounts, and_(accounts.c.coalition == places.c.coalition, _ACCOUNT))
        .outerjoin(members, _ITS_MEMBER)
    )


_AT_PLACE = Statement(_AT_ONE.select_from(_with_members(places)).where(_PLACE, places.c.left_at.is_(None)))
_AT_ASIDE = Statement(
    _AT_ONE.select_from(_with_members(asides.join(places, NEAR)))
    .where(
        asides.c.channel == bindparam("place_channel"),
        *(places.c[name] == bindparam(f"place_{name}") for name in ("platform", "workspace")),
    )
    .order_by(members.c.id.is_(None), not_(STANDING), asides.c.id)
    .limit(1)
)
_OF_ACCOUNT = (
    select(accounts.c.coalition, null(), coalitions.c.language, *_HOME, *_MEMBER)
    .select_from(accounts.join(coalitions, coalitions.c.id == accounts.c.coalition).join(members, _ITS_MEMBER))
    .where(_ACCOUNT)
)
_BY_ACCOUNT = Statement(_OF_ACCOUNT.limit(2))
_CHOSEN = Statement(_OF_ACCOUNT.where(accounts.c.coalition == bindparam("within")))
_CHOICES = Statement(
    select(coalitions.c.id, coalitions.c.name)
    .select_from(accounts.join(coalitions, coalitions.c.id == accounts.c.coalition).join(members, _ITS_MEMBER))
    .where(_ACCOUNT)
    .order_by(coalitions.c.name, coalitions.c.id)
    .limit(OPTIONS)
)
_BY_CODE = Statement(
    select(codes.c.coalition, places.c.id, _READ_THERE, *_HOME, *_MEMBER)
    .select_from(
        codes.join(coalitions, coalitions.c.id == codes.c.coalition)
        .outerjoin(places, and_(places.c.coalition == codes.c.coalition, places.c.left_at.is_(None), _PLACE))
        .outerjoin(accounts, and_(accounts.c.coalition == codes.c.coalition, _ACCOUNT))
        .outerjoin(members, _ITS_MEMBER)
    )
    .where(codes.c.id == bindparam("code"), codes.c.opens == bindparam("opens"), codes.c.until > bindparam("now"))
)


def recognised(
    connection: Connection,
    account: Account | None,
    address: Address | None,
    *,
    here_only: bool = False,
    within: CoalitionId | None = None,
) -> Recognised:
    """In a place its coalition counts and no other, and in an aside that of the home near it; elsewhere the account's
    own: the one that was chosen, wherever that is, or the only one. `here_only` lets nothing count elsewhere."""
    given = {**_named("place", address), **_named("account", account)}
    found = (_AT_PLACE.one(connection, **given) or _AT_ASIDE.one(connection, **given)) if address else None
    chosen = within if not here_only and (found is None or found[0] != within) else None
    if account and chosen:
        there = _CHOSEN.one(connection, **_named("account", account), within=chosen)
        return replace(_recognised(*there), chosen=True) if there else _NOBODY
    if found is None and account and not here_only:
        return _elsewhere(connection, account)
    return _NOBODY if found is None else _recognised(*found)


def _elsewhere(connection: Connection, account: Account) -> Recognised:
    named = _named("account", account)
    own = _BY_ACCOUNT.all(connection, **named)
    if len(own) > 1:
        return replace(_NOBODY, choices=tuple(starmap(Choice, _CHOICES.all(connection, **named))))
    return _recognised(*own[0]) if own else _NOBODY


def recognised_by(
    connection: Connection, code: tuple[CodeId, str, datetime], account: Account | None, address: Address | None
) -> Recognised | None:
    """By a code, what it opens and the time: in its coalition, wherever one is."""
    key, opens, now = code
    given = {"code": key, "opens": opens, "now": now}
    found = _BY_CODE.one(connection, **given, **_named("place", address), **_named("account", account))
    return None if found is None else _recognised(*found)


def _recognised(  # noqa: PLR0913, PLR0917 - a row of the three statements above
    coalition: CoalitionId,
    place: PlaceId | None,
    home_language: str,
    home_zone: str,
    facilitators: tuple[PersonId, ...],
    person: PersonId | None,
    language: str | None,
    zone: str | None,
) -> Recognised:
    standing = Standing.facilitator if person in facilitators else Standing.member if person else Standing.anyone
    return Recognised(coalition, place, person, standing, language or home_language, zone or home_zone)


def _named(prefix: str, given: Account | Address | None) -> dict[str, str | None]:
    return {f"{prefix}_{name}": getattr(given, name, None) for name in _NAMES[prefix]}


_THEIRS = and_(organisations.c.coalition == members.c.coalition, organisations.c.id == members.c.organisation)
_WHO = (
    select(
        members.c.id,
        members.c.name,
        members.c.organisation,
        func.coalesce(organisations.c.name, members.c.neighbourhood, ""),
        members.c.accounts,
        members.c.zone,
    )
    .select_from(members.outerjoin(organisations, _THEIRS))
    .where(members.c.coalition == COALITION, members.c.left_at.is_(None))
)


AT_ONCE = 16
"""So many ids are looked up by one statement; a fixed number of parameters makes it one that is built once."""

_USED = and_(
    *(accounts.c[name] == places.c[name] for name in ("coalition", "platform", "workspace")),
    accounts.c.person == bindparam("person"),
)

_IDS: list[BindParameter[str]] = [bindparam(f"id_{number}") for number in range(AT_ONCE)]


class RosterRows:
    """Those who left are not on it, so that a card shows them as former members."""

    _members = Statement(_WHO)
    _people = Statement(_WHO.where(members.c.id.in_(_IDS)))
    _organisations = Statement(
        select(organisations.c.id, organisations.c.name).where(
            organisations.c.coalition == COALITION, organisations.c.id.in_(_IDS)
        )
    )

    _homes = Statement(
        select(*(places.c[name] for name in ("id", "label", "platform", "channel")))
        .where(places.c.coalition == COALITION, places.c.left_at.is_(None))
        .order_by(places.c.opened_at, places.c.id)
    )
    _home_of = Statement(
        select(places.c.id)
        .select_from(places.outerjoin(accounts, _USED))
        .where(places.c.coalition == COALITION, places.c.left_at.is_(None), places.c.away.is_(null()))
        .order_by(accounts.c.person.is_(None), places.c.opened_at, places.c.id)
        .limit(1)
    )

    _writes_for = Statement(
        select(members.c.id)
        .where(members.c.coalition == COALITION, members.c.left_at.is_(None), naming(members.c.writers))
        .order_by(members.c.id)
    )

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory:
        found = self._each(self._people, people, Who)
        named = self._each(self._organisations, organisations, _pair)
        return Directory({who.person: who for who in found}, dict(named))

    def members(self) -> tuple[Who, ...]:
        """By name."""
        rows = self._members.all(self.connection, coalition=self.coalition)
        return tuple(sorted((Who(*row) for row in rows), key=lambda who: (alike(who.name), who.person)))

    def homes(self) -> Mapping[PlaceId, Text]:
        return {place: called(*name) for place, *name in self._homes.all(self.connection, coalition=self.coalition)}

    def home_of(self, person: PersonId) -> PlaceId | None:
        row = self._home_of.one(self.connection, coalition=self.coalition, person=person)
        return row[0] if row else None

    def writes_for(self, person: PersonId) -> tuple[PersonId, ...]:
        rows = self._writes_for.all(self.connection, coalition=self.coalition, pattern=pattern(person))
        return tuple(person for (person,) in rows)

    def _each(self, statement: Statement, ids: Collection[Id], made: Callable[..., T]) -> Iterator[T]:
        wanted = list(ids)
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            some += some[:1] * (AT_ONCE - len(some))
            given = {bind.key: each for bind, each in zip(_IDS, some, strict=True)}
            yield from (made(*row) for row in statement.all(self.connection, coalition=self.coalition, **given))


def _pair(organisation: OrganisationId, name: str) -> tuple[OrganisationId, str]:
    return organisation, name
