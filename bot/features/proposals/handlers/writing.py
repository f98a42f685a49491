"""What is done to a proposal's text, and to what people hand in about it."""

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import news
from bot.features.proposals.facts import ProposalRewritten, ProposalWithdrawn, ProposalWritten
from bot.features.proposals.handlers import secret
from bot.features.proposals.handlers.hearing import met
from bot.features.proposals.handlers.outcome import over
from bot.features.proposals.model import Proposal, Version
from bot.features.proposals.model.differing import answered, taken_back
from bot.features.proposals.model.electorate import WrittenInCircle
from bot.features.proposals.model.given import HandingIn, Keeping, Written
from bot.features.proposals.model.hearing import to_decide
from bot.features.proposals.model.not_yet import offer
from bot.features.proposals.model.pieces import Edit, Within
from bot.features.proposals.model.refusals import OldText, WritersChoice
from bot.features.proposals.model.vote import NAMED
from bot.features.proposals.model.wanted import check_words, decided
from bot.kernel.attention import Met, Notice
from bot.kernel.change import Change
from bot.kernel.command import Context, Standing


def write_block(given: Written, command: asked.WriteBlock, context: Context) -> Change[Proposal]:
    if given.before:
        return Change(reply=news.WRITTEN_ALREADY)
    first, within = Version(1, command.text, context.person, context.now), _within(given, command, context)
    made = Proposal(
        command.proposal, command.name, context.now, context.person, given.organisation, (first,), circle=within
    )
    fact = ProposalWritten(made.id, made.title, context.person, made.organisation)
    return Change(reply=news.written(made, given.rules), new=(made,), facts=(fact,))


def _within(given: Written, command: asked.WriteBlock, context: Context) -> Within | None:
    """For a circle by those in it."""
    if given.circle is None or command.circle is None:
        return None
    if context.person not in given.circle.people:
        raise WrittenInCircle(circle=given.circle.name)
    return Within(command.circle, given.circle.name, given.closed)


def hand_in(given: HandingIn, command: asked.HandIn, context: Context) -> Change[Proposal]:
    before = given.proposal
    after = given.heard(
        before.with_matter(command.kind, command.words, context.person, given.organisation, context.now)
    )
    return Change(after, news.handed_in(after), needs=met(before, after))


def answer_matter(given: HandingIn, command: asked.AnswerMatter, context: Context) -> Change[Proposal]:
    before = given.proposal
    after = given.heard(answered(before, command.number, command.answer, context.person))
    return Change(after, news.ANSWERED, needs=met(before, after))


def take_matter_back(given: Proposal, command: asked.TakeMatterBack, context: Context) -> Change[Proposal]:
    return Change(taken_back(given, command.number, context.person), news.TAKEN_BACK)


def rewrite(given: Keeping, command: asked.Rewrite, context: Context) -> Change[Proposal]:
    """While it is voted on, a change of what it means asks all anew."""
    before = given.proposal
    check_keeper(before, context)
    check_words(before)
    secret.check_text(before)
    if command.seen != before.text.number:
        raise OldText
    if before.voting:
        before.voting.check_open(context.now)
    edit = Edit.editorial if command.same else Edit.material
    after = before.rewritten(command.text, edit, context.person, context.now, command.matter or None)
    if after.voting and edit is Edit.material:
        roll = tuple(each.name for each in given.roll) if len(given.roll) <= NAMED else ()
        after = after.with_voting(after.voting.asking_anew(after.text.number, roll, context.now))
    told = tuple(Notice(home, news.rewritten(after, context.person)) for home in given.homes)
    fact = ProposalRewritten(after.id, after.text.number, edit is Edit.material, context.person)
    met = (Met(to_decide(after)),) if after.voting and edit is Edit.material else ()
    return Change(after, news.CHANGED, messages=told, facts=(fact,), needs=met)


def withdraw(given: Keeping, command: asked.WithdrawBlock, context: Context) -> Change[Proposal]:
    check_keeper(given.proposal, context)
    after = given.proposal.withdrawn(context.now)
    told = tuple(Notice(home, news.withdrawn(after, context.person)) for home in given.homes)
    before = given.proposal.voting
    box = secret.emptied(given, before, context) if before else ()
    fact, done = ProposalWithdrawn(after.id, context.person), (Met(offer(after.id)),) if after.results else ()
    called_off = over(after, before.asking, before.number) if before else ()
    return Change(after, news.WITHDRAWN, box, told, facts=(fact, *decided(after), *called_off), needs=done)


def check_keeper(given: Proposal, context: Context) -> None:
    if not given.may_be_kept_by(context.person, facilitator=context.actor.standing is Standing.facilitator):
        raise WritersChoice
