"""A coalition that writes its promises: commands against the handlers, with the state and all that was said kept."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from bot.features.ground_rules import GROUND_RULES
from bot.features.ground_rules.commands import (
    KeepPromises,
    ReplacePromise,
    RewordPromises,
    TalkFirst,
    WritePromises,
)
from bot.features.ground_rules.model import Answering, Promises, PromisesId, Rewording, key_of
from bot.features.ground_rules.model import Standing as PromisesStanding
from bot.kernel.attention import Message
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import CoalitionId, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import Who

NOW = datetime(2026, 3, 9, 19, 0, tzinfo=UTC)
HOMES = (PlaceId("the-place-----"), PlaceId("another-place-"))
COALITION = CoalitionId("the-coalition-")
THESE, OTHERS = PromisesId("the-promises--"), PromisesId("others--------")
SCHOOL, CLINIC = OrganisationId("School--------"), OrganisationId("Clinic--------")


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


ANA, AMIR, BEN, RIA, NEW = (person(name) for name in ("Ana", "Amir", "Ben", "Ria", "New"))
WHO = {
    ANA: Who(ANA, "Ana", SCHOOL, "School"),
    AMIR: Who(AMIR, "Amir", SCHOOL, "School"),
    BEN: Who(BEN, "Ben", CLINIC, "Clinic"),
    RIA: Who(RIA, "Ria", None, "Riverside"),
    NEW: Who(NEW, "New"),
}
ROUTES = {route.command: route for route in GROUND_RULES.routes}


def context(who: PersonId, now: datetime = NOW) -> Context:
    return Context(now, Actor(who, Standing.member), COALITION, HOMES[0], None, Random(7))


@dataclass
class Village:
    state: Promises | None = None
    now: datetime = NOW
    messages: list[Message] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)

    def press(self, who: PersonId, command: Command) -> Change[Promises]:
        """What is refused changes nothing."""
        self.now += timedelta(seconds=1)
        given: Any = self.state
        if isinstance(command, RewordPromises):
            given = Rewording(self.promises, HOMES)
        if isinstance(command, ReplacePromise):
            given = PromisesStanding(self.state, HOMES)
        if isinstance(command, KeepPromises | TalkFirst):
            given = Answering(self.promises, WHO.get(who))
        handler: Any = ROUTES[type(command)].handler
        change: Change[Promises] = handler(given, command, context(who, self.now))
        for new in change.new:
            assert isinstance(new, Promises)
            self.state = new
        self.state = change.state or self.state
        self.messages += change.messages
        self.facts += change.facts
        return change

    @property
    def promises(self) -> Promises:
        assert self.state is not None
        return self.state

    def write(self, who: PersonId = ANA, first: str = "", second: str = "", third: str = "") -> Change[Promises]:
        return self.press(who, WritePromises(THESE, first, second, third))

    def reword(self, who: PersonId, first: str = "", *, edition: int | None = None) -> Change[Promises]:
        return self.press(who, RewordPromises(THESE, edition or self.promises.edition, first))

    def take(self, who: PersonId, words: str, at: int, *, edition: int) -> Change[Promises]:
        """Words in place of a line of that edition."""
        return self.press(who, ReplacePromise(OTHERS if self.state else THESE, words, key_of(edition, at)))

    def keep(self, who: PersonId, edition: int | None = None) -> Change[Promises]:
        return self.press(who, KeepPromises(THESE, edition or self.promises.edition))

    def talk(self, who: PersonId) -> Change[Promises]:
        return self.press(who, TalkFirst(THESE, self.promises.edition))


def with_promises() -> Village:
    village = Village()
    village.write()
    return village
