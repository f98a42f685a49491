"""Who is to be heard while a proposal is talked about; and by which keys things wait for a seat."""

from dataclasses import replace

from bot.features.proposals.model.pieces import SeatName
from bot.features.proposals.model.proposal import Proposal
from bot.features.proposals.model.vote import NAMED
from bot.kernel.ids import Id, OrganisationId


def listing_unheard(proposal: Proposal, seats: tuple[SeatName, ...]) -> Proposal:
    """Of a small group by name; whoever wrote it has been heard."""
    mine = proposal.organisation
    others = tuple(each for each in seats if not mine or each.organisation != mine)
    return replace(proposal, unheard=others if len(others) <= NAMED else ())


def hearing(proposal: Proposal, organisation: OrganisationId | None, seats: tuple[Id, ...]) -> Proposal:
    """Somebody of this organisation, or who holds one of these seats, said something, or has read it."""
    left = tuple(each for each in proposal.unheard if each.organisation is None or each.organisation != organisation)
    return replace(proposal, unheard=tuple(each for each in left if each.seat not in seats))


def heard_from(proposal: Proposal, seat: Id) -> str:
    """That others wait for a word of theirs while it is talked about."""
    return f"proposals.heard:{proposal.id}:{seat}"


def written_for(proposal: Proposal, seat: Id) -> str:
    """That whoever holds it may want to look at what was written down for them."""
    return f"proposals.written:{proposal.id}:{proposal.open_voting().number}:{seat}"


def to_decide(proposal: Proposal) -> str:
    """That whoever was asked to decide after advice can do so."""
    return f"proposals.decide:{proposal.id}:{proposal.voting.number if proposal.voting else len(proposal.results)}"
