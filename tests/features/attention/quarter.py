"""A coalition whose people live in several zones, under the real dispatch and clock, with a feature that asks for
everything that can be asked for. What was asked of whom, and when, is kept beside it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from bot.dispatch import Answer, Dispatch, Inbound, Tick
from bot.features.attention import ATTENTION
from bot.kernel.attention import Ask, Met, Need
from bot.kernel.card import card
from bot.kernel.change import Change
from bot.kernel.command import Account, Address, Command, Context, Page, Standing
from bot.kernel.elements import Button
from bot.kernel.feature import Catalogue, Feature, aggregate, on
from bot.kernel.ids import CoalitionId, Id, PersonId, PlaceId
from bot.kernel.ports import Key, Repository, Unit, Who
from bot.kernel.text import say
from bot.kernel.wire import WireId
from tests.dispatch.memory import Known, Transaction, World

HERE, PLACE = CoalitionId("here----------"), PlaceId("room----------")
HOME = Address("terminal", "local", "room")
STEP = timedelta(minutes=5)
NOW = say("It is your turn.")


@dataclass(frozen=True, slots=True)
class Bring(Command):
    """Something that can wait."""

    wire: ClassVar[str | None] = "xb"

    person: PersonId
    key: str
    until: datetime | None = None
    directly: bool = False


@dataclass(frozen=True, slots=True)
class Settle(Command):
    wire: ClassVar[str | None] = "xs"

    key: str
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Call(Command):
    """Something that cannot wait."""

    wire: ClassVar[str | None] = "xc"

    person: PersonId


@dataclass(frozen=True, slots=True)
class Thing:
    id: Id


THINGS: Key[Repository[Thing]] = Key("things")


def nothing(unit: Unit, request: Command | Page, context: Context) -> None:
    return None


def bring(given: None, command: Bring, context: Context) -> Change[Thing]:
    button = Button(say("Look"), WireId(f"1:look:{command.key}"))
    return Change(
        needs=(
            Need(command.person, command.key, say("Look at this."), button, command.until, directly=command.directly),
        )
    )


def settle(given: None, command: Settle, context: Context) -> Change[Thing]:
    return Change(needs=(Met(command.key, command.person),))


def call(given: None, command: Call, context: Context) -> Change[Thing]:
    return Change(messages=(Ask(command.person, context.place, card("It is your turn."), NOW),))


ASKING = Feature(
    "asking",
    aggregates=(aggregate("thing", Thing, THINGS),),
    routes=(on(Bring, nothing, bring), on(Settle, nothing, settle), on(Call, nothing, call)),
)


@dataclass(frozen=True, slots=True)
class Rang:
    person: PersonId
    at: datetime
    ask: Ask

    @property
    def waited(self) -> bool:
        """Whether it was about what can wait."""
        return self.ask.because != NOW


class Quarter:
    """`at` is the time. The clock of the bot looks every five minutes, unless it is `down`."""

    def __init__(self, at: datetime, zones: dict[str, str]) -> None:
        self.at = at
        self.down = False
        self.world = World(homes={HOME: (HERE, PLACE)})
        for name, zone in zones.items():
            who = Who(person(name), name, accounts=(account(name),), zone=zone)
            self.world.people[account(name)] = Known(HERE, who, Standing.member, "en", zone)
        self.dispatch = Dispatch(Catalogue((ASKING, ATTENTION)))
        self._seeds = 0

    def ask(self, request: Command | Page, name: str = "ana") -> Answer:
        inbound = Inbound(request, self.at, self._seed(), account(name), HOME)
        work = self.dispatch.page if isinstance(request, Page) else self.dispatch.command
        answer = self.world.run(work, inbound)
        assert answer.failures == ()
        return answer

    def leave(self, name: str) -> None:
        """As the roster sees it."""
        del self.world.people[account(name)]

    def wait(self, length: timedelta) -> None:
        until = self.at + length
        while self.at < until:
            self.at = min(self.at + STEP, until)
            if not self.down:
                self.tick()

    def tick(self) -> None:
        if min(self.world.timers.values(), default=self.at + STEP) > self.at:
            return
        for due in Transaction(self.world).alarms.due(self.at, 100):
            ticked = self.world.run(self.dispatch.tick, Tick(due, self.at, self._seed()))
            assert ticked.ran
            assert ticked.failures == ()

    def rings(self, name: str | None = None) -> list[Rang]:
        rang = (Rang(each.person, at, each) for each, at in self.world.sent if isinstance(each, Ask))
        return [each for each in rang if name is None or each.person == person(name)]

    def waited(self, name: str = "ana") -> list[datetime]:
        """When they were rung for what can wait."""
        return [each.at for each in self.rings(name) if each.waited]

    def _seed(self) -> bytes:
        self._seeds += 1
        return self._seeds.to_bytes(16, "big")


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


def account(name: str) -> Account:
    return Account("terminal", "local", name)
