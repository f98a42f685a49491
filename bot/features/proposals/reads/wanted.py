"""What is needed to put to the vote what another feature wants to have decided."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import HOLDINGS, PROPOSALS
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.origin import made_of
from bot.features.proposals.model.settings import ELECTORATE
from bot.features.proposals.model.wanted import Wanted
from bot.features.proposals.reads.electorate import members_now
from bot.features.proposals.reads.seats import organisation
from bot.kernel.command import Context
from bot.kernel.ports import ROSTER, RULES, Unit


def wanted(unit: Unit, command: asked.PutToVote, context: Context) -> Wanted:
    before = unit.get(PROPOSALS).locked(made_of(command.subject, command.number, command.kind))
    theirs = organisation(unit, command.by) if command.by else None
    homes, rules = tuple(unit.get(ROSTER).homes()), unit.get(RULES).rules()
    each = rules.chosen(ELECTORATE).value is Electorate.people and not command.terms.everyone
    people = members_now(unit, context) if each else None
    return Wanted(before, theirs, unit.get(HOLDINGS).all(), rules, context.person, homes, people)
