"""One circle as its tests replay it: histories of commands against the handlers, and what waits for whom."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from bot.features.circles import CIRCLES_FEATURE
from bot.features.circles.cards import pages
from bot.features.circles.commands import ForgetInCircle, OpenCircle
from bot.features.circles.model import Acting, Circle, CircleId, Entry, Facing, Kind, Opening, Register, Round, Seats
from bot.kernel.attention import Message, Need
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId, PlaceId

NOW = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
CIRCLE = CircleId("the-circle----")
HOMES = (PlaceId("the-room------"), PlaceId("the-hall------"))
ROUTES = {route.command: route for route in CIRCLES_FEATURE.routes}


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


def organisation(name: str) -> OrganisationId:
    return OrganisationId(name.ljust(14, "-"))


ANA, BEN, CEM, DOA, EVA = (person(name) for name in ("Ana", "Ben", "Cem", "Doa", "Eva"))
CLINIC, SCHOOL, UNION, LIBRARY = (organisation(name) for name in ("Clinic", "School", "Union", "Library"))
SEATS: Seats = {CLINIC: (ANA, BEN), SCHOOL: (CEM,), UNION: (DOA,)}
"""Ben is an alternate; nobody acts for the library, and Eva for nobody."""


def context(who: PersonId, now: datetime = NOW) -> Context:
    return Context(now, Actor(who, Standing.member), CoalitionId("the-coalition-"), HOMES[0], None, Random(7))


def opened(command: OpenCircle, who: PersonId = ANA, *, there: int = 0, named: Circle | None = None) -> Change[Circle]:
    given = Opening(None, named, there, SEATS, HOMES)
    change: Change[Circle] = ROUTES[OpenCircle].handler(given, command, context(who))
    return change


@dataclass
class Hall:
    """The circle, and everything that came of it. What is refused changes nothing."""

    state: Circle
    seats: Seats = field(default_factory=lambda: dict(SEATS))
    now: datetime = NOW
    waiting: dict[tuple[PersonId, str], Need] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    homes: dict[PlaceId, str] = field(default_factory=lambda: {HOMES[0]: "the room"})

    def press(self, who: PersonId, command: Command) -> Change[Circle]:
        self.now += timedelta(minutes=1)
        change: Change[Circle] = ROUTES[type(command)].handler(self._given(command), command, context(who, self.now))
        self.state = change.state or self.state
        self.messages += change.messages
        self.facts += change.facts
        for each in change.needs:
            match each:
                case Need(whom, key):
                    self.waiting[whom, key] = each
                case _:
                    met = getattr(each, "key", "")
                    self.waiting = {at: need for at, need in self.waiting.items() if at[1] != met}
        return change

    def _given(self, command: Command) -> Any:
        if isinstance(command, ForgetInCircle):
            places = {*self.state.parties, *self.state.asking, *self.state.invited}
            return self.state if command.party in places else None
        return Acting(self.state, self.seats, HOMES)

    def page(self, who: PersonId, *rounds: Round, start: int = 0, agreed: Register | None = None) -> Card:
        facing = Facing(Acting(self.state, self.seats), rounds, self.homes, start, agreed or Register())
        return pages.circle(facing, context(who, self.now))

    def asked(self, what: str) -> list[PersonId]:
        """Who has something of this kind to answer, in the order of their ids."""
        return sorted(who for who, key in self.waiting if key.startswith(what))


def hall(*, kind: Kind = Kind.people, entry: Entry = Entry.asking) -> Hall:
    """Opened by Ana, who is in it, for herself or for the clinic."""
    change = opened(OpenCircle(CIRCLE, "Housing", "Homes for families", kind, entry))
    (state,) = change.new
    assert isinstance(state, Circle)
    return Hall(state, facts=list(change.facts), messages=list(change.messages))
