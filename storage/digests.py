"""Digests: their table, and what happened in a coalition in plain values: what is kept in confidence stays out."""

import json
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Boolean, Column, Date, Text, bindparam, false, or_, select

from bot.confidential import Confidential, kinds
from bot.features.agreements.model import Agreement, AgreementId
from bot.features.agreements.model.taken import held
from bot.features.credit.model import WorkId
from bot.features.digests.model import Digest, DigestId, Happenings, Rhythm
from storage.agreements import AgreementRows
from storage.coalition import CoalitionRows
from storage.credit import WorkRows
from storage.ground_rules import RuleRows
from storage.history import history
from storage.promises import CommitmentRows
from storage.proposals import ProposalRows
from storage.rows import COALITION, Aggregates, Rows, Scope
from storage.statements import Statement
from storage.tables import OneOf, Utc, keyed

AGREED, KEPT, REOPENED = "agreements.AgreementMade", "promises.PromiseKept", "promises.PromiseReopened"
POSTED, SENTENCE = "celebrations.CelebrationPosted", "credit.LineAgreed"
DATES, MOST = 3, 500

digests = keyed(
    "digests",
    DigestId,
    Column("rhythm", OneOf(Rhythm), nullable=False),
    Column("zone", Text, nullable=False),
    Column("since", Utc(), nullable=False),
    Column("next", Utc()),
    Column("done", Date),
    Column("anew", Boolean, nullable=False, server_default=false()),
)


class DigestRows(Aggregates[Digest]):
    rows = Rows(Digest, digests)
    _here = rows.where()

    def here(self) -> Digest | None:
        return self.first(self._here)


class HappenedRows:
    _since = Statement(
        select(history.c.fact, history.c.data)
        .where(
            history.c.coalition == COALITION,
            history.c.at > bindparam("since", type_=Utc()),
            or_(*(history.c.fact == fact for fact in (AGREED, KEPT, REOPENED, POSTED, SENTENCE))),
        )
        .order_by(history.c.at.desc(), history.c.number.desc())
        .limit(MOST)
    )

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def zone(self) -> str:
        here = CoalitionRows(self.scope).here()
        return here.zone if here else "UTC"

    def since(self, since: datetime, now: datetime) -> Happenings:
        rows = self._since.all(self.scope.connection, coalition=self.scope.coalition, since=since)
        facts = tuple((fact, json.loads(data)) for fact, data in reversed(rows))
        last = {data["promise"]: fact for fact, data in facts if fact in {KEPT, REOPENED}}
        here = CoalitionRows(self.scope).here()
        dates = (*(each.at for each in here.meetings), here.next_date) if here else ()
        return Happenings(
            since,
            *self._agreed(AgreementId(data["agreement"]) for fact, data in facts if fact == AGREED),
            self._said({WorkId(data["work"]) for fact, data in facts if fact == SENTENCE}),
            sum(fact == POSTED for fact, _ in facts),
            sum(fact == KEPT for fact in last.values()),
            CommitmentRows(self.scope).count_open(),
            len(ProposalRows(self.scope).open()),
            tuple(sorted({at for at in dates if at and at > now})[:DATES]),
        )

    def _agreed(self, made: Iterable[AgreementId]) -> tuple[tuple[str, ...], int, int]:
        """Titles of what holds and is open to all; how many have ended again; how many are kept in confidence."""
        kept, rows = kinds(RuleRows(self.scope).rules()), AgreementRows(self.scope)
        found = tuple(each for each in map(rows.find, made) if each)
        holding = tuple(held(each, kept) for each in found if each.ended_at is None)
        titles = tuple(each.title for each in holding if isinstance(each, Agreement))
        return titles, len(found) - len(holding), sum(isinstance(each, Confidential) for each in holding)

    def _said(self, works: Iterable[WorkId]) -> int:
        """Each once, and those alone that all partners say by now."""
        rows = WorkRows(self.scope)
        return sum(work is not None and work.is_agreed for work in map(rows.find, works))
