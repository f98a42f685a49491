"""What is needed to put to the vote what another feature wants to have decided."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.model import HOLDINGS, PROPOSALS
from bot.features.proposals.model.electorate import Electorate
from bot.features.proposals.model.origin import made_of
from bot.features.proposals.model.settings import ELECTORATE
from bot.features.proposals.model.wanted import Wanted
from bot.features.proposals.reads.confidence import closed_to_others
from bot.features.proposals.reads.electorate import members_now, those_in, weights_now
from bot.features.proposals.reads.seats import organisation
from bot.insiders import INSIDERS
from bot.kernel.command import Context
from bot.kernel.ports import ROSTER, RULES, Unit


def wanted(unit: Unit, command: asked.PutToVote, context: Context) -> Wanted:
    before = unit.get(PROPOSALS).locked(made_of(command.subject, command.number, command.kind))
    theirs = organisation(unit, command.by) if command.by else None
    homes, rules = tuple(unit.get(ROSTER).homes()), unit.get(RULES).rules()
    weights = weights_now(unit, rules)
    plain = Wanted(before, theirs, unit.get(HOLDINGS).all(), rules, context.person, homes, weights=weights)
    circle = unit.get(INSIDERS).of(command.circle) if command.circle else None
    if circle:
        people, only = those_in(unit, circle, plain.seats, context)
        return replace(plain, people=people, only=only, circle=circle, closed=closed_to_others(rules))
    if command.terms.among:
        return replace(plain, only=frozenset(command.terms.among))
    each = rules.chosen(ELECTORATE).value is Electorate.people and not command.terms.everyone
    return replace(plain, people=members_now(unit, context)) if each else plain
