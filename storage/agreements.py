"""The register of agreements: its table, in which a number is given once and a proposal has one, its repository, and
the coalition as the register sees it."""

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Integer,
    Select,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    false,
    func,
    insert,
    literal_column,
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
from bot.features.agreements.model.searching import words_of
from bot.features.circles.facts import CircleId
from bot.features.proposals.model import Held
from bot.kernel.ids import CoalitionId, Id, PersonId
from storage.coalition import CoalitionRows
from storage.naming import naming, pattern
from storage.proposal_seats import HoldingRows
from storage.rows import COALITION, Aggregates, Rows, Scope
from storage.statements import Statement
from storage.tables import Ident, Json, OneOf, Utc, keyed, metadata

_FOR_FEW = literal_column("(confided OR circle IS NOT NULL)", Boolean)

agreements = keyed(
    "agreements",
    AgreementId,
    Column("number", Integer, nullable=False),
    Column("proposal", Ident(Id), nullable=False),
    Column("made_at", Utc(), nullable=False),
    Column("versions", Json(tuple[Version, ...]), nullable=False),
    Column("parties", Json(tuple[Party, ...]), nullable=False),
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

agreement_words = Table(
    "agreement_words",
    metadata,
    Column("coalition", Ident(CoalitionId), ForeignKey("coalitions.id"), primary_key=True),
    Column("word", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Index(None, "coalition", "number"),
    sqlite_with_rowid=False,
)
"""The words of each agreement that stand now, compared byte by byte on both stores: so both find the same."""

_HERE = agreements.c.coalition == COALITION
_STAGES = {Which.in_force: Stage.in_force, Which.under_review: Stage.under_review, Which.ended: Stage.ended}


_KEYS = tuple((which, of_circle) for which in Which for of_circle in (False, True))


def _only(key: tuple[Which, bool]) -> tuple[ColumnElement[bool], ...]:
    which, of_circle = key
    chosen: ColumnElement[bool] = true()
    if which in _STAGES:
        chosen = agreements.c.stage == _STAGES[which]
    elif which is Which.mine:
        chosen = naming(agreements.c.parties)
    return (chosen, agreements.c.circle == bindparam("circle")) if of_circle else (chosen,)


def _paged(found: Statement) -> Statement:
    if not isinstance(found.core, Select):
        raise TypeError("only what is selected has pages")
    return Statement(found.core.limit(bindparam("most")).offset(bindparam("start")))


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
        return self.every(_PARTS[_key(sought)], **_given(sought), start=start, most=most)

    def count(self, sought: Sought) -> int:
        row = _COUNTS[_key(sought)].one(self.connection, coalition=self.coalition, **_given(sought))
        return row[0] if row else 0

    def add(self, new: Agreement) -> None:
        super().add(new)
        self._write_words(new)

    def save(self, state: Agreement) -> None:
        super().save(state)
        self._write_words(state)

    def with_word(self, word: str) -> frozenset[int]:
        found = _WITH.all(self.connection, coalition=self.coalition, word=word, after=word + _LAST)
        return frozenset(number for (number,) in found)

    def _write_words(self, state: Agreement) -> None:
        """Only where they are others than before."""
        this = {"coalition": self.coalition, "number": state.number}
        before, after = {word for (word,) in _WORDS.all(self.connection, **this)}, {*words_of(state)}
        if before == after:
            return
        _FORGET.run(self.connection, **this)
        for word in sorted(after):
            _WRITE.run(self.connection, **this, word=word)

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


_LAST = "\U0010ffff"
"""After all that a word can go on with."""

_OF = (agreement_words.c.coalition == COALITION, agreement_words.c.number == bindparam("number"))
_WORDS = Statement(select(agreement_words.c.word).where(*_OF))
_FORGET = Statement(delete(agreement_words).where(*_OF))
_WRITE = Statement(
    insert(agreement_words).values(coalition=COALITION, number=bindparam("number"), word=bindparam("word"))
)
_WITH = Statement(
    select(agreement_words.c.number)
    .where(
        agreement_words.c.coalition == COALITION,
        agreement_words.c.word >= bindparam("word"),
        agreement_words.c.word < bindparam("after"),
    )
    .distinct()
)
_FEW = Statement(select(agreements.c.number, agreements.c.confided).where(_HERE, _FOR_FEW))
_NEWEST = [agreements.c.number.desc()]
_PARTS = {key: _paged(AgreementRows.rows.where(*_only(key), order=_NEWEST)) for key in _KEYS}
_COUNTS = {key: Statement(select(func.count(agreements.c.id)).where(_HERE, *_only(key))) for key in _KEYS}


def _key(sought: Sought) -> tuple[Which, bool]:
    return sought.which, sought.circle is not None


def _given(sought: Sought) -> dict[str, object]:
    """Nothing is of somebody who is with nobody."""
    given: dict[str, object] = {"circle": sought.circle} if sought.circle else {}
    if sought.which is Which.mine:
        given["pattern"] = pattern(sought.party) if sought.party else ""
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
