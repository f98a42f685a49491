"""Whom an account and an address stand for, which every request asks before its coalition is known. Nothing is written
here."""

from dataclasses import replace
from datetime import datetime
from itertools import starmap

from sqlalchemy import Connection, FromClause, and_, bindparam, func, not_, null, select

from bot.codes import CodeId
from bot.dispatch.ports import Choice, Recognised
from bot.dispatch.recognised import Belonging
from bot.kernel.command import Account, Address, Standing
from bot.kernel.ids import CoalitionId, PersonId, PlaceId
from bot.kernel.limits import OPTIONS
from storage.asides import NEAR, STANDING, asides
from storage.coalition import accounts, coalitions, members, places
from storage.codes import codes
from storage.statements import Statement

MOST_ACCOUNTS = 100
"""Of one person, over all workspaces of a platform, that are looked at."""

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
_AT_SHARED = Statement(
    _AT_ONE.select_from(_with_members(places))
    .where(
        places.c.left_at.is_(None), *(places.c[name] == bindparam(f"place_{name}") for name in ("platform", "channel"))
    )
    .order_by(places.c.opened_at, places.c.id)
    .limit(1)
)
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
_HOMES = Statement(
    select(places.c.id).where(places.c.coalition == bindparam("coalition"), places.c.left_at.is_(None)).limit(2)
)
_CHOSEN = Statement(_OF_ACCOUNT.where(accounts.c.coalition == bindparam("within")))
_CHOICES = Statement(
    select(coalitions.c.id, coalitions.c.name)
    .select_from(accounts.join(coalitions, coalitions.c.id == accounts.c.coalition).join(members, _ITS_MEMBER))
    .where(_ACCOUNT)
    .order_by(coalitions.c.name, coalitions.c.id)
    .limit(OPTIONS)
)
_BELONGING = Statement(
    select(accounts.c.workspace, coalitions.c.id, coalitions.c.name)
    .select_from(accounts.join(coalitions, coalitions.c.id == accounts.c.coalition).join(members, _ITS_MEMBER))
    .where(*(accounts.c[name] == bindparam(f"account_{name}") for name in ("platform", "user")))
    .order_by(coalitions.c.name, coalitions.c.id, accounts.c.workspace)
    .limit(MOST_ACCOUNTS)
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
    """In a place its coalition counts and no other, from whichever of the workspaces that share it somebody comes, and
    in an aside that of the home near it; elsewhere the account's
    own: the one that was chosen, wherever that is, or the only one. `here_only` lets nothing count elsewhere. On
    somebody's own page it is as in the coalition's home, if that has one alone."""
    given = {**_named("place", address), **_named("account", account)}
    placed = address is not None and address.channel != ""
    ways = (_AT_PLACE, _AT_SHARED, _AT_ASIDE) if placed else ()
    found = next((row for each in ways if (row := each.one(connection, **given))), None)
    chosen = within if not here_only and (found is None or found[0] != within) else None
    if account and chosen:
        there = _CHOSEN.one(connection, **_named("account", account), within=chosen)
        known = replace(_recognised(*there), chosen=True) if there else _NOBODY
    elif found is None and account and not here_only:
        known = _elsewhere(connection, account)
    else:
        return _NOBODY if found is None else _recognised(*found)
    return known if placed or address is None else _at_the_only_home(connection, known)


def _elsewhere(connection: Connection, account: Account) -> Recognised:
    named = _named("account", account)
    own = _BY_ACCOUNT.all(connection, **named)
    if len(own) > 1:
        return replace(_NOBODY, choices=tuple(starmap(Choice, _CHOICES.all(connection, **named))))
    return _recognised(*own[0]) if own else _NOBODY


def belonging(connection: Connection, platform: str, user: str) -> tuple[Belonging, ...]:
    found = _BELONGING.all(connection, account_platform=platform, account_user=user)
    return tuple(Belonging(Account(platform, workspace, user), Choice(key, name)) for workspace, key, name in found)


def _at_the_only_home(connection: Connection, known: Recognised) -> Recognised:
    homes = _HOMES.all(connection, coalition=known.coalition) if known.coalition else ()
    return replace(known, place=homes[0][0]) if len(homes) == 1 else known


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
