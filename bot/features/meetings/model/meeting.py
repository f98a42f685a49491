"""A meeting outside chat as it stands: when and where, its points, who comes, who was there."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from bot.features.meetings.model import refusals
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.text import Mention
from bot.recurrence import Series, instant

MOST = 200
"""Points, answers and names of those who were there: children that are kept with their meeting."""

DAY_BEFORE = timedelta(hours=24)
HOUR_BEFORE = timedelta(hours=1)
OVER_AFTER = timedelta(hours=2)
"""Nobody is asked how long they meet; so long after the beginning all are asked who was there."""


class MeetingId(Id):
    __slots__ = ()


class SeriesId(Id):
    """Of meetings that follow each other; one that stands alone has a series of its own."""

    __slots__ = ()


class PointId(Id):
    """Stays with a point that is carried over."""

    __slots__ = ()


class Stage(Enum):
    planned = "planned"
    cancelled = "cancelled"
    held = "held"


class Told(Enum):
    """What the clock has said last."""

    nothing = "nothing"
    day_before = "day-before"
    hour_before = "hour-before"


class Coming(Enum):
    yes = "yes"
    unsure = "unsure"
    no = "no"


@dataclass(frozen=True, slots=True)
class Point:
    """`carried`: it comes from the meeting before."""

    id: PointId
    text: str
    by: PersonId
    done: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """`by` wrote it down, if it was not they themselves."""

    person: PersonId
    coming: Coming
    by: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """`by` wrote it down: they themselves, or a facilitator."""

    person: PersonId
    by: PersonId


@dataclass(frozen=True, slots=True)
class Meeting:
    """`day` and `hour` are wall time in `zone`; `occurrence` is the day that it has in its series, also after a move:
    its natural key. Answers stand in the order in which people first answered; `asked` wanted to come
    to an earlier date and have not answered since. Raises ValueError if anyone or
    anything is in it twice."""

    id: MeetingId
    series: SeriesId
    occurrence: date
    place: PlaceId
    title: str
    venue: str
    day: date
    hour: time
    zone: str
    set_by: PersonId
    repeats: Series | None = None
    stage: Stage = Stage.planned
    told: Told = Told.nothing
    points: tuple[Point, ...] = ()
    answers: tuple[Answer, ...] = ()
    present: tuple[Presence, ...] = ()
    asked: tuple[PersonId, ...] = ()

    def __post_init__(self) -> None:
        for each in (_ids(self.points), _people(self.answers), _people(self.present), self.asked):
            if len(set(each)) != len(each):
                raise ValueError("nobody and nothing is in a meeting twice")

    @property
    def at(self) -> datetime:
        return instant(self.day, self.hour, self.zone)

    @property
    def usual(self) -> tuple[date, time]:
        """Its day and hour in its series, which a move of this meeting alone leaves as they are."""
        if self.repeats is None:
            return self.day, self.hour
        return self.day if self.repeats.falls_on(self.day) else self.occurrence, self.repeats.hour

    def deadline(self) -> datetime | None:
        """The nearest thing that the clock has to do."""
        if self.stage is not Stage.planned:
            return None
        match self.told:
            case Told.nothing:
                return self.at - DAY_BEFORE
            case Told.day_before:
                return self.at - HOUR_BEFORE
            case Told.hour_before:
                return self.at + OVER_AFTER

    def check_not_cancelled(self) -> None:
        if self.stage is Stage.cancelled:
            raise refusals.MeetingCancelledAlready

    def check_planned(self) -> None:
        self.check_not_cancelled()
        if self.stage is Stage.held:
            raise refusals.MeetingOver

    def check_past(self) -> None:
        if self.stage is Stage.planned:
            raise refusals.NotOver

    def check_changed_by(self, person: PersonId, *, facilitator: bool) -> None:
        self.check_planned()
        if not self.may_be_changed_by(person, facilitator=facilitator):
            raise refusals.SetByOthers(who=Mention(self.set_by))

    def may_be_changed_by(self, person: PersonId, *, facilitator: bool) -> bool:
        return self.stage is Stage.planned and (facilitator or person == self.set_by)

    def has_begun(self, now: datetime) -> bool:
        return self.stage is not Stage.cancelled and now >= self.at

    def answer_of(self, person: PersonId) -> Coming | None:
        return next((each.coming for each in self.answers if each.person == person), None)

    def written_by(self, person: PersonId) -> PersonId | None:
        """Who wrote down the answer of this person for them."""
        return next((each.by for each in self.answers if each.person == person), None)

    def who(self, *coming: Coming) -> tuple[PersonId, ...]:
        """Who gave one of these answers."""
        return tuple(each.person for each in self.answers if each.coming in coming)

    def knows(self, person: PersonId) -> bool:
        """Whether anything of theirs is in it."""
        hands = (*(each.by for each in self.points), *(each.by for each in self.present))
        wrote = person in {*hands, *(each.by for each in self.answers)}
        there = self.answer_of(person) is not None or self.presence_of(person) is not None
        return wrote or there or person in self.asked or person == self.set_by

    def without(self, person: PersonId, nobody: PersonId) -> "Meeting":
        """Their own points and answers are gone, and the place of a meeting of theirs that is over; what they did for
        others is someone's whom nobody knows."""
        set_it = self.set_by == person
        return replace(
            self,
            set_by=nobody if set_it else self.set_by,
            venue="" if set_it and self.stage is not Stage.planned else self.venue,
            points=tuple(each for each in self.points if each.by != person),
            answers=tuple(
                replace(each, by=nobody) if each.by == person else each
                for each in self.answers
                if each.person != person
            ),
            asked=tuple(each for each in self.asked if each != person),
            present=tuple(
                replace(each, by=nobody) if each.by == person else each
                for each in self.present
                if each.person != person
            ),
        )

    @property
    def expected(self) -> tuple[PersonId, ...]:
        """Who may come, or wanted to come to an earlier date."""
        return tuple(dict.fromkeys((*self.who(Coming.yes, Coming.unsure), *self.asked)))[:MOST]

    def presence_of(self, person: PersonId) -> Presence | None:
        return next((each for each in self.present if each.person == person), None)

    def point(self, key: PointId) -> Point:
        found = next((each for each in self.points if each.id == key), None)
        if found is None:
            raise refusals.PointGone
        return found

    @property
    def open_points(self) -> tuple[Point, ...]:
        return tuple(each for each in self.points if not each.done)

    def with_point(self, point: Point) -> "Meeting":
        """The point of that id as it is now."""
        return replace(self, points=tuple(point if each.id == point.id else each for each in self.points))


def _ids(points: tuple[Point, ...]) -> tuple[PointId, ...]:
    return tuple(each.id for each in points)


def _people(entries: tuple[Answer, ...] | tuple[Presence, ...]) -> tuple[PersonId, ...]:
    return tuple(each.person for each in entries)
