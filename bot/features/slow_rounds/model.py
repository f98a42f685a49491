"""A slow round: everyone writes in their own time, and the words are shown together at the end. Until then they are
kept here, and nobody but their writer sees them; afterwards they are in the channel alone."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.absence import kept_open
from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.settings import Rules
from bot.kernel.text import Mention, Moment, Text, say

TOPIC = 120
WORDS = 1_500
VOICES = 200
DAYS = 3
MOST_DAYS = 14
MORE_TIME = timedelta(days=1)
LONGEST = timedelta(days=28)
AT_ONE_TIME = 20
"""Slow rounds that may be open: one in each of a coalition's places."""


class NoSlowRoundOpen(Refusal):
    sentence = say("No slow round is open now. Type /coalition slow-round to open one.")


class SlowRoundOver(Refusal):
    sentence = say("This slow round is over, and the words are in the channel. You can still write there.")


class OneSlowRoundAPlace(Refusal):
    sentence = say("A slow round is open here already. Type /coalition slow-round to see it.")


class EnoughVoices(Refusal):
    sentence = say("{most} people have written, and more do not fit. Please write yours in the channel.")


class LongEnough(Refusal):
    sentence = say("This slow round has been open for four weeks. It ends at {until}, and you can open another one.")


class OpenersChoice(Refusal):
    sentence = say("{who} opened this slow round and can do this. A facilitator can too.")


class FacilitatorsChoice(Refusal):
    sentence = say("A facilitator can do this. The slow round also ends by itself.")


class OutOfReach(Refusal):
    sentence = say("Nothing that the bot writes arrives there now, so the words wait. Our places says what to do.")


class NothingWritten(Refusal):
    sentence = say("You have not written anything here. You can press Write my words.")


class SlowRoundId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Voice:
    person: PersonId
    words: str


@dataclass(frozen=True, slots=True)
class SlowRound:
    """`voices` stand in the order in which they were first written, which nobody is shown. Of one that has ended
    nothing that people wrote is kept."""

    id: SlowRoundId
    place: PlaceId
    topic: str
    opened_at: datetime
    opened_by: PersonId | None
    until: datetime
    voices: tuple[Voice, ...] = ()
    ended_at: datetime | None = None

    def __post_init__(self) -> None:
        people = [each.person for each in self.voices]
        if len(set(people)) != len(people):
            raise ValueError("each writes once")
        if self.ended_at and (self.voices or self.opened_by or self.topic):
            raise ValueError("nothing that people wrote is kept after the end")

    def deadline(self) -> datetime | None:
        return None if self.ended_at else self.until

    @property
    def let_go(self) -> str:
        """The key of what writers are told when their words cannot be shown any more."""
        return f"slow-round.let-go:{self.id}"

    def of(self, person: PersonId) -> Voice | None:
        return next((each for each in self.voices if each.person == person), None)

    def writing(self, person: PersonId, words: str) -> "SlowRound":
        """Once more takes the place of the first."""
        self._check_open()
        mine = Voice(person, words)
        if self.of(person):
            return replace(self, voices=tuple(mine if each.person == person else each for each in self.voices))
        if len(self.voices) >= VOICES:
            raise EnoughVoices(most=VOICES)
        return replace(self, voices=(*self.voices, mine))

    def taking_back(self, person: PersonId) -> "SlowRound":
        self._check_open()
        if self.of(person) is None:
            raise NothingWritten
        return replace(self, voices=self._others(person))

    def with_more_time(self, person: PersonId, *, facilitator: bool) -> "SlowRound":
        """One more day, at most four weeks in all."""
        self._check_keeper(person, facilitator=facilitator)
        if self.until + MORE_TIME > self.opened_at + LONGEST:
            raise LongEnough(until=Moment(self.until))
        return replace(self, until=self.until + MORE_TIME)

    def returned(self, since: datetime, now: datetime) -> "SlowRound":
        """The bot was away from `since` until now; if this was to end meanwhile, it stays open a while longer."""
        if self.ended_at:
            return self
        return replace(self, until=kept_open(self.until, since, now, self.opened_at + LONGEST))

    def ended_by(self, person: PersonId, *, facilitator: bool, now: datetime) -> "SlowRound":
        """By whoever opened it, or a facilitator of the coalition."""
        self._check_keeper(person, facilitator=facilitator)
        return self.ended(now)

    def ended(self, now: datetime) -> "SlowRound":
        if self.ended_at:
            return self
        return replace(self, topic="", voices=(), opened_by=None, ended_at=now)

    def waiting(self) -> "SlowRound | None":
        """For a place that nothing reaches: a day longer, and None when that has been so for too long."""
        until = self.until + MORE_TIME
        return replace(self, until=until) if until <= self.opened_at + LONGEST else None

    def without(self, person: PersonId) -> "SlowRound":
        """Nothing here names them any more."""
        opened_by = None if self.opened_by == person else self.opened_by
        return replace(self, voices=self._others(person), opened_by=opened_by)

    def _others(self, person: PersonId) -> tuple[Voice, ...]:
        return tuple(each for each in self.voices if each.person != person)

    def _check_keeper(self, person: PersonId, *, facilitator: bool) -> None:
        self._check_open()
        if person != self.opened_by and not facilitator:
            raise OpenersChoice(who=Mention(self.opened_by)) if self.opened_by else FacilitatorsChoice

    def _check_open(self) -> None:
        if self.ended_at:
            raise SlowRoundOver


@dataclass(frozen=True, slots=True)
class Opening:
    """`standing` is the slow round that is open here, or has this id already; and what the group ruled."""

    standing: SlowRound | None
    rules: Rules


@dataclass(frozen=True, slots=True)
class Ending:
    """`reached` says whether the words would arrive now where they are to be shown."""

    round: SlowRound
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """The slow rounds in which a person's words are kept, or which they opened."""

    person: PersonId
    rounds: tuple[SlowRound, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """The slow round in this place; or one that is open in another place, and the name of that place."""

    round: SlowRound | None
    there: Text | None = None


class SlowRounds(Repository[SlowRound], Protocol):
    def open(self) -> tuple[SlowRound, ...]:
        """All that have not ended: one a place at most."""
        ...

    def open_in(self, place: PlaceId) -> SlowRound | None:
        """The one of the place that has not ended."""
        ...

    def of(self, person: PersonId) -> tuple[SlowRound, ...]:
        """In which their words are kept, or which they opened: none that has ended."""
        ...


SLOW_ROUNDS: Key[SlowRounds] = Key("slow rounds")
