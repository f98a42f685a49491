"""What a group can settle in a ground rule, and what the bot then does: a topic, and settings with the answers among
which a rule chooses. Features declare theirs beside the setting; ground rules offer them and keep what was chosen."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from bot.kernel.scalars import to_text
from bot.kernel.settings import Setting
from bot.kernel.text import Phrase, say_n

T = TypeVar("T")

ANSWERS = 20
"""So many fit in one menu, with one more that takes the answer back."""


class Topic(Enum):
    """In the order in which they are listed: how we treat each other, and from `organisations` on how we run things.
    What is `other` the group names itself."""

    honesty = "honesty"
    privacy = "privacy"
    keeping_word = "keeping word"
    other_treating = "other on how we treat each other"
    organisations = "organisations"
    deciding = "deciding"
    media = "media"
    confidential = "confidential"
    information = "information"
    representatives = "representatives"
    opening = "opening"
    time = "time"
    turns = "turns"
    required = "required"
    credit = "credit"
    residents = "residents"
    quiet = "quiet"
    other_running = "other on how we run things"

    @property
    def is_treating(self) -> bool:
        return self in {Topic.honesty, Topic.privacy, Topic.keeping_word, Topic.other_treating}

    @property
    def is_own(self) -> bool:
        return self in {Topic.other_treating, Topic.other_running}


@dataclass(frozen=True, slots=True)
class Answer:
    """One that a rule can give to a setting's question: its value as `to_text` writes it, and how it reads. `beware` is
    said on a draft that gives it."""

    value: str
    words: Phrase
    beware: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Apart:
    """That the answer `value` cannot be kept beside the `answer` to another question."""

    value: str
    name: str
    answer: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A setting that a rule can set. `refuses` says what the bot refuses where the rule holds; without it the setting
    is how the bot does something, and there is nothing to refuse. `apart` is what no two rules can ask at once,
    `spares` where the bot does otherwise all the same."""

    name: str
    topic: Topic
    question: Phrase
    default: str
    answers: tuple[Answer, ...]
    refuses: Phrase | None = None
    apart: tuple[Apart, ...] = ()
    spares: Phrase | None = None

    def __post_init__(self) -> None:
        values = [each.value for each in self.answers]
        if len(set(values)) != len(values) or "" in values or not 2 <= len(values) <= ANSWERS:
            raise ValueError(f"{self.name} has from 2 to {ANSWERS} different answers")
        if not {each.value for each in self.apart} <= set(values):
            raise ValueError(f"{self.name} has no such answer")

    def kept_apart(self, *apart: Apart) -> "Ruling":
        """It is said once for two settings, beside either."""
        return replace(self, apart=apart)

    def sparing(self, where: Phrase) -> "Ruling":
        return replace(self, spares=where)

    def answer(self, value: str) -> Answer | None:
        return next((each for each in self.answers if each.value == value), None)


def ruling(
    setting: Setting[T],
    topic: Topic,
    answers: Iterable[tuple[T, Phrase]],
    refuses: Phrase | None = None,
    beware: tuple[tuple[T, Phrase], ...] = (),
) -> Ruling:
    """The type checker sees that each answer is one that the setting can have."""
    said = {to_text(value): phrase for value, phrase in beware}
    given = tuple(Answer(to_text(value), words, said.get(to_text(value))) for value, words in answers)
    return Ruling(setting.name, topic, setting.question, to_text(setting.default), given, refuses)


def apart(value: str, other: Setting[T], answer: T) -> Apart:
    return Apart(value, other.name, to_text(answer))


def days(*numbers: int) -> tuple[tuple[int, Phrase], ...]:
    return tuple((number, say_n("{n} day", "{n} days", number)) for number in numbers)


def minutes(*numbers: int) -> tuple[tuple[int, Phrase], ...]:
    return tuple((number, say_n("{n} minute", "{n} minutes", number)) for number in numbers)
