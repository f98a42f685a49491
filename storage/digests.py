"""Digests: their table, and what happened in a coalition in plain values: what is kept in confidence stays out."""

import json
from collections import Counter
from datetime import datetime

from sqlalchemy import Column, Text, bindparam, or_, select

from bot.confidential import kinds
from bot.features.agreements.model import Agreement, AgreementId
from bot.features.agreements.model.taken import held
from bot.features.digests.model import Digest, DigestId, Happenings, Rhythm
from storage.agreements import AgreementRows
from storage.coalition import CoalitionRows
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
        counts = Counter(fact for fact, _ in rows)
        made = tuple(AgreementId(json.loads(data)["agreement"]) for fact, data in reversed(rows) if fact == AGREED)
        here = CoalitionRows(self.scope).here()
        dates = (*(each.at for each in here.meetings), here.next_date) if here else ()
        return Happenings(
            since,
            self._open_to_all(made),
            counts[SENTENCE],
            counts[POSTED],
            max(0, counts[KEPT] - counts[REOPENED]),
            CommitmentRows(self.scope).count_open(),
            len(ProposalRows(self.scope).open()),
            tuple(sorted({at for at in dates if at and at > now})[:DATES]),
        )

    def _open_to_all(self, made: tuple[AgreementId, ...]) -> tuple[str, ...]:
        kept, rows = kinds(RuleRows(self.scope).rules()), AgreementRows(self.scope)
        found = (rows.find(each) for each in made)
        shared = (held(each, kept) for each in found if each)
        return tuple(each.title for each in shared if isinstance(each, Agreement))
