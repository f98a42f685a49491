"""Several proposals in one vote: what is chosen between, where to answer, and what took the place of what."""

from collections.abc import Iterator

from bot.cutting import shortened
from bot.features.proposals.cards import arithmetic, differing, not_yet, pieces, questions
from bot.features.proposals.commands import ProposalPage, PutTogether
from bot.features.proposals.model import Proposal, ProposalId, Result, Stage
from bot.features.proposals.model.one_vote import chosen
from bot.features.proposals.model.origin import Way
from bot.features.proposals.model.pieces import Fate
from bot.features.proposals.model.together import Alternative, Beside
from bot.features.proposals.model.vote import Voting
from bot.kernel.card import Card, card, row
from bot.kernel.elements import Button, Element, Menu, MenuOption, Note, Words
from bot.kernel.ids import PersonId
from bot.kernel.text import Mention, Moment, Phrase, say
from bot.kernel.wire import draft

ALL, NEWS, LABEL = 1_200, 400, 40
"""Characters of all texts together on a card."""


def opened(after: Proposal, by: PersonId) -> Card:
    voting = after.open_voting()
    said = questions.question(after.title, voting.asking, Moment(voting.until))
    asks = say("{who} asks which of these you could live with.", who=Mention(by))
    return card(asks, Words(said), *_texts(voting.asking.proposals, NEWS), row(pieces.look(after)), summary=said)


def texts(voting: Voting) -> Iterator[Element]:
    """On the card of the vote, in place of the words of the first one: those of all, and a way to the whole of each."""
    yield from _texts(voting.asking.proposals, ALL)
    if voting.asking.proposals:
        offered = (MenuOption(_label(each), ProposalPage(each.proposal)) for each in voting.asking.proposals)
        yield Menu(say("Read one of them whole"), tuple(offered))


def away(state: Proposal) -> tuple[Element | None, ...]:
    """On the card of one that is decided in another one's vote, or gave way."""
    if state.beside is None:
        return ()
    if state.is_over:
        return _superseded(state, state.beside)
    said = say("One vote decides between this and “{title}”. The answers are given there.", title=state.beside.title)
    return Words(said), row(_other(state.beside, say("Answer there")), pieces.handing_in(state), pieces.look(state))


def took_its_place(beside: Beside) -> Phrase:
    return say("“{title}” was agreed in its place.", title=beside.title)


def result(after: Proposal, kept: tuple[Proposal, ...]) -> Card:
    """Of the whole vote, once."""
    last = after.results[-1]
    one = chosen(last)
    late = Note(say("It was counted late, since the bot was away. Only answers from before the end count."))
    return card(
        after.title,
        Words(arithmetic.sentence(last)),
        arithmetic.picture(last),
        *(_stands(one, after, last) if one else _nothing(last)),
        late if last.late else None,
        *_onward(after, one),
        *(not_yet.beside(kept) if one else ()),
        summary=say("{title}: {outcome}.", title=after.title, outcome=arithmetic.outcome(last)),
    )


def choosing(state: Proposal) -> Button | None:
    """Where there is something to choose between."""
    if state.stage not in {Stage.talking, Stage.not_yet} or state.beside:
        return None
    is_one = state.origin is not None and state.origin.way is Way.change
    if not is_one and not any(each.fate is Fate.on_its_own for each in state.matters):
        return None
    return Button(PutTogether.title, draft(PutTogether, proposal=state.id))


def answering_there(state: Proposal) -> tuple[Element | None, ...]:
    """On the page of one that is decided in another one's vote, or has given way."""
    if state.beside is None:
        return ()
    label = say("What stands") if state.is_over else say("Answer there")
    return (row(_other(state.beside, label)),)


def _superseded(state: Proposal, beside: Beside) -> tuple[Element | None, ...]:
    """It leads to what stands."""
    return (
        Words(took_its_place(beside)),
        Note(arithmetic.sentence(state.result)) if state.result else None,
        row(_other(beside, say("What stands")), pieces.look(state)),
    )


def _stands(one: Alternative, after: Proposal, last: Result) -> Iterator[Element]:
    yield Words(say("“{title}” stands from now on.", title=one.title))
    if one.text != one.title:
        yield Words(shortened(one.text, NEWS))
    if one.proposal != after.id:
        yield Note(say("It takes the place of “{title}”.", title=after.title))


def _nothing(last: Result) -> Iterator[Element]:
    yield Words(arithmetic.afterwards(last))
    yield Note(say("All of them stay on the table, as not yet."))


def _onward(after: Proposal, one: Alternative | None) -> Iterator[Element | None]:
    if one is None:
        yield row(pieces.look(after), pieces.handing_in(after), *differing.next_steps(after))
        yield differing.further_steps(after)
        return
    look = Button(say("What stands"), ProposalPage(one.proposal)) if one.proposal != after.id else pieces.look(after)
    yield row(differing.who_does_what(one.proposal), look)


def _texts(together: tuple[Alternative, ...], most: int) -> Iterator[Words]:
    """What is one line is its own title."""
    for each in together:
        if each.text == each.title:
            yield Words(each.title)
            continue
        words = shortened(each.text, most // len(together))
        yield Words(say("“{title}”: {words}", title=_label(each), words=words))


def _label(each: Alternative) -> str:
    return shortened(each.title, LABEL)


def _other(beside: Beside, label: Phrase) -> Button:
    return Button(label, ProposalPage(ProposalId(beside.other)))
