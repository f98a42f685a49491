"""What proposals can be made of: the points that people share after a round."""

from sqlalchemy import Column, Text

from bot.features.proposals.model.origin import KeptPoint, SharedPoints
from bot.kernel.ids import Id
from storage.rows import Aggregates, Rows
from storage.tables import Json, keyed

points_to_propose = keyed(
    "points_to_propose",
    Id,
    Column("title", Text, nullable=False),
    Column("points", Json(tuple[KeptPoint, ...]), nullable=False),
)


class SharedRows(Aggregates[SharedPoints]):
    rows = Rows(SharedPoints, points_to_propose)
