"""Buttons and short pieces that several cards of proposals share."""

from bot.features.proposals.cards import papers
from bot.features.proposals.cards.questions import label
from bot.features.proposals.commands import (
    AmongPage,
    Answer,
    AnswerForNow,
    AnswerWithWords,
    ConfirmAnswer,
    CountingPage,
    HandIn,
    MoreWays,
    ProposalPage,
    ProposalsPage,
    Rewrite,
    SayItIsMet,
    TestObjection,
    TextPage,
    WithdrawBlock,
    WithdrawObjection,
)
from bot.features.proposals.model import Act, Chair, Proposal
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.origin import Way
from bot.features.proposals.model.pieces import Kind, SeatName
from bot.features.proposals.model.text import TextId
from bot.features.proposals.model.vote import Voting
from bot.kernel.card import row
from bot.kernel.command import Draft
from bot.kernel.elements import Button, Buttons, Heading, Menu, MenuOption, Style, Words
from bot.kernel.ids import Id
from bot.kernel.limits import ROW_BUTTONS
from bot.kernel.text import Mention, Named, Phrase, say
from bot.kernel.wire import draft

KINDS = {
    Kind.question: say("A question"),
    Kind.worry: say("A worry"),
    Kind.change: say("A change"),
    Kind.doing: say("Who does what"),
}
NAMES = 12
"""So many stand on the card; all are on its page."""
NONE_OF_THESE = papers.NONE_OF_THESE
_ON_A_BUTTON, A_ROW = 24, 4
_ALWAYS = frozenset({Position.more_time, Position.recused})
_BY_OPTION = frozenset({Position.picked, Position.marked})


def look(proposal: Proposal, at: int | None = None) -> Button:
    """In a list it also says which one of it this is: two may be called the same."""
    spoken = say("Look at it: {title}", title=proposal.title)
    if at is not None:
        spoken = say("Look at number {at}: {title}", at=at, title=proposal.title)
    return Button(ProposalPage.title, ProposalPage(proposal.id), spoken=spoken)


def names(seats: tuple[SeatName, ...], most: int = NAMES) -> Phrase:
    """As many as stand on a card, and how many more there are."""
    told = tuple(
        each.text.format(number=_number(each)) if isinstance(each, Phrase) else each for each in _whose(seats, most)
    )
    more = len(seats) - len(told)
    if more > 0:
        return say("{names}, and {more} more", names=told, more=more)
    return say("{names}", names=told)


def _whose(seats: tuple[SeatName, ...], most: int) -> tuple[Named | Mention | Phrase, ...]:
    return tuple(each.whose for each in seats[:most])


def _number(named: Phrase) -> int:
    return next((each.value for each in named.arguments if isinstance(each.value, int)), 0)


def is_closed(proposal: Proposal) -> bool:
    """What is said in it, and the words of it, are for its circle alone; its name is for all."""
    return proposal.circle is not None and proposal.circle.closed


def text(proposal: Proposal) -> Words | None:
    """For all. What is one line is its own title."""
    return None if is_closed(proposal) else words(proposal)


def words(proposal: Proposal) -> Words | None:
    """For those who may read them."""
    return Words(proposal.text.text) if proposal.text.text != proposal.title else None


def whole(proposal: Proposal) -> Button | None:
    """The text of which it is a block."""
    origin = proposal.origin
    return Button(TextPage.title, TextPage(TextId(origin.of))) if origin and origin.way is Way.block else None


def all_of_them() -> Button:
    return Button(ProposalsPage.title, ProposalsPage())


def handing_in(proposal: Proposal) -> Button:
    return Button(HandIn.title, draft(HandIn, proposal=proposal.id))


def counting(proposal: Proposal) -> Button:
    return Button(CountingPage.title, CountingPage(proposal.id))


def among(proposal: Proposal) -> Button:
    return Button(AmongPage.title, AmongPage(proposal.id))


def rewriting(proposal: Proposal, matter: int = 0, text: str | None = None) -> Button:
    """The form opens with the text as it stands."""
    given = draft(Rewrite, proposal=proposal.id, seen=proposal.text.number, matter=matter)
    return Button(Rewrite.title if not matter else say("Take it in"), given)


def withdrawing(proposal: Proposal) -> Button:
    sure = say("Take it off the table? What people said to it stays readable.")
    return Button(WithdrawBlock.title, WithdrawBlock(proposal.id), Style.danger, sure)


def for_now(proposal: Proposal, voting: Voting, seat: Id) -> Button | None:
    """A yes that one's people have yet to confirm; where the group asks for a mandate each yes is one."""
    asking = voting.asking
    without = asking.mandate or asking.secret or asking.reasons or asking.people
    if without or Position.yes not in asking.answers:
        return None
    return Button(AnswerForNow.title, AnswerForNow(proposal.id, proposal.text.number, seat))


