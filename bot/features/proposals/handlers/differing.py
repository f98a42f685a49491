"""What becomes of a change that is left out, and who does what once something is agreed."""

from bot.cutting import shortened
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import differing as cards
from bot.features.proposals.cards import news
from bot.features.proposals.facts import ProposalWritten
from bot.features.proposals.handlers.writing import check_keeper
from bot.features.proposals.model import Proposal, Version
from bot.features.proposals.model.differing import declined, on_its_own, with_doing
from bot.features.proposals.model.given import HandingIn
from bot.features.proposals.model.making import ItsOwn
from bot.features.proposals.model.origin import Origin, Way, made_of
from bot.features.proposals.model.pieces import TITLE
from bot.kernel.change import Change
from bot.kernel.command import Context


def decline_change(given: Proposal, command: asked.DeclineChange, context: Context) -> Change[Proposal]:
    check_keeper(given, context)
    return Change(declined(given, command.number, command.why, context.person), cards.LEFT_OUT)


def make_its_own(given: ItsOwn, command: asked.MakeItsOwn, context: Context) -> Change[Proposal]:
    """Pressed again it leads to what is there."""
    before = given.proposal
    after, matter = on_its_own(before, command.number, context.person)
    if given.before:
        return Change(reply=news.written_before(given.before))
    first = Version(1, matter.words, context.person, context.now)
    made = Proposal(
        made_of(before.id, matter.number), shortened(" ".join(matter.words.split()), TITLE), context.now,
        context.person, given.organisation, (first,), origin=Origin(Way.change, before.id, matter.number),
        circle=before.circle,
    )  # fmt: skip
    fact = ProposalWritten(made.id, made.title, context.person, made.organisation)
    return Change(after, news.written(made, given.rules), (made,), facts=(fact,))


def say_who_does_what(given: HandingIn, command: asked.SayWhoDoesWhat, context: Context) -> Change[Proposal]:
    after = with_doing(given.proposal, command.words, context.person, given.organisation, context.now)
    return Change(after, cards.written_down(after))
