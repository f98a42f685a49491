"""Digests: when the group hears what happened, as its rule says, what was in that time, and where that is kept."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.kernel.ids import Id, PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.settings import Setting
from bot.kernel.text import say
from bot.recurrence import Monthly, Series, Weekly, instant
from bot.ruling import Topic, ruling

HOUR = time(9)
LATE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_SPAN = 35
"""Days, the most that lie between two of them."""

_FROM = date(2026, 1, 5)
"""A Monday."""


class DigestId(Id):
    __slots__ = ()


class Rhythm(Enum):
    never = "never"
    weekly = "weekly"
    monthly = "monthly"


class Where(Enum):
    everywhere = "everywhere"
    first = "first"


RHYTHM = Setting("rhythm-of-digests", Rhythm.never, say("How often does the bot say what happened?"))
WHERE = Setting("places-of-digests", Where.everywhere, say("Where does the bot say what happened?"))

ON_DIGESTS = (
    ruling(
        RHYTHM,
        Topic.information,
        (
            (Rhythm.never, say("Only when somebody asks")),
            (Rhythm.weekly, say("On Mondays at nine")),
            (Rhythm.monthly, say("On the first Monday of the month, at nine")),
        ),
    ),
    ruling(
        WHERE,
        Topic.information,
        ((Where.everywhere, say("In all our places")), (Where.first, say("In the first of our places"))),
    ),
)

_SERIES: dict[Rhythm, Series] = {
    Rhythm.weekly: Weekly(_FROM, frozenset({0}), HOUR),
    Rhythm.monthly: Monthly(_FROM, 0, 1, HOUR),
}


@dataclass(frozen=True, slots=True)
class Digest:
    """One in a coalition, with its id. `since` is how far the last one told; without `next` none is due. Of a date
    until `done`, on the wall where they are, none is told any more. What begins `anew` leaves out the time before."""

    id: DigestId
    rhythm: Rhythm
    zone: str
    since: datetime
    next: datetime | None = None
    done: date | None = None
    anew: bool = False

    def deadline(self) -> datetime | None:
        return self.next

    def settled(self, rhythm: Rhythm, zone: str, now: datetime) -> "Digest":
        """As the rule has it now. The day stays where nothing else was agreed, also in another zone: at once, if its
        hour is over there. After a pause it tells of its ordinary time alone."""
        if (rhythm, zone) == (self.rhythm, self.zone) and (self.next is None) == (rhythm is Rhythm.never):
            return self
        series = _SERIES.get(rhythm)
        if series is None:
            return replace(self, rhythm=rhythm, zone=zone, next=None)
        done = self._done(rhythm, zone, now)
        day = _after(series, done)
        after = replace(self, rhythm=rhythm, zone=zone, next=max(instant(day, HOUR, zone), now), done=done)
        begins = instant(_before(series, day), HOUR, zone)
        return after if self.next or begins <= self.since else replace(after, since=begins, anew=True)

    def told(self, now: datetime) -> "Digest":
        """Once for all that was missed, so that nobody is flooded."""
        series, done = _SERIES.get(self.rhythm), _past(self.zone, now)
        then = instant(_after(series, done), HOUR, self.zone) if series else None
        return replace(self, since=now, next=then, done=done, anew=False)

    def is_late(self, now: datetime) -> bool:
        return self.next is not None and now - self.next > LATE

    def _done(self, rhythm: Rhythm, zone: str, now: datetime) -> date:
        """Another zone alone makes no date over that was to be told; another rhythm begins from now on."""
        if self.next is None or rhythm is not self.rhythm:
            return max(_past(zone, now), self.done or date.min)
        return self.done or self.next.astimezone(ZoneInfo(self.zone)).date() - _DAY


def _past(zone: str, now: datetime) -> date:
    """The last date on which it has been the hour there."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return today if instant(today, HOUR, zone) <= now else today - _DAY


def _after(series: Series, day: date) -> date:
    return next(each for each in (day + n * _DAY for n in range(1, _SPAN + 1)) if series.falls_on(each))


def _before(series: Series, day: date) -> date:
    return next((each for each in (day - n * _DAY for n in range(1, _SPAN + 1)) if series.falls_on(each)), _FROM)


@dataclass(frozen=True, slots=True)
class Happenings:
    """Of a time, in plain values: nothing that is kept in confidence can be in it. `agreed` are titles, `dates` the
    nearest ones to come; all else is counted, and of nobody in particular: also what was agreed and has `ended` again,
    and what is `confided` and therefore not named."""

    since: datetime
    agreed: tuple[str, ...] = ()
    ended: int = 0
    confided: int = 0
    sentences: int = 0
    celebrated: int = 0
    kept: int = 0
    promised: int = 0
    open: int = 0
    dates: tuple[datetime, ...] = ()

    @property
    def is_quiet(self) -> bool:
        return not (self.agreed or self.ended or self.confided or self.sentences or self.celebrated or self.kept)


class Digests(Repository[Digest], Protocol):
    def here(self) -> Digest | None: ...


class HappenedHere(Protocol):
    def since(self, since: datetime, now: datetime) -> Happenings: ...
    def zone(self) -> str:
        """The coalition's."""
        ...


DIGESTS: Key[Digests] = Key("digests")
HAPPENED: Key[HappenedHere] = Key("happened")


@dataclass(frozen=True, slots=True)
class Settling:
    before: Digest | None
    id: DigestId
    rhythm: Rhythm
    zone: str


@dataclass(frozen=True, slots=True)
class Telling:
    """`places` are those that the rule names; none where it says by now that nothing is told."""

    digest: Digest
    happenings: Happenings
    places: tuple[PlaceId, ...]
