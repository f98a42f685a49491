"""The first evening: putting its path away or taking it up again, and what follows from the facts of its steps."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.coalition.commands.following import Following
from bot.features.coalition.model import Step
from bot.kernel.command import Command, Standing
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.text import Phrase, say


@dataclass(frozen=True, slots=True)
class GoOwnWay(Command):
    wire: ClassVar[str | None] = "cpa"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("We go our own way")
    intro: ClassVar[Phrase | None] = say("The first steps are no longer shown to all. Everything stays where it is.")


@dataclass(frozen=True, slots=True)
class FollowPath(Command):
    wire: ClassVar[str | None] = "cpf"
    needs: ClassVar[Standing] = Standing.facilitator
    title: ClassVar[Phrase] = say("Show the first steps again")
    intro: ClassVar[Phrase | None] = say("The first steps are shown to all again, where you left them.")


@dataclass(frozen=True, slots=True)
class NoteStep(Following):
    step: Step


@dataclass(frozen=True, slots=True)
class NoteCameIn(Following):
    """Somebody has said whom they are with."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class NoteUsed(Following):
    feature: str


@dataclass(frozen=True, slots=True)
class TellNextDate(Following):
    """To those who end a meeting in this place."""

    place: PlaceId
