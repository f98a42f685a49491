"""Three promises on how we treat each other. Whoever writes proposes; who says that they can keep them says it for
these words alone, and silence says nothing."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Protocol

from bot.kernel.ids import Id, OrganisationId, PersonId
from bot.kernel.ports import Key, Repository
from bot.kernel.refusal import Refusal
from bot.kernel.text import Phrase, say

PROMISE = 150
ANSWERS = 200

OURS = (
    say("We let each other finish."),
    say("What is said here in confidence stays here."),
    say("We say what we can do, and do it or say so."),
)
"""What each promise says where nobody writes anything else: kept as it is here, and read in each reader's language."""

Lines = tuple[Phrase | str, ...]


def with_line(lines: Lines, at: int, words: str) -> Lines:
    return (*lines[:at], words, *lines[at + 1 :])


def key_of(edition: int, at: int) -> int:
    """Stands for a line as it was worded then; where nothing is written yet, ours are the edition before the first."""
    return edition * len(OURS) + at


def of_key(key: int) -> tuple[int, int]:
    """The edition, and which of its lines."""
    return divmod(key, len(OURS))


class AskedAnew(Refusal):
    sentence = say("The words of the promises have changed since then. Please type /ground-rules and read them again.")


class EnoughAnswers(Refusal):
    sentence = say("{most} have answered, and more do not fit on the card. Please say it in the channel.")


class PromisesId(Id):
    __slots__ = ()


class Says(Enum):
    keeps = "keeps"
    talks = "talks"


@dataclass(frozen=True, slots=True)
class Answer:
    """Of an organisation, by whichever of its people spoke last, who may be nobody that is known any more; or of a
    resident, who speaks for themselves."""

    organisation: OrganisationId | None
    person: PersonId | None
    says: Says

    def __post_init__(self) -> None:
        if self.organisation is None and self.person is None:
            raise ValueError("an answer is somebody's")

    @property
    def voice(self) -> OrganisationId | PersonId | None:
        return self.organisation or self.person


@dataclass(frozen=True, slots=True)
class Promises:
    """A coalition has them once. `edition` counts the wordings; answers are to the one that stands, in their order."""

    id: PromisesId
    lines: Lines
    edition: int
    written_by: PersonId | None
    written_at: datetime
    answers: tuple[Answer, ...] = ()

    def __post_init__(self) -> None:
        voices = [each.voice for each in self.answers]
        if len(set(voices)) != len(voices):
            raise ValueError("nobody answers twice")

    @property
    def keeping(self) -> tuple[Answer, ...]:
        return tuple(each for each in self.answers if each.says is Says.keeps)

    @property
    def talking(self) -> tuple[Answer, ...]:
        return tuple(each for each in self.answers if each.says is Says.talks)

    def worded(self, edition: int, lines: Lines, by: PersonId, now: datetime) -> "Promises":
        """All are asked anew, unless nothing has changed."""
        self._check(edition)
        if lines == self.lines:
            return self
        return replace(self, lines=lines, edition=edition + 1, written_by=by, written_at=now, answers=())

    def answered(self, edition: int, answer: Answer) -> "Promises":
        """One answer an organisation and a resident: the latest counts, where the first one stood. A person who was a
        resident and is with an organisation now speaks for it alone."""
        self._check(edition)
        others = [each for each in self.answers if each.organisation or each.person != answer.person]
        if answer.organisation is None:
            others = list(self.answers)
        place = next((n for n, each in enumerate(others) if each.voice == answer.voice), len(others))
        if place == len(others) >= ANSWERS:
            raise EnoughAnswers(most=ANSWERS)
        return replace(self, answers=(*others[:place], answer, *others[place + 1 :]))

    def without(self, person: PersonId) -> "Promises":
        """What an organisation said stays, and by whom is forgotten; what a resident said goes."""
        kept = (each for each in self.answers if each.organisation or each.person != person)
        answers = tuple(replace(each, person=None) if each.person == person else each for each in kept)
        return replace(self, answers=answers, written_by=None if self.written_by == person else self.written_by)

    def of(self, person: PersonId) -> tuple[Answer, ...]:
        return tuple(each for each in self.answers if each.person == person)

    def _check(self, edition: int) -> None:
        if edition != self.edition:
            raise AskedAnew


class PromisesStore(Repository[Promises], Protocol):
    def standing(self) -> Promises | None:
        """The coalition's own, if somebody has written them."""
        ...


PROMISES: Key[PromisesStore] = Key("promises")
