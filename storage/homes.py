"""The homes of a coalition: their repository, which sees to the boards of those that come in and those that leave, and
to what is near them."""

from sqlalchemy import bindparam, select

from bot.asides import Door
from bot.features.coalition.model import Home
from bot.kernel.command import Address
from storage.asides import NEAR, asides
from storage.boards import bring_boards, take_boards_down
from storage.coalition import places
from storage.openings import close_near
from storage.posting import unsay
from storage.rows import Aggregates, Rows
from storage.statements import Statement


class HomeRows(Aggregates[Home]):
    rows = Rows(Home, places)
    _all = rows.where(places.c.left_at.is_(None), order=[places.c.opened_at.asc(), places.c.id.asc()])

    _taken = Statement(
        select(places.c.id).where(
            places.c.left_at.is_(None),
            *(places.c[name] == bindparam(name) for name in ("platform", "workspace", "channel")),
        )
    )
    _apart = Statement(
        select(asides.c.id)
        .select_from(asides.join(places, NEAR))
        .where(
            asides.c.door == Door.open,
            asides.c.channel == bindparam("channel"),
            *(places.c[name] == bindparam(name) for name in ("platform", "workspace")),
        )
    )

    def all(self) -> tuple[Home, ...]:
        return self.every(self._all)

    def taken(self, address: Address) -> bool:
        """With AsideRows.taken one of two questions here over all coalitions: a place has at most one, and which it is
        stays untold. Where a few talk apart nobody moves in."""
        given = {name: getattr(address, name) for name in ("platform", "workspace", "channel")}
        return any(each.one(self.connection, **given) is not None for each in (self._taken, self._apart))

    def add(self, new: Home) -> None:
        super().add(new)
        bring_boards(self.connection, self.coalition, new.id)

    def save(self, state: Home) -> None:
        super().save(state)
        if state.left_at:
            take_boards_down(self.connection, self.coalition, state.id)
            close_near(self.connection, self.coalition, state.id)
        if state.away:
            unsay(self.connection, self.coalition, state.id)
