"""What is said of a secret vote: what it keeps and what it cannot, how to answer, and how many have taken part."""

from bot.features.proposals.cards import leading, papers, passing, personal, pieces, whom
from bot.features.proposals.cards.questions import MORE_TIME, label
from bot.features.proposals.commands import Answer, SecretPage, SubmitInSecret
from bot.features.proposals.model import Chair, Proposal, SeatName
from bot.features.proposals.model.asking import Asking, Position, Question
from bot.features.proposals.model.leading import free, of_chair
from bot.features.proposals.model.refusals import PapersLost
from bot.features.proposals.model.secret import picked_in
from bot.features.proposals.model.submitting import Submitting, in_the_way
from bot.features.proposals.model.vote import Voting
from bot.kernel.card import Card, card, row
from bot.kernel.command import Context
from bot.kernel.elements import Button, Buttons, Element, Menu, MenuOption, Note, Progress, Style, Words
from bot.kernel.ids import Id, PersonId
from bot.kernel.limits import BUTTON_LABEL
from bot.kernel.text import Mention, Moment, Phrase, length, say

RECORDED = say("Recorded.")
KEPT = say(
    "Your choice is not stored with your name; facilitators and the bot's screens and exports cannot show who chose "
    "what. The bot records that your organisation took part. It cannot protect you from those who run its server while "
    "the vote is open, from the chat platform, from someone watching your screen, or from a result that speaks for "
    "itself."
)
KEPT_OF_PEOPLE = say(
    "Your choice is not stored with your name; facilitators and the bot's screens and exports cannot show who chose "
    "what. The bot records that you took part. It cannot protect you from those who run its server while the vote is "
    "open, from the chat platform, from someone watching your screen, or from a result that speaks for itself."
)
COUNTED = say("Who was asked was fixed when the question was put. Each hands in one answer, once.")
ALIKE = say("If all choose the same, the result shows what each of them chose.")
ONCE = say("You hand it in once. This can't be changed afterwards.")
NEVER = say("This can't be changed afterwards.")
NOBODYS = say("Whoever speaks for an organisation that is asked here answers for it.")
NO_MEMBERS = say("Everyone who was a member when this was put to all answers for themselves.")
SEATS, A_ROW = 10, 4


def kept(asking: Asking) -> Phrase:
    return KEPT_OF_PEOPLE if asking.people else KEPT


def question(state: Proposal, asked: Voting) -> Phrase:
    until = Moment(asked.until)
    if asked.asking.people:
        return personal.in_secret(state.title, asked.asking.question, until)
    if asked.asking.question is Question.pick_one:
        return say(
            "{title}: which of these could your organisation live with? Hand it in once, in secret, by {until}.",
            title=state.title,
            until=until,
        )
    return say(
        "{title}: what does your organisation say to this? Hand it in once, in secret, by {until}.",
        title=state.title,
        until=until,
    )


def handed_in_before(name: SeatName) -> Phrase:
    if name.is_persons:
        return say("You have handed in your answer. It can't be changed.")
    return say("{whose} has handed in its answer. It can't be changed.", whose=name.whose)


def voting(state: Proposal, asked: Voting) -> tuple[Element | None, ...]:
    """On the card for all."""
    return (
        Words(question(state, asked)),
        Note(passing.rule(asked.asking, asked.given)),
        papers.listed(asked.asking) if asked.asking.among else None,
        Progress(whom.took_part(asked.asking), asked.took_part, asked.seats),
        Note(say("How many took part is told once a day, when at least three are new. What they chose: at the end.")),
        Note(kept(asked.asking)),
        Note(ALIKE),
        row(answering(state), more_time(state), pieces.handing_in(state), pieces.look(state), pieces.counting(state)),
    )


def answering(state: Proposal, seat: Id | None = None) -> Button:
    return Button(SecretPage.title, SecretPage(state.id, seat=seat), Style.primary)


def more_time(state: Proposal) -> Button:
    return Button(MORE_TIME, Answer(state.id, state.text.number, Position.more_time))


def mine(state: Proposal, chairs: tuple[Chair, ...], chair: Chair, person: PersonId) -> tuple[Element | None, ...]:
    """On the page of the proposal."""
    heading = pieces.heading(chair)
    if chair.submitted:
        return heading, Words(handed_in_before(chair.held.name))
    refusal = of_chair(chair, chairs, person) or in_the_way(free(chairs, person), chair)
    if refusal:
        return heading, Words(refusal.said)
    return heading, Note(ONCE), row(answering(state, chair.held.name.seat if chair.whose else None))


