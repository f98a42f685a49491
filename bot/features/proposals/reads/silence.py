"""What agreements that stand by themselves need from the store."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import HOLDINGS, PROPOSALS
from bot.features.proposals.model.making import Again, Bringing
from bot.features.proposals.reads.seats import organisation
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.ports import ROSTER, RULES, Unit


def bringing(unit: Unit, command: asked.MakeSmallAgreement | asked.BringIn, context: Context) -> Bringing:
    """There is no root to lock yet: the form carries the id."""
    seats = tuple(each for each in unit.get(HOLDINGS).all() if each.holders)
    roster = unit.get(ROSTER)
    whose = tuple(each.name.organisation for each in seats if each.name.organisation)
    names = roster.directory((), whose).organisations
    before = unit.get(PROPOSALS).find(command.proposal)
    mine = organisation(unit, context.person)
    return Bringing(before, mine, seats, names, unit.get(RULES).rules(), tuple(roster.homes()))


def again(unit: Unit, command: asked.LookAgain | asked.SayNotThere, context: Context) -> Again:
    held = unit.get(HOLDINGS).of(context.person)
    mine = tuple(each for each in held if context.person in each.holders)
    return Again(the_proposal(unit, command, context), mine, tuple(unit.get(ROSTER).homes()))
