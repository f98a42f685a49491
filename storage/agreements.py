"""The register of agreements: its table, in which a number is given once and a proposal has one, its repository, and
the coalition as the register sees it."""

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    Index,
    Integer,
    Select,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    false,
    func,
    or_,
    select,
    true,
)

from bot.features.agreements.model import (
    Agreement,
    AgreementId,
    Deciding,
    Party,
    Review,
    Signature,
    Sought,
    Stage,
    Version,
    Which,
)
from bot.features.agreements.model.life import without
from bot.features.circles.facts import CircleId
from bot.features.proposals.model import Held
from bot.kernel.ids import Id, PersonId
from storage.agreement_finding import OF_PARTY, agreement_parties, find_by, with_word
from storage.coalition import CoalitionRows
from storage.naming import naming, pattern
from storage.proposal_seats import HoldingRows
from storage.rows import COALITION, Aggregates, Rows, Scope
from storage.statements import Statement
from storage.tables import Alike, Ident, Json, OneOf, Utc, condition, keyed

_FOR_FEW = condition("(confided OR circle IS NOT NULL)")

agreements = keyed(
    "agreements",
    AgreementId,
    Column("number", Integer, nullable=False),
    Column("proposal", Ident(Id), nullable=False),
    Column("made_at", Utc(), nullable=False),
    Column("versions", Json(tuple[Version, ...]), nullable=False),
    Column("parties", Alike(tuple[Party, ...]), nullable=False),
    Column("zone", Text, nullable=False),
    Column("stage", OneOf(Stage), nullable=False),
    Column("review", Date),
    Column("circle", Ident(CircleId)),
    Column("circle_name", Text),
    Column("replaces", Json(tuple[int, ...]), nullable=False),
    Column("looks_at", Utc()),
    Column("reviewing", Json(Review)),
    Column("deciding", Json(Deciding)),
    Column("asked", Integer, nullable=False, server_default="0"),
    Column("signatures", Json(tuple[Signature, ...]), nullable=False, server_default="[]"),
    Column("ended_at", Utc()),
    Column("replaced_by", Integer),
    Column("confided", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("coalition", "number"),
    UniqueConstraint("coalition", "proposal"),
    Index(None, "coalition", "stage", "number"),
    Index("ix_agreements_for_few", "coalition", "number", sqlite_where=_FOR_FEW, postgresql_where=_FOR_FEW),
)

_HERE = agreements.c.coalition == COALITION
_STAGES = {Which.in_force: Stage.in_force, Which.under_review: Stage.under_review, Which.ended: Stage.ended}


_KEYS = tuple((which, of_circle) for which in Which for of_circle in (False, True))


def _only(key: tuple[Which, bool]) -> tuple[ColumnElement[bool], ...]:
    which, of_circle = key
    chosen: ColumnElement[bool] = true()
    if which in _STAGES:
        chosen = agreements.c.stage == _STAGES[which]
    elif which is Which.mine:
        chosen = and_(*OF_PARTY, agreement_parties.c.number == agreements.c.number)
    return (chosen, agreements.c.circle == bindparam("circle")) if of_circle else (chosen,)


def _paged(found: Statement, *, start: bool = False) -> Statement:
    if not isinstance(found.core, Select):
        raise TypeError("only what is selected has pages")
    most = found.core.limit(bindparam("most"))
    return Statement(most.offset(bindparam("start")) if start else most)


class AgreementRows(Aggregates[Agreement]):
    rows = Rows(Agreement, agreements)
    _of_proposal = rows.where(agreements.c.proposal == bindparam("proposal"))
    _numbered = rows.where(agreements.c.number == bindparam("number"))
    _naming = rows.where(
        or_(*map(naming, (agreements.c.versions, agreements.c.reviewing, agreements.c.signatures))),
        order=[agreements.c.id.asc()],
    )
    _last = Statement(select(func.max(agreements.c.number)).where(_HERE))

    def part(self, sought: Sought, start: int, most: int) -> tuple[Agreement, ...]:
        """Numbers have no gaps: of all those that are not looked at none is read."""
        if start and sought == Sought():
            return self.beside(sought, self.last_number() - start + 1, most)
        return self.every(_PARTS[_key(sought)], **_given(sought), start=start, most=most)

    def beside(self, sought: Sought, at: int, most: int) -> tuple[Agreement, ...]:
        if at > 0:
            return self.every(_BELOW[_key(sought)], **_given(sought), at=at, most=most)
        if at == 0:
            return ()
        return self.every(_ABOVE[_key(sought)], **_given(sought), at=-at, most=most)[::-1]

    def count(self, sought: Sought) -> int:
        row = _COUNTS[_key(sought)].one(self.connection, coalition=self.coalition, **_given(sought))
        return row[0] if row else 0

    def numbers(self, sought: Sought) -> frozenset[int]:
        found = _NUMBERS[_key(sought)].all(self.connection, coalition=self.coalition, **_given(sought))
        return frozenset(number for (number,) in found)

    def add(self, new: Agreement) -> None:
        super().add(new)
        find_by(self.connection, self.coalition, new)

    def save(self, state: Agreement) -> None:
        super().save(state)
        find_by(self.connection, self.coalition, state)

    def with_word(self, word: str) -> frozenset[int]:
        return with_word(self.connection, self.coalition, word)

    def of_proposal(self, proposal: Id) -> Agreement | None:
        return self.first(self._of_proposal, proposal=proposal)

    def last_number(self) -> int:
        row = self._last.one(self.connection, coalition=self.coalition)
        return (row and row[0]) or 0

    def numbered(self, number: int) -> Agreement | None:
        return self.first(self._numbered, number=number)

    def in_confidence(self, *, of_circles: bool) -> frozenset[int]:
        found = _FEW.all(self.connection, coalition=self.coalition)
        return frozenset(number for number, confided in found if confided or of_circles)

    def naming(self, person: PersonId) -> tuple[Agreement, ...]:
        found = self.every(self._naming, pattern=pattern(person))
        return tuple(each for each in found if without(each, person) != each)


_FEW = Statement(select(agreements.c.number, agreements.c.confided).where(_HERE, condition("number > 0"), _FOR_FEW))
"""Numbers begin at 1: asked for in its order, SQLite takes the index that is small."""
_AT = bindparam("at", type_=Integer)
_NUMBER = {which: (agreement_parties if which is Which.mine else agreements).c.number for which in Which}
"""Where it is read in its order: what binds one party by that party's own."""


def _chosen(key: tuple[Which, bool], *near: ColumnElement[bool], newest: bool = True, start: bool = False) -> Statement:
    number = _NUMBER[key[0]]
    order = number.desc() if newest else number.asc()
    return _paged(AgreementRows.rows.where(*_only(key), *near, order=[order]), start=start)


_PARTS = {key: _chosen(key, start=True) for key in _KEYS}
_BELOW = {key: _chosen(key, _NUMBER[key[0]] < _AT) for key in _KEYS}
_ABOVE = {key: _chosen(key, _NUMBER[key[0]] > _AT, newest=False) for key in _KEYS}
_NUMBERS = {key: Statement(select(agreements.c.number).where(_HERE, *_only(key))) for key in _KEYS}
_COUNTS = {key: Statement(select(func.count(agreements.c.id)).where(_HERE, *_only(key))) for key in _KEYS}
_COUNTS[Which.mine, False] = Statement(select(func.count(agreement_parties.c.number)).where(*OF_PARTY))


def _key(sought: Sought) -> tuple[Which, bool]:
    return sought.which, sought.circle is not None


def _given(sought: Sought) -> dict[str, object]:
    """Nothing is of somebody who is with nobody."""
    given: dict[str, object] = {"circle": sought.circle} if sought.circle else {}
    if sought.which is Which.mine:
        given["party"] = sought.party or ""
    return given


class AroundRows:
    """Its seats, and by whose clocks it lives."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def seats(self) -> tuple[Party, ...]:
        return tuple(_party(each) for each in HoldingRows(self.scope).all() if each.holders)

    def held_by(self, person: PersonId) -> tuple[Party, ...]:
        return tuple(map(_party, HoldingRows(self.scope).of(person)))

    def answering(self, parties: tuple[Party, ...]) -> tuple[PersonId, ...]:
        held = HoldingRows(self.scope).these(tuple(each.seat for each in parties))
        people = tuple(dict.fromkeys(each.holders[0] for each in held if each.holders))
        here = CoalitionRows(self.scope).find(self.scope.coalition)
        return people or (here.facilitators if here else ())

    def called(self) -> str:
        here = CoalitionRows(self.scope).find(self.scope.coalition)
        return here.name if here else ""

    def zone(self) -> str | None:
        here = CoalitionRows(self.scope).find(self.scope.coalition)
        return here.zone if here else None


def _party(held: Held) -> Party:
    return Party(held.name.seat, held.name.organisation, held.name.number)
