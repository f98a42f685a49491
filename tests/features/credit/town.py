"""Joint work as its tests replay it: histories of commands through readers and handlers, rows in dictionaries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any, TypeVar, cast

from bot.confidential import KINDS, Kind
from bot.features.credit import CREDITING
from bot.features.credit.commands import BeginWork, LetPartnerGo
from bot.features.credit.model import KEPT_FROM_OUTSIDE, SPEAKING, WORKS_HERE, Work, WorkId
from bot.kernel.attention import Met, Need
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Page, Standing
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import RULES, Key
from bot.kernel.settings import Ruled, Rules
from tests.features import reading

R = TypeVar("R")

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
WORK, AGREEMENT = WorkId("the-work------"), Id("the-proposal--")
WORDS = "Neighbours opened a free clinic for all."


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


def organisation(name: str) -> OrganisationId:
    return OrganisationId(name.ljust(14, "-"))


ANA, BEN, CEM, DOA, EVA, FAY = (person(name) for name in ("Ana", "Ben", "Cem", "Doa", "Eva", "Fay"))
CLINIC, SCHOOL, UNION, LIBRARY = (organisation(name) for name in ("Clinic", "School", "Union", "Library"))
CLOCK = person("the-clock")
SEATS = {CLINIC: (ANA, BEN), SCHOOL: (CEM,), UNION: (DOA,)}
"""Ben is an alternate; nobody acts for the library, and Eva for nobody. Fay facilitates."""


@dataclass
class Rows:
    kept: dict[Id, Work] = field(default_factory=dict)

    def find(self, key: Id) -> Work | None:
        return self.kept.get(key)

    locked = find

    def add(self, new: Work) -> None:
        assert new.id not in self.kept
        self.kept[new.id] = new

    def save(self, state: Work) -> None:
        assert state.id in self.kept
        self.kept[state.id] = state

    def going_on(self) -> tuple[Work, ...]:
        return tuple(sorted((each for each in self.kept.values() if not each.over_at), key=lambda each: each.name))

    def of(self, one: OrganisationId) -> tuple[Work, ...]:
        return tuple(each for each in self.going_on() if one in each.partners)


@dataclass
class People:
    seated: dict[OrganisationId, tuple[PersonId, ...]] = field(default_factory=lambda: dict(SEATS))
    named: dict[OrganisationId, str] = field(
        default_factory=lambda: {each: each.rstrip("-") for each in (CLINIC, LIBRARY, SCHOOL, UNION)}
    )
    left: dict[OrganisationId, str] = field(default_factory=dict)
    ruled: dict[str, Ruled] = field(default_factory=dict)

    def seats(self) -> Mapping[OrganisationId, tuple[PersonId, ...]]:
        return self.seated

    def facilitators(self) -> tuple[PersonId, ...]:
        return (FAY,)

    def organisations(self) -> Mapping[OrganisationId, str]:
        return self.named

    def known(self) -> Mapping[OrganisationId, str]:
        return self.named | self.left

    def rules(self) -> Rules:
        return Rules(self.ruled)

    def holds(self, agreement: Id, kept: frozenset[Kind]) -> bool:
        return agreement == AGREEMENT and Kind.agreements in kept


@dataclass
class Town:
    """What is refused changes nothing."""

    now: datetime = NOW
    rows: Rows = field(default_factory=Rows)
    people: People = field(default_factory=People)
    needs: dict[tuple[PersonId, str], Need] = field(default_factory=dict)
    rung: list[PersonId] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    pressed: int = 0

    def get(self, key: Key[R]) -> R:
        every: dict[Any, object] = {WORKS_HERE: self.rows}
        every |= dict.fromkeys((SPEAKING, RULES, KEPT_FROM_OUTSIDE), self.people)
        return cast("R", {each.name: row for each, row in every.items()}[key.name])

    def context(self, who: PersonId) -> Context:
        standing = Standing.clock if who == CLOCK else Standing.member
        self.pressed += 1
        place = PlaceId("the-room------")
        return Context(self.now, Actor(who, standing), CoalitionId("the-coalition-"), place, None, Random(self.pressed))

    def press(self, who: PersonId, command: Command) -> Change[Work]:
        route: Any = next(each for each in CREDITING.routes if each.command is type(command))
        context = self.context(who)
        change: Change[Work] = route.handler(route.reader(self, command, context), command, context)
        for new in change.new:
            assert isinstance(new, Work)
            self.rows.add(new)
        if change.state is not None:
            self.rows.save(change.state)
        self.facts += change.facts
        for each in change.needs:
            if isinstance(each, Need):
                self.rung.append(each.person)
                self.needs[each.person, each.key] = each
            elif isinstance(each, Met):
                for key in [key for key in self.needs if key[1] == each.key and each.person in {None, key[0]}]:
                    del self.needs[key]
        return change

    def happens(self, fact: Happened) -> None:
        """What the feature does about it."""
        for reaction in (each for each in CREDITING.reactions if isinstance(fact, each.fact)):
            for command in reaction.commands(fact):
                self.press(CLOCK, command)

    def see(self, who: PersonId, page: Page) -> str:
        return reading.read(self.card(who, page), "%d %b %Y")

    def card(self, who: PersonId, page: Page) -> Card:
        view: Any = next(each for each in CREDITING.pages if each.page is type(page))
        context = self.context(who)
        drawn = view.draw(view.reader(self, page, context), context)
        assert isinstance(drawn, Card)
        return drawn

    def begin(self, line: str = WORDS, partner: OrganisationId | None = SCHOOL, agreement: Id | None = None) -> Work:
        self.press(ANA, BeginWork(WORK, "The free clinic", partner, line, agreement))
        return self.work()

    def work(self) -> Work:
        return self.rows.kept[WORK]

    def rule(self, name: str, value: str, *, holds: bool = True) -> None:
        self.people.ruled[name] = Ruled(value, 7, "We speak with one voice.", holds)

    def keep_in_confidence(self) -> None:
        self.rule(KINDS.name, Kind.agreements.value)

    def leaves(self, one: OrganisationId) -> None:
        """The coalition."""
        self.people.seated.pop(one, None)
        self.people.left[one] = self.people.named.pop(one)
        while self.rows.of(one):
            self.press(CLOCK, LetPartnerGo(one))

    def asked(self) -> set[str]:
        return {who.rstrip("-") for who, _ in self.needs}


def said(change: Change[Work]) -> str:
    assert change.reply
    return reading.read(change.reply)
