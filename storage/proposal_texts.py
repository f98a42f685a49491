"""Texts that are agreed on block by block."""

from sqlalchemy import Column, Index, Text, bindparam

from bot.features.proposals.model.text import Block, Shown, TextId
from bot.features.proposals.model.text import Text as WholeText
from bot.kernel.ids import OrganisationId, PersonId
from storage.rows import Aggregates, Rows
from storage.tables import Ident, Json, OneOf, Utc, keyed

LATEST = 20

proposal_texts = keyed(
    "proposal_texts",
    TextId,
    Column("heading", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("opened_at", Utc(), nullable=False),
    Column("proposer", Ident(PersonId)),
    Column("organisation", Ident(OrganisationId)),
    Column("blocks", Json(tuple[Block, ...]), nullable=False),
    Column("shown", OneOf(Shown), nullable=False),
    Column("asked", Json(tuple[int, ...]), nullable=False),
    Index("ix_proposal_texts_shown", "coalition", "shown", "opened_at"),
)


class TextRows(Aggregates[WholeText]):
    rows = Rows(WholeText, proposal_texts)
    _shown = rows.where(
        proposal_texts.c.shown == Shown.shown,
        order=[proposal_texts.c.opened_at.desc(), proposal_texts.c.id.asc()],
        most=LATEST,
    )
    _drafts = rows.where(
        proposal_texts.c.shown == Shown.draft,
        proposal_texts.c.proposer == bindparam("person"),
        order=[proposal_texts.c.opened_at.desc(), proposal_texts.c.id.asc()],
    )
    _naming = rows.where(proposal_texts.c.proposer == bindparam("person"), order=[proposal_texts.c.id.asc()])

    def shown(self) -> tuple[WholeText, ...]:
        return tuple(each for each in self.every(self._shown) if not each.is_over)

    def drafts(self, person: PersonId) -> tuple[WholeText, ...]:
        return self.every(self._drafts, person=person)

    def naming(self, person: PersonId) -> tuple[WholeText, ...]:
        return self.every(self._naming, person=person)
