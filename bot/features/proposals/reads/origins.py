"""What is needed to make a proposal of something that was there before."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS
from bot.features.proposals.model.given import OfPoint
from bot.features.proposals.model.making import ItsOwn
from bot.features.proposals.model.origin import SHARED, SharedPoints, made_of
from bot.features.proposals.reads.seats import organisation
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.ports import RULES, Unit
from bot.kernel.refusal import found


def of_point(unit: Unit, command: asked.ProposePoint, context: Context) -> OfPoint:
    """The points are held, so that two who press at once make one."""
    shared = found(unit.get(SHARED).locked(command.points))
    before = unit.get(PROPOSALS).find(made_of(command.points, command.number))
    return OfPoint(shared, before, organisation(unit, context.person), unit.get(RULES).rules())


def shared_before(unit: Unit, command: asked.KeepSharedPoints, context: Context) -> SharedPoints | None:
    return unit.get(SHARED).find(command.points)


def its_own(unit: Unit, command: asked.MakeItsOwn, context: Context) -> ItsOwn:
    state = the_proposal(unit, command, context)
    before = unit.get(PROPOSALS).find(made_of(state.id, command.number))
    return ItsOwn(state, before, organisation(unit, context.person), unit.get(RULES).rules())
