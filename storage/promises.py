"""Promises: their table and their repository. Nothing here is counted or ordered by who keeps how many."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, Date, Index, Integer, Text, bindparam, func, or_, select

from bot.carrying import Carried, Promised, Under
from bot.features.promises.model import Commitment, CommitmentId, Done, Former, Freed, Reading, Stage, Told, Way, Wish
from bot.kernel.ids import Id, OrganisationId, PersonId
from storage.naming import naming, pattern
from storage.rows import COALITION, Aggregates, Rows, Scope
from storage.statements import Statement
from storage.tables import Ident, Json, OneOf, Utc, condition, keyed

_OPEN = condition("stage = 'open'")
_SETTLED = condition("stage IN ('kept', 'released')")
_PUBLIC = condition("stage IN ('open', 'kept', 'released')")

SETTLED = 6
"""A page of what is done, and one more."""

MOST = 400

TOGETHER = 100
"""So many agreements are asked about at once."""

_THESE = tuple(f"agreement_{number}" for number in range(TOGETHER))

commitments = keyed(
    "commitments",
    CommitmentId,
    Column("what", Text, nullable=False),
    Column("organisation", Ident(OrganisationId)),
    Column("person", Ident(PersonId)),
    Column("zone", Text, nullable=False),
    Column("made_by", Ident(PersonId)),
    Column("made_at", Utc(), nullable=False),
    Column("way", OneOf(Way), nullable=False),
    Column("of", Ident(Id)),
    Column("agreement", Ident(Id)),
    Column("stage", OneOf(Stage), nullable=False),
    Column("due", Date),
    Column("reading", Json(Reading)),
    Column("former", Json(tuple[Former, ...]), nullable=False),
    Column("told", OneOf(Told), nullable=False),
    Column("done", Json(Done)),
    Column("wish", Json(Wish)),
    Column("offered", Ident(PersonId)),
    Column("settled_at", Utc()),
    Column("saying", Json(Done)),
    Column("asked", Integer, nullable=False, server_default="0"),
    Column("vote", Ident(Id)),
    Column("freed", Json(Freed)),
    Index("ix_commitments_open", "coalition", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("ix_commitments_settled", "coalition", "settled_at", sqlite_where=_SETTLED, postgresql_where=_SETTLED),
    Index("ix_commitments_agreement", "coalition", "agreement"),
    Index("ix_commitments_person", "coalition", "person"),
)


class CommitmentRows(Aggregates[Commitment]):
    rows = Rows(Commitment, commitments)
    _open = rows.where(_OPEN, order=[commitments.c.due.asc(), commitments.c.id.asc()], most=MOST)
    _settled = rows.where(
        _SETTLED,
        order=[commitments.c.settled_at.desc(), commitments.c.id.asc()],
        most=SETTLED,
        start=bindparam("start"),
    )
    _under = rows.where(
        _PUBLIC,
        commitments.c.agreement == bindparam("agreement"),
        order=[commitments.c.made_at.asc(), commitments.c.id.asc()],
        most=MOST,
    )
    _of = rows.where(
        or_(
            *(commitments.c[name] == bindparam("who") for name in ("person", "made_by", "offered")),
            *(naming(commitments.c[name]) for name in ("reading", "done", "wish", "saying", "freed")),
        ),
        order=[commitments.c.due.asc().nulls_first(), commitments.c.id.asc()],
    )
    _count_open = Statement(
        select(func.count()).select_from(commitments).where(commitments.c.coalition == COALITION, _OPEN)
    )

    def open(self) -> tuple[Commitment, ...]:
        return self.every(self._open)

    def settled(self, start: int) -> tuple[Commitment, ...]:
        return self.every(self._settled, start=start)

    def under(self, agreement: Id) -> tuple[Commitment, ...]:
        return self.every(self._under, agreement=agreement)

    def of(self, person: PersonId) -> tuple[Commitment, ...]:
        found = self.every(self._of, who=person, pattern=pattern(person))
        return tuple(each for each in found if each.knows(person))

    def count_open(self) -> int:
        row = self._count_open.one(self.connection, coalition=self.coalition)
        return int(row[0]) if row else 0


class CarrierRows:
    """For other features: who carries something now, and each person's own."""

    _people = Statement(
        select(commitments.c.person)
        .where(commitments.c.coalition == COALITION, _OPEN, commitments.c.person.is_not(None))
        .distinct()
    )
    _theirs = CommitmentRows.rows.where(
        _OPEN,
        commitments.c.person == bindparam("who"),
        order=[commitments.c.due.asc(), commitments.c.id.asc()],
    )

    _under_these = CommitmentRows.rows.where(
        _PUBLIC,
        commitments.c.agreement.in_(tuple(map(bindparam, _THESE))),
        order=[commitments.c.made_at.asc(), commitments.c.id.asc()],
    )

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def people(self) -> frozenset[PersonId]:
        return frozenset(row[0] for row in self._people.all(self.scope.connection, coalition=self.scope.coalition))

    def of(self, person: PersonId) -> tuple[Carried, ...]:
        theirs = CommitmentRows(self.scope).every(self._theirs, who=person)
        return tuple(Carried(each.id, each.what, each.due, each.zone) for each in theirs if each.due)

    def under(self, agreement: Id, now: datetime) -> Under:
        return _under(CommitmentRows(self.scope).under(agreement), now)

    def under_each(self, agreements: tuple[Id, ...], now: datetime) -> Mapping[Id, Under]:
        found: dict[Id, list[Commitment]] = {}
        for start in range(0, len(agreements), TOGETHER):
            for each in self._of_these(agreements[start : start + TOGETHER]):
                found.setdefault(each.agreement or each.id, []).append(each)
        return {agreement: _under(tuple(every), now) for agreement, every in found.items()}

    def _of_these(self, agreements: tuple[Id, ...]) -> tuple[Commitment, ...]:
        """A statement is built once, for so many: where there are fewer, the last one stands in for the others."""
        every = agreements + agreements[-1:] * (TOGETHER - len(agreements))
        return CommitmentRows(self.scope).every(self._under_these, **dict(zip(_THESE, every, strict=True)))


def _under(every: tuple[Commitment, ...], now: datetime) -> Under:
    shown = tuple(_promised(each, now) for each in every if not each.has_passed(now))
    return Under(shown, len(every) - len(shown))


def _promised(state: Commitment, now: datetime) -> Promised:
    """What nobody carries stands there without a day that is over."""
    released = state.settled_at if state.stage is Stage.released else None
    done = state.done.at if state.done else None
    due = None if state.day_is_over(now) else state.due
    return Promised(state.what, state.organisation, state.person, due, done, released)
