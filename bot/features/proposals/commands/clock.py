"""What only the clock asks of proposals."""

from dataclasses import dataclass
from typing import ClassVar

from bot.features.proposals.commands.writing import OnProposal
from bot.kernel.command import Command, Standing
from bot.kernel.ids import Id, PersonId


@dataclass(frozen=True, slots=True)
class KeepVote(OnProposal):
    """Something is due: more of the roll, a reminder, or the count."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class DrawAgain(OnProposal):
    """Others read what came of it than before, so what stands in the homes is drawn again."""

    needs: ClassVar[Standing] = Standing.clock


@dataclass(frozen=True, slots=True)
class ForgetNames(Command):
    """In one more of what names them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class EndWithCircle(Command):
    """One more of those that were for a circle that has ended."""

    needs: ClassVar[Standing] = Standing.clock

    circle: Id


@dataclass(frozen=True, slots=True)
class LeaveVote(Command):
    """One more of the votes of people that are open goes on without them."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class ForgetOnRoll(Command):
    """That they were asked in one more of the votes of people."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId


@dataclass(frozen=True, slots=True)
class ForgetAnswer(Command):
    """That they gave one more of the answers for their organisation."""

    needs: ClassVar[Standing] = Standing.clock

    person: PersonId
