"""What texts in blocks need from the store."""

from dataclasses import replace

from bot.features.proposals import commands as asked
from bot.features.proposals.model import PROPOSALS, ProposalId, Stage
from bot.features.proposals.model.given import Opening
from bot.features.proposals.model.making import AskingAll, BlockOf, TextWritten
from bot.features.proposals.model.origin import Way
from bot.features.proposals.model.text import TEXTS, Block, Shown, Text
from bot.features.proposals.reads.confidence import closes, may_read
from bot.features.proposals.reads.electorate import opened
from bot.features.proposals.reads.not_yet import kept_beside
from bot.features.proposals.reads.seats import organisation
from bot.features.proposals.reads.writing import the_proposal
from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import NotFound, found


def text_written(unit: Unit, command: asked.WriteText, context: Context) -> TextWritten:
    """There is no root to lock yet: the form carries the id."""
    return TextWritten(unit.get(TEXTS).find(command.text), organisation(unit, context.person))


def the_text(unit: Unit, command: asked.OnText, context: Context) -> Text:
    return found(unit.get(TEXTS).locked(command.text))


def looking_at_text(unit: Unit, page: asked.TextPage, context: Context) -> Text:
    """A draft is there for whoever writes it alone; of a block that others keep in confidence, that there is one."""
    text = found(unit.get(TEXTS).find(page.text))
    if text.shown is Shown.dropped or (text.shown is Shown.draft and text.proposer != context.person):
        raise NotFound
    return replace(text, blocks=tuple(each if _is_read(unit, each, context) else each.closed() for each in text.blocks))


def _is_read(unit: Unit, block: Block, context: Context) -> bool:
    state = unit.get(PROPOSALS).find(block.proposal) if block.proposal else None
    return state is None or may_read(unit, state, context)


def asking_all(unit: Unit, command: asked.AskForAll, context: Context) -> AskingAll:
    text, homes = the_text(unit, command, context), tuple(unit.get(ROSTER).homes())
    first = next((each.proposal for each in text.remaining if each.proposal), None)
    state = unit.get(PROPOSALS).find(first) if first else None
    opening = opened(unit, state, homes, None, context) if state else None
    return AskingAll(text, opening)


def about_block(unit: Unit, command: asked.AskAboutBlock, context: Context) -> Opening:
    """It is told once, for all blocks: not here."""
    return opened(unit, the_proposal(unit, command, context), (), None, context)


def block_of(unit: Unit, command: asked.KeepText, context: Context) -> BlockOf | None:
    state = unit.get(PROPOSALS).find(ProposalId(command.proposal))
    if state is None or state.origin is None or state.origin.way is not Way.block:
        return None
    text = unit.get(TEXTS).locked(state.origin.of)
    kept = kept_beside(unit, state, context) if state.stage is Stage.adopted else ()
    if text is None:
        return None
    return BlockOf(text, state, tuple(unit.get(ROSTER).homes()), kept, closes(unit, state))


def texts_of(unit: Unit, person: PersonId) -> tuple[Text, ...]:
    return unit.get(TEXTS).naming(person)


def forgetting_text(unit: Unit, command: asked.ForgetTexts, context: Context) -> Text | None:
    first = next(iter(texts_of(unit, command.person)), None)
    return unit.get(TEXTS).locked(first.id) if first else None
