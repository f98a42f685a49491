"""What a secret vote needs from the store: who has taken part, and never what they said, until it is counted."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.model import ROLL, Proposal
from bot.features.proposals.model.given import Keeping
from bot.features.proposals.model.secret import BOXES, Box
from bot.features.proposals.model.submitting import Submitting
from bot.features.proposals.model.vote import BATCH, Voting
from bot.features.proposals.reads.confidence import shown
from bot.features.proposals.reads.electorate import holding
from bot.features.proposals.reads.seats import chairs
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import Unit


def submitting(unit: Unit, command: asked.SubmitInSecret, context: Context) -> Submitting:
    """The proposal is held, so that nothing is handed in between the count and its end."""
    return _submitting(unit, the_proposal(unit, command, context), context.person)


def looking(unit: Unit, page: asked.SecretPage, context: Context) -> Submitting:
    found_here = _submitting(unit, shown(unit, page.proposal, context), context.person)
    asking = found_here.proposal.voting.asking if found_here.proposal.voting else None
    options = (1 << len(asking.options) + 1) - 1 if asking and asking.options else 0
    return replace(found_here, picked=page.picked & options, seat=page.seat)


def counting(unit: Unit, state: Proposal, voting: Voting, homes: tuple[PlaceId, ...]) -> Keeping:
    box = unit.get(BOXES).emptying(state.id, voting.number)
    return Keeping(state, homes, roll=unit.get(ROLL).all(state.id, voting.number), box=box)


def silent(unit: Unit, state: Proposal, voting: Voting, homes: tuple[PlaceId, ...]) -> Keeping:
    """Who has not taken part yet, and how many have."""
    boxes = unit.get(BOXES)
    waiting = boxes.silent(state.id, voting.number, voting.reminding, BATCH)
    held = holding(unit, tuple(each.name for each in waiting))
    return Keeping(state, homes, held, waiting, box=Box(boxes.taken_part(state.id, voting.number), {}))


def _submitting(unit: Unit, state: Proposal, person: PersonId) -> Submitting:
    mine, waiting = chairs(unit, state, person)
    return Submitting(state, mine, frozenset(each.held.name.seat for each in mine if each.submitted), waiting)
