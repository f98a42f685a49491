"""The paper that one person fills in: one press an option, and nothing counts until it is handed in."""

from collections.abc import Iterator

from bot.features.proposals.cards import papers, pieces, secret, weights
from bot.features.proposals.commands import BallotPage, HandInBallot, ProposalPage
from bot.features.proposals.model import Proposal, SeatName
from bot.features.proposals.model.among import BLANK, Marks, written
from bot.features.proposals.model.asking import Question
from bot.features.proposals.model.ballots import blank, tiers
from bot.features.proposals.model.filling import Filling, Paper
from bot.features.proposals.model.given import Looking
from bot.features.proposals.model.leading import of_chair
from bot.features.proposals.model.refusals import NoSeat, NotAnAnswer
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Heading, Menu, MenuOption, Note, Style, Table, Words
from bot.kernel.ids import Id
from bot.kernel.text import Moment, Phrase, Text, say

A_ROW, AS_BUTTONS, SEATS = 4, 12, 10
"""More than so many options stand in a menu."""

START_OVER, TAKE_BACK, SAME_PLACE = say("Start over"), say("Take the last one back"), say("The next: same place")
NOTHING = say("Say nothing of it")


def page(given: Filling, context: Context) -> Card:
    state, chair = given.looking.proposal, given.looking.chair
    voting = state.open_voting()
    voting.check_open(context.now)
    if chair and chair.submitted:
        return secret.done(state, chair.held.name)
    if voting.asking.among is None:
        raise NotAnAnswer
    if chair is None:
        raise NoSeat
    refusal = of_chair(chair, given.looking.chairs, context.person)
    if refusal:
        raise refusal
    paper, seat = given.paper(voting.asking), chair.held.name.seat
    filled = _ranking(state, paper, seat) if paper.is_ranked else _rating(state, paper, seat)
    return card(
        state.title,
        _seats(given.looking),
        Words(pieces.heading(chair).text),
        weights.mine(chair),
        *filled,
        _handing_in(state, paper, given.handed_in, chair.held.name),
        Note(_counts(given.handed_in, paper, Moment(voting.until))),
    )


def _ranking(state: Proposal, paper: Paper, seat: Id) -> Iterator[Element | None]:
    """Those that have a place first, in their order."""
    asking, order = paper.asking, tiers(paper.marks)
    placed = [(say("{place}.", place=place), each) for place, tier in enumerate(order, 1) for each in sorted(tier)]
    rest = [(papers.letter(asking, each), each) for each in paper.left]
    rows: tuple[tuple[Text, ...], ...] = tuple((place, papers.named(asking, each)) for place, each in (*placed, *rest))
    yield Table((say("Place"), say("Option")), rows)
    if paper.left:
        yield Words(_next(paper))
        yield from _choices(state, paper, seat)
    shares = asking.question is Question.pairs and paper.left and not paper.is_blank
    shown = written(paper.marks)
    yield row(
        Button(SAME_PLACE, BallotPage(state.id, shown, level=True, seat=seat)) if shares and not paper.level else None,
        Button(TAKE_BACK, BallotPage(state.id, written(paper.without_last()), seat=seat)) if len(order) > 1 else None,
        Button(START_OVER, BallotPage(state.id, written(blank(asking)), seat=seat)) if order else None,
    )


def _next(paper: Paper) -> Phrase:
    if paper.is_blank:
        return say("Press what you like best.")
    if paper.level:
        return say("Press what shares place {place}.", place=paper.places)
    return say("Press what comes at place {place}. What you leave out has no place.", place=paper.places + 1)


def _choices(state: Proposal, paper: Paper, seat: Id) -> Iterator[Element]:
    presses = {each: BallotPage(state.id, written(paper.placed(each)), seat=seat) for each in paper.left}
    if len(presses) > AS_BUTTONS:
        options = tuple(MenuOption(papers.lettered(paper.asking, each), press) for each, press in presses.items())
        yield Menu(say("Options without a place"), options)
        return
    made = [
        Button(papers.lettered(paper.asking, each), press, spoken=papers.named(paper.asking, each))
        for each, press in presses.items()
    ]
    yield from _rows(made)


