"""What of proposals is kept in confidence, and from whom: asked before a page of one shows anything."""

from bot.confidential import CONFIDENCES, KeptInConfidence, Kind, Reader, kinds
from bot.features.proposals.model import HOLDINGS, PROPOSALS, Proposal, ProposalId, Stage
from bot.features.proposals.model.origin import is_wanted
from bot.features.proposals.model.vote import Voting
from bot.features.proposals.reads.seats import chairs, organisation
from bot.insiders import INSIDERS
from bot.kernel.command import Context
from bot.kernel.ports import RULES, Unit
from bot.kernel.refusal import found
from bot.kernel.settings import Rules


def shown(unit: Unit, key: ProposalId, context: Context) -> Proposal:
    """Raises KeptInConfidence for those who may not read it, or what came of it."""
    state = found(unit.get(PROPOSALS).find(key))
    if not may_read(unit, state, context):
        raise KeptInConfidence
    return state


def may_read(unit: Unit, state: Proposal, context: Context) -> bool:
    if state.circle and state.circle.closed:
        circle = unit.get(INSIDERS).of(state.circle.circle)
        if circle and context.person in circle.people:
            return True
        if not state.is_over:
            return False
    subject = state.origin.of if state.origin else None
    readers = unit.get(CONFIDENCES).readers(state.id, subject) if state.is_over or subject else None
    if readers is None:
        return state.stage is Stage.adopted or state.circle is None or not state.circle.closed
    theirs = organisation(unit, context.person)
    acts_for = {each.name.seat for each in unit.get(HOLDINGS).of(context.person)}
    if readers.include(Reader(context.person, frozenset(acts_for | ({theirs} if theirs else set())))):
        return True
    return state.voting is not None and _is_asked(unit, state, state.voting, context)


def _is_asked(unit: Unit, state: Proposal, voting: Voting, context: Context) -> bool:
    """A rule that comes later reaches into no open vote: whoever can answer in it reads it until it is counted."""
    asked, _ = chairs(unit, state, context.person, context.now)
    waiting = {each.seat for each in voting.waiting}
    return any(each.entry or each.held.name.seat in waiting for each in asked)


def is_closed(unit: Unit, state: Proposal) -> bool:
    """To those in the homes, where all read: what came of it, or what it was about, is kept in confidence. What is
    asked about is there to be read until it is counted; of what is a closed circle's the name is for all."""
    if state.voting or (state.circle and state.circle.closed):
        return False
    subject = state.origin.of if state.origin else None
    return unit.get(CONFIDENCES).readers(state.id, subject) is not None


def closes(unit: Unit, state: Proposal) -> bool:
    """Whether others read no words of it once all agree to it: it comes into the register, by today's rules."""
    if state.circle and state.circle.closed:
        return False
    subject = state.origin.of if state.origin else None
    if is_wanted(state.origin):
        return unit.get(CONFIDENCES).readers(state.id, subject) is not None
    return Kind.agreements in kinds(unit.get(RULES).rules())


def closed_to_others(rules: Rules) -> bool:
    """Whether the words of what is put to a circle are for those in it alone."""
    return Kind.of_circles in kinds(rules)
