"""A check-in that comes again and again: what is asked, on which days, at which hour on each one's own wall."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum

from bot.features.check_ins.model import refusals
from bot.features.check_ins.model.rhythm import DAY, Days, begins, ends, next_day
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.text import Mention
from bot.recurrence import instant

QUESTION = 150
MOST_SERIES = 10
MOST_LEFT_OUT = MOST_DIRECT = 200
TOLD_WITHIN = timedelta(hours=1)
"""A place is told once of one absence, however many check-ins it has."""

FIRST_WITHIN = timedelta(days=366)
WINDOWS = (8, 24, 48, 72)
"""Hours for which one may answer."""


class SeriesId(Id):
    __slots__ = ()


class Kind(Enum):
    """`progress` is answered with how it stands and a line, `words` with words alone."""

    progress = "progress"
    words = "words"


class Theme(Enum):
    """What it is about: a question of the group's own, or one of ours. `promises` asks those who carry some."""

    own = "own"
    promises = "promises"
    together = "together"

    @property
    def kind(self) -> Kind:
        return Kind.words if self is Theme.together else Kind.progress


class Audience(Enum):
    """Whom it asks, beside their own wish not to be asked."""

    everyone = "everyone"
    carriers = "carriers"


class Stage(Enum):
    running = "running"
    paused = "paused"
    ended = "ended"


