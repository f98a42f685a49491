"""Who has not been heard yet, said so that nobody is hurried; and what one carries home."""

from collections.abc import Iterator
from datetime import datetime

from bot.features.proposals.cards import more_ways, news, papers, passing, pieces, recorded, secret
from bot.features.proposals.commands import (
    MyAnswersPage,
    ProposalPage,
    SayRead,
    TakeHomePage,
    WaitForThem,
    WaitPage,
)
from bot.features.proposals.model import Act, Chair, Held, Proposal, Stage
from bot.features.proposals.model.given import Looking, Mine
from bot.features.proposals.model.hearing import heard_from
from bot.features.proposals.model.making import Ways
from bot.features.proposals.model.pieces import Fate
from bot.features.proposals.model.vote import Voting
from bot.kernel.attention import Need
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Element, Note, Style, Words
from bot.kernel.text import Moment, Phrase, say, say_n

READ = say("Thank you. The card shows no more that others wait for a word of yours.")
CHARACTERS, MATTERS = 1_500, 10
"""Of the text and of what people handed in, and so many of these, fit on a page to be forwarded."""

A_PAGE = 6


def unheard(state: Proposal) -> Note | None:
    if not state.unheard:
        return None
    return Note(say("Not heard yet: {names}. There is time.", names=pieces.names(state.unheard)))


def reading(state: Proposal) -> Button | None:
    return Button(SayRead.title, SayRead(state.id)) if state.unheard else None


def asking_first(state: Proposal) -> tuple[Element | None, ...]:
    """Above the button that asks for the answers."""
    if not state.unheard or state.stage is not Stage.talking:
        return ()
    return unheard(state), row(reading(state), Button(WaitPage.title, WaitPage(state.id)))


def wait(given: Ways, context: Context) -> Card:
    state, asking = given.proposal, Button(say("Ask now"), more_ways.usually(given.proposal, given.rules))
    if not state.unheard:
        return card(WaitPage.title, Words(say("All have been heard once.")), row(asking, pieces.look(state)))
    return card(
        WaitPage.title,
        Words(say("These have not said a word about it yet: {names}.", names=pieces.names(state.unheard))),
        Note(
            say("They may need to read it, or to ask at home. You can also ask now: each answers until the last day.")
        ),
        row(Button(WaitForThem.title, WaitForThem(state.id), Style.primary), asking, pieces.look(state)),
    )


def waiting(given: Proposal) -> Card:
    said = say("They find it under what needs them, and can say a word or that they have read it. Nobody is hurried.")
    return card(given.title, Words(said), row(pieces.look(given)), summary=said)


def word(proposal: Proposal, held: Held, until: datetime) -> Need:
    words = say(
        "“{title}”: would {whose} like to say something about it, or that you have read it?",
        title=proposal.title,
        whose=held.name.whose,
    )
    button = Button(ProposalPage.title, ProposalPage(proposal.id))
    return Need(held.holders[0], heard_from(proposal, held.name.seat), words, button, until)


def take_home(given: Looking, context: Context) -> Card:
    """Without people's names: it goes to others than they wrote for."""
    state, voting, chair = given.proposal, given.proposal.voting, given.chair
    meanwhile = Note(say("Until your people have said something, you can answer Yes, for now. It counts as a yes."))
    for_now = pieces.for_now(state, voting, chair.held.name.seat) if voting and chair else None
    return card(
        TakeHomePage.title,
        Note(say("Copy this for your people. Only you see this page.")),
        Words(state.title),
        Words(state.text.text),
        Words(news.question(state)) if voting else None,
        papers.listed(voting.asking) if voting and voting.asking.lines else None,
        Note(passing.rule(voting.asking, voting.given)) if voting else None,
        *_handed_in(state),
        meanwhile if for_now else None,
        row(for_now, pieces.look(state)),
    )


def mine(given: Mine, context: Context) -> Card:
    shown: list[Element | None] = []
    for proposal, chair in given.asked[given.start : given.start + A_PAGE]:
        page = ProposalPage(proposal.id, 0, chair.held.name.seat)
        shown += [Words(_mine(proposal, chair)), row(Button(ProposalPage.title, page, spoken=proposal.title))]
    if not given.asked:
        shown.append(Words(say("Nobody asks you for an answer now.")))
    onward = given.start + A_PAGE
    more = Button(say("More of them"), MyAnswersPage(onward)) if onward < len(given.asked) else None
    return card(MyAnswersPage.title, *shown, row(more, pieces.all_of_them()))


def _mine(proposal: Proposal, chair: Chair) -> Phrase:
    voting, latest = proposal.open_voting(), chair.latest
    if chair.submitted:
        return secret.handed_in_before(chair.held.name)
    if voting.asking.people:
        return _own(proposal, voting, latest)
    if latest is None:
        return say(
            "{title}: {whose} has not answered yet. There is time until {until}.",
            title=proposal.title,
            whose=chair.held.name.whose,
            until=Moment(voting.until),
        )
    if not voting.counts_still(latest.answer):
        return say(
            "{title}: the text has changed since {whose} answered. There is time until {until}.",
            title=proposal.title,
            whose=chair.held.name.whose,
            until=Moment(voting.until),
        )
    return say(
        "{title}: {whose} answered {answer}. You can change it until {until}.",
        title=proposal.title,
        whose=chair.held.name.whose,
        answer=recorded.answer(proposal, latest),
        until=Moment(voting.until),
    )


def _own(proposal: Proposal, voting: Voting, latest: Act | None) -> Phrase:
    """Where people answer for themselves."""
    title, until = proposal.title, Moment(voting.until)
    if latest is None:
        return say("{title}: you have not answered yet. There is time until {until}.", title=title, until=until)
    if not voting.counts_still(latest.answer):
        return say(
            "{title}: the text has changed since you answered. There is time until {until}.", title=title, until=until
        )
    answer = recorded.answer(proposal, latest)
    return say(
        "{title}: you answered {answer}. You can change it until {until}.", title=title, answer=answer, until=until
    )


def _handed_in(state: Proposal) -> Iterator[Note]:
    """As many as fit beside the text; how many more there are."""
    there = [each for each in state.matters if each.fate is not Fate.taken_back]
    left = CHARACTERS - len(state.text.text)
    for number, each in enumerate(there):
        left -= len(each.words) + len(each.answer or "")
        if left < 0 or number == MATTERS:
            yield Note(
                say_n("{n} more stands in our channels.", "{n} more stand in our channels.", len(there) - number)
            )
            return
        yield Note(say("{kind}: {words}", kind=pieces.KINDS[each.kind], words=each.words))
        if each.answer:
            yield Note(say("Answer: {answer}", answer=each.answer))