def objection(proposal: Proposal, voting: Voting, latest: Act) -> Buttons | None:
    """What whoever raised it can do about it, and nobody else."""
    if latest.position is not Position.harm or voting.asking.question is not Question.live_with_it:
        return None
    number, seat = proposal.text.number, latest.seat
    met = Button(SayItIsMet.title, SayItIsMet(proposal.id, number, seat)) if latest.text < number else None
    test = Button(TestObjection.title, draft(TestObjection, proposal=proposal.id, text=number, seat=seat))
    return row(met, Button(WithdrawObjection.title, WithdrawObjection(proposal.id, number, seat)), test)


def confirming(proposal: Proposal, chair: Chair) -> Button:
    return Button(ConfirmAnswer.title, ConfirmAnswer(proposal.id, proposal.text.number, chair.held.name.seat))


def more_ways(proposal: Proposal) -> Button:
    return Button(MoreWays.title, MoreWays(proposal.id))


def asides(proposal: Proposal, seat: Id | None = None) -> tuple[Button, ...]:
    voting = proposal.open_voting()
    return tuple(_answer(proposal, voting, each, seat) for each in (Position.more_time, Position.recused))


def answers(proposal: Proposal, voting: Voting, seat: Id | None = None) -> tuple[Buttons | Menu | None, ...]:
    """One for each answer to the question, for whichever seat the reader holds, or for this one. Many answers are a
    menu: buttons would fill a phone."""
    own = tuple(each for each in voting.asking.answers if each not in _ALWAYS | _BY_OPTION)
    always = (Position.more_time, Position.recused)
    if voting.asking.among and seat is None:
        paper = papers.opening(proposal, voting.asking)
        return (row(paper, *(_answer(proposal, voting, position, seat) for position in always)),)
    if len(own) + len(always) <= ROW_BUTTONS:
        return (row(*(_answer(proposal, voting, position, seat) for position in (*own, *always))),)
    asides = row(*(_answer(proposal, voting, position, seat) for position in always))
    if len(own) <= ROW_BUTTONS:
        return row(*(_answer(proposal, voting, position, seat) for position in own)), asides
    offered = (MenuOption(label(voting.asking, each), _press(proposal, voting, each, seat)) for each in own)
    named = say("Your answer") if voting.asking.people else say("Answer for your organisation")
    return Menu(named, tuple(offered)), asides


def heading(chair: Chair) -> Heading:
    """Whose answer it is that can be given here."""
    if chair.held.name.is_persons and not chair.whose:
        return Heading(say("Your own answer"))
    return Heading(say("Answer for {whose}", whose=chair.held.name.whose))


def picking(proposal: Proposal, voting: Voting) -> Menu | None:
    """On a card for all: what is picked already is shown to each alone, on their page."""
    if not voting.asking.options or voting.asking.among:
        return None
    number = proposal.text.number
    offered = (
        MenuOption(option(voting.asking.options, each), Answer(proposal.id, number, Position.picked, each))
        for each in range(len(voting.asking.options) + 1)
    )
    if voting.asking.people:
        return Menu(say("Pick what you could live with"), tuple(offered))
    return Menu(say("Pick what your organisation could live with"), tuple(offered))


def options(proposal: Proposal, voting: Voting, picked: frozenset[int], seat: Id) -> tuple[Buttons, ...]:
    """One button an option, on which one's own picks can be seen and taken back; or a way to the paper."""
    if voting.asking.among:
        return (Buttons((papers.opening(proposal, voting.asking, seat),)),)
    if not voting.asking.options:
        return ()
    made = tuple(
        _pick(proposal, voting, number, seat, on=number in picked) for number in range(len(voting.asking.options) + 1)
    )
    return tuple(Buttons(made[start : start + A_ROW]) for start in range(0, len(made), A_ROW))


def _pick(proposal: Proposal, voting: Voting, number: int, seat: Id, *, on: bool) -> Button:
    pressed = Answer(proposal.id, proposal.text.number, Position.picked, number, on, seat)
    return Button(ticked(voting.asking.options, number, on=on), pressed, Style.primary if on else Style.plain)


def ticked(options: tuple[str, ...], number: int, *, on: bool) -> Phrase:
    """An option as a button says it."""
    label = option(options, number)
    short = label if isinstance(label, Phrase) else label[: _ON_A_BUTTON - 2]
    return say("✓ {option}", option=short) if on else say("{option}", option=short)


def option(voting_options: tuple[str, ...], number: int) -> str | Phrase:
    return voting_options[number] if number < len(voting_options) else NONE_OF_THESE


def _answer(proposal: Proposal, voting: Voting, position: Position, seat: Id | None) -> Button:
    style = Style.primary if position is Position.yes else Style.plain
    return Button(label(voting.asking, position), _press(proposal, voting, position, seat), style)


def _press(proposal: Proposal, voting: Voting, position: Position, seat: Id | None) -> Answer | Draft:
    """What comes with a reason opens a form for it."""
    number = proposal.text.number
    if voting.asking.asks_why(position):
        return draft(AnswerWithWords, proposal=proposal.id, text=number, position=position, seat=seat)
    return Answer(proposal.id, number, position, seat=seat)
