"""What can be asked while people talk in small groups: by the facilitator, and by what happens in the groups."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.listening.commands.taking_part import InRound
from bot.features.listening.facts import GroupId
from bot.kernel.command import Standing
from bot.kernel.ids import PersonId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class NextStep(InRound):
    """The step's number on a button makes old and doubled presses harmless."""

    wire: ClassVar[str | None] = "rbn"
    title: ClassVar[Phrase] = say("Next step")
    intro: ClassVar[Phrase | None] = say("People go on to the next step before its time is over, if all are ready.")

    step: int


@dataclass(frozen=True, slots=True)
class BackToCircle(InRound):
    wire: ClassVar[str | None] = "rbc"
    title: ClassVar[Phrase] = say("Back to the circle")
    intro: ClassVar[Phrase | None] = say("All small groups end, and everyone comes together. The facilitator does it.")

    step: int


@dataclass(frozen=True, slots=True)
class NoteBack(InRound):
    """The people of that small group have finished."""

    needs: ClassVar[Standing] = Standing.clock

    group: GroupId


@dataclass(frozen=True, slots=True)
class NoteSteppedOut(InRound):
    needs: ClassVar[Standing] = Standing.clock

    group: GroupId
    person: PersonId


@dataclass(frozen=True, slots=True)
class NoteVoice(InRound):
    needs: ClassVar[Standing] = Standing.clock

    group: GroupId
    person: PersonId | None
