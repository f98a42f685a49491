"""What is needed for blocks that did not stand."""

from bot.confidential import CONFIDENCES
from bot.features.proposals import commands as asked
from bot.features.proposals.model import HOLDINGS, PROPOSALS, Proposal
from bot.features.proposals.model.given import Keeping, NotYet
from bot.features.proposals.model.not_yet import beside, to_offer
from bot.features.proposals.reads.confidence import shown
from bot.kernel.command import Context
from bot.kernel.ids import PersonId, PlaceId
from bot.kernel.ports import ROSTER, Unit


def offering(unit: Unit, command: asked.OfferAgain, context: Context) -> Keeping | None:
    """The next one that is to be offered, held; or nothing any more."""
    rows = unit.get(PROPOSALS)
    success = rows.find(command.proposal)
    kept = to_offer(rows.not_yet(), success, context.now) if success else ()
    first = rows.locked(kept[0].id) if kept else None
    if first is None or success is None or not to_offer((first,), success, context.now):
        return None
    return _kept_by(unit, first)


def kept_beside(unit: Unit, success: Proposal, context: Context) -> tuple[Proposal, ...]:
    """Those of which the card of a success tells, if it is one."""
    return beside(unit.get(PROPOSALS).not_yet(), success, context.now)


def writer(unit: Unit, state: Proposal) -> PersonId | None:
    """Whoever wrote it, while they are a member."""
    if state.proposer is None:
        return None
    return state.proposer if state.proposer in unit.get(ROSTER).directory((state.proposer,), ()).people else None


def coming_back(unit: Unit, state: Proposal) -> Keeping:
    return _kept_by(unit, state, tuple(unit.get(ROSTER).homes()))


def _kept_by(unit: Unit, state: Proposal, homes: tuple[PlaceId, ...] = ()) -> Keeping:
    here = writer(unit, state)
    return Keeping(state, homes, writer=here, keepers=() if here else unit.get(HOLDINGS).facilitators())


def kept(unit: Unit, page: asked.NotYetPage, context: Context) -> NotYet:
    return NotYet(unit.get(PROPOSALS).not_yet(), max(page.start, 0))


def again(unit: Unit, page: asked.AgainPage, context: Context) -> Proposal:
    return shown(unit, page.proposal, context)


def on_home(unit: Unit, context: Context) -> tuple[Proposal, ...]:
    return coming_for_all(unit)


def coming_for_all(unit: Unit) -> tuple[Proposal, ...]:
    """To which all come back on a day that has not come, the nearest first. What a circle comes back to is its own, and
    what is kept in confidence stands in no calendar."""
    return tuple(each for each in unit.get(PROPOSALS).coming_back() if each.circle is None and _is_open(unit, each))


def _is_open(unit: Unit, state: Proposal) -> bool:
    subject = state.origin.of if state.origin else None
    return unit.get(CONFIDENCES).readers(state.id, subject) is None if subject else True
