"""Who is in a round, and what has become of their place in it."""

from dataclasses import dataclass, replace
from enum import Enum

from bot.kernel.ids import PersonId
from bot.kernel.text import Mention

MOST_ASKED = 2
"""The floor is offered once in the go-around, and once more at the end to those who passed or were not here."""


class Part(Enum):
    """`missed`: the round went on or ended without them."""

    waiting = "waiting"
    speaking = "speaking"
    heard = "heard"
    passed = "passed"
    missed = "missed"
    listening = "listening"
    left = "left"


@dataclass(frozen=True, slots=True)
class Speaker:
    """`number` stays theirs for the whole round. Someone without an account has a name and no person; the facilitator
    presses for them. `asked` counts how often the floor was offered, `before` is the part of one who left."""

    number: int
    person: PersonId | None
    name: str = ""
    part: Part = Part.waiting
    asked: int = 0
    seconds: int = 0
    before: Part | None = None
    wrote: bool = False

    @property
    def shown(self) -> Mention | str:
        return self.name if self.person is None else Mention(self.person)

    @property
    def due(self) -> bool:
        """Still to be offered the floor in the go-around."""
        return self.part is Part.waiting

    @property
    def due_at_end(self) -> bool:
        return self.part in {Part.passed, Part.missed} and self.asked < MOST_ASKED

    @property
    def passed_for_good(self) -> bool:
        """Each time that the floor was offered."""
        return self.part is Part.passed and not self.due_at_end

    @property
    def takes_part(self) -> bool:
        """Neither listening only nor gone."""
        return self.part not in {Part.listening, Part.left}

    @property
    def was_heard(self) -> bool:
        return Part.heard in {self.part, self.before}

    @property
    def only_listened(self) -> bool:
        return Part.listening in {self.part, self.before}

    @property
    def unheard(self) -> bool:
        """Wanted to speak, and has not been heard in speech or in writing."""
        return self.part in {Part.waiting, Part.passed, Part.missed} and not self.wrote

    def joining(self) -> "Speaker":
        """Who comes back has the place that they left; who only listened gets one, unless they had theirs."""
        if self.only_listened:
            return replace(self, part=Part.passed if self.asked else Part.waiting, before=None)
        if self.part is Part.left:
            return replace(self, part=self.before or Part.waiting, before=None)
        return self

    def listening(self) -> "Speaker":
        """Who was heard stays heard."""
        return replace(self, part=Part.heard if self.was_heard else Part.listening, before=None)

    def leaving(self) -> "Speaker":
        return self if self.part is Part.left else replace(self, part=Part.left, before=self.part)
