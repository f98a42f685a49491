"""How a proposal is made of something that was there before."""

from bot.cutting import shortened
from bot.features.points.facts import PointsShown
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import news
from bot.features.proposals.facts import ProposalWritten
from bot.features.proposals.model import Proposal, Version
from bot.features.proposals.model.given import OfPoint
from bot.features.proposals.model.origin import KeptPoint, Origin, SharedPoints, Way, made_of
from bot.features.proposals.model.pieces import TITLE
from bot.kernel.change import Change
from bot.kernel.command import Context
from bot.kernel.refusal import found


def propose_point(given: OfPoint, command: asked.ProposePoint, context: Context) -> Change[Proposal]:
    """With one press: whoever wants other words changes the text."""
    if given.before:
        return Change(reply=news.written_before(given.before))
    words = found(given.shared.words(command.number))
    origin = Origin(Way.point, command.points, command.number)
    made = Proposal(
        made_of(command.points, command.number), shortened(words, TITLE), context.now, context.person,
        given.organisation, (Version(1, words, context.person, context.now),), origin=origin,
    )  # fmt: skip
    fact = ProposalWritten(made.id, made.title, context.person, made.organisation)
    return Change(reply=news.written(made, given.rules), new=(made,), facts=(fact,))


def keep_shared_points(
    given: SharedPoints | None, command: asked.KeepSharedPoints, context: Context
) -> Change[SharedPoints]:
    if given or not command.shared:
        return Change()
    return Change(new=(SharedPoints(command.points, command.title_of, command.shared),))


def after_points_shown(fact: PointsShown) -> tuple[asked.KeepSharedPoints, ...]:
    kept = tuple(KeptPoint(each.number, each.words) for each in fact.shared)
    return (asked.KeepSharedPoints(fact.points, fact.title, kept),)
