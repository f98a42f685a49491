"""Ways to choose among several, each with what wins in one plain sentence, and the form that opens it."""

from collections.abc import Iterator

from bot.features.proposals.cards import papers
from bot.features.proposals.commands import AskForDots, AskToRank, AskToRate, AskWhen, ProposalPage
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.making import Ways
from bot.features.proposals.model.refusals import BeingAsked, Settled
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Element, Words
from bot.kernel.text import Phrase, say
from bot.kernel.wire import draft

_RANKING: tuple[tuple[Question, Phrase], ...] = (
    (Question.run_off, say("Put in order: last goes out")),
    (Question.pairs, say("Put in order: two by two")),
    (Question.points, say("Put in order: with points")),
)


def page(given: Ways, context: Context) -> Card:
    """Of something that is settled, or asked already, nothing is asked."""
    if given.proposal.voting:
        raise BeingAsked
    if given.proposal.is_over:
        raise Settled
    look = Button(ProposalPage.title, ProposalPage(given.proposal.id))
    return card(say("Rank or rate several"), *_ways(given), row(look))


def _ways(given: Ways) -> Iterator[Element | None]:
    proposal, whom = given.proposal.id, given.electorate
    for question, label in _RANKING:
        yield Words(papers.wins(question))
        yield row(Button(label, draft(AskToRank, proposal=proposal, electorate=whom, question=question)))
    yield Words(papers.wins(Question.score))
    yield row(Button(AskToRate.title, draft(AskToRate, proposal=proposal, electorate=whom)))
    yield Words(papers.wins(Question.dots))
    yield row(Button(AskForDots.title, draft(AskForDots, proposal=proposal, electorate=whom)))
    yield Words(papers.wins(Question.meeting))
    yield row(Button(AskWhen.title, draft(AskWhen, proposal=proposal, electorate=whom)))
