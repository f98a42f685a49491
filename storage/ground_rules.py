"""Ground rules: the promises, which a coalition has once, and the rules that it adopts, of which features read what the
bot is to keep."""

from collections.abc import Iterable

from sqlalchemy import Boolean, Column, Date, Integer, Text, UniqueConstraint, or_

from bot.features.ground_rules.model import Answer, Lines, Promises, PromisesId
from bot.features.ground_rules.model.exceptions import Exempt
from bot.features.ground_rules.model.parts import Acknowledged, Draft, Stage, Version
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import RuleId
from bot.kernel.ids import Id, PersonId
from bot.kernel.settings import Ruled, Rules
from bot.ruling import Topic
from storage.coalition import CoalitionRows
from storage.naming import naming, pattern
from storage.rows import Aggregates, Rows, Scope
from storage.tables import Ident, Json, OneOf, Utc, keyed

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

ground_rules = keyed(
    "ground_rules",
    RuleId,
    Column("topic", OneOf(Topic), nullable=False),
    Column("title", Text, nullable=False),
    Column("written_at", Utc(), nullable=False),
    Column("stage", OneOf(Stage), nullable=False),
    Column("number", Integer),
    Column("versions", Json(tuple[Version, ...]), nullable=False),
    Column("draft", Json(Draft)),
    Column("tries", Integer, nullable=False),
    Column("acknowledged", Json(tuple[Acknowledged, ...]), nullable=False),
    Column("exceptions", Json(tuple[Exempt, ...]), nullable=False),
    Column("review", Date),
    Column("due", Boolean, nullable=False),
    Column("shown_until", Utc()),
    Column("replaced_by", Integer),
    Column("ends", Integer, nullable=False),
    Column("end_wanted", Boolean, nullable=False),
    Column("end_before", Ident(Id)),
    UniqueConstraint("coalition", "number"),
)


class PromisesRows(Aggregates[Promises]):
    rows = Rows(Promises, promises)
    _standing = rows.where()

    def standing(self) -> Promises | None:
        return self.first(self._standing)


class GroundRuleRows(Aggregates[GroundRule]):
    rows = Rows(GroundRule, ground_rules)
    _all = rows.where(order=[ground_rules.c.written_at.asc(), ground_rules.c.id.asc()])
    _held = rows.where(order=[ground_rules.c.id.asc()], lock=True)
    _in_force = rows.where(ground_rules.c.stage == Stage.in_force, order=[ground_rules.c.number.asc()])
    _naming = rows.where(
        or_(
            *map(
                naming,
                (
                    ground_rules.c.versions,
                    ground_rules.c.draft,
                    ground_rules.c.acknowledged,
                    ground_rules.c.exceptions,
                ),
            )
        ),
        order=[ground_rules.c.id.asc()],
    )

    def all(self) -> tuple[GroundRule, ...]:
        return self.every(self._all)

    def held(self) -> tuple[GroundRule, ...]:
        return self.every(self._held)

    def in_force(self) -> tuple[GroundRule, ...]:
        return self.every(self._in_force)

    def naming(self, person: PersonId) -> tuple[GroundRule, ...]:
        found = self.every(self._naming, pattern=pattern(person))
        return tuple(each for each in found if each.without(person) != each)


class FacilitatingRows:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def people(self) -> tuple[PersonId, ...]:
        here = CoalitionRows(self.scope).find(self.scope.coalition)
        return here.facilitators if here else ()

    def zone(self) -> str:
        here = CoalitionRows(self.scope).find(self.scope.coalition)
        return here.zone if here else "UTC"


class RuleRows:
    """What features read: of a rule that somebody is drafting or has ended nothing."""

    def __init__(self, scope: Scope) -> None:
        self._rules = GroundRuleRows(scope)

    def rules(self) -> Rules:
        return ruled_by(self._rules.in_force())


def ruled_by(in_force: Iterable[GroundRule]) -> Rules:
    """What each setting is set to, and by which rule; while an exception stands a rule only reminds."""
    ruled: dict[str, Ruled] = {}
    for rule in in_force:
        wording, number = rule.standing.wording, rule.number or 0
        for kept in wording.kept:
            ruled[kept.name] = Ruled(kept.value, number, wording.words, rule.holds)
    return Rules(ruled)
