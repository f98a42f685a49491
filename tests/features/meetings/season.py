"""Meetings as their tests replay them: histories of commands through readers and handlers, rows in dictionaries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from bot.features.meetings import MEETINGS_OUTSIDE
from bot.features.meetings.commands import RemindOfMeeting, SetMeeting
from bot.features.meetings.model import MEETINGS, Meeting, MeetingId, Rhythm, SeriesId, Stage
from bot.kernel.attention import Message, Met, Need, Waiting
from bot.kernel.card import Card
from bot.kernel.change import Change, Happened
from bot.kernel.command import Account, Actor, Command, Context, Page, Standing
from bot.kernel.elements import Button, Buttons, Menu, MenuOption
from bot.kernel.ids import CoalitionId, Id, OrganisationId, PersonId, PlaceId
from bot.kernel.ports import ROSTER, Directory, Key, Who
from bot.kernel.refusal import FacilitatorsOnly
from bot.kernel.text import Phrase, Text
from tests.features import reading

R = TypeVar("R")

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
MONDAY = date(2026, 3, 9)
EVENING = time(18, 30)
MADRID = "Europe/Madrid"
PLACE = PlaceId("the-place-----")
COALITION = CoalitionId("the-coalition-")


def person(name: str) -> PersonId:
    return PersonId(name.ljust(14, "-"))


FAY, ANA, BEN, CEM = (person(name) for name in ("Fay", "Ana", "Ben", "Cem"))
CLOCK = person("the-clock")
M = MeetingId("the-meeting---")


@dataclass
class Rows:
    """Refuses a second meeting of a series on one day, as the store does."""

    kept: dict[Id, Meeting] = field(default_factory=dict)

    def find(self, key: Id) -> Meeting | None:
        return self.kept.get(key)

    locked = find

    def add(self, new: Meeting) -> None:
        assert new.id not in self.kept
        assert self.on(new.series, new.occurrence) is None
        self.kept[new.id] = new

    def save(self, state: Meeting) -> None:
        assert state.id in self.kept
        self.kept[state.id] = state

    def planned(self) -> tuple[Meeting, ...]:
        every = (each for each in self.kept.values() if each.stage is Stage.planned)
        return tuple(sorted(every, key=lambda each: (each.at, each.id)))

    def held(self) -> tuple[Meeting, ...]:
        every = (each for each in self.kept.values() if each.stage is Stage.held)
        return tuple(sorted(every, key=lambda each: (each.day, each.id), reverse=True))[:10]

    def of(self, person: PersonId) -> tuple[Meeting, ...]:
        return tuple(each for each in self.kept.values() if each.knows(person))

    def planned_in(self, series: SeriesId) -> Meeting | None:
        return next((each for each in self.planned() if each.series == series), None)

    def on(self, series: SeriesId, occurrence: date) -> Meeting | None:
        same = (each for each in self.kept.values() if (each.series, each.occurrence) == (series, occurrence))
        return next(same, None)

    def days_after(self, series: SeriesId, occurrence: date) -> tuple[date, ...]:
        every = (each.occurrence for each in self.kept.values() if each.series == series)
        return tuple(day for day in every if day > occurrence)


@dataclass
class People:
    there: list[PersonId]
    places: tuple[PlaceId, ...] = (PLACE,)

    def homes(self) -> Mapping[PlaceId, Text]:
        return {place: str(place) for place in self.places}

    def members(self) -> tuple[Who, ...]:
        """All but Cem are on chat; Ben writes for him and for Ana."""
        on_chat = Account("terminal", "local", "any")
        return tuple(Who(each, each.rstrip("-"), accounts=() if each == CEM else (on_chat,)) for each in self.there)

    def writes_for(self, person: PersonId) -> tuple[PersonId, ...]:
        return (ANA, CEM) if person == BEN else ()

    def directory(self, people: Collection[PersonId], organisations: Collection[OrganisationId]) -> Directory:
        return Directory({who.person: who for who in self.members() if who.person in people}, {})


@dataclass
class Season:
    """A coalition's meetings over months. Fay facilitates; what is refused changes nothing."""

    now: datetime = NOW
    rows: Rows = field(default_factory=Rows)
    people: People = field(default_factory=lambda: People([FAY, ANA, BEN, CEM]))
    messages: list[Message] = field(default_factory=list)
    needs: dict[tuple[PersonId, str], Need] = field(default_factory=dict)
    facts: list[Happened] = field(default_factory=list)
    latest: tuple[Message, ...] = ()
    raised: tuple[Waiting, ...] = ()
    zone: str = MADRID
    pressed: int = 0

    def get(self, key: Key[R]) -> R:
        return cast("R", {MEETINGS.name: self.rows, ROSTER.name: self.people}[key.name])

    def context(self, who: PersonId) -> Context:
        standing = Standing.clock if who == CLOCK else Standing.facilitator if who == FAY else Standing.member
        self.pressed += 1
        return Context(self.now, Actor(who, standing, zone=self.zone), COALITION, PLACE, None, Random(self.pressed))

    def press(self, who: PersonId, command: Command) -> Change[Meeting]:
        route: Any = next(each for each in MEETINGS_OUTSIDE.routes if each.command is type(command))
        context = self.context(who)
        if command.needs is Standing.facilitator and context.actor.standing is not Standing.facilitator:
            raise FacilitatorsOnly
        change: Change[Meeting] = route.handler(route.reader(self, command, context), command, context)
        for new in change.new:
            assert isinstance(new, Meeting)
            self.rows.add(new)
        if change.state is not None:
            self.rows.save(change.state)
        self.latest, self.raised = change.messages, change.needs
        self.messages += change.messages
        self.facts += change.facts
        for each in change.needs:
            self._keep(each)
        return change

    def see(self, who: PersonId, page: Page) -> Card:
        view: Any = next(each for each in MEETINGS_OUTSIDE.pages if each.page is type(page))
        context = self.context(who)
        drawn = view.draw(view.reader(self, page, context), context)
        assert isinstance(drawn, Card)
        return drawn

    def meet(self, key: MeetingId = M) -> Meeting:
        return self.rows.kept[key]

    def then(self, key: MeetingId = M) -> Meeting:
        """The planned meeting of the same series."""
        found = self.rows.planned_in(self.meet(key).series)
        assert found is not None
        return found

    def open(  # noqa: PLR0913 - the fields of the form
        self,
        day: date = MONDAY,
        hour: time = EVENING,
        *,
        rhythm: Rhythm = Rhythm.once,
        by: PersonId = ANA,
        key: MeetingId = M,
        title: str = "Housing",
        venue: str = "",
        before: MeetingId | None = None,
    ) -> Change[Meeting]:
        return self.press(by, SetMeeting(key, title, day, hour, venue, rhythm, before))

    def until(self, at: datetime) -> None:
        self.now = at

    def tick(self, key: MeetingId = M) -> Change[Meeting]:
        return self.press(CLOCK, RemindOfMeeting(key))

    def sweep(self) -> int:
        """All that is due now, as the clock runs it; every tick has to change the deadline."""
        ran = 0
        while due := [each for each in self.rows.kept.values() if (at := each.deadline()) and at <= self.now]:
            was = due[0].deadline()
            self.tick(due[0].id)
            assert self.meet(due[0].id).deadline() != was
            ran += 1
            assert ran < 200
        return ran

    def waiting(self, who: PersonId) -> list[str]:
        """What stands under *Needs you* of this person, as it is read."""
        there = (need for (whose, _), need in self.needs.items() if whose == who)
        return [read(need.words) for need in there if need.until is None or need.until > self.now]

    def _keep(self, waiting: Waiting) -> None:
        if isinstance(waiting, Need):
            self.needs[waiting.person, waiting.key] = waiting
            return
        assert isinstance(waiting, Met)
        gone = [place for place in self.needs if place[1] == waiting.key and waiting.person in {None, place[0]}]
        for place in gone:
            del self.needs[place]


def at(day: date, hour: time = EVENING, zone: str = MADRID) -> datetime:
    """For hours that exist once there."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def later(days: int) -> date:
    return MONDAY + timedelta(days=days)


def read(text: Text | Card | None) -> str:
    """As in `tests.features.reading`, with the day beside the time."""
    return reading.read(text, "%d %b %H:%M")


def presses(card: Card) -> list[Button | MenuOption]:
    found: list[Button | MenuOption] = []
    for element in card.elements:
        if isinstance(element, Buttons):
            found += element.buttons
        if isinstance(element, Menu):
            found += element.options
    return found


def labels(card: Card | Phrase | None) -> list[str]:
    assert isinstance(card, Card)
    return [read(each.label) for each in presses(card)]


def said(messages: tuple[Message, ...]) -> list[str]:
    return [read(message.card.summary) for message in messages]
