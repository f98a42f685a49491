"""What the pages of proposals show."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, Proposal
from bot.features.proposals.model.given import Listed, Looking
from bot.features.proposals.reads.seats import chairs
from bot.kernel.command import Context
from bot.kernel.ports import Unit
from bot.kernel.refusal import found


def all_of_them(unit: Unit, page: asked.ProposalsPage, context: Context) -> Listed:
    rows = unit.get(PROPOSALS)
    return Listed(rows.open(), rows.latest_settled())


def looking(unit: Unit, page: asked.ProposalPage, context: Context) -> Looking:
    state = found(unit.get(PROPOSALS).find(page.proposal))
    return Looking(state, chairs(unit, state, context.person)[0], page.start, page.seat)


def counting(unit: Unit, page: asked.CountingPage, context: Context) -> Proposal:
    return found(unit.get(PROPOSALS).find(page.proposal))
