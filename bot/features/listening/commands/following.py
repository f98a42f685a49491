"""What the clock sends, and what follows from the facts of other features."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.features.circles.facts import CircleId
from bot.features.listening.commands.taking_part import InRound
from bot.kernel.command import Command, Standing
from bot.kernel.ids import PersonId, PlaceId
from bot.overhearing import SomeoneWrote


@dataclass(frozen=True, slots=True)
class ForgetSpeaker(Command):
    """In one more of the rounds in which they were."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class LeaveWithCoalition(Command):
    """Who leaves the coalition leaves its rounds too, one at a time. To `heir` is named what they leave open."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
    heir: PersonId | None = None


@dataclass(frozen=True, slots=True)
class LeaveWithCircle(Command):
    """Who leaves a circle leaves its round too."""

    needs: ClassVar[Standing] = Standing.clock

    circle: CircleId
    person: PersonId


@dataclass(frozen=True, slots=True)
class EndRoundThere(Command):
    """The coalition has left the place, or it is gone."""

    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId


@dataclass(frozen=True, slots=True)
class NoteWriting(SomeoneWrote):
    """While someone has the floor of the round here, or is waited for."""


@dataclass(frozen=True, slots=True)
class KeepTime(InRound):
    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class ComeBack(InRound):
    """The bot was away from `since` until now."""

    needs: ClassVar[Standing] = Standing.clock

    since: datetime
