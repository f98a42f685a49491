"""Celebrations as their tests replay them: histories of commands through readers and handlers, rows in dictionaries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any, Generic, TypeVar, cast

from bot.features.celebrations import CELEBRATING
from bot.features.celebrations import commands as asked
from bot.features.celebrations.cards.offers import reached
from bot.features.celebrations.model import (
    CELEBRATIONS,
    INSIDE,
    OCCASIONS,
    OFFERS,
    PARTNERS,
    SPEAKERS,
    Answer,
    Celebration,
    CelebrationId,
    InsideYes,
    Occasion,
    Offer,
)
from bot.features.celebrations.model.offer import AFTER
from bot.features.promises.facts import PromiseKept
from bot.kernel.attention import Met, Need
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened, Identified
from bot.kernel.command import Actor, Command, Context, Page, Standing
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import ROSTER, RULES, Directory, Key, Who
from bot.kernel.settings import Ruled, Rules
from tests.features import reading

A = TypeVar("A", bound=Identified)
R = TypeVar("R")

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
PLACE, COALITION = PlaceId("the-place-----"), CoalitionId("the-coalition-")
P = CelebrationId("the-party-----")


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


def organisation(name: str) -> OrganisationId:
    return OrganisationId(name.ljust(14, "-"))


ANA, BEN, SOL, TOM, RIA, FAY, FLO = (person(name) for name in ("Ana", "Ben", "Sol", "Tom", "Ria", "Fay", "Flo"))
CLINIC, SCHOOL, UNION, CITY = (organisation(name) for name in ("Clinic", "School", "Union", "City"))
CLOCK = person("the-clock")


class Rows(Generic[A]):
    def __init__(self) -> None:
        self.kept: dict[Id, A] = {}

    def find(self, key: Id) -> A | None:
        return self.kept.get(key)

    locked = find

    def add(self, new: A) -> None:
        assert new.id not in self.kept
        self.kept[new.id] = new

    def save(self, state: A) -> None:
        assert state.id in self.kept
        self.kept[state.id] = state


class Celebrated(Rows[Celebration]):
    def open(self) -> tuple[Celebration, ...]:
        return tuple(each for each in self.kept.values() if each.is_open)

    def posted(self, start: int) -> tuple[Celebration, ...]:
        public = (each for each in self.kept.values() if each.is_public)
        return tuple(sorted(public, key=lambda each: each.posted_at or NOW, reverse=True))[start : start + 6]

    def silently(self, organisation: OrganisationId) -> tuple[Celebration, ...]:
        public = (each for each in self.kept.values() if each.is_public)
        return tuple(each for each in public if (said := each.credit(organisation)) and said.answer is Answer.inside)

    def of(self, person: PersonId) -> tuple[Celebration, ...]:
        return tuple(each for each in self.kept.values() if each.knows(person))


class Offered(Rows[Offer]):
    def of(self, person: PersonId) -> tuple[Offer, ...]:
        return tuple(each for each in self.kept.values() if person in each.people)


@dataclass
class Occasioned:
    """Fay and Flo facilitate; of agreements those are here that all may read."""

    open_to_all: dict[Id, Occasion] = field(default_factory=dict)
    facilitating: tuple[PersonId, ...] = (FAY, FLO)
    kept: set[Id] = field(default_factory=set)

    def agreement(self, agreement: Id) -> Occasion | None:
        return self.open_to_all.get(agreement)

    def facilitators(self) -> tuple[PersonId, ...]:
        return self.facilitating

    def coalition(self) -> str:
        return "Riverside"

    def has_kept_others(self, promise: Id) -> bool:
        return not self.kept <= {promise}

    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory:
        """Sol is with the school."""
        return Directory({SOL: Who(SOL, "Sol", SCHOOL)} if SOL in people else {}, {})


class SaidOnce(Rows[InsideYes]):
    def all(self) -> tuple[InsideYes, ...]:
        return tuple(self.kept.values())


@dataclass
class Held:
    """Ana and Ben speak for the clinic, Sol for the school, Tom for the union; nobody does for the city."""

    seats: dict[OrganisationId, tuple[PersonId, ...]] = field(
        default_factory=lambda: {CLINIC: (ANA, BEN), SCHOOL: (SOL,), UNION: (TOM,)}
    )
    names: dict[OrganisationId, str] = field(
        default_factory=lambda: {CLINIC: "Clinic", SCHOOL: "School", UNION: "Union", CITY: "City"}
    )
    gone: set[OrganisationId] = field(default_factory=set)


@dataclass(frozen=True)
class All:
    mapping: Mapping[OrganisationId, Any]
    gone: Collection[OrganisationId] = ()

    def all(self) -> Mapping[OrganisationId, Any]:
        return self.mapping

    def here(self) -> frozenset[OrganisationId]:
        return frozenset(self.mapping) - {*self.gone}


@dataclass
class Town:
    """What is refused changes nothing."""

    now: datetime = NOW
    rows: Celebrated = field(default_factory=Celebrated)
    said: SaidOnce = field(default_factory=SaidOnce)
    offers: Offered = field(default_factory=Offered)
    occasions: Occasioned = field(default_factory=Occasioned)
    held: Held = field(default_factory=Held)
    needs: dict[tuple[PersonId, str], Need] = field(default_factory=dict)
    facts: list[Happened] = field(default_factory=list)
    ruled: dict[str, Ruled] = field(default_factory=dict)
    pressed: int = 0

    def get(self, key: Key[R]) -> R:
        held = {PARTNERS.name: All(self.held.names, self.held.gone), SPEAKERS.name: All(self.held.seats)}
        told: dict[str, object] = {
            RULES.name: self,
            OFFERS.name: self.offers,
            OCCASIONS.name: self.occasions,
            ROSTER.name: self.occasions,
        }
        every: Mapping[str, object] = {CELEBRATIONS.name: self.rows, INSIDE.name: self.said, **held, **told}
        return cast("R", every[key.name])

    def rules(self) -> Rules:
        return Rules(self.ruled)

    def context(self, who: PersonId) -> Context:
        standing = Standing.clock if who == CLOCK else Standing.member
        self.pressed += 1
        return Context(self.now, Actor(who, standing), COALITION, PLACE, None, Random(self.pressed))

    def press(self, who: PersonId, *commands: Command) -> Change[Any]:
        """The change of the last."""
        change: Change[Any] = Change()
        for command in commands:
            route: Any = next(each for each in CELEBRATING.routes if each.command is type(command))
            context = self.context(who)
            change = route.handler(route.reader(self, command, context), command, context)
            for new in change.new:
                self._of(new).add(new)
            if change.state is not None:
                self._of(change.state).save(change.state)
            self.facts += change.facts
            self._wait(change)
        return change

    def see(self, who: PersonId, page: Page) -> Card:
        view: Any = next(each for each in CELEBRATING.pages if each.page is type(page))
        context = self.context(who)
        drawn = view.draw(view.reader(self, page, context), context)
        assert isinstance(drawn, Card)
        return drawn

    def party(self, key: CelebrationId = P) -> Celebration:
        return self.rows.kept[key]

    def ask(self, *thanked: OrganisationId, what: str = "The garden is open", by: PersonId = RIA) -> Celebration:
        """Written, and put to those organisations."""
        self.press(by, asked.BeginCelebration(P, what))
        self.press(by, *(asked.NamePartner(P, each) for each in thanked), asked.AskPartners(P, at_once=True))
        return self.party()

    def happened(self, fact: Happened) -> None:
        """What the feature does about it."""
        if isinstance(fact, PromiseKept):
            self.occasions.kept.add(fact.promise)
        for reaction in (each for each in CELEBRATING.reactions if isinstance(fact, each.fact)):
            for command in reaction.commands(fact):
                self.press(CLOCK, command)
        self.now += AFTER
        self.tick_offers()

    def offered(self, who: PersonId) -> Offer:
        """The one that is for them."""
        (offer,) = self.offers.of(who)
        return offer

    def could_celebrate(self, who: PersonId) -> list[str]:
        return [reading.read(reached(each)) for each in self.offers.of(who) if each.is_for(who)]

    def tick_offers(self) -> int:
        ran = 0
        while due := [each for each in self.offers.kept.values() if (at := each.deadline()) and at <= self.now]:
            was = due[0].deadline()
            self.press(CLOCK, asked.KeepOffer(due[0].id))
            assert self.offers.kept[due[0].id].deadline() != was
            ran += 1
            assert ran < 500
        return ran

    def tick(self) -> int:
        """All that is due now, as the clock runs it; every tick has to change the deadline."""
        ran = 0
        while due := [each for each in self.rows.kept.values() if (at := each.deadline()) and at <= self.now]:
            was = due[0].deadline()
            self.press(CLOCK, asked.KeepCelebration(due[0].id))
            assert self.party(due[0].id).deadline() != was
            ran += 1
            assert ran < 500
        return ran

    def waiting(self, who: PersonId) -> list[str]:
        return [reading.read(need.words, "%d %b") for (whose, _), need in self.needs.items() if whose == who]

    def _of(self, state: Identified) -> Any:
        return {Celebration: self.rows, InsideYes: self.said, Offer: self.offers}[type(state)]

    def _wait(self, change: Change[Any]) -> None:
        for each in change.needs:
            if isinstance(each, Need):
                self.needs[each.person, each.key] = each
            elif isinstance(each, Met):
                for key in [key for key in self.needs if key[1] == each.key and each.person in {None, key[0]}]:
                    del self.needs[key]


def read(card: object) -> str:
    return reading.read(cast("Card", card), "%d %b %Y %H:%M")
