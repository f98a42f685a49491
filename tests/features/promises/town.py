"""Promises as their tests replay them: histories of commands through readers and handlers, rows in dictionaries, and
days read by the real reader."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any, TypeVar, cast

from bot.agreed import AGREED, Agreed
from bot.confidential import KeptInConfidence
from bot.features.promises import PROMISING
from bot.features.promises.commands import ConfirmDay, KeepPromiseTime, MakePromise
from bot.features.promises.model import COMMITMENTS, REPRESENTATIVES, Commitment, CommitmentId, Stage
from bot.kernel.attention import Message, Met, Need
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Page, Standing
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import ROSTER, Directory, Key, Who
from bot.kernel.text import Text
from bot.spoken_days import SPOKEN_DAYS
from storage.rows import Scope
from storage.spoken_days import DayReader
from tests.features import reading

R = TypeVar("R")

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
FRIDAY = date(2026, 12, 4)
MADRID = "Europe/Madrid"
PLACE, COALITION = PlaceId("the-place-----"), CoalitionId("the-coalition-")
CLINIC, SCHOOL = OrganisationId("Clinic--------"), OrganisationId("School--------")
P = CommitmentId("the-promise---")


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


ANA, BEN, CEM, SOL, RIA, NIA = (person(name) for name in ("Ana", "Ben", "Cem", "Sol", "Ria", "Nia"))
CLOCK = person("the-clock")
WITH: Mapping[PersonId, tuple[OrganisationId | None, str]] = {
    ANA: (CLINIC, "Clinic"),
    BEN: (CLINIC, "Clinic"),
    CEM: (CLINIC, "Clinic"),
    SOL: (SCHOOL, "School"),
    RIA: (None, "Riverside"),
    NIA: (None, ""),
}
"""Ana, Ben and Cem are the Clinic's, Sol is the School's, Ria lives here, and Nia has not said yet whom she is with."""


@dataclass
class Rows:
    kept: dict[Id, Commitment] = field(default_factory=dict)

    def find(self, key: Id) -> Commitment | None:
        return self.kept.get(key)

    locked = find

    def add(self, new: Commitment) -> None:
        assert new.id not in self.kept
        self.kept[new.id] = new

    def save(self, state: Commitment) -> None:
        assert state.id in self.kept
        self.kept[state.id] = state

    def open(self) -> tuple[Commitment, ...]:
        return tuple(sorted(filter(_open, self.kept.values()), key=lambda each: (each.due, each.id)))

    def settled(self, start: int) -> tuple[Commitment, ...]:
        over = (each for each in self.kept.values() if each.stage in {Stage.kept, Stage.released})
        return tuple(sorted(over, key=lambda each: each.settled_at or NOW, reverse=True))[start : start + 6]

    def under(self, agreement: Id) -> tuple[Commitment, ...]:
        return tuple(each for each in self.kept.values() if each.agreement == agreement and each.is_public)

    def of(self, person: PersonId) -> tuple[Commitment, ...]:
        return tuple(each for each in self.kept.values() if each.knows(person))

    def count_open(self) -> int:
        return len(self.open())


def _open(each: Commitment) -> bool:
    return each.stage is Stage.open


@dataclass
class People:
    here: dict[PersonId, tuple[OrganisationId | None, str]] = field(default_factory=lambda: dict(WITH))
    zone: str = MADRID
    writers: dict[PersonId, PersonId] = field(default_factory=dict)

    def homes(self) -> Mapping[PlaceId, Text]:
        return {PLACE: "the room"}

    def members(self) -> tuple[Who, ...]:
        return tuple(Who(each, each.rstrip("-"), *its, (), self.zone) for each, its in self.here.items())

    def writes_for(self, person: PersonId) -> tuple[PersonId, ...]:
        return tuple(each for each, writer in self.writers.items() if writer == person)

    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory:
        named = {each: each.rstrip("-") for each in organisations}
        return Directory({who.person: who for who in self.members() if who.person in people}, named)

    def all(self) -> Mapping[OrganisationId, tuple[PersonId, ...]]:
        """Cem holds no seat."""
        seats = {CLINIC: (ANA, BEN), SCHOOL: (SOL,)}
        return {each: tuple(who for who in people if who in self.here) for each, people in seats.items()}


@dataclass
class Register:
    """`led_to` are ids of proposals, by the agreement that came of each; of `secret` ones only these people read."""

    kept: dict[Id, Agreed] = field(default_factory=dict)
    led_to: dict[Id, Id] = field(default_factory=dict)
    secret: dict[Id, frozenset[PersonId]] = field(default_factory=dict)

    def of(self, origin: Id, person: PersonId) -> Agreed | None:
        found = self.kept.get(self.led_to.get(origin, origin))
        if found and person not in self.secret.get(found.agreement, {person}):
            raise KeptInConfidence
        return replace(found, closed=found.agreement in self.secret) if found else None

    def closed_to(self, agreements: tuple[Id, ...], person: PersonId) -> frozenset[Id]:
        return frozenset(each for each in agreements if person not in self.secret.get(each, {person}))

    def holding(self, person: PersonId) -> tuple[Agreed, ...]:
        seen = (each for each in self.kept.values() if person in self.secret.get(each.agreement, {person}))
        return tuple(each for each in seen if each.holds)


@dataclass
class Town:
    """What is refused changes nothing."""

    now: datetime = NOW
    rows: Rows = field(default_factory=Rows)
    people: People = field(default_factory=People)
    register: Register = field(default_factory=Register)
    messages: list[Message] = field(default_factory=list)
    needs: dict[tuple[PersonId, str], Need] = field(default_factory=dict)
    facts: list[Happened] = field(default_factory=list)
    zone: str = MADRID
    language: str = "en"
    pressed: int = 0

    def get(self, key: Key[R]) -> R:
        days = DayReader(cast("Scope", None))
        every = {
            COMMITMENTS: self.rows,
            ROSTER: self.people,
            REPRESENTATIVES: self.people,
            SPOKEN_DAYS: days,
            AGREED: self.register,
        }
        return cast("R", {each.name: row for each, row in every.items()}[key.name])

    def context(self, who: PersonId) -> Context:
        standing = Standing.clock if who == CLOCK else Standing.member
        self.pressed += 1
        actor = Actor(who, standing, zone=self.zone, language=self.language)
        return Context(self.now, actor, COALITION, PLACE, None, Random(self.pressed))

    def press(self, who: PersonId, command: Command) -> Change[Commitment]:
        route: Any = next(each for each in PROMISING.routes if each.command is type(command))
        context = self.context(who)
        change: Change[Commitment] = route.handler(route.reader(self, command, context), command, context)
        for new in change.new:
            assert isinstance(new, Commitment)
            self.rows.add(new)
        if change.state is not None:
            self.rows.save(change.state)
        self.messages += change.messages
        self.facts += change.facts
        for each in change.needs:
            if isinstance(each, Need):
                self.needs[each.person, each.key] = each
            elif isinstance(each, Met):
                gone = [key for key in self.needs if key[1] == each.key and each.person in {None, key[0]}]
                for key in gone:
                    del self.needs[key]
        return change

    def see(self, who: PersonId, page: Page) -> Card:
        view: Any = next(each for each in PROMISING.pages if each.page is type(page))
        context = self.context(who)
        drawn = view.draw(view.reader(self, page, context), context)
        assert isinstance(drawn, Card)
        return drawn

    def promise(self, key: CommitmentId = P) -> Commitment:
        return self.rows.kept[key]

    def make(  # noqa: PLR0913 - the fields of the form
        self,
        who: PersonId = ANA,
        day: date = FRIDAY,
        key: CommitmentId = P,
        *,
        what: str = "Print the flyers",
        carrier: PersonId | None = None,
        agreement: Id | None = None,
    ) -> Commitment:
        """Written and looked at."""
        self.press(who, MakePromise(key, what, day.isoformat(), carrier, agreement=agreement))
        self.press(who, ConfirmDay(key, day))
        return self.promise(key)

    def tick(self) -> int:
        """All that is due now, as the clock runs it; every tick has to change the deadline."""
        ran = 0
        while due := [each for each in self.rows.kept.values() if (at := each.deadline()) and at <= self.now]:
            was = due[0].deadline()
            self.press(CLOCK, KeepPromiseTime(due[0].id))
            assert self.promise(due[0].id).deadline() != was
            ran += 1
            assert ran < 500
        return ran

    def waiting(self, who: PersonId) -> list[str]:
        return [reading.read(need.words, "%d %b") for (whose, _), need in self.needs.items() if whose == who]


def read(card: object) -> str:
    return reading.read(cast("Card", card), "%d %b %Y")
