"""How a longer text is cut into blocks, shown, asked about, and followed."""

from bot.features.privacy.facts import PersonErased
from bot.features.proposals import commands as asked
from bot.features.proposals import facts
from bot.features.proposals.cards import news
from bot.features.proposals.cards import texts as cards
from bot.features.proposals.facts import kept
from bot.features.proposals.handlers.answering import ask_for_answers
from bot.features.proposals.handlers.upholding import reminders
from bot.features.proposals.model import Proposal, ProposalId, Version
from bot.features.proposals.model.asking import Asking, Question
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.making import AskingAll, BlockOf, TextWritten
from bot.features.proposals.model.origin import Origin, Way
from bot.features.proposals.model.refusals import NothingRemains
from bot.features.proposals.model.text import Block, Shown, Text, first_cut
from bot.kernel.attention import Notice
from bot.kernel.change import Change
from bot.kernel.command import Context

Followed = (
    facts.ProposalRewritten
    | facts.VoteOpened
    | facts.VoteExtended
    | facts.VoteLengthened
    | facts.ProposalAdopted
    | facts.ProposalNotAdopted
    | facts.ProposalWithdrawn
    | kept.ProposalTakenUp
    | kept.ProposalSuperseded
)


def write_text(given: TextWritten, command: asked.WriteText, context: Context) -> Change[Text]:
    """Nobody else sees it before it is shown."""
    if given.before:
        return Change(reply=cards.draft(given.before))
    made = Text(
        command.text, command.heading, command.body, context.now, context.person, given.organisation,
        first_cut(command.body),
    )  # fmt: skip
    return Change(reply=cards.draft(made), new=(made,))


def cut_text(given: Text, command: asked.CutText, context: Context) -> Change[Text]:
    after = given.of(context.person).cut(command.cut)
    return Change(after, cards.draft(after))


def join_blocks(given: Text, command: asked.JoinBlocks, context: Context) -> Change[Text]:
    mine = given.of(context.person)
    after = mine.joined(command.number) if command.of == len(mine.blocks) else mine
    return Change(after, cards.draft(after))


def show_text(given: Text, command: asked.ShowText, context: Context) -> Change[Text]:
    """Each block is a proposal from now on; one pressed twice is shown once."""
    if given.shown is Shown.shown and given.proposer == context.person:
        return Change(reply=cards.shown(given))
    mine = given.of(context.person)
    ids = tuple(context.fresh(ProposalId) for _ in mine.blocks)
    after = mine.laid_out(ids)
    made = tuple(_proposal(after, block, new, context) for block, new in zip(after.blocks, ids, strict=True))
    fact = facts.TextShown(after.id, len(after.blocks), context.person, after.organisation)
    return Change(after, cards.shown(after), made, facts=(fact,))


def drop_text(given: Text, command: asked.DropText, context: Context) -> Change[Text]:
    if given.shown is Shown.dropped and given.proposer == context.person:
        return Change(reply=cards.DROPPED)
    return Change(given.of(context.person).dropped(), cards.DROPPED)


def ask_for_all(given: AskingAll, command: asked.AskForAll, context: Context) -> Change[Text]:
    """All that could stand in the way is refused here: nothing may be once they are asked about."""
    after, opening = given.text.asking_all(), given.opening
    if opening is None:
        raise NothingRemains
    ask_for_answers(opening, asked.AskForAnswers(opening.proposal.id, command.question, command.days), context)
    unkept = reminders(opening, Asking(command.question), command.days, None, context)
    these = tuple(each.proposal for each in given.text.remaining if each.proposal)
    fact = facts.BlocksAsked(after.id, these, command.question.value, command.days)
    told = tuple(Notice(home, cards.asked(after, context.person, unkept)) for home in opening.homes)
    return Change(after, cards.you_asked(after, unkept), messages=told, facts=(fact,))


def ask_about_block(given: Opening, command: asked.AskAboutBlock, context: Context) -> Change[Proposal]:
    """What is being asked about, or settled, meanwhile is left as it is."""
    if given.proposal.voting or given.proposal.is_over:
        return Change()
    return ask_for_answers(given, asked.AskForAnswers(command.proposal, command.question, command.days), context)


def keep_text(given: BlockOf | None, command: asked.KeepText, context: Context) -> Change[Text]:
    """When all that was asked about in one step is counted, it is told once."""
    if given is None:
        return Change()
    before, after = given.text, given.text.following(given.proposal)
    if before.asked and not after.asked:
        told = cards.counted(after, before.asked, given.kept)
    elif not before.asked and before.is_asking(given.proposal.id) and given.proposal.result:
        told = news.result(given.proposal, given.kept, closed=given.closed)
    else:
        return Change(after)
    return Change(after, messages=tuple(Notice(home, told) for home in given.homes))


def forget_texts(given: Text | None, command: asked.ForgetTexts, context: Context) -> Change[Text]:
    return Change(given.without(command.person) if given else None)


def after_blocks_asked(fact: facts.BlocksAsked) -> tuple[asked.AskAboutBlock, ...]:
    question = Question(fact.question)
    return tuple(asked.AskAboutBlock(ProposalId(each), question, fact.days) for each in fact.proposals)


def after_it(fact: Followed) -> tuple[asked.KeepText, ...]:
    return (asked.KeepText(ProposalId(fact.proposal)),)


def after_person_erased(fact: PersonErased) -> tuple[asked.ForgetTexts, ...]:
    return (asked.ForgetTexts(fact.person),)


def _proposal(text: Text, block: Block, new: ProposalId, context: Context) -> Proposal:
    first, origin = Version(1, block.words, context.person, context.now), Origin(Way.block, text.id, block.number)
    return Proposal(new, block.title, context.now, context.person, text.organisation, (first,), origin=origin)
