"""Digests: when the group hears what happened, as its rule says, what was in that time, and where that is kept."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Protocol

from bot.kernel.ids import Id, PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.settings import Setting
from bot.kernel.text import say
from bot.recurrence import Monthly, Series, Weekly, next_after
from bot.ruling import Topic, ruling

HOUR = time(9)
LATE = timedelta(minutes=1)
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
    """One in a coalition, with its id. `since` is how far the last one told; without `next` none is due."""

    id: DigestId
    rhythm: Rhythm
    zone: str
    since: datetime
    next: datetime | None = None

    def deadline(self) -> datetime | None:
        return self.next

    def settled(self, rhythm: Rhythm, zone: str, now: datetime) -> "Digest":
        """As the rule has it now. The day stays where nothing else was agreed."""
        if (rhythm, zone) == (self.rhythm, self.zone) and (self.next is None) == (rhythm is Rhythm.never):
            return self
        return replace(self, rhythm=rhythm, zone=zone, next=_next(rhythm, zone, now))

    def told(self, now: datetime) -> "Digest":
        """Once for all that was missed, so that nobody is flooded."""
        return replace(self, since=now, next=_next(self.rhythm, self.zone, now))

    def is_late(self, now: datetime) -> bool:
        return self.next is not None and now - self.next > LATE


def _next(rhythm: Rhythm, zone: str, now: datetime) -> datetime | None:
    series = _SERIES.get(rhythm)
    return next_after(series, zone, now)[1] if series else None


@dataclass(frozen=True, slots=True)
class Happenings:
    """Of a time, in plain values: nothing that is kept in confidence can be in it. `agreed` are titles, `dates` the
    nearest ones to come; all else is counted, and of nobody in particular."""

    since: datetime
    agreed: tuple[str, ...] = ()
    sentences: int = 0
    celebrated: int = 0
    kept: int = 0
    promised: int = 0
    open: int = 0
    dates: tuple[datetime, ...] = ()

    @property
    def is_quiet(self) -> bool:
        return not (self.agreed or self.sentences or self.celebrated or self.kept)


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