def page(given: Submitting, context: Context) -> Card:
    """`page.picked` stands on the buttons: each press shows the page as it is then, and only *Hand it in* stores."""
    state, asked = given.proposal, given.proposal.open_voting()
    asked.check_open(context.now)
    chairs = free(given.chairs, context.person)
    on_roll = tuple(each for each in chairs if each.entry and not in_the_way(chairs, each))
    shown = next((each for each in on_roll if each.held.name.seat == given.seat), None)
    left = (each for each in on_roll if each.held.name.seat not in given.done)
    chair = shown or next(left, next(iter(on_roll), None))
    return card(
        SecretPage.title,
        Words(question(state, asked)),
        Note(kept(asked.asking)),
        Note(ALIKE),
        _seats(state, on_roll),
        *(_chair(given, asked, chair) if chair else (_nobodys(given, asked, context),)),
        row(pieces.look(state)),
    )


def _nobodys(given: Submitting, asked: Voting, context: Context) -> Words:
    mine = next((each for each in given.chairs if each.entry and not each.whose), None)
    barred = leading.barred(mine, given.chairs, context.person) if mine else None
    return barred or Words(NO_MEMBERS if asked.asking.people else NOBODYS)


def _seats(state: Proposal, on_roll: tuple[Chair, ...]) -> Menu | None:
    if len(on_roll) < 2:
        return None
    names = (each.held.name for each in on_roll[:SEATS])
    offered = (MenuOption(each.whose, SecretPage(state.id, 0, each.seat)) for each in names)
    return Menu(say("You hold several seats"), tuple(offered))


def _chair(given: Submitting, asked: Voting, chair: Chair) -> tuple[Element | None, ...]:
    name = chair.held.name
    heading = pieces.heading(chair)
    if name.seat in given.done:
        return heading, Words(handed_in_before(name))
    if chair.lost:
        return heading, Words(PapersLost.sentence)
    once = (_helping(chair), Note(ONCE))
    if asked.asking.among:
        recused = _button(given, name, Position.recused)
        return heading, row(papers.opening(given.proposal, asked.asking, name.seat), recused), *once
    answers = [each for each in _answers(given, asked, name) if each]
    rows = (Buttons(tuple(answers[start : start + A_ROW])) for start in range(0, len(answers), A_ROW))
    return heading, *_options(given, asked, name), *rows, *once


def _helping(chair: Chair) -> Note | None:
    if chair.whose is None:
        return None
    words = say(
        "You write this down for {who}, and learn what they choose. Neither their name nor yours stands beside it.",
        who=Mention(chair.whose),
    )
    return Note(words)


def paper(state: Proposal, name: SeatName, marks: str) -> Button:
    """With a number or a rank for each, once it is filled in."""
    sure = say("Hand in what you ticked for {whose}? {once}", whose=name.whose, once=NEVER)
    number = state.open_voting().number
    pressed = SubmitInSecret(state.id, number, name.seat, Position.marked, marks=marks)
    return Button(SubmitInSecret.title, pressed, Style.primary, sure)


def done(state: Proposal, name: SeatName) -> Card:
    return card(state.title, Words(handed_in_before(name)), row(pieces.look(state)))


def _answers(given: Submitting, asked: Voting, name: SeatName) -> tuple[Button | None, ...]:
    own = (each for each in asked.asking.answers if each is not Position.picked)
    picking = _button(given, name, Position.picked, given.picked) if given.picked else None
    return picking, *(_button(given, name, position) for position in own)


def _button(given: Submitting, name: SeatName, position: Position, picked: int = 0) -> Button:
    state, number = given.proposal, given.proposal.open_voting().number
    answer = None if position is Position.picked else label(state.open_voting().asking, position)
    named, sure = SubmitInSecret.title, say("Hand in what you ticked for {whose}? {once}", whose=name.whose, once=NEVER)
    if answer:
        named = say("Hand in {answer}", answer=answer)
        named = named if length(named) <= BUTTON_LABEL else answer
        sure = say("Hand in “{answer}” for {whose}? {once}", answer=answer, whose=name.whose, once=NEVER)
    pressed = SubmitInSecret(state.id, number, name.seat, position, picked)
    return Button(named, pressed, Style.primary if picked else Style.plain, sure)


def _options(given: Submitting, asked: Voting, name: SeatName) -> tuple[Buttons, ...]:
    """A tick more or less on each: the page is shown again, and nothing is stored."""
    if not asked.asking.options:
        return ()
    made = tuple(_option(given, asked, number, name) for number in range(len(asked.asking.options) + 1))
    return tuple(Buttons(made[start : start + A_ROW]) for start in range(0, len(made), A_ROW))


def _option(given: Submitting, asked: Voting, number: int, name: SeatName) -> Button:
    before = picked_in(given.picked)
    on = number in before
    after = before - {number} if on else asked.asking.together(before, frozenset({number}), off=False)
    shown = SecretPage(given.proposal.id, sum(1 << each for each in after), name.seat)
    return Button(pieces.ticked(asked.asking.options, number, on=on), shown, Style.primary if on else Style.plain)