@dataclass(frozen=True, slots=True)
class Series:
    """Without a `question` it asks in our words for its theme. `next` is the date of the next check-in and `asked` that
    of the last one, dates on everybody's own wall. Who is `left_out` asked not to be asked, and may answer all the
    same, and whom it asks `direct`ly said so. It is set by nobody once they are gone. `told_at` is when its place was
    told last that the bot was away. Whom it asks of all is its `audience`. It asks on these days and at this hour
    `since` it was set, moved or resumed: what was over by then was nobody's absence."""

    id: SeriesId
    place: PlaceId
    question: str
    kind: Kind
    days: Days
    next: date
    set_by: PersonId | None
    window: timedelta = DAY
    stage: Stage = Stage.running
    asked: date | None = None
    left_out: tuple[PersonId, ...] = ()
    theme: Theme = Theme.own
    told_at: datetime | None = None
    direct: tuple[PersonId, ...] = ()
    audience: Audience = Audience.everyone
    since: datetime | None = None

    def __post_init__(self) -> None:
        if len(set(self.left_out)) < len(self.left_out) or len(self.left_out) > MOST_LEFT_OUT:
            raise ValueError(f"{MOST_LEFT_OUT} different people at most are left out")
        if len(set(self.direct)) < len(self.direct) or len(self.direct) > MOST_DIRECT:
            raise ValueError(f"{MOST_DIRECT} different people at most are asked directly")

    @property
    def handed_on(self) -> str:
        """The key of what whoever keeps it from now on is told."""
        return f"check-in.yours:{self.id}"

    @property
    def nowhere(self) -> str:
        """The key of what is told when its place is closed."""
        return f"check-in.nowhere:{self.id}"

    def deadline(self) -> datetime | None:
        return begins(self.next, self.days.hour) if self.stage is Stage.running else None

    def may_be_changed_by(self, person: PersonId, *, facilitator: bool) -> bool:
        return facilitator or person == self.set_by

    def check_changed_by(self, person: PersonId, *, facilitator: bool) -> None:
        if self.stage is Stage.ended:
            raise refusals.CheckInEnded
        if not self.may_be_changed_by(person, facilitator=facilitator):
            raise refusals.SettersChoice(who=Mention(self.set_by)) if self.set_by else refusals.FacilitatorsCheckIn

    def due(self, now: datetime) -> tuple[date | None, date, tuple[date, ...]]:
        """What has to happen by now: the day to ask about, the next one after it, and the days that nobody can answer
        any more because the bot was away all the while. Of several that one still could, the latest is asked about."""
        asked, missed, day = None, list[date](), self.next
        while begins(day, self.days.hour) <= now:
            if now < ends(day, self.days.hour, self.window):
                missed += [asked] if asked else []
                asked = day
            else:
                missed.append(day)
            day = next_day(self.days, day)
        return asked, day, tuple(missed)

    def started(self, asked: date | None, then: date, told_at: datetime | None = None) -> "Series":
        return replace(self, asked=asked or self.asked, next=then, told_at=told_at or self.told_at)

    def repeating(self, days: Days, now: datetime, zone: str) -> "Series":
        """On other days or at another hour from now on. A date that was asked about stays as it was, and is not asked
        about again; nor is one on which the hour is past in `zone`."""
        after = replace(self, days=days, next=_first_after(days, self.asked, now, zone))
        return after if after == self else replace(after, since=now)

    def reworded(self, question: str | None) -> "Series":
        return replace(self, question=question or self.question)

    def of_whom(self, audience: Audience) -> "Series":
        """From the next one on: one that has begun goes on with whom it asks."""
        if self.theme is Theme.promises and audience is Audience.everyone:
            raise refusals.AboutPromises
        return replace(self, audience=audience)

    def open_for(self, window: timedelta) -> "Series":
        return replace(self, window=window)

    def paused(self) -> "Series":
        return replace(self, stage=Stage.paused) if self.stage is Stage.running else self

    def resumed(self, now: datetime, zone: str, place: PlaceId) -> "Series":
        """From the next day that is to come; those meanwhile are not made up for."""
        if self.stage is not Stage.paused:
            return self
        first = _first_after(self.days, self.asked, now, zone)
        return replace(self, place=place, stage=Stage.running, next=first, since=now)

    def ended(self) -> "Series":
        """What people wanted for themselves is forgotten."""
        return replace(self, stage=Stage.ended, left_out=(), direct=())

    def asking(self, person: PersonId, *, wanted: bool) -> "Series":
        if self.stage is Stage.ended:
            raise refusals.CheckInEnded
        others = _without(self.left_out, person)
        if wanted:
            return replace(self, left_out=others)
        if len(others) >= MOST_LEFT_OUT:
            raise refusals.EnoughLeftOut(most=MOST_LEFT_OUT)
        return replace(self, left_out=(*others, person), direct=_without(self.direct, person))

    def asking_directly(self, person: PersonId, *, wanted: bool) -> "Series":
        """Who wants that is asked again, too."""
        if self.stage is Stage.ended:
            raise refusals.CheckInEnded
        others = _without(self.direct, person)
        if not wanted:
            return replace(self, direct=others)
        if len(others) >= MOST_DIRECT:
            raise refusals.EnoughAskedDirectly(most=MOST_DIRECT)
        return replace(self, left_out=_without(self.left_out, person), direct=(*others, person))

    def without(self, person: PersonId, heir: PersonId | None = None) -> "Series":
        """Nothing here names them any more."""
        left_out, direct = _without(self.left_out, person), _without(self.direct, person)
        return replace(self, left_out=left_out, direct=direct, set_by=heir if self.set_by == person else self.set_by)


def _without(people: tuple[PersonId, ...], person: PersonId) -> tuple[PersonId, ...]:
    return tuple(each for each in people if each != person)


def first_day(days: Days, now: datetime, zone: str) -> date:
    """Of a new series. Raises FirstDayPast and FirstDayFar for days that do not fit, before any zone is asked."""
    if days.first < now.date() - DAY:
        raise refusals.FirstDayPast
    if days.first > now.date() + FIRST_WITHIN:
        raise refusals.FirstDayFar
    return _first_after(days, None, now, zone)


def _first_after(days: Days, after: date | None, now: datetime, zone: str) -> date:
    day = next_day(days, after)
    while not _is_to_come(day, days.hour, now, zone):
        day = next_day(days, day)
    return day


def _is_to_come(day: date, hour: time, now: datetime, zone: str) -> bool:
    return instant(day, hour, zone) > now
