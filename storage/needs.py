"""What waits for people under *Needs you*, over all features: kept when it is raised, gone when it is met."""

from datetime import datetime

from sqlalchemy import Boolean, Column, Connection, Index, Table, Text, and_, bindparam, false, or_, select, true
from sqlalchemy.dialects.postgresql import insert

from bot.kernel.attention import Met, Need
from bot.kernel.elements import Button
from bot.kernel.ids import CoalitionId, PersonId
from bot.kernel.text import Phrase
from bot.kernel.wire import WireId, encode
from storage.rows import COALITION, Scope
from storage.secret import handed_in
from storage.statements import Statement
from storage.tables import Ident, Json, Utc, metadata

needs = Table(
    "needs",
    metadata,
    Column("coalition", Ident(CoalitionId), primary_key=True),
    Column("person", Ident(PersonId), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("words", Json(Phrase), nullable=False),
    Column("button", Json(Button), nullable=False),
    Column("until", Utc()),
    Column("raised_at", Utc(), nullable=False),
    Column("rings", Boolean, nullable=False, server_default=true()),
    Column("directly", Boolean, nullable=False, server_default=false()),
    Index(None, "coalition", "key"),
    sqlite_with_rowid=False,
)

_THEIRS = and_(needs.c.coalition == COALITION, needs.c.person == bindparam("person"))
_KEYED = and_(needs.c.coalition == COALITION, needs.c.key == bindparam("key"))
_SAID = ("words", "button", "until", "rings", "directly")
_NEW = insert(needs).values(
    {name: bindparam(name) for name in ("coalition", "person", "key", *_SAID)} | {"raised_at": bindparam("at")}
)
_KEPT = Statement(
    _NEW.on_conflict_do_update(
        index_elements=needs.primary_key.columns, set_={name: _NEW.excluded[name] for name in _SAID}
    )
)
_OVER = Statement(needs.delete().where(_THEIRS, needs.c.until <= bindparam("at")))
_MET = Statement(needs.delete().where(_KEYED))
_MET_BY_ONE = Statement(needs.delete().where(_KEYED, needs.c.person == bindparam("person")))


class NeedRows:
    _of = Statement(
        select(
            *(needs.c[name] for name in ("person", "key", "words", "button", "until", "raised_at", "rings", "directly"))
        )
        .where(_THEIRS, or_(needs.c.until.is_(None), needs.c.until > bindparam("at")))
        .order_by(needs.c.raised_at, needs.c.key)
    )

    def __init__(self, scope: Scope) -> None:
        self.connection = scope.connection
        self.coalition = scope.coalition

    def of(self, person: PersonId, now: datetime) -> tuple[Need, ...]:
        """Without what they have handed in by now in secret, which waits until the vote is over."""
        rows = self._of.all(self.connection, coalition=self.coalition, person=person, at=now)
        found = (Need(*row) for row in rows)
        return tuple(each for each in found if not handed_in(self.connection, self.coalition, each.key))


def keep(connection: Connection, coalition: CoalitionId, waiting: Need | Met, at: datetime) -> None:
    """One that is raised again while it stands keeps its age and says what it says now."""
    match waiting:
        case Met(key, None):
            _MET.run(connection, coalition=coalition, key=key)
        case Met(key, person):
            _MET_BY_ONE.run(connection, coalition=coalition, key=key, person=person)
        case Need(person, key, words, button, until, _, rings, directly):
            _OVER.run(connection, coalition=coalition, person=person, at=at)
            _KEPT.run(
                connection,
                coalition=coalition,
                person=person,
                key=key,
                words=words,
                button=_wired(button),
                until=until,
                rings=rings,
                directly=directly,
                at=at,
            )


def _wired(button: Button) -> Button:
    return Button(button.label, WireId(encode(button.press)), button.style, button.confirm, button.spoken)
