"""How many seats residents hold and how they are chosen, with who offers to speak: one row for each coalition."""

from sqlalchemy import Column, Integer, Text, UniqueConstraint

from bot.features.coalition.model import Offer, Residents, ResidentsId, Way
from storage.rows import Aggregates, Rows
from storage.tables import Json, OneOf, keyed

residents = keyed(
    "residents",
    ResidentsId,
    Column("seats", Integer, nullable=False),
    Column("way", OneOf(Way), nullable=False),
    Column("weeks", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("offers", Json(tuple[Offer, ...]), nullable=False),
    UniqueConstraint("coalition"),
)


class ResidentsRows(Aggregates[Residents]):
    rows = Rows(Residents, residents)
    _here = rows.where()

    def here(self) -> Residents | None:
        return self.first(self._here)
