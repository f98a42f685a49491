"""What is put to a circle: its members alone answer and are bound, all can read it, and it ends with the circle."""

import pytest

from bot.features.circles.facts import CircleEnded, CircleId
from bot.features.proposals import commands as asked
from bot.features.proposals.cards import news
from bot.features.proposals.cards.board import board
from bot.features.proposals.facts import EndedWithCircle, ProposalAdopted, block_for
from bot.features.proposals.handlers.circles import after_circle_ended, end_with_circle
from bot.features.proposals.handlers.differing import make_its_own
from bot.features.proposals.model import Proposal, Stage
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.electorate import ForTheCircle, OptionsInConfidence, WrittenInCircle
from bot.features.proposals.model.given import Keeping
from bot.features.proposals.model.making import ItsOwn, Ways
from bot.features.proposals.model.pieces import Kind, Within
from bot.features.proposals.model.secret import Openness
from bot.insiders import Insiders
from bot.kernel.attention import Need, Notice
from bot.kernel.command import Draft
from bot.kernel.ids import OrganisationId
from bot.kernel.wire import decode
from tests.features.proposals.council import HOME, IT, NAMES, VIEWS, Council, answer, person, seat
from tests.features.reading import labels, read

YES, HARM = Position.yes, Position.harm
CIRCLE = CircleId("the-circle----")
SEVEN = tuple(map(seat, NAMES))
HOUSING = Insiders(
    "Housing",
    "How families can stay",
    frozenset(map(person, ("art", "bank", "clinic", "dance", "elders"))),
    frozenset(OrganisationId(name.ljust(14, "-")) for name in NAMES[:5]),
)
PEOPLE = Insiders("Readers", "What we read", frozenset(map(person, ("ana", "ben", "eva", "ida", "max"))))


def written(circle: Insiders = HOUSING, by: str = "art") -> Council:
    council = Council(SEVEN)
    council.circle = circle
    council.members = tuple(map(person, ("ana", "ben", "eva", "ida", "max", "zoe")))
    council.press(by, asked.WriteBlock(IT, "One page", "We keep one page.", CIRCLE))
    return council


def asking(circle: Insiders = HOUSING, by: str = "art", question: Question = Question.live_with_it) -> Council:
    council = written(circle, by)
    council.press(by, asked.AskForAnswers(IT, question))
    return council


def test_only_those_in_it_write_for_a_circle_and_ask_it() -> None:
    """Others are told how they can come in."""
    with pytest.raises(WrittenInCircle):
        written(by="farm")
    council = written()
    assert council.it.circle == Within(CIRCLE, "Housing")
    with pytest.raises(WrittenInCircle):
        council.press("farm", asked.AskForAnswers(IT))
    council.press("bank", asked.AskForAnswers(IT))


def test_the_roll_is_the_circle_and_the_quorum_is_of_it() -> None:
    """Of five organisations four must answer, whoever else there is."""
    council = asking()
    assert {each.organisation for each in council.roll} == {*(HOUSING.organisations or ())}
    assert {each.person for each in council.needs if isinstance(each, Need)} == HOUSING.people
    for who in ("art", "bank", "clinic", "dance"):
        answer(council, who, YES)
    council.passes(days=8)
    assert "Agreed: 4 of 5 organisations answered (4 needed), 4 yes." in read(board(council.it))
    [fact] = [each for each in council.facts if isinstance(each, ProposalAdopted)]
    assert (fact.circle, fact.circle_name) == (CIRCLE, "Housing")


def test_all_see_whose_it_is_to_answer_and_whom_it_binds() -> None:
    """While it is talked about, while it is asked, in its result, and on one's own page."""
    council = written()
    assert "This is for the circle Housing, and would bind only those in it." in read(board(council.it))
    council.press("art", asked.AskForAnswers(IT))
    assert "Those in the circle Housing answer. It binds only them" in read(board(council.it))
    assert "Those in the circle Housing answer." in read(council.page("farm"))
    for who in ("art", "bank", "clinic", "dance", "elders"):
        answer(council, who, YES)
    council.passes(days=8)
    assert "It binds those in the circle Housing alone." in read(board(council.it))
    assert "It binds those in the circle Housing alone." in read(news.result(council.it))


def test_whoever_is_not_in_it_is_told_kindly_that_it_is_the_circles() -> None:
    """With a seat or without one; in secret too."""
    council = asking()
    for who in ("farm", "nobody"):
        with pytest.raises(ForTheCircle):
            answer(council, who, YES)
    hidden = written()
    hidden.press("art", asked.AskForAnswers(IT, Question.most_say_yes, openness=Openness.secret))
    for who in ("Farm", "Nobody"):
        with pytest.raises(ForTheCircle):
            hidden.press(who.lower(), asked.SubmitInSecret(IT, 1, seat(who).name.seat, YES))


def test_in_a_circle_of_people_each_person_answers() -> None:
    """As the circle is made up, whatever is chosen or ruled for the whole coalition."""
    council = asking(PEOPLE, "ana")
    assert council.it.open_voting().asking.people
    assert {each.person for each in council.roll} == PEOPLE.people
    with pytest.raises(ForTheCircle):
        answer(council, "zoe", YES)
    with pytest.raises(ForTheCircle):
        answer(council, "art", YES)
    for who in ("ana", "ben", "eva", "ida"):
        answer(council, who, YES)
    council.passes(days=8)
    assert "Agreed: 4 of 5 people answered (4 needed), 4 yes." in read(board(council.it))
    [fact] = [each for each in council.facts if isinstance(each, ProposalAdopted)]
    assert fact.roll == ()


