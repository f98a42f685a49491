"""A close: at the end of a gathering each says in one word how they leave. The words are here while it is open, and
gone when it ends; who passes leaves nothing behind."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.kernel.ids import Id, PersonId, PlaceId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.text import Mention, say

WORD = 30
WORDS = 200
OPEN_FOR = timedelta(hours=3)


class CloseOver(Refusal):
    sentence = say("This is over, and the words are in the channel. You can still write there.")


class OneCloseAPlace(Refusal):
    sentence = say("This is open here already. Type /coalition close to say your word.")


class EnoughWords(Refusal):
    sentence = say("There are {most} words, and more do not fit. Please write yours in the channel.")


class OpenersButton(Refusal):
    sentence = say("{who} opened this and can end it. A facilitator can too.")


class FacilitatorsEnd(Refusal):
    sentence = say("A facilitator can end this. It also ends by itself.")


class CloseId(Id):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OneWord:
    person: PersonId
    word: str


@dataclass(frozen=True, slots=True)
class Close:
    """`words` stand in the order in which they were first said. Of one that has ended nobody's word is kept."""

    id: CloseId
    place: PlaceId
    opened_at: datetime
    opened_by: PersonId | None
    words: tuple[OneWord, ...] = ()
    ended_at: datetime | None = None

    def __post_init__(self) -> None:
        people = [each.person for each in self.words]
        if len(set(people)) != len(people):
            raise ValueError("each says one word")
        if self.ended_at and (self.words or self.opened_by):
            raise ValueError("nothing of anybody is kept after the end")

    def deadline(self) -> datetime | None:
        return None if self.ended_at else self.opened_at + OPEN_FOR

    def of(self, person: PersonId) -> OneWord | None:
        return next((each for each in self.words if each.person == person), None)

    def saying(self, person: PersonId, word: str) -> "Close":
        """Once more takes the place of the first."""
        self._check_open()
        if self.of(person):
            return replace(
                self, words=tuple(OneWord(person, word) if each.person == person else each for each in self.words)
            )
        if len(self.words) >= WORDS:
            raise EnoughWords(most=WORDS)
        return replace(self, words=(*self.words, OneWord(person, word)))

    def passing(self, person: PersonId) -> "Close":
        """Also takes back what they have said."""
        self._check_open()
        return replace(self, words=tuple(each for each in self.words if each.person != person))

    def ended_by(self, person: PersonId, *, facilitator: bool, now: datetime) -> "Close":
        """By whoever opened it, or a facilitator of the coalition."""
        self._check_open()
        if person != self.opened_by and not facilitator:
            raise OpenersButton(who=Mention(self.opened_by)) if self.opened_by else FacilitatorsEnd
        return self.ended(now)

    def ended(self, now: datetime) -> "Close":
        return self if self.ended_at else replace(self, words=(), opened_by=None, ended_at=now)

    def without(self, person: PersonId) -> "Close":
        words = tuple(each for each in self.words if each.person != person)
        return replace(self, words=words, opened_by=None if self.opened_by == person else self.opened_by)

    def _check_open(self) -> None:
        if self.ended_at:
            raise CloseOver


@dataclass(frozen=True, slots=True)
class Spoken:
    """The closes in which a person's word stands, or which they opened."""

    person: PersonId
    closes: tuple[Close, ...]


class Closes(Repository[Close], Protocol):
    def open_in(self, place: PlaceId) -> Close | None:
        """The one of the place that has not ended."""
        ...

    def of(self, person: PersonId) -> tuple[Close, ...]:
        """In which their word stands, or which they opened: none that has ended."""
        ...


CLOSES: Key[Closes] = Key("closes")
