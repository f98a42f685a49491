"""What all read in the homes of what is kept in confidence: that it was asked, and what came of it."""

from bot.features.proposals.commands import ProposalPage
from bot.features.proposals.model import Proposal, Stage
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Element, Words
from bot.kernel.text import say


def about(state: Proposal, *more: Element | None) -> Card:
    """No word of it, and not its name, which is the beginning of its words; nor what was chosen."""
    said = say("Its words are kept in confidence among those whom it binds.")
    if state.stage is Stage.adopted:
        said = say("This was agreed. Its words are kept in confidence among those whom it binds.")
    look = Button(ProposalPage.title, ProposalPage(state.id))
    return card(say("Kept in confidence"), Words(said), *more, row(look), summary=said)
