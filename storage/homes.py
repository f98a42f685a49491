"""The homes of a coalition: their repository, which sees to the boards of those that come in and those that leave."""

from bot.features.coalition.model import Home
from storage.boards import bring_boards, take_boards_down
from storage.coalition import places
from storage.rows import Aggregates, Rows


class HomeRows(Aggregates[Home]):
    rows = Rows(Home, places)
    _all = rows.where(places.c.left_at.is_(None), order=[places.c.opened_at.asc(), places.c.id.asc()])

    def all(self) -> tuple[Home, ...]:
        return self.every(self._all)

    def add(self, new: Home) -> None:
        super().add(new)
        bring_boards(self.connection, self.coalition, new.id)

    def save(self, state: Home) -> None:
        super().save(state)
        if state.left_at:
            take_boards_down(self.connection, self.coalition, state.id)
