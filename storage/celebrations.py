"""Celebrations: their table, what organisations said once, and who is here to be named. Nothing here counts anybody."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Boolean, Column, Index, Integer, Text, bindparam, or_, select, type_coerce

from bot.confidential import kinds
from bot.features.agreements.model import Agreement
from bot.features.agreements.model import Stage as Ending
from bot.features.agreements.model.taken import held
from bot.features.celebrations.model import (
    Answer,
    Celebration,
    CelebrationId,
    Credit,
    InsideYes,
    Occasion,
    Offer,
    OfferId,
    Piece,
    Stage,
    Thanks,
    Way,
)
from bot.features.celebrations.model.offer import OfferStage
from bot.features.promises.model import Stage as Keeping
from bot.kernel.ids import Id, OrganisationId, PersonId
from storage.agreements import AgreementRows
from storage.coalition import coalitions, organisations
from storage.ground_rules import RuleRows
from storage.naming import naming, pattern
from storage.promises import commitments
from storage.proposal_seats import HoldingRows
from storage.rows import COALITION, Aggregates, Rows, Scope
from storage.statements import Statement
from storage.tables import Ident, Json, OneOf, Utc, condition, keyed

_OPEN = condition("stage IN ('draft', 'asking')")
_POSTED = condition("stage IN ('posted', 'kept')")
_OFFERED = condition("stage <> 'over'")

POSTED = 6
"""A page of what was celebrated, and one more."""

celebrations = keyed(
    "celebrations",
    CelebrationId,
    Column("words", Json(tuple[Piece, ...]), nullable=False),
    Column("by", Ident(PersonId)),
    Column("begun_at", Utc(), nullable=False),
    Column("way", OneOf(Way), nullable=False),
    Column("of", Ident(Id)),
    Column("edition", Integer, nullable=False),
    Column("credits", Json(tuple[Credit, ...]), nullable=False),
    Column("stage", OneOf(Stage), nullable=False),
    Column("until", Utc()),
    Column("posted_at", Utc()),
    Column("thanks", Json(tuple[Thanks, ...]), nullable=False),
    Index("ix_celebrations_open", "coalition", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("ix_celebrations_posted", "coalition", "posted_at", sqlite_where=_POSTED, postgresql_where=_POSTED),
)

inside_yeses = keyed(
    "inside_yeses",
    OrganisationId,
    Column("holds", Boolean, nullable=False),
    Column("by", Ident(PersonId)),
    Column("at", Utc(), nullable=False),
)

offers = keyed(
    "celebration_offers",
    OfferId,
    Column("way", OneOf(Way), nullable=False),
    Column("of", Ident(Id), nullable=False),
    Column("since", Utc(), nullable=False),
    Column("until", Utc()),
    Column("stage", OneOf(OfferStage), nullable=False),
    Column("people", Json(tuple[PersonId, ...]), nullable=False),
    Column("organisations", Json(tuple[OrganisationId, ...]), nullable=False),
    Column("what", Text, nullable=False),
    Column("is_first", Boolean, nullable=False),
    Column("years", Integer, nullable=False),
    Column("under", Ident(Id)),
    Index("ix_celebration_offers_offered", "coalition", sqlite_where=_OFFERED, postgresql_where=_OFFERED),
)


class CelebrationRows(Aggregates[Celebration]):
    rows = Rows(Celebration, celebrations)
    _open = rows.where(_OPEN, order=[celebrations.c.begun_at.asc(), celebrations.c.id.asc()])
    _posted = rows.where(
        _POSTED,
        order=[celebrations.c.posted_at.desc(), celebrations.c.id.asc()],
        most=POSTED,
        start=bindparam("start"),
    )
    _silently = rows.where(
        _POSTED,
        naming(celebrations.c.credits),
        type_coerce(celebrations.c.credits, Text()).like('%"inside"%'),
        order=[celebrations.c.posted_at.asc(), celebrations.c.id.asc()],
    )
    _of = rows.where(
        or_(
            celebrations.c.by == bindparam("who"),
            *(naming(celebrations.c[name]) for name in ("credits", "thanks")),
        ),
        order=[celebrations.c.begun_at.asc(), celebrations.c.id.asc()],
    )

    def open(self) -> tuple[Celebration, ...]:
        return self.every(self._open)

    def posted(self, start: int) -> tuple[Celebration, ...]:
        return self.every(self._posted, start=start)

    def silently(self, organisation: OrganisationId) -> tuple[Celebration, ...]:
        found = self.every(self._silently, pattern=pattern(organisation))
        return tuple(each for each in found if (said := each.credit(organisation)) and said.answer is Answer.inside)

    def of(self, person: PersonId) -> tuple[Celebration, ...]:
        found = self.every(self._of, who=person, pattern=pattern(person))
        return tuple(each for each in found if each.knows(person))


class InsideYesRows(Aggregates[InsideYes]):
    rows = Rows(InsideYes, inside_yeses)
    _all = rows.where(order=[inside_yeses.c.id.asc()])

    def all(self) -> tuple[InsideYes, ...]:
        return self.every(self._all)


class OfferRows(Aggregates[Offer]):
    rows = Rows(Offer, offers)
    _of = rows.where(_OFFERED, naming(offers.c.people), order=[offers.c.since.asc(), offers.c.id.asc()])

    def of(self, person: PersonId) -> tuple[Offer, ...]:
        found = self.every(self._of, pattern=pattern(person))
        return tuple(each for each in found if person in each.people)


class OccasionRows:
    """Agreements as all may read them, promises that were kept, who facilitates, and whose coalition it is."""

    _others = Statement(
        select(commitments.c.id)
        .where(commitments.c.coalition == COALITION, commitments.c.stage == Keeping.kept)
        .where(commitments.c.id != bindparam("promise", type_=Ident(Id)))
        .limit(1)
    )
    _name = Statement(select(coalitions.c.name).where(coalitions.c.id == COALITION))

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def agreement(self, agreement: Id) -> Occasion | None:
        state = AgreementRows(self.scope).find(agreement)
        if state is None or state.circle or state.stage is Ending.ended:
            return None
        kept = held(state, kinds(RuleRows(self.scope).rules()))
        if not isinstance(kept, Agreement):
            return None
        return Occasion(kept.title, tuple(each.organisation for each in kept.parties if each.organisation))

    def facilitators(self) -> tuple[PersonId, ...]:
        return HoldingRows(self.scope).facilitators()

    def coalition(self) -> str:
        row = self._name.one(self.scope.connection, coalition=self.scope.coalition)
        return row[0] if row else ""

    def has_kept_others(self, promise: Id) -> bool:
        found = self._others.one(self.scope.connection, coalition=self.scope.coalition, promise=promise)
        return found is not None


class PartnerRows:
    """The organisations of a coalition, also those that have left."""

    _every = Statement(
        select(organisations.c.id, organisations.c.name, organisations.c.left_at)
        .where(organisations.c.coalition == COALITION)
        .order_by(organisations.c.id)
    )

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def all(self) -> Mapping[OrganisationId, str]:
        return {key: name for key, name, _ in self._rows()}

    def here(self) -> frozenset[OrganisationId]:
        return frozenset(key for key, _, left_at in self._rows() if left_at is None)

    def _rows(self) -> Sequence[tuple[OrganisationId, str, datetime | None]]:
        return [(row[0], row[1], row[2]) for row in self._every.all(self.connection, coalition=self.coalition)]