def test_the_page_of_ways_says_that_the_circle_is_asked() -> None:
    """There is nothing to choose about it."""
    council = written()
    page = VIEWS[asked.MoreWays].draw(Ways(council.it, council.rules), council.context(person("art")))
    assert "Those in the circle Housing are asked, and nobody else." in read(page)
    assert "Ask each person" not in labels(page)


def test_with_the_circle_its_open_votes_end_and_all_are_told() -> None:
    """Nothing is counted, and nobody is waited for any more."""
    council = asking()
    answer(council, "art", YES)
    command, *others = after_circle_ended(CircleEnded(CIRCLE))
    assert set(others) == {command}
    given = Keeping(council.it, (HOME,), roll=tuple(council.roll))
    change = end_with_circle(given, command, council.context(person("clock")))
    assert change.state is not None
    assert (change.state.stage, change.state.voting, change.state.results) == (Stage.withdrawn, None, ())
    [told] = [each for each in change.messages if isinstance(each, Notice)]
    assert "The circle Housing has ended, so “One page” is withdrawn. Nothing changes." in read(told.card)
    assert change.facts == (EndedWithCircle(IT, CIRCLE),)
    assert len(change.needs) == 5
    assert end_with_circle(None, command, council.context(person("clock"))).state is None


def test_the_button_of_a_circle_opens_the_form_for_it() -> None:
    """With nothing filled in but whose it is."""
    opened = decode(block_for(CIRCLE).written, {"pw": asked.WriteBlock})
    assert isinstance(opened, Draft)
    assert opened.text("circle") == CIRCLE
    assert opened.text("name") is None


def test_a_block_for_all_is_as_before() -> None:
    """Nothing is said of circles."""
    council = Council(SEVEN)
    council.press("art", asked.WriteBlock(IT, "One page", "We keep one page."))
    council.press("art", asked.AskForAnswers(IT))
    assert len(council.roll) == 7
    assert "circle" not in read(board(council.it))


def test_where_a_rule_keeps_it_in_confidence_all_read_its_name_alone() -> None:
    """On its card, in what is told of it, and of what became of it; who writes it knows that. Those in it read all."""
    council = Council(SEVEN, circle=HOUSING, closed=True)
    reply = read(council.press("art", asked.WriteBlock(IT, "Rooms", "The Hall takes in four families.", CIRCLE)).reply)
    assert "All can see its name, and the circle Housing alone reads the words." in reply
    assert "They alone read its words." in read(board(council.it))
    council.press("art", asked.Rewrite(IT, 1, 0, "The Hall takes in five families.", same=False))
    council.press("art", asked.AskForAnswers(IT))
    for who in ("art", "bank", "clinic", "dance", "elders"):
        answer(council, who, YES)
    council.passes(days=8)
    everywhere = "".join(read(each.card) for each in council.messages) + read(board(council.it))
    assert "Rooms" in everywhere
    assert "families" not in everywhere
    assert "they keep its words in confidence" in everywhere
    assert "five families" in read(council.page("art"))


def test_what_is_said_of_it_is_the_circles_too() -> None:
    """That something would harm is shown to all, and why to those in it alone, before and after the count; whoever
    hands something in reads who can read it."""
    council = Council(SEVEN, circle=HOUSING, closed=True)
    council.press("art", asked.WriteBlock(IT, "Rooms", "The Hall takes in four families.", CIRCLE))
    worry = council.press("bank", asked.HandIn(IT, Kind.worry, "The stairs are steep.")).reply
    assert "Those in the circle Housing can read it." in read(worry)
    council.press("art", asked.AskForAnswers(IT))
    answer(council, "bank", Position.harm, "The families fear the stairs.")
    for who in ("art", "clinic", "dance", "elders"):
        answer(council, who, YES)
    assert "Bank: It would harm us" in read(board(council.it)).replace("No, it", "It")
    council.passes(days=8)
    everywhere = "".join(read(each.card) for each in council.messages) + read(board(council.it))
    assert "stairs" not in everywhere


def test_options_are_not_asked_there() -> None:
    """They would stand before all: whoever asks reads what to do instead, and nobody is asked."""
    council = Council(SEVEN, circle=HOUSING, closed=True)
    council.press("art", asked.WriteBlock(IT, "Rooms", "The Hall takes in four families.", CIRCLE))
    with pytest.raises(OptionsInConfidence):
        council.press("art", asked.AskForAnswers(IT, Question.pick_one, options="Rooms\nTents"))
    assert council.it.voting is None


def test_a_change_to_what_is_the_circles_is_the_circles() -> None:
    """As a proposal of its own it is for those in it, and so closed to others where it was."""
    council = Council(SEVEN, circle=HOUSING, closed=True)
    council.press("art", asked.WriteBlock(IT, "Rooms", "The Hall takes in four families.", CIRCLE))
    council.press("bank", asked.HandIn(IT, Kind.change, "Five families."))
    council.press("art", asked.DeclineChange(IT, 1, "There are four rooms."))
    command = asked.MakeItsOwn(IT, 1)
    made = make_its_own(ItsOwn(council.it, None, None), command, council.context(person("bank"))).new
    assert [each.circle for each in made if isinstance(each, Proposal)] == [Within(CIRCLE, "Housing", closed=True)]
