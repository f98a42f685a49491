"""Ground rules: the promises, which a coalition has once. No feature keeps rules on how the bot behaves yet, so every
setting has its default; the feature that does puts its table and its repository here."""

from sqlalchemy import Column, Integer, UniqueConstraint

from bot.features.ground_rules.model import Answer, Lines, Promises, PromisesId
from bot.kernel.ids import PersonId
from bot.kernel.settings import Rules
from storage.rows import Aggregates, Rows, Scope
from storage.tables import Ident, Json, Utc, keyed

promises = keyed(
    "promises",
    PromisesId,
    Column("lines", Json(Lines), nullable=False),
    Column("edition", Integer, nullable=False),
    Column("written_by", Ident(PersonId)),
    Column("written_at", Utc(), nullable=False),
    Column("answers", Json(tuple[Answer, ...]), nullable=False),
    UniqueConstraint("coalition"),
)


class PromisesRows(Aggregates[Promises]):
    rows = Rows(Promises, promises)
    _standing = rows.where()

    def standing(self) -> Promises | None:
        return self.first(self._standing)


class RuleRows:
    def __init__(self, _scope: Scope) -> None:
        pass

    def rules(self) -> Rules:
        return Rules({})
