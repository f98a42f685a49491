"""The homes of a coalition: their repository, which sees to the boards of those that come in and those that leave, and
to what is near them."""

from sqlalchemy import Connection, and_, bindparam, null, or_, select

from bot.asides import Door
from bot.features.coalition.model import Home
from bot.kernel.command import Address
from bot.kernel.ids import CoalitionId, PlaceId
from storage.asides import NEAR, asides
from storage.boards import boards, bring_boards, take_boards_down
from storage.coalition import accounts, places
from storage.installations import installations
from storage.openings import close_near
from storage.posting import unsay
from storage.rows import COALITION, Aggregates, Rows, Scope
from storage.statements import Statement

MOST_SHARING = 100


class HomeRows(Aggregates[Home]):
    rows = Rows(Home, places)
    _all = rows.where(places.c.left_at.is_(None), order=[places.c.opened_at.asc(), places.c.id.asc()])

    _taken = Statement(
        select(places.c.id).where(
            places.c.left_at.is_(None), *(places.c[name] == bindparam(name) for name in ("platform", "channel"))
        )
    )
    _apart = Statement(
        select(asides.c.id)
        .select_from(asides.join(places, NEAR))
        .where(
            asides.c.door == Door.open,
            asides.c.channel == bindparam("channel"),
            places.c.platform == bindparam("platform"),
        )
    )

    _gone_from = rows.where(
        places.c.away.is_not(null()),
        places.c.left_at.is_not(None),
        *(places.c[name] == bindparam(name) for name in ("platform", "workspace", "channel")),
        order=[places.c.left_at.desc(), places.c.id.asc()],
        most=1,
    )

    _anew = Statement(
        boards.update()
        .where(boards.c.coalition == COALITION, boards.c.place == bindparam("place"))
        .values(message=None, leased_by=None)
    )
    """Where nothing arrives: what changes is a new message there, as soon as something does."""

    def all(self) -> tuple[Home, ...]:
        return self.every(self._all)

    def gone_from(self, address: Address) -> Home | None:
        return None if self.taken(address) else self.first(self._gone_from, **_named(address))

    def taken(self, address: Address) -> bool:
        """With AsideRows.taken one of two questions here over all coalitions: a place has at most one, and which it is
        stays untold. Where a few talk apart nobody moves in; whose workspace it is does not matter, since several may
        share it."""
        given = {"platform": address.platform, "channel": address.channel}
        return any(each.one(self.connection, **given) is not None for each in (self._taken, self._apart))

    def add(self, new: Home) -> None:
        super().add(new)
        bring_boards(self.connection, self.coalition, new.id)

    def save(self, state: Home) -> None:
        super().save(state)
        if state.left_at:
            take_boards_down(self.connection, self.coalition, state.id)
            close_near(self.connection, self.coalition, state.id)
        else:
            bring_boards(self.connection, self.coalition, state.id)
        if state.away:
            unsay(self.connection, self.coalition, state.id)
            self._anew.run(self.connection, coalition=self.coalition, place=state.id)


class PresenceRows:
    _reached = Statement(
        select(places.c.id).where(
            places.c.coalition == COALITION,
            places.c.id == bindparam("place"),
            places.c.left_at.is_(None),
            places.c.away.is_(null()),
        )
    )

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def reached(self, place: PlaceId) -> bool:
        return self._reached.one(self.connection, coalition=self.coalition, place=place) is not None


_LIVED_AT = Statement(
    select(places.c.coalition, *(places.c[name] for name in ("platform", "workspace", "channel")))
    .where(
        or_(places.c.left_at.is_(None), and_(places.c.away.is_not(null()), bindparam("channel") != "")),
        places.c.platform == bindparam("platform"),
        places.c.workspace == bindparam("workspace"),
        or_(bindparam("channel") == "", places.c.channel == bindparam("channel")),
    )
    .order_by(places.c.left_at.is_not(None), places.c.left_at.desc(), places.c.coalition, places.c.id)
)


def lived_at(connection: Connection, address: Address) -> tuple[tuple[CoalitionId, Address], ...]:
    """Homes there, and then those that were there when this very place was closed, the last one first."""
    rows = _LIVED_AT.all(connection, **_named(address))
    return tuple((coalition, Address(*there)) for coalition, *there in rows)


_SHARING = Statement(
    select(places.c.coalition, *(places.c[name] for name in ("platform", "workspace", "channel")), accounts.c.workspace)
    .distinct()
    .select_from(
        places.join(
            accounts, and_(accounts.c.coalition == places.c.coalition, accounts.c.platform == places.c.platform)
        ).join(
            installations,
            and_(
                installations.c.platform == accounts.c.platform,
                installations.c.workspace == accounts.c.workspace,
                installations.c.gone_at.is_(None),
            ),
        )
    )
    .where(
        places.c.left_at.is_(None),
        places.c.platform == bindparam("platform"),
        places.c.workspace == bindparam("workspace"),
        accounts.c.workspace != places.c.workspace,
    )
    .order_by(places.c.coalition, places.c.channel, accounts.c.workspace)
    .limit(MOST_SHARING)
)


def sharing(connection: Connection, platform: str, workspace: str) -> tuple[tuple[CoalitionId, Address, str], ...]:
    """Homes in a workspace, each with another one from which their people come and in which the bot is."""
    rows = _SHARING.all(connection, platform=platform, workspace=workspace)
    return tuple((coalition, Address(*there), other) for coalition, *there, other in rows)


_BY_WAY_OF = Statement(
    select(places.c.workspace).where(
        places.c.coalition == COALITION,
        places.c.left_at.is_(None),
        *(places.c[name] == bindparam(name) for name in ("platform", "channel")),
    )
)


def goes_on(connection: Connection, coalition: CoalitionId, address: Address) -> bool:
    rows = _BY_WAY_OF.all(connection, coalition=coalition, platform=address.platform, channel=address.channel)
    return bool(rows) and address.workspace not in {workspace for (workspace,) in rows}


def _named(address: Address) -> dict[str, str]:
    return {name: getattr(address, name) for name in ("platform", "workspace", "channel")}
