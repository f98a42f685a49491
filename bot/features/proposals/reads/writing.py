"""What writing and talking about a proposal needs."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import HOLDINGS, PROPOSALS, ROLL, Proposal
from bot.features.proposals.model.amending import taken_off
from bot.features.proposals.model.given import HandingIn, Keeping, Unheard, Written
from bot.features.proposals.reads.confidence import closed_to_others
from bot.features.proposals.reads.seats import organisation
from bot.insiders import INSIDERS
from bot.kernel.command import Context
from bot.kernel.ids import Id
from bot.kernel.ports import ROSTER, RULES, Unit
from bot.kernel.refusal import found


def the_proposal(unit: Unit, command: asked.OnProposal, context: Context) -> Proposal:
    return found(unit.get(PROPOSALS).locked(command.proposal))


def written(unit: Unit, command: asked.WriteBlock, context: Context) -> Written:
    """There is no root to lock yet: the form carries the id."""
    before, rules = unit.get(PROPOSALS).find(command.proposal), unit.get(RULES).rules()
    circle = found(unit.get(INSIDERS).of(command.circle)) if command.circle else None
    return Written(before, organisation(unit, context.person), rules, circle, closed_to_others(rules))


def handing_in(unit: Unit, command: asked.OnProposal, context: Context) -> HandingIn:
    state = the_proposal(unit, command, context)
    seats = tuple(each.name.seat for each in unit.get(HOLDINGS).of(context.person) if context.person in each.holders)
    return HandingIn(state, organisation(unit, context.person), seats)


def unheard(unit: Unit, command: asked.OnProposal, context: Context) -> Unheard:
    """Of a circle of people nobody is named."""
    state, seats = the_proposal(unit, command, context), unit.get(HOLDINGS).all()
    circle = unit.get(INSIDERS).of(state.circle.circle) if state.circle else None
    theirs = (circle.organisations or frozenset()) if circle else None
    return Unheard(state, tuple(each for each in seats if theirs is None or each.name.organisation in theirs))


def told_everywhere(unit: Unit, command: asked.OnProposal, context: Context) -> Keeping:
    """With the roll, where it is voted on, and the homes in which it is told."""
    state = the_proposal(unit, command, context)
    number, off = (state.voting.number, taken_off(state.voting)) if state.voting else (0, frozenset[Id]())
    roll = tuple(each for each in unit.get(ROLL).all(state.id, number) if each.seat not in off) if number else ()
    return Keeping(state, tuple(unit.get(ROSTER).homes()), roll=roll)
