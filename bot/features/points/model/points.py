"""Points that people add after a round, and each one's marks on them, until all marks are shown together. From then on
nobody is named here but who has yet to find a word: the points stay, with how many marked them."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from bot.features.circles.facts import CircleId
from bot.features.points.model import refusals
from bot.features.points.model.pieces import (
    ENOUGH,
    GRACE,
    LAST_DAY,
    LONGEST,
    MORE_TIME,
    MOST_EACH,
    MOST_NUMBERS,
    MOST_PEOPLE,
    MOST_POINTS,
    SHARED,
    WORD_KEPT,
    Marks,
    Point,
    PointsId,
    Stage,
    TakenDown,
)
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.text import Moment


@dataclass(frozen=True, slots=True)
class Points:
    """`keepers` look after it: who opened it, and who kept the round. `people` were in the round, and are waited
    for; `added` counts all points that ever were here. `reminded` says that the last day has begun; `settled_at` is
    when all of them were done, if they are; `marked` is how many people marked, once that is shown. At
    the end `until` is when that was, and `taken_down` waits a while longer. Raises ValueError if anything else of
    anybody is kept after the end."""

    id: PointsId
    place: PlaceId
    round: Id
    title: str
    opened_at: datetime
    until: datetime
    keepers: tuple[PersonId, ...] = ()
    people: tuple[PersonId, ...] = ()
    circle: CircleId | None = None
    circle_name: str | None = None
    stage: Stage = Stage.collecting
    points: tuple[Point, ...] = ()
    added: int = 0
    marks: tuple[Marks, ...] = ()
    reminded: bool = False
    settled_at: datetime | None = None
    marked: int = 0
    taken_down: tuple[TakenDown, ...] = ()

    def __post_init__(self) -> None:
        if (self.circle is None) != (self.circle_name is None):
            raise ValueError("a circle has a name")
        named = self.people or self.marks or self.keepers or any(point.by for point in self.points)
        if self.stage is not Stage.collecting and named:
            raise ValueError("nobody is named after the end")

    @property
    def adding_until(self) -> datetime:
        return self.until - LAST_DAY

    @property
    def to_mark(self) -> str:
        """The key of the reminder."""
        return f"points.mark:{self.id}"

    @property
    def let_go(self) -> str:
        """The key of what is told when nothing can be shown any more."""
        return f"points.let-go:{self.id}"

    @property
    def last(self) -> int:
        """The highest number of a point that is here."""
        return max((point.number for point in self.points), default=0)

    @property
    def marking(self) -> int:
        """How many people have marked so far, or said that none is theirs."""
        return sum(bool(each.numbers or each.seen) for each in self.marks)

    @property
    def waited_for(self) -> tuple[PersonId, ...]:
        """Those of the round, and others who began to mark, as long as they are not done with all that is here."""
        known = dict.fromkeys((*self.people, *(each.person for each in self.marks)))
        return tuple(person for person in known if not self.done(person))

    @property
    def to_be_told(self) -> tuple[PersonId, ...]:
        """Others, of whom a point was taken down."""
        waiting = self.waited_for
        return tuple(dict.fromkeys(each.person for each in self.taken_down if each.person not in waiting))

    @property
    def taking_part(self) -> tuple[PersonId, ...]:
        """Those who have added a point or marked one."""
        adding = (point.by for point in self.points if point.by)
        return tuple(dict.fromkeys((*adding, *(each.person for each in self.marks if each.numbers))))

    @property
    def can_be_shown(self) -> bool:
        """Sooner than at the end: more than half of those in the round are done, or enough where that is not known."""
        done = sum(map(self.done, self.people or (each.person for each in self.marks)))
        return done >= (len(self.people) // 2 + 1 if self.people else ENOUGH)

    def deadline(self) -> datetime | None:
        if self.stage is not Stage.collecting:
            return self.until + WORD_KEPT if self.taken_down else None
        reminder = None if self.reminded else self.adding_until
        settled = self.settled_at + GRACE if self.settled_at else None
        return min(filter(None, (self.until, reminder, settled)))

    @property
    def ends_at(self) -> datetime:
        """When the marks are shown, as far as is known now."""
        return min(self.until, self.settled_at + GRACE) if self.settled_at else self.until

    def due(self, now: datetime) -> bool:
        """Whether the marks are to be shown now."""
        return now >= self.until or (self.settled_at is not None and now >= self.settled_at + GRACE)

    def takes_points(self, now: datetime) -> bool:
        return self.stage is Stage.collecting and not self.reminded and now < self.adding_until

    def of(self, person: PersonId) -> Marks:
        return next((each for each in self.marks if each.person == person), Marks(person))

    def taken_from(self, person: PersonId) -> tuple[TakenDown, ...]:
        return tuple(each for each in self.taken_down if each.person == person)

    def by(self, person: PersonId) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.by == person)

    def done(self, person: PersonId) -> bool:
        return bool(self.points) and self.of(person).seen >= self.last

    def numbered(self, number: int) -> Point:
        self.check_open()
        found = next((point for point in self.points if point.number == number), None)
        if found is None:
            raise refusals.NoSuchPoint
        return found

    def adding(self, person: PersonId, words: str, now: datetime) -> "Points":
        self.check_open()
        if not self.takes_points(now):
            raise refusals.AddingOver
        same = next((point for point in self.points if _alike(point.words) == _alike(words)), None)
        if same:
            raise refusals.SaidAlready(number=same.number)
        if len(self.by(person)) >= MOST_EACH:
            raise refusals.EnoughOfYours(most=MOST_EACH)
        if len(self.points) >= MOST_POINTS or self.added >= MOST_NUMBERS:
            raise refusals.EnoughPoints
        new = Point(self.added + 1, words, person)
        return replace(self, points=(*self.points, new), added=new.number, settled_at=None)

    def taking_back(self, person: PersonId, number: int, now: datetime) -> "Points":
        if self.numbered(number).by != person:
            raise refusals.NotYourPoint
        return self._less(number, now)

    def taking_down(self, number: int, by: PersonId, why: str, now: datetime) -> "Points":
        """With a word to whoever added it, if that is known and somebody else."""
        point = self.numbered(number)
        told = (TakenDown(point.by, point.words, by, why),) if point.by and point.by != by else ()
        return replace(self._less(number, now), taken_down=(*self.taken_down, *told))

    def marking_as(self, person: PersonId, number: int, *, mine: bool, now: datetime) -> "Points":
        self.numbered(number)
        before = self.of(person)
        others = tuple(each for each in before.numbers if each != number)
        after = replace(before, numbers=tuple(sorted((*others, number))) if mine else others)
        return self._with(after, now)

    def done_by(self, person: PersonId, seen: int, now: datetime) -> "Points":
        """With what they have marked, also if that is nothing; `seen` is the last number that they were shown."""
        self.check_open()
        if not self.points:
            raise refusals.NothingToMark
        before = self.of(person)
        return self._with(replace(before, seen=max(before.seen, min(seen, self.added))), now)

    def with_more_time(self, now: datetime) -> "Points":
        """Also for adding, if a day is left afterwards; then all are reminded once more."""
        self.check_open()
        until = self.until + MORE_TIME
        if until > self.opened_at + LONGEST:
            raise refusals.OpenLongEnough(until=Moment(self.until))
        return replace(self, until=until, reminded=self.reminded and now >= until - LAST_DAY)

    def on_last_day(self) -> "Points":
        return replace(self, reminded=True)

    def shown(self, now: datetime) -> "Points":
        """The marks become numbers, and whose they were is let go of; most-marked first, else in the order of adding.
        With too few people there are none, and a point that is hardly shared has none."""
        counts = Counter(number for each in self.marks for number in each.numbers) if self.marking >= ENOUGH else {}
        numbers = {number: count for number, count in counts.items() if count >= SHARED}
        points = tuple(replace(point, by=None, marked=numbers.get(point.number)) for point in self.points)
        ordered = sorted(points, key=lambda point: (-(point.marked or 0), point.number))
        return replace(self._ended(Stage.shown, tuple(ordered), now), marked=self.marking)

    def closed(self, now: datetime) -> "Points":
        """Without showing anything; nothing of it is kept."""
        return replace(self._ended(Stage.closed, (), now), title="")

    def forgotten(self) -> "Points":
        return replace(self, taken_down=())

    def check_open(self) -> None:
        if self.stage is not Stage.collecting:
            raise refusals.PointsOver

    def _less(self, number: int, now: datetime) -> "Points":
        points = tuple(point for point in self.points if point.number != number)
        marks = tuple(replace(each, numbers=tuple(one for one in each.numbers if one != number)) for each in self.marks)
        return settled(replace(self, points=points, marks=marks), self, now)

    def _with(self, new: Marks, now: datetime) -> "Points":
        if all(each.person != new.person for each in self.marks):
            places = {*self.people, *(each.person for each in self.marks)}
            if new.person not in places and len(places) >= MOST_PEOPLE:
                raise refusals.EnoughMarking(most=MOST_PEOPLE)
            return settled(replace(self, marks=(*self.marks, new)), self, now)
        marks = tuple(new if each.person == new.person else each for each in self.marks)
        return settled(replace(self, marks=marks), self, now)

    def _ended(self, stage: Stage, points: tuple[Point, ...], now: datetime) -> "Points":
        nobody = replace(self, people=(), marks=(), keepers=(), points=points, stage=stage)
        return replace(nobody, settled_at=None, until=now)


def _alike(words: str) -> str:
    return " ".join(words.split()).casefold().rstrip(".!")


def settled(after: Points, before: Points, now: datetime) -> Points:
    """The minute begins when the last one is done, and again when somebody changes what they marked."""
    if not (after.people and all(map(after.done, after.people))):
        return replace(after, settled_at=None)
    return after if after.settled_at and after == before else replace(after, settled_at=now)