def _rating(state: Proposal, paper: Paper, seat: Id) -> Iterator[Element | None]:
    asking = paper.asking
    yield Table((say("Option"), say("So far")), tuple(_line(paper, each) for each in range(asking.lines)))
    if paper.at < asking.lines:
        yield Heading(papers.named(asking, paper.at))
        yield Note(_how(paper))
        yield from _rows([*_numbers(state, paper, seat), *_nothing(state, paper, seat)])
    others = tuple(each for each in range(asking.lines) if each != paper.at)
    shown = written(paper.marks)
    offered = (MenuOption(papers.short(asking, each), BallotPage(state.id, shown, each, seat=seat)) for each in others)
    yield Menu(say("Go to another one"), tuple(offered))
    over = BallotPage(state.id, written(blank(asking)), seat=seat)
    yield None if paper.is_blank else row(Button(START_OVER, over))


def _line(paper: Paper, option: int) -> tuple[Text, ...]:
    return papers.named(paper.asking, option), papers.mark_of(paper.asking, paper.marks[option])


def _how(paper: Paper) -> Phrase:
    match paper.asking.question:
        case Question.dots:
            return say(
                "You have {left} dots left; at most {most} go on one.", left=paper.dots_left, most=paper.rules.on_one
            )
        case Question.meeting:
            return say("Can you come then?")
        case _:
            return say(
                "How good is it for you, from {lowest} to {highest}?",
                lowest=paper.rules.lowest,
                highest=paper.rules.highest,
            )


def _numbers(state: Proposal, paper: Paper, seat: Id) -> Iterator[Button]:
    for mark in paper.offered(paper.at):
        label = papers.SUITS[mark] if paper.asking.question is Question.meeting else say("{mark}", mark=mark)
        style = Style.primary if mark == paper.marks[paper.at] != 0 else Style.plain
        yield Button(label, _after(state, paper, paper.marked(paper.at, mark), seat), style)


def _nothing(state: Proposal, paper: Paper, seat: Id) -> Iterator[Button]:
    if paper.asking.question is not Question.dots:
        yield Button(NOTHING, _onward(state, paper, paper.marked(paper.at, BLANK), seat))


def _after(state: Proposal, paper: Paper, marks: Marks, seat: Id) -> BallotPage:
    return BallotPage(state.id, written(marks), paper.after(paper.at, marks), seat=seat)


def _onward(state: Proposal, paper: Paper, marks: Marks, seat: Id) -> BallotPage:
    """To the one after it, whether or not that has a number."""
    return BallotPage(state.id, written(marks), paper.at + 1, seat=seat)


def _handing_in(state: Proposal, paper: Paper, before: Marks | None, whose: SeatName) -> Buttons | None:
    seat = whose.seat
    done = paper.is_blank or paper.marks == before
    look = Button(ProposalPage.title, ProposalPage(state.id, seat=seat))
    if paper.asking.secret:
        return row(None if done else secret.paper(state, whose, written(paper.marks)), look)
    press = HandInBallot(state.id, state.text.number, written(paper.marks), seat)
    return row(None if done else Button(HandInBallot.title, press, Style.primary), look)


def _counts(before: Marks | None, paper: Paper, until: Moment) -> Phrase:
    if paper.asking.secret:
        return secret.ONCE
    if before is None:
        return say("Nothing counts until you hand it in. There is time until {until}.", until=until)
    if before == paper.marks:
        return say("This is handed in, and counts. You can change it until {until}.", until=until)
    return say("What you handed in before counts until you hand this in. There is time until {until}.", until=until)


def _seats(given: Looking) -> Menu | None:
    if len(given.asked) < 2:
        return None
    pages = ((each.held.name, BallotPage(given.proposal.id, seat=each.held.name.seat)) for each in given.asked[:SEATS])
    return Menu(say("You hold several seats"), tuple(MenuOption(name.whose, press) for name, press in pages))


def _rows(buttons: list[Button]) -> Iterator[Buttons]:
    return (Buttons(tuple(buttons[start : start + A_ROW])) for start in range(0, len(buttons), A_ROW))
