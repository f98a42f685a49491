"""A small group as its tests replay it: commands against the handlers, and all that was said in it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bot.asides import Aside
from bot.features.listening.facts import GroupId, Way, Why
from bot.features.small_groups import SMALL_GROUPS
from bot.features.small_groups.commands import CloseGroup, ComeBackToGroup, KeepGroupTime, NotePlace, OpenGroup
from bot.features.small_groups.model import Group, Meeting
from bot.kernel.attention import Ask, Message, Met, Need
from bot.kernel.change import Change, Happened
from bot.kernel.command import Actor, Command, Context, Standing
from bot.kernel.ids import Id, PersonId, PlaceId
from tests.features.listening.rounds import CLOCK, COALITION, NOW
from tests.features.reading import read

GROUP, ROUND, NEAR = GroupId("the-group-----"), Id("the-round-----"), PlaceId("the-home------")
ROUTES = {route.command: route for route in SMALL_GROUPS.routes}


def context(who: PersonId, now: datetime) -> Context:
    standing = Standing.clock if who == CLOCK else Standing.member
    return Context(now, Actor(who, standing), COALITION, NEAR, None, Random(7))


@dataclass
class Talk:
    """One small group and everything that was said in it. What is refused changes nothing."""

    state: Group
    aside: Aside
    now: datetime = NOW
    messages: list[Message] = field(default_factory=list)
    facts: list[Happened] = field(default_factory=list)
    latest: tuple[Message, ...] = ()
    needs: list[Need] = field(default_factory=list)

    def press(self, who: PersonId, command: Command, given: object = None) -> Change[Group]:
        handler: Any = ROUTES[type(command)].handler
        change: Change[Group] = handler(given or self.state, command, context(who, self.now))
        self.state = change.state or self.state
        self.latest = change.messages
        self.messages += change.messages
        self.facts += change.facts
        for waiting in change.needs:
            match waiting:
                case Need():
                    self.needs.append(waiting)
                case Met(key, person):
                    self.needs = [each for each in self.needs if each.key != key or person not in {None, each.person}]
        return change

    def later(self, seconds: float = 0, minutes: float = 0) -> None:
        self.now += timedelta(seconds=seconds, minutes=minutes)

    def tick(self) -> Change[Group]:
        return self.press(CLOCK, KeepGroupTime(GROUP))

    def sweep(self) -> int:
        """All that is due now; every tick has to change the deadline."""
        ran = 0
        while (due := self.state.deadline()) and due <= self.now:
            self.tick()
            assert self.state.deadline() != due
            ran += 1
            assert ran < 10
        return ran

    def until_due(self) -> None:
        due = self.state.deadline()
        assert due is not None
        self.now = max(self.now, due)
        self.sweep()

    def met(self, *, opened: bool = True, told: bool = False) -> None:
        """Their place is open, or could not be opened; and what follows from that at once."""
        self.press(CLOCK, NotePlace(self.aside.id, opened), Meeting(self.state, told))
        self.sweep()

    def called(self, why: Why) -> None:
        self.press(CLOCK, CloseGroup(GROUP, why))
        self.sweep()

    def away(self, seconds: float) -> None:
        since = self.now
        self.later(seconds)
        self.press(CLOCK, ComeBackToGroup(GROUP, since))

    def asks(self) -> list[PersonId]:
        """Whose phones rang, in order."""
        return [message.person for message in self.messages if isinstance(message, Ask)]

    def waits(self) -> list[tuple[PersonId, str]]:
        """What waits for whom under *Needs you*."""
        return [(each.person, read(each.words)) for each in self.needs]

    def said(self) -> list[str]:
        """In words, what was posted last."""
        return [str(read(message.card)) for message in self.latest]


def opened(*people: PersonId, way: Way = Way.in_turn, minutes: int = 5, until: float = 60) -> Talk:
    """`until` is in minutes from now."""
    command = OpenGroup(GROUP, ROUND, NEAR, "Housing", way, minutes, NOW + timedelta(minutes=until), people)
    change: Change[Group] = ROUTES[OpenGroup].handler(None, command, context(CLOCK, NOW))
    aside, group = change.new
    assert isinstance(aside, Aside)
    assert isinstance(group, Group)
    return Talk(group, aside)


def begun(*people: PersonId, way: Way = Way.in_turn, minutes: int = 5, until: float = 60) -> Talk:
    talk = opened(*people, way=way, minutes=minutes, until=until)
    talk.met()
    return talk
