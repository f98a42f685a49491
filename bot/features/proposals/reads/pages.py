"""What the pages of proposals show."""

from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, Proposal, Stage
from bot.features.proposals.model.filling import Filling
from bot.features.proposals.model.given import Listed, Looking, Mine
from bot.features.proposals.model.leading import free
from bot.features.proposals.model.making import Ways
from bot.features.proposals.model.text import TEXTS
from bot.features.proposals.reads.confidence import may_read, shown
from bot.features.proposals.reads.seats import chairs
from bot.kernel.command import Context
from bot.kernel.ports import RULES, Unit


def all_of_them(unit: Unit, page: asked.ProposalsPage, context: Context) -> Listed:
    """Blocks of a text stand on its own line."""
    rows, texts = unit.get(PROPOSALS), unit.get(TEXTS)
    there = rows.open()
    alone = tuple(each for each in there if not each.is_block)
    kept = sum(each.is_block and each.stage is Stage.not_yet for each in there)
    settled = tuple(each for each in rows.latest_settled() if may_read(unit, each, context))
    return Listed(alone, settled, (*texts.drafts(context.person), *texts.shown()), kept)


def looking(unit: Unit, page: asked.ProposalPage | asked.TakeHomePage, context: Context) -> Looking:
    state = shown(unit, page.proposal, context)
    rules = unit.get(RULES).rules()
    return Looking(state, chairs(unit, state, context.person, context.now)[0], page.start, page.seat, rules)


def more_ways(unit: Unit, page: asked.MoreWays, context: Context) -> Ways:
    return Ways(shown(unit, page.proposal, context), unit.get(RULES).rules(), page.start, page.electorate)


def waiting(unit: Unit, page: asked.WaitPage, context: Context) -> Ways:
    return Ways(shown(unit, page.proposal, context), unit.get(RULES).rules())


def mine(unit: Unit, page: asked.MyAnswersPage, context: Context) -> Mine:
    voted = (each for each in unit.get(PROPOSALS).open() if each.voting and context.now < each.voting.until)
    me, now = context.person, context.now
    own = ((each, chair) for each in voted for chair in free(chairs(unit, each, me, now)[0], me))
    return Mine(tuple((each, chair) for each, chair in own if chair.entry and not chair.whose), page.start)


def filling(unit: Unit, page: asked.BallotPage, context: Context) -> Filling:
    state = shown(unit, page.proposal, context)
    looking = Looking(state, chairs(unit, state, context.person, context.now)[0], seat=page.seat)
    return Filling(looking, page.marks, page.at, page.level)


def among(unit: Unit, page: asked.AmongPage, context: Context) -> Ways:
    state = shown(unit, page.proposal, context)
    return Ways(state, unit.get(RULES).rules(), electorate=page.electorate)


def counting(unit: Unit, page: asked.CountingPage, context: Context) -> Proposal:
    return shown(unit, page.proposal, context)
