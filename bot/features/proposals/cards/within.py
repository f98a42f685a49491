"""What is said of proposals that are for a circle: whose it is to answer, and whom it binds."""

from bot.features.proposals.cards import arithmetic, pieces
from bot.features.proposals.model import Proposal, Stage
from bot.features.proposals.model.result import Result
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Note, Words
from bot.kernel.text import Phrase, say


def note(state: Proposal) -> Note | None:
    """On its card and page, as it stands."""
    told = said(state)
    return Note(told) if told else None


def said(state: Proposal) -> Phrase | None:
    if state.circle is None or state.stage is Stage.withdrawn:
        return None
    name = state.circle.name
    if state.circle.closed:
        return _closed(state, name)
    if state.voting:
        return say("Those in the circle {circle} answer. It binds only them; all can read and ask.", circle=name)
    if state.is_over:
        return say("It binds those in the circle {circle} alone.", circle=name)
    return say("This is for the circle {circle}, and would bind only those in it. All can read and ask.", circle=name)


def _closed(state: Proposal, name: str) -> Phrase:
    if state.is_over:
        return say("It binds those in the circle {circle} alone, and they keep its words in confidence.", circle=name)
    return say(
        "This is for the circle {circle} to answer, and would bind only those in it. They alone read its words.",
        circle=name,
    )


def came_of_it(state: Proposal, result: Result) -> Phrase:
    """In one sentence; the reason of whoever decided alone is for those who may read the words."""
    closed = pieces.is_closed(state) and result.deciding is not None
    return arithmetic.outcome(result) if closed else arithmetic.sentence(result)


def ended(state: Proposal) -> Card:
    name = state.circle.name if state.circle else ""
    told = say(
        "The circle {circle} has ended, so “{title}” is withdrawn. Nothing changes.", circle=name, title=state.title
    )
    return card(state.title, Words(told), row(pieces.look(state)), summary=told)
