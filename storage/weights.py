"""What organisations count in votes: the few that do not count one, or that the group was asked about."""

from collections.abc import Mapping
from fractions import Fraction

from sqlalchemy import Column, Integer, bindparam, exists, or_, select

from bot.features.weights.model import Weight
from bot.kernel.ids import OrganisationId
from bot.weighing import ONE
from storage.coalition import organisations
from storage.rows import COALITION, Aggregates, Rows, Scope
from storage.statements import Statement
from storage.tables import Json, Ratio, keyed

weights = keyed(
    "organisation_weights",
    OrganisationId,
    Column("counts", Ratio(), nullable=False),
    Column("asked", Json(tuple[Fraction, ...]), nullable=False),
    Column("open", Integer, nullable=False),
)


_HAS_LEFT = exists().where(
    organisations.c.coalition == weights.c.coalition,
    organisations.c.id == weights.c.id,
    organisations.c.left_at.is_not(None),
)


class WeightRows(Aggregates[Weight]):
    """What was agreed of one that has left is kept for the day on which it comes back."""

    rows = Rows(Weight, weights)
    _different = rows.where(or_(weights.c.counts != ONE, weights.c.open != 0), ~_HAS_LEFT, order=[weights.c.id.asc()])
    _gone = Statement(
        select(organisations.c.id).where(
            organisations.c.coalition == COALITION,
            organisations.c.id == bindparam("organisation"),
            organisations.c.left_at.is_not(None),
        )
    )

    def has_left(self, organisation: OrganisationId) -> bool:
        found = self._gone.one(self.connection, coalition=self.coalition, organisation=organisation)
        return found is not None

    def different(self) -> tuple[Weight, ...]:
        return self.every(self._different)


class WeightsInVotes:
    """As votes ask for them."""

    def __init__(self, scope: Scope) -> None:
        self._rows = WeightRows(scope)

    def all(self) -> Mapping[OrganisationId, Fraction]:
        return {each.id: each.counts for each in self._rows.different()}
