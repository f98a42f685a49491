"""What putting several proposals to one vote needs: they are held in one order, so that no two wait for each other."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, ROLL, Proposal
from bot.features.proposals.model.one_vote import Joining, PuttingTogether, first_of, others_of
from bot.features.proposals.reads.electorate import opened
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.ids import Id
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import found


def putting_together(unit: Unit, command: asked.PutTogether, context: Context) -> PuttingTogether:
    rows = unit.get(PROPOSALS)
    first = found(rows.find(first_of(found(rows.find(command.proposal)))))
    keys: set[Id] = {first.id, *others_of(first)}
    held = {each.id: each for key in sorted(keys) if (each := rows.locked(key))}
    state: Proposal = found(held.get(first.id))
    opening = opened(unit, state, tuple(unit.get(ROSTER).homes()), command.electorate, context)
    return PuttingTogether(opening, tuple(held[key] for key in others_of(state) if key in held))


def joining(unit: Unit, command: asked.JoinVote, context: Context) -> Joining:
    return Joining(the_proposal(unit, command, context), found(unit.get(PROPOSALS).find(command.first)))


def parting_from(unit: Unit, command: asked.PartFromVote, context: Context) -> Joining:
    first = found(unit.get(PROPOSALS).find(command.first))
    off = next((each.off for each in first.results if each.number == command.vote), ())
    roll = tuple(each for each in unit.get(ROLL).all(first.id, command.vote) if each.seat not in off)
    return Joining(the_proposal(unit, command, context), first, roll)
