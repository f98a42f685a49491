"""What the clock and our own reactions ask of check-ins."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.check_ins.commands.answering import OfCheckIn
from bot.features.check_ins.commands.setting import OfSeries
from bot.features.check_ins.model import PromptId
from bot.kernel.command import Command, Standing
from bot.kernel.ids import Id, PersonId, PlaceId


@dataclass(frozen=True, slots=True)
class StartCheckIn(OfSeries):
    """It is the hour somewhere."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class KeepCheckIn(OfCheckIn):
    """More people are put on its list, or its time is over."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class PutOnLists(Command):
    """Of whoever has just joined: of all dates that go on."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class AskPerson(Command):
    """It is their hour, or four fifths of their window are over."""

    needs: ClassVar[Standing] = Standing.clock

    prompt: PromptId


@dataclass(frozen=True, slots=True)
class CountAnswers(Command):
    """`calls` is the answer of somebody who has just asked for help."""

    needs: ClassVar[Standing] = Standing.clock

    check_in: Id
    late: bool = False
    calls: Id | None = None


@dataclass(frozen=True, slots=True)
class SettleTogether(Command):
    """A private place is open, or could not be."""

    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId
    opened: bool


@dataclass(frozen=True, slots=True)
class HandOnSeries(Command):
    """The next of those that somebody set who has left."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
    heir: PersonId | None


@dataclass(frozen=True, slots=True)
class PauseThere(Command):
    """The next one in a place that the coalition has left."""

    needs: ClassVar[Standing] = Standing.clock

    place: PlaceId


@dataclass(frozen=True, slots=True)
class ForgetInSeries(Command):
    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class ForgetAnswers(Command):
    """In one more of the check-ins that know something of them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
