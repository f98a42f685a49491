"""Who is in a round, and what has become of their place in it."""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum

from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.text import Mention

Whose = OrganisationId | PersonId | int
"""An organisation; someone without one stands for themselves."""

WORDS_WITHIN = timedelta(days=7)
"""So long after the end words can be sent; then the names of those without an account are let go of."""


class Part(Enum):
    """`missed`: the round went on or ended without them; `spoken_for`: they talked in a small group, and somebody else
    speaks for it in the circle."""

    waiting = "waiting"
    speaking = "speaking"
    heard = "heard"
    passed = "passed"
    missed = "missed"
    listening = "listening"
    spoken_for = "spoken for"
    left = "left"


@dataclass(frozen=True, slots=True)
class Speaker:
    """`number` stays theirs for the whole round. Someone without an account has a name and no person; the facilitator
    presses for them. `asked` counts how often the floor was offered in this go-around, `earlier` says that they were
    heard in one before it; `before` is the part of one who left, or who was given the floor back. Their organisation
    is the one that they came with; `written_by` wrote down their words for them; `group` numbers the small group of
    which one speaks in the circle, until the round is over."""

    number: int
    person: PersonId | None
    name: str = ""
    part: Part = Part.waiting
    asked: int = 0
    seconds: int = 0
    before: Part | None = None
    wrote: bool = False
    organisation: OrganisationId | None = None
    earlier: bool = False
    written_by: PersonId | None = None
    group: int | None = None

    @property
    def shown(self) -> Mention | str:
        return self.name if self.person is None else Mention(self.person)

    @property
    def added(self) -> bool:
        """By name, without an account."""
        return self.person is None and self.name != ""

    @property
    def whose(self) -> Whose:
        return self.organisation or self.person or self.number

    @property
    def due(self) -> bool:
        """Still to be offered the floor in the go-around."""
        return self.part is Part.waiting

    def due_again(self, offers: int) -> bool:
        """At the end of a go-around in which everyone has so many offers."""
        return self.part in {Part.passed, Part.missed} and self.asked < offers

    @property
    def takes_part(self) -> bool:
        """Neither listening only nor gone."""
        return self.part not in {Part.listening, Part.left}

    @property
    def gone(self) -> bool:
        return self.part is Part.left

    @property
    def heard_now(self) -> bool:
        """In this go-around."""
        return Part.heard in {self.part, self.before}

    @property
    def was_heard(self) -> bool:
        return self.heard_now or self.earlier

    @property
    def only_listened(self) -> bool:
        return Part.listening in {self.part, self.before}

    @property
    def silent(self) -> bool:
        """Wants to speak, and has not been heard in this go-around, in speech or in writing."""
        return self.part in {Part.waiting, Part.passed, Part.missed} and not self.wrote

    @property
    def unheard(self) -> bool:
        """In no go-around of the round."""
        return self.silent and not self.was_heard

    def joining(self) -> "Speaker":
        """Who comes back has the place that they left; who only listened gets one, unless they had theirs, and so does
        who was spoken for."""
        if self.part is Part.spoken_for:
            return replace(self, part=Part.waiting)
        if self.only_listened:
            return replace(self, part=Part.passed if self.asked else Part.waiting, before=None)
        if self.part is Part.left:
            return replace(self, part=self.before or Part.waiting, before=None)
        return self

    def listening(self) -> "Speaker":
        """Who was heard stays heard."""
        return replace(self, part=Part.heard if self.heard_now else Part.listening, before=None)

    def leaving(self) -> "Speaker":
        return self if self.part is Part.left else replace(self, part=Part.left, before=self.part)

    def forgotten(self) -> "Speaker":
        """Of someone without an account nothing stays but that there was somebody."""
        return replace(self, name="") if self.added else self

    def anew(self) -> "Speaker":
        """As a new go-around begins. Who only listens or is gone keeps that."""
        waits = replace(self, asked=0, earlier=self.was_heard)
        if self.part is Part.left:
            return replace(waits, before=Part.listening if self.only_listened else None)
        return waits if self.part is Part.listening else replace(waits, part=Part.waiting, before=None)


def at_the_end(speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Who waits was missed. Whose small group was heard is not unheard; who was in which is forgotten."""
    heard = {each.group for each in speakers if each.group and each.was_heard}
    return tuple(
        replace(each, part=_in_the_end(each, group_heard=each.group in heard), group=None) for each in speakers
    )


def _in_the_end(speaker: Speaker, *, group_heard: bool) -> Part:
    if group_heard and speaker.part in {Part.waiting, Part.passed, Part.missed}:
        return Part.spoken_for
    return Part.missed if speaker.due else speaker.part
