"""A round as its tests replay it: whole histories of commands against the handlers, and texts as people read them."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from bot.features.circles.facts import CircleId
from bot.features.listening import LISTENING
from bot.features.listening.commands import (
    ChangeRound,
    ComeBack,
    Hush,
    ImHere,
    InTurn,
    Join,
    KeepTime,
    ListenOnly,
    NoteWriting,
    OpenFirstRound,
    OpenRound,
    SendWords,
    SetNextDate,
    Start,
)
from bot.features.listening.model import (
    Coming,
    Entering,
    Format,
    Hushing,
    Manner,
    Opening,
    Order,
    Part,
    Round,
    RoundId,
    Sending,
    Speaker,
    Starting,
    heard_in,
)
from bot.insiders import Insiders
from bot.kernel.attention import Ask, Message
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId, PlaceId
from bot.kernel.settings import Ruled, Rules

NOW = datetime(2026, 3, 9, 18, 0, tzinfo=UTC)
PLACE = PlaceId("the-place-----")
COALITION = CoalitionId("the-coalition-")
ROUND = RoundId("the-round-----")
CLOCK = PersonId("the-clock-----")


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


FAY, ANA, BEN, CEM, DOA = (person(name) for name in ("Fay", "Ana", "Ben", "Cem", "Doa"))
ROUTES = {route.command: route for route in LISTENING.routes}


def context(
    who: PersonId, now: datetime, standing: Standing = Standing.member, zone: str = "Europe/Madrid", seed: int = 7
) -> Context:
    return Context(now, Actor(who, standing, zone=zone), COALITION, PLACE, None, Random(seed))


def rules(**ruled: Ruled) -> Rules:
    return Rules({name.replace("_", "-"): each for name, each in ruled.items()})


def opened(
    command: OpenRound | OpenFirstRound,
    *,
    ruled: Rules | None = None,
    standing: Round | None = None,
    facilitator: bool = False,
    circle: Insiders | None = None,
) -> Change[Round]:
    by = context(FAY, NOW, Standing.facilitator if facilitator else Standing.member)
    given = Opening(standing, ruled or Rules({}), circle)
    change: Change[Round] = ROUTES[type(command)].handler(given, command, by)
    return change


@dataclass
class Evening:
    """One round and everything that was said in it. Fay facilitates; what is refused changes nothing. `circle` is the
    one that the round is for; `reached`: what is said in its place arrives."""

    state: Round
    now: datetime = NOW
    messages: list[Message] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    latest: tuple[Message, ...] = ()
    organisations: dict[PersonId, OrganisationId] = field(default_factory=dict)
    before: tuple[Round, ...] = ()
    seed: int = 7
    circle: Insiders | None = None
    presses: int = 0
    reached: bool = True

    def press(self, who: PersonId, command: Command) -> Change[Round]:
        standing = Standing.clock if who == CLOCK else Standing.member
        handler: Any = ROUTES[type(command)].handler
        self.presses += 1
        by = context(who, self.now, standing, seed=self.seed + self.presses)
        change: Change[Round] = handler(self._given(who, command), command, by)
        self.state = change.state or self.state
        self.latest = change.messages
        self.messages += change.messages
        self.facts += change.facts
        return change

    def _given(self, who: PersonId, command: Command) -> object:
        """As the command's reader would load it."""
        match command:
            case Start():
                return Starting(self.state, self.organisations, heard_in(self.before))
            case Join():
                return Entering(self.state, self.organisations.get(who), self.circle)
            case ListenOnly() | SetNextDate() | NoteWriting():
                return Coming(self.state, self.circle)
            case SendWords(person=whose):
                return Sending(self.state, whose or who, told=whose is not None, reached=self.reached)
            case ChangeRound():
                return Opening(self.state, Rules({}))
            case Hush():
                return Hushing(self.state, able=True)
            case _:
                return self.state

    def later(self, seconds: float = 0, minutes: float = 0) -> None:
        self.now += timedelta(seconds=seconds, minutes=minutes)

    def tick(self) -> Change[Round]:
        return self.press(CLOCK, KeepTime(ROUND))

    def sweep(self) -> int:
        """All that is due now, as the clock runs it; every tick has to change the deadline."""
        ran = 0
        while (due := self.state.deadline()) and due <= self.now:
            self.tick()
            assert self.state.deadline() != due
            ran += 1
            assert ran < 10
        return ran

    def until_due(self) -> None:
        """On to the next deadline, and what is due then."""
        due = self.state.deadline()
        assert due is not None
        self.now = max(self.now, due)
        self.sweep()

    def away(self, seconds: float, noted: float = 0) -> Change[Round]:
        """The bot is gone for so long, and comes back; it last noted that it was alive so many seconds before."""
        since = self.now - timedelta(seconds=noted)
        self.later(seconds)
        return self.press(CLOCK, ComeBack(ROUND, since))

    def turn(self, who: PersonId, command: type[InTurn], number: int | None = None) -> Change[Round]:
        return self.press(who, command(ROUND, self.state.turns if number is None else number))

    def here(self, who: PersonId) -> None:
        self.turn(who, ImHere)

    @property
    def speaker(self) -> PersonId | str | None:
        """Who has the floor: a person, or the name of one without an account."""
        holder = self.state.speaker
        return None if holder is None else holder.person or holder.name

    def of(self, who: PersonId) -> Speaker:
        found = self.state.who(who)
        assert found is not None
        return found

    def part(self, who: PersonId) -> Part:
        return self.of(who).part

    def asks(self) -> list[PersonId]:
        """Whose phones rang, in order."""
        return [message.person for message in self.messages if isinstance(message, Ask)]


def gathering(
    *people: PersonId,
    minutes: int = 5,
    strict: bool = False,
    topic: str = "Housing",
    format: Format = Format.go_around,  # noqa: A002 - the field's name
    order: Order = Order.as_joined,
) -> Evening:
    change = opened(OpenRound(ROUND, topic, minutes, Manner.typed, strict, format, order))
    (state,) = change.new
    assert isinstance(state, Round)
    evening = Evening(state, facts=list(change.facts))
    for each in people:
        evening.press(each, Join(ROUND))
    return evening


def going(
    *people: PersonId,
    minutes: int = 5,
    strict: bool = False,
    topic: str = "Housing",
    format: Format = Format.go_around,  # noqa: A002 - as above
) -> Evening:
    """Started, and the first of them is asked."""
    evening = gathering(*people, minutes=minutes, strict=strict, topic=topic, format=format)
    evening.press(FAY, Start(ROUND))
    return evening


def housing(evening: Evening) -> Evening:
    """The same evening for the circle in which Fay, Ana and Ben are."""
    circle = Insiders("Housing", "Homes for families", frozenset({FAY, ANA, BEN}))
    state = replace(evening.state, circle=CircleId("the-circle----"), circle_name=circle.name)
    return replace(evening, state=state, circle=circle)


def ended_circle(evening: Evening) -> Evening:
    """The same evening, when its circle has ended."""
    return replace(housing(evening), circle=None)


def moved(evening: Evening, **changes: object) -> Evening:
    """The same evening with a round that differs in these fields, for what is tedious to reach by pressing."""
    changed: Any = changes
    return replace(evening, state=replace(evening.state, **changed), messages=[], facts=[])
