"""Whom a platform keeps the bot from writing to in private, and in which coalitions an account is somebody's."""

from sqlalchemy import Column, Connection, and_, bindparam, select

from bot.dispatch.whereabouts import KnownAs
from bot.features.unreached.model import UNREACHED, Unreached
from bot.kernel.command import Account, Address
from bot.kernel.ids import PersonId
from bot.kernel.ports import Unit, Who
from storage.coalition import accounts
from storage.rows import Aggregates, Rows
from storage.statements import Statement
from storage.tables import Json, Utc, keyed

unreached = keyed(
    "unreached",
    PersonId,
    Column("accounts", Json(tuple[Account, ...]), nullable=False),
    Column("since", Utc()),
)


class UnreachedRows(Aggregates[Unreached]):
    rows = Rows(Unreached, unreached)
    _all = rows.where(unreached.c.since.is_not(None), order=[unreached.c.since.asc(), unreached.c.id.asc()])

    def all(self) -> tuple[Unreached, ...]:
        return self.every(self._all)


_THEIR_ROW = and_(unreached.c.coalition == accounts.c.coalition, unreached.c.id == accounts.c.person)
_KNOWN = Statement(
    select(accounts.c.coalition, accounts.c.person, unreached.c.accounts)
    .select_from(accounts.outerjoin(unreached, _THEIR_ROW))
    .where(*(accounts.c[name] == bindparam(name) for name in ("platform", "workspace", "user")))
    .order_by(accounts.c.coalition)
)


def in_private(unit: Unit, who: Who, near: Address) -> Account | None:
    """By which they are reached in the workspace of this address; None if they are known not to be."""
    kept, here = unit.get(UNREACHED).find(who.person), (near.platform, near.workspace)
    accounts = (each for each in who.accounts if kept is None or each not in kept.accounts)
    return next((each for each in accounts if (each.platform, each.workspace) == here), None)


def known_by(connection: Connection, account: Account) -> tuple[KnownAs, ...]:
    named = {name: getattr(account, name) for name in ("platform", "workspace", "user")}
    rows = _KNOWN.all(connection, **named)
    return tuple(KnownAs(coalition, person, account not in (shut or ())) for coalition, person, shut in rows)
