"""What stands on the live cards in the homes, where all read, of what is kept in confidence."""

from dataclasses import replace

from bot.features.proposals.cards import closed, texts
from bot.features.proposals.model import PROPOSALS, Proposal
from bot.features.proposals.model.text import Block, Text
from bot.features.proposals.reads.confidence import is_closed
from bot.kernel.card import Card
from bot.kernel.ports import Unit


def of_proposal(unit: Unit, state: Proposal) -> Card | None:
    return closed.about(state) if is_closed(unit, state) else None


def of_text(unit: Unit, text: Text) -> Card | None:
    return texts.board(replace(text, blocks=tuple(_public(unit, each) for each in text.blocks)))


def _public(unit: Unit, block: Block) -> Block:
    state = unit.get(PROPOSALS).find(block.proposal) if block.proposal else None
    return block.closed() if state and is_closed(unit, state) else block
