"""One seat that answers for another: what both are told, and what all can see."""

from bot.features.proposals.commands import EndProxy, LetActFor, ProposalPage, RollPage
from bot.features.proposals.model import Proposal
from bot.features.proposals.model.asked_page import OnTheRoll
from bot.features.proposals.model.proxy import Proxy
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Note
from bot.kernel.ids import PersonId
from bot.kernel.text import Moment, Phrase, When, say
from bot.kernel.wire import draft

ENDED = say("Each answers for itself again. What was answered so far stays, and can be changed.")
MOST = 3


def given(proposal: Proposal, made: Proxy) -> Card:
    said = _until(made)
    own = Note(say("You can answer yourself at any time: then that counts. All can see who answers for whom."))
    return card(proposal.title, Note(said), own, row(Button(RollPage.title, RollPage(proposal.id))), summary=said)


def asking(proposal: Proposal, made: Proxy, lead: PersonId | None) -> tuple[Need, ...]:
    """For whoever leads the seat that is to act."""
    if lead is None:
        return ()
    words = say("{whose} asks you to answer for them about “{title}”.", whose=made.name.whose, title=proposal.title)
    button = Button(ProposalPage.title, ProposalPage(proposal.id, 0, made.name.seat))
    return (Need(lead, made.waiting, words, button, proposal.open_voting().until),)


def line(proxy: Proxy) -> Note:
    return Note(_until(proxy))


def on_page(given: OnTheRoll, context: Context) -> tuple[Note | Buttons | None, ...]:
    """Who answers for whom on this page, and what the reader can do about their own."""
    voting = given.proposal.voting
    if voting is None or voting.asking.secret or voting.asking.people:
        return ()
    holds = [each for each in given.proxies if each.holds(given.proposal.id, voting.number, context.now)]
    there = {each.seat for each in given.shown}
    lines = [line(each) for each in holds if each.name.seat in there]
    ends = [
        Button(EndProxy.title, EndProxy(each.id), spoken=_until(each))
        for each in holds
        if given.held & {each.name.seat, each.acting.seat}
    ]
    free = sorted(given.mine - {each.name.seat for each in holds})
    lets = [Button(LetActFor.title, draft(LetActFor, proposal=given.proposal.id, seat=each)) for each in free[:1]]
    return (*lines, row(*lets, *ends[:MOST]))


def _until(proxy: Proxy) -> Phrase:
    if proxy.until is None:
        return say("{other} answers for {whose} in this vote.", other=proxy.acting.whose, whose=proxy.name.whose)
    return say(
        "{other} answers for {whose} until {day}.",
        other=proxy.acting.whose,
        whose=proxy.name.whose,
        day=Moment(proxy.until, When.day),
    )
