"""Seats that let others act for them in votes."""

from sqlalchemy import Boolean, Column, Index, Integer, false

from bot.features.proposals.model import ProposalId, SeatName
from bot.features.proposals.model.proxy import Proxy, ProxyId
from storage.rows import Aggregates, Rows
from storage.tables import Ident, Json, Utc, condition, keyed

_NOT_ENDED = condition("ended_at IS NULL")

proposal_proxies = keyed(
    "proposal_proxies",
    ProxyId,
    Column("name", Json(SeatName), nullable=False),
    Column("acting", Json(SeatName), nullable=False),
    Column("since", Utc(), nullable=False),
    Column("proposal", Ident(ProposalId)),
    Column("vote", Integer),
    Column("until", Utc()),
    Column("ended_at", Utc()),
    Column("by_lead", Boolean, nullable=False, server_default=false()),
    Index("ix_proposal_proxies_not_ended", "coalition", "since", sqlite_where=_NOT_ENDED, postgresql_where=_NOT_ENDED),
)


class ProxyRows(Aggregates[Proxy]):
    rows = Rows(Proxy, proposal_proxies)
    _not_ended = rows.where(_NOT_ENDED, order=[proposal_proxies.c.since.asc(), proposal_proxies.c.id.asc()])

    def not_ended(self) -> tuple[Proxy, ...]:
        return self.every(self._not_ended)
