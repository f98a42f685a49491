"""Joint work and its credit lines: their table and repository, who can speak, and what is kept in confidence."""

from collections.abc import Mapping

from sqlalchemy import Column, Index, Integer, Text, select

from bot.confidential import Confidential, Kind
from bot.features.agreements.model.taken import held
from bot.features.credit.model import Seats, Work, WorkId
from bot.kernel.ids import Id, OrganisationId, PersonId
from storage.agreements import AgreementRows
from storage.circles import SeatPeople
from storage.coalition import OrganisationRows, coalitions
from storage.naming import naming, pattern
from storage.rows import COALITION, Aggregates, Rows, Scope
from storage.statements import Statement
from storage.tables import Ident, Json, Utc, condition, keyed

_GOING_ON = condition("over_at IS NULL")

joint_works = keyed(
    "joint_works",
    WorkId,
    Column("name", Text, nullable=False),
    Column("partners", Json(tuple[OrganisationId, ...]), nullable=False),
    Column("begun_at", Utc(), nullable=False),
    Column("line", Text, nullable=False),
    Column("worded_by", Ident(OrganisationId)),
    Column("edition", Integer, nullable=False),
    Column("yes", Json(tuple[OrganisationId, ...]), nullable=False),
    Column("gone", Json(tuple[OrganisationId, ...]), nullable=False),
    Column("agreement", Ident(Id)),
    Column("over_at", Utc()),
    Column("joined", Json(tuple[OrganisationId, ...]), nullable=False, server_default="[]"),
    Column("declined", Json(tuple[OrganisationId, ...]), nullable=False, server_default="[]"),
    Index("ix_joint_works_going_on", "coalition", sqlite_where=_GOING_ON, postgresql_where=_GOING_ON),
)


class WorkRows(Aggregates[Work]):
    rows = Rows(Work, joint_works)
    _going_on = rows.where(_GOING_ON)
    _of = rows.where(_GOING_ON, naming(joint_works.c.partners), order=[joint_works.c.id.asc()])

    def going_on(self) -> tuple[Work, ...]:
        return tuple(sorted(self.every(self._going_on), key=lambda work: (work.name.casefold(), work.id)))

    def of(self, organisation: OrganisationId) -> tuple[Work, ...]:
        return self.every(self._of, pattern=pattern(organisation))


class SpeakingRows:
    _facilitators = Statement(select(coalitions.c.facilitators).where(coalitions.c.id == COALITION))

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def seats(self) -> Seats:
        return SeatPeople(self.scope).all()

    def facilitators(self) -> tuple[PersonId, ...]:
        row = self._facilitators.one(self.scope.connection, coalition=self.scope.coalition)
        return row[0] if row else ()

    def organisations(self) -> Mapping[OrganisationId, str]:
        here = (each for each in OrganisationRows(self.scope).all() if each.left_at is None)
        return {each.id: each.name for each in here}

    def known(self) -> Mapping[OrganisationId, str]:
        return {each.id: each.name for each in OrganisationRows(self.scope).all()}


class KeptRows:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def holds(self, agreement: Id, kept: frozenset[Kind]) -> bool:
        found = AgreementRows(self.scope).find(agreement)
        return found is not None and isinstance(held(found, kept), Confidential)
