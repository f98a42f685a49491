"""All rules of a coalition together: which may stand beside each other, and what readers bring of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.features.ground_rules.model.refusals import AskedElsewhere, RuleSetsIt, StandsAgainst
from bot.features.ground_rules.model.rule import GroundRule
from bot.features.ground_rules.model.wording import Kept, RuleId, Wording
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Key, Repository, Who
from bot.ruling import Answer, Ruling, Topic


@dataclass(frozen=True, slots=True)
class Book:
    """With the `rulings` it is known, too, which answers cannot be kept beside each other."""

    rules: tuple[GroundRule, ...]
    rulings: tuple[Ruling, ...] = ()

    @property
    def in_force(self) -> tuple[GroundRule, ...]:
        return tuple(sorted((each for each in self.rules if each.in_force), key=lambda each: each.number or 0))

    @property
    def next_number(self) -> int:
        """Numbers of rules that are over are not given again."""
        return max((each.number or 0 for each in self.rules), default=0) + 1

    @property
    def is_before_rules(self) -> bool:
        """Nothing was ever agreed here: the first one takes everyone."""
        return all(each.number is None for each in self.rules)

    def on(self, topic: Topic) -> tuple[GroundRule, ...]:
        """Drafts in the order in which they were written, then those in force by their numbers."""
        mine = [each for each in self.rules if each.topic is topic and not each.is_over]
        return tuple(sorted(mine, key=lambda each: (each.number or 0, each.written_at)))

    def over(self, topic: Topic) -> tuple[GroundRule, ...]:
        """The latest first."""
        mine = [each for each in self.rules if each.topic is topic and each.is_over and each.number]
        return tuple(sorted(mine, key=lambda each: each.number or 0, reverse=True))

    def clash(self, rule: RuleId, wording: Wording) -> tuple[GroundRule, Kept] | None:
        """The first of them, and what it sets."""
        return next(self.clashes(rule, wording), None)

    def clashes(self, rule: RuleId, wording: Wording) -> Iterator[tuple[GroundRule, Kept]]:
        """Rules in force that set the same as these words would, or what cannot be kept beside them, and do not give
        way to them; and what each sets."""
        gone = {each.rule for each in wording.replaces}
        for other in self.in_force:
            if other.id == rule or other.id in gone:
                continue
            for kept in other.standing.wording.kept:
                if self._meet((kept,), wording.kept):
                    yield other, kept

    def check_answer(self, rule: GroundRule, wording: Wording) -> None:
        """As a draft would set it. Raises StandsAgainst; what is answered already can give way until it is put."""
        for other, kept in self.clashes(rule.id, wording):
            if kept.name not in wording.names:
                raise StandsAgainst(number=other.number or 0, question=kept.question, answer=kept.answer)

    def check_put(self, rule: GroundRule, wording: Wording) -> None:
        """Before it is put to the vote. Raises StandsAgainst, RuleSetsIt or AskedElsewhere."""
        self.check_answer(rule, wording)
        if found := self.clash(rule.id, wording):
            other, kept = found
            raise RuleSetsIt(number=other.number or 0, question=kept.question)
        gone = {each.rule for each in wording.replaces}
        for other, draft in self._asked(rule.id):
            theirs = {each.rule for each in draft.replaces}
            if self._meet(draft.kept, wording.kept) or other.id in gone or rule.id in theirs or gone & theirs:
                raise AskedElsewhere

    def _meet(self, some: tuple[Kept, ...], others: tuple[Kept, ...]) -> bool:
        """Both answer the same question, or no two rules can ask both."""
        apart = {((of.name, each.value), (each.name, each.answer)) for of in self.rulings for each in of.apart}
        pairs = [((one.name, one.value), (two.name, two.value)) for one in some for two in others]
        return any(a[0] == b[0] or (a, b) in apart or (b, a) in apart for a, b in pairs)

    def _asked(self, but: RuleId) -> Iterator[tuple[GroundRule, Wording]]:
        for each in self.rules:
            if each.id != but and each.draft and each.draft.open:
                yield each, each.draft.wording
            elif each.id != but and each.end_wanted:
                yield each, each.wording


@dataclass(frozen=True, slots=True)
class OfRule:
    """A rule, held, with all others; who acts, and where all read what becomes of it. Facilitators are asked to look at
    what is due. `zone` is the coalition's."""

    rule: GroundRule
    book: Book
    me: Who | None = None
    homes: tuple[PlaceId, ...] = ()
    facilitators: tuple[PersonId, ...] = ()
    zone: str = "UTC"

    def today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True, slots=True)
class Written:
    """For a new one: what stands under its id already."""

    before: GroundRule | None


@dataclass(frozen=True, slots=True)
class Answering:
    """What is to be answered, and how; nothing takes an answer back. `rulings` are all that its topic has."""

    of: OfRule
    ruling: Ruling
    answer: Answer | None
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Replacing:
    of: OfRule
    other: GroundRule
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was decided, as far as it is about a rule."""

    of: OfRule | None


@dataclass(frozen=True, slots=True)
class Looking:
    """A rule as somebody reads it; `rulings` are the settings that its topic has."""

    rule: GroundRule
    book: Book
    rulings: tuple[Ruling, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class OnTopic:
    """From number `start` on, drafts first and what is over last."""

    topic: Topic
    book: Book
    rulings: tuple[Ruling, ...] = ()
    start: int = 0


@dataclass(frozen=True, slots=True)
class Topics:
    """`promised` says that the three promises are written."""

    book: Book
    promised: bool = False


@dataclass(frozen=True, slots=True)
class NamedIn:
    """Rules that name a person."""

    person: PersonId
    rules: tuple[GroundRule, ...]


class GroundRules(Repository[GroundRule], Protocol):
    def all(self) -> tuple[GroundRule, ...]:
        """In the order in which they were written, those too that are over."""
        ...

    def held(self) -> tuple[GroundRule, ...]:
        """All, locked in the order of their ids, so that two decisions at once are made one after the other."""
        ...

    def naming(self, person: PersonId) -> tuple[GroundRule, ...]: ...


class Facilitating(Protocol):
    """Who facilitates the coalition now, and by which clocks it lives."""

    def people(self) -> tuple[PersonId, ...]: ...
    def zone(self) -> str: ...


FACILITATING: Key[Facilitating] = Key("who looks at rules that are due")
GROUND_RULES_HERE: Key[GroundRules] = Key("ground rules")
