"""What organisations count in votes: the few that do not count one, or that the group was asked about."""

from collections.abc import Mapping
from fractions import Fraction

from sqlalchemy import Column, Integer, or_

from bot.features.weights.model import Weight
from bot.kernel.ids import OrganisationId
from bot.weighing import ONE
from storage.rows import Aggregates, Rows, Scope
from storage.tables import Json, Ratio, keyed

weights = keyed(
    "organisation_weights",
    OrganisationId,
    Column("counts", Ratio(), nullable=False),
    Column("asked", Json(tuple[Fraction, ...]), nullable=False),
    Column("open", Integer, nullable=False),
)


class WeightRows(Aggregates[Weight]):
    rows = Rows(Weight, weights)
    _different = rows.where(or_(weights.c.counts != ONE, weights.c.open != 0), order=[weights.c.id.asc()])

    def different(self) -> tuple[Weight, ...]:
        return self.every(self._different)


class WeightsInVotes:
    """As votes ask for them."""

    def __init__(self, scope: Scope) -> None:
        self._rows = WeightRows(scope)

    def all(self) -> Mapping[OrganisationId, Fraction]:
        return {each.id: each.counts for each in self._rows.different()}
