"""A secret vote: who can ask for one, what is handed in, what is told while it is open, and what when it is over."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import arithmetic, ballot, pages, told
from bot.features.proposals.cards import secret as cards
from bot.features.proposals.cards.board import board
from bot.features.proposals.facts import ProposalAdopted, ProposalNotAdopted, VoteOpened
from bot.features.proposals.model import Held, Result, Stage
from bot.features.proposals.model.among import BLANK
from bot.features.proposals.model.among import written as written_marks
from bot.features.proposals.model.asking import RANKED, SECRETLY, Asking, Position, Question
from bot.features.proposals.model.filling import Filling
from bot.features.proposals.model.given import Listed, Looking
from bot.features.proposals.model.pieces import Kind
from bot.features.proposals.model.refusals import (
    NoLongerOpen,
    NoSeat,
    NotAnAnswer,
    NothingMarked,
    NotInSecret,
    SeatNotAsked,
    SecretHere,
    TextIsFrozen,
    TooFewForSecret,
)
from bot.features.proposals.model.secret import Openness, Paper
from bot.features.proposals.model.submitting import OneSecretEach, TheirOwnSecret
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.attention import Need
from bot.kernel.card import Card
from bot.kernel.elements import Button, Buttons, Image, Progress
from bot.kernel.refusal import OldButton
from bot.kernel.settings import HeldByRule
from tests.features.proposals.council import (
    IT,
    NAMES,
    SIX,
    Council,
    answer,
    hand_in,
    opened,
    person,
    ruled,
    said,
    seat,
    written,
)
from tests.features.reading import labels, read

YES, NO, NONE, PICKED, RECUSED = (
    Position.yes,
    Position.no,
    Position.no_opinion,
    Position.picked,
    Position.recused,
)
LOCALES = Path(__file__).parents[3] / "locales"
SIX_OF_THEM = tuple(name.lower() for name in NAMES[:6])
MANY = (seat("Art"), *(seat(f"O{number}") for number in range(12)))
THREE = "Red\nGreen\nBlue"
SECRET = ruled("openness-of-votes", "secret")


def secret(seats: tuple[Held, ...] = SIX, question: Question = Question.most_say_yes, options: str = "") -> Council:
    return opened(question, seats, options, openness=Openness.secret)


def ended(*answers: Position, question: Question = Question.most_say_yes) -> Result:
    council = secret(question=question)
    for who, position in zip(SIX_OF_THEM, answers, strict=False):
        hand_in(council, who, position)
    council.passes(days=8)
    return council.it.results[-1]


def paper(council: Council, who: str, picked: int = 0) -> Card:
    context = council.context(person(who))
    return cards.page(replace(council.submitting(context.person), picked=picked), context)


def buttons(card: Card) -> list[Button]:
    return [each for row in card.elements if isinstance(row, Buttons) for each in row.buttons]


def shown(council: Council) -> int:
    [bar] = [each for each in board(council.it).elements if isinstance(each, Progress)]
    return bar.done


BY_RULE = {
    Question.score: asked.AskToRate(IT, THREE),
    Question.share: asked.AskForAShare(IT),
    Question.gradients: asked.AskForGradients(IT),
}
"""Their forms have no room for the choice."""

IN_A_WAY: dict[Question, Callable[..., asked.OnProposal]] = {
    Question.absolute: asked.AskForMostOfAll,
    Question.unanimity: asked.AskForEveryYes,
    Question.fingers: asked.AskForFingers,
}


def asking(question: Question) -> asked.OnProposal:
    """In secret, by the form that asks such a question, or by the rule where that has no room for it."""
    if question in RANKED:
        return asked.AskToRank(IT, question, THREE, openness=Openness.secret)
    if question in BY_RULE:
        return BY_RULE[question]
    if question in IN_A_WAY:
        return IN_A_WAY[question](IT, openness=Openness.secret)
    if question is Question.dots:
        return asked.AskForDots(IT, THREE, openness=Openness.secret)
    return asked.AskForAnswers(IT, question, 7, THREE, Openness.secret)


# Asking


def test_a_vote_is_secret_if_that_is_asked() -> None:
    """The roll and what waits for people are as in any vote; the history says that it is secret."""
    council = secret()
    assert council.it.open_voting().asking.secret
    assert len([each for each in council.needs if isinstance(each, Need)]) == 6
    [fact] = [each for each in council.facts if isinstance(each, VoteOpened)]
    assert fact.secret
    assert read(told.opened(fact)) == "art asked 6 organisations in secret."


@pytest.mark.parametrize("question", Question)
def test_what_is_worked_through_with_people_is_not_asked_in_secret(question: Question) -> None:
    """It is refused before anything is done, and could not be stored either."""
    council = written(rules=SECRET if question in BY_RULE else None)
    if question in SECRETLY:
        council.press("art", asking(question))
        assert council.it.open_voting().asking.secret
        return
    with pytest.raises(ValueError, match="cannot be asked in secret"):
        Asking(question, secret=True)
    if question in {Question.meeting, Question.consensus, Question.silence}:
        return  # their forms do not offer it
    before = council.it
    with pytest.raises(NotInSecret):
        council.press("art", asking(question))
    assert council.it == before


def test_a_small_group_is_offered_an_open_vote() -> None:
    """With four it is refused before anything is done; with five it is asked."""
    council = written(SIX[:4])
    before = council.it
    with pytest.raises(TooFewForSecret) as refused:
        council.press("art", asked.AskForAnswers(IT, Question.most_say_yes, openness=Openness.secret))
    assert read(refused.value.said).endswith("You can ask openly.")
    assert council.it == before
    assert secret(SIX[:5]).it.open_voting().asking.secret


def test_a_rule_may_say_which_it_is() -> None:
    """It is followed where nobody says otherwise, and holds where it is to hold; where a secret vote cannot be, it asks
    for none."""
    rules = ruled("openness-of-votes", "secret")
    plain = asked.AskForAnswers(IT, Question.most_say_yes)
    council = written(rules=rules)
    with pytest.raises(HeldByRule):
        council.press("art", replace(plain, openness=Openness.open))
    council.press("art", plain)
    assert council.it.open_voting().asking.secret
    for seats, command in ((SIX[:4], plain), (SIX, replace(plain, question=Question.live_with_it))):
        council = written(seats, rules)
        council.press("art", command)
        assert not council.it.open_voting().asking.secret
    council = written(rules=ruled("openness-of-votes", "secret", holds=False))
    council.press("art", replace(plain, openness=Openness.open))
    assert not council.it.open_voting().asking.secret


# Handing in


def test_what_is_handed_in_is_a_tick_and_a_count() -> None:
    """The state, and all that is drawn of it, stays as it was: nothing tells when it was."""
    council = secret()
    before, drawn = council.it, read(board(council.it))
    change = hand_in(council, "clinic", YES)
    assert read(said(change)) == "Recorded."
    assert (change.state, change.messages, change.facts, change.needs) == (None, (), (), ())
    assert [type(each) for each in change.new] == [Paper]
    assert (council.it, read(board(council.it)), council.acts) == (before, drawn, [])
    assert council.secret.box(1).tally == {"yes": 1}


def test_it_is_handed_in_once() -> None:
    """The same press again, another answer, or whoever else holds the seat: nothing more counts, and all are told."""
    council = secret((seat("Clinic", person("dan")), *SIX[:2], *SIX[3:]))
    hand_in(council, "clinic", YES)
    for who, position in (("clinic", YES), ("clinic", NO), ("dan", NO)):
        change = hand_in(council, who, position, of="clinic")
        assert change.new == ()
        assert read(said(change)) == "Clinic has handed in its answer. It can't be changed."
    assert council.secret.box(1).tally == {"yes": 1}
    assert "Clinic has handed in its answer." in read(paper(council, "dan"))


def test_who_does_not_hold_the_seat_hands_in_nothing() -> None:
    """Nor for a seat that came later, nor after the end, nor with a button of an earlier vote."""
    council = secret()
    council.seats = (*council.seats, seat("Garden"))
    for who, of, no in (("zoe", "clinic", NoSeat), ("art", "clinic", NoSeat), ("garden", "garden", SeatNotAsked)):
        with pytest.raises(no):
            hand_in(council, who, YES, of=of)
    with pytest.raises(OldButton):
        council.press("art", asked.SubmitInSecret(IT, 2, SIX[0].name.seat, YES))
    council.passes(days=7)
    council.now = council.it.results[-1].until if council.it.results else council.it.open_voting().until
    with pytest.raises(NoLongerOpen):
        hand_in(council, "art", YES)
    assert council.secret.box(1).submitted == 0


def helped(question: Question = Question.most_say_yes, options: str = "") -> Council:
    """Wim writes down what the clinic's representative chooses, who has no account."""
    council = secret(question=question, options=options)
    council.writers[person("wim")] = person("clinic")
    council.off_chat.add(person("clinic"))
    return council


def test_what_someone_without_an_account_chooses_is_handed_in_by_whoever_writes_for_them() -> None:
    """As it would be by them: a tick and a count, and nothing of either. They are told that they learn it."""
    council = helped()
    assert "Answer for Clinic" in read(paper(council, "wim"))
    assert "You write this down for clinic, and learn what they choose." in read(paper(council, "wim"))
    before = council.it
    for _ in range(2):
        change = hand_in(council, "wim", YES, of="clinic")
        assert (change.state, change.messages, change.needs, change.facts) == (None, (), (), ())
    assert council.secret.box(1).tally == {"yes": 1}
    assert (council.it, council.acts) == (before, [])
    assert "Clinic has handed in its answer." in read(council.page("wim", seat=seat("Clinic").name.seat))


def test_they_reach_it_from_the_page_and_rank_too() -> None:
    """By the button on the card for all, or by their own page."""
    council = helped()
    assert "Write down someone's answer" in read(council.page("wim"))
    assert "Answer in secret" in labels(council.page("wim", seat=seat("Clinic").name.seat))
    council = written(SIX)
    council.writers[person("wim")] = person("clinic")
    council.off_chat.add(person("clinic"))
    council.press("art", asked.AskToRank(IT, Question.pairs, THREE, openness=Openness.secret))
    assert "Put them in order" in labels(paper(council, "wim"))
    hand_in(council, "wim", Position.marked, of="clinic", marks=written_marks((1, 2, BLANK, BLANK)))
    assert council.secret.papers[1] == [(1, 2, BLANK, BLANK)]


def test_who_is_here_hands_in_their_own() -> None:
    """Nobody needs to learn it then, and nobody can use up their paper without their knowing."""
    council = helped()
    council.off_chat.clear()
    with pytest.raises(TheirOwnSecret):
        hand_in(council, "wim", YES, of="clinic")
    page = council.page("wim", seat=seat("Clinic").name.seat)
    assert "They are here and hand in their own answer" in read(page)
    assert "Whoever speaks for an organisation that is asked here answers for it." in read(paper(council, "wim"))
    hand_in(council, "clinic", NO)
    assert council.secret.box(1).tally == {"no": 1}


def test_nobody_learns_the_answers_of_two() -> None:
    """Who answers for a seat of their own hands in for no other: the rest would be fewer."""
    council = helped()
    council.writers = {person("art"): person("clinic")}
    with pytest.raises(OneSecretEach):
        hand_in(council, "art", YES, of="clinic")
    assert "Answer for Art" in read(paper(council, "art"))
    assert "You hold several seats" not in read(paper(council, "art"))
    hand_in(council, "art", YES)
    assert council.secret.box(1).submitted == 1


@pytest.mark.parametrize("position", [Position.worry, Position.harm, Position.more_time, PICKED])
def test_only_what_is_an_answer_is_taken(position: Position) -> None:
    """Altered buttons too."""
    council = secret()
    with pytest.raises(NotAnAnswer):
        hand_in(council, "art", position)
    with pytest.raises(NotAnAnswer):
        hand_in(council, "art", YES, 0)
    assert council.secret.box(1).submitted == 0


def test_no_answer_to_a_secret_vote_is_stored_openly() -> None:
    """Old and altered buttons of open votes lead to where it is answered; in an open vote there is no box."""
    council = secret()
    with pytest.raises(SecretHere):
        answer(council, "art", YES)
    council = opened(Question.most_say_yes)
    with pytest.raises(OldButton):
        hand_in(council, "art", YES)


def test_more_time_is_no_answer_and_is_asked_as_ever() -> None:
    """It tells no choice, and moves the end for all."""
    council = secret()
    until = council.it.open_voting().until
    answer(council, "farm", Position.more_time)
    assert (council.it.open_voting().until - until).days == 2


def test_what_is_ticked_stands_on_the_buttons_alone() -> None:
    """Each press shows the page as it is then; what is handed in is what was ticked, and “none” goes with no other."""
    council = secret(question=Question.pick_one, options=THREE)
    page, picked = paper(council, "art"), 0
    for label in ("Red", "Blue", "None of these", "Green", "Blue", "✓ Blue"):
        [press] = [each.press for each in buttons(page) if read(each.label) == label]
        assert isinstance(press, asked.SecretPage)
        picked = press.picked
        page = paper(council, "art", picked)
    assert picked == 0b010
    [handing] = [each for each in buttons(page) if read(each.label) == "Hand it in"]
    assert isinstance(handing.press, asked.SubmitInSecret)
    council.press("art", handing.press)
    assert council.secret.box(1).tally == {"picked": 1, "option 1": 1}


def test_every_answer_is_confirmed_once_before_it_counts() -> None:
    """In these words."""
    for council in (secret(), secret(question=Question.pick_one, options=THREE)):
        handing = [each for each in buttons(paper(council, "art", 1)) if isinstance(each.press, asked.SubmitInSecret)]
        assert handing
        assert all("This can't be changed afterwards." in read(each.confirm) for each in handing)


def test_who_holds_two_seats_hands_in_for_each() -> None:
    """The page goes on with the one that is left."""
    council = secret((seat("Art"), *(seat(name, person("art")) for name in NAMES[1:6])))
    assert "Answer for Art" in read(paper(council, "art"))
    hand_in(council, "art", YES)
    assert "Answer for Bank" in read(paper(council, "art"))


# What is told


def test_the_card_says_what_is_kept_and_what_it_cannot_do() -> None:
    """In the same words on the card, on the page and where it is counted; and that a result can speak for itself."""
    council = secret()
    pages_of_it = (board(council.it), paper(council, "art"), pages.counting(council.it, council.context(person("art"))))
    for each in pages_of_it:
        assert "Your choice is not stored with your name" in read(each)
    assert all("If all choose the same" in read(each) for each in pages_of_it[:2])


def test_no_sentence_promises_what_cannot_be_kept() -> None:
    """T7: no catalogue calls a vote anonymous or anything sure; nor says of votes that nobody can."""
    anywhere = ("anonymous vote", "100 %", "100%", "voto anónimo", "votación anónima")
    of_votes = ("nobody can", "nadie puede")
    catalogues = [*LOCALES.rglob("*.po"), *LOCALES.rglob("*.pot")]
    assert len(catalogues) > 1
    for file in catalogues:
        with file.open("rb") as catalogue:
            messages = [each for each in read_po(catalogue) if each.id]
        for message in messages:
            words = " ".join(map(str, (message.id, message.string))).lower()
            ours = any("features/proposals" in place for place, _ in message.locations)
            assert not [each for each in (*anywhere, *(of_votes if ours else ())) if each in words], message.id
        assert any("not stored with your name" in str(message.id) for message in messages)


def test_how_many_took_part_is_told_once_a_day_and_three_at_a_time() -> None:
    """So that nobody can tell from the card who came when."""
    council = secret(MANY)
    told_each_day: list[int] = []
    for coming in (2, 0, 1, 2, 4, 0):
        for _ in range(coming):
            hand_in(council, f"o{council.secret.box(1).submitted}", YES)
        assert shown(council) == ([0, *told_each_day])[-1]
        council.passes(days=1)
        told_each_day.append(shown(council))
    assert told_each_day == [0, 0, 3, 3, 9, 9]


def test_the_card_names_nobody_while_it_is_open() -> None:
    """Neither who is still to be heard nor what was said."""
    council = secret()
    hand_in(council, "clinic", NO)
    council.passes(days=5)
    drawn = read(board(council.it))
    assert not [name for name in NAMES if name in drawn]
    assert "0 of 6" in read(pages.all_of_them(Listed((council.it,), ()), council.context(person("art"))))


def test_who_has_not_taken_part_is_reminded() -> None:
    """And nobody else; of the others nothing is taken away that could tell when they came."""
    council = secret()
    hand_in(council, "clinic", NO)
    council.needs.clear()
    council.passes(days=4)
    raised = {each.person for each in council.needs if isinstance(each, Need)}
    assert raised == {person(name) for name in SIX_OF_THEM if name != "clinic"}
    assert not [each for each in council.needs if "s-Clinic" in str(each)]


def test_the_text_is_frozen_while_it_is_open() -> None:
    """From the first moment on: that it is frozen by the first answer would say when that came."""
    council = secret()
    for same in (True, False):
        with pytest.raises(TextIsFrozen):
            council.press("art", asked.Rewrite(IT, 1, 0, "Another text.", same=same))
    council.press("art", asked.HandIn(IT, Kind.question, "In Spanish?"))
    council.passes(days=8)
    council.press("art", asked.Rewrite(IT, 1, 0, "Another text.", same=True))


def test_a_withdrawn_vote_leaves_no_tally() -> None:
    """It was never counted, and never will be."""
    council = secret()
    for who in SIX_OF_THEM:
        hand_in(council, who, YES)
    council.press("art", asked.WithdrawBlock(IT))
    assert [each.kept for each in council.secret.emptied] == [False]
    assert council.it.results == ()


# The result


def test_the_result_counts_what_lay_in_the_box() -> None:
    """With its arithmetic; it names nobody, neither who was silent nor who was against."""
    result = ended(YES, YES, YES, NO, NONE)
    assert result.outcome is Outcome.adopted
    assert result.given.positions == {YES: 3, NO: 1, NONE: 1}
    assert (result.unheard, result.harmed) == ((), ())


def test_of_few_papers_it_is_only_told_whether_it_was_agreed() -> None:
    """Neither numbers nor why not, in the state, on cards, in facts or in the seal; the tally is not kept."""
    council = secret()
    for who, position in zip(SIX_OF_THEM, (YES, YES, YES, NO), strict=False):
        hand_in(council, who, position)
    council.passes(days=8)
    [result] = council.it.results
    assert (result.outcome, result.counts, result.picks) == (Outcome.adopted, (), ())
    [fact] = [each for each in council.facts if isinstance(each, ProposalAdopted)]
    assert (fact.few, fact.answered) == (True, 0)
    assert read(told.adopted(fact)) == "A building block was agreed in a secret vote."
    assert "Agreed. Fewer than five took part" in read(board(council.it))
    assert not set("34") & set(read(board(council.it)).split("Agreed.")[1])
    assert [each.kept for each in council.secret.emptied] == [False]
    for answers in ((), (YES,), (YES, NO, NO, NO), (YES, YES, NO, NO)):
        assert ended(*answers).outcome is Outcome.not_adopted


def test_the_seal_of_few_papers_says_no_more_than_the_result() -> None:
    """Of so few numbers it could be found out by trying: two votes that are told alike have one seal."""
    assert ended(YES, YES, YES, NO).seal == ended(YES, YES, YES, YES).seal
    assert ended(YES, YES, YES, NO, NO).seal != ended(YES, YES, YES, YES, NO).seal


def test_of_few_picks_the_option_is_told_and_no_number() -> None:
    """What was agreed has to be known."""
    council = secret(question=Question.pick_one, options=THREE)
    for who in SIX_OF_THEM[:4]:
        hand_in(council, who, PICKED, 1)
    council.passes(days=8)
    assert "Agreed: “Green”." in read(board(council.it))
    assert council.it.results[-1].picks == ()


def test_picks_are_counted_each_by_itself() -> None:
    """As in an open vote; each paper counts once among those who answered."""
    council = secret(question=Question.pick_one, options=THREE)
    for who in SIX_OF_THEM[:4]:
        hand_in(council, who, PICKED, 0, 1)
    hand_in(council, "elders", PICKED, 1)
    hand_in(council, "farm", RECUSED)
    council.passes(days=8)
    [result] = council.it.results
    assert result.picks == (4, 5, 0, 0)
    assert (result.given.answered, result.given.recused, result.leading) == (5, 1, (1,))
    assert council.it.stage is Stage.adopted


def test_what_was_not_agreed_in_secret_can_be_asked_again() -> None:
    """With a box of its own."""
    council = secret()
    council.passes(days=8)
    [fact] = [each for each in council.facts if isinstance(each, ProposalNotAdopted)]
    assert read(told.not_adopted(fact)) == "A building block was not agreed yet in a secret vote."
    council.press("art", asked.AskForAnswers(IT, Question.most_say_yes, openness=Openness.secret))
    for who in SIX_OF_THEM:
        hand_in(council, who, YES)
    council.passes(days=8)
    assert council.it.results[-1].given.positions == {YES: 6}


SCALES = {
    Question.most_say_yes: (YES, YES, YES, NO, NONE),
    Question.share: (YES, YES, YES, YES, NO),
    Question.absolute: (YES, YES, YES, YES, NONE),
    Question.unanimity: (YES, YES, YES, NONE, NONE),
    Question.fingers: (
        Position.fingers_5,
        Position.fingers_3,
        Position.fingers_3,
        Position.fingers_4,
        Position.fingers_5,
    ),
    Question.gradients: (Position.endorse, Position.minor_point, Position.endorse, Position.reservations, NONE),
}


@pytest.mark.parametrize("question", SCALES)
def test_each_way_of_one_answer_comes_to_what_it_comes_to_openly(question: Question) -> None:
    """The buttons of the page hand in each answer that there is, without words; the result is as of open answers."""
    council = written(rules=SECRET if question in BY_RULE else None)
    council.press("art", asking(question))
    voting = council.it.open_voting()
    offered = [each.press for each in buttons(paper(council, "art")) if isinstance(each.press, asked.SubmitInSecret)]
    assert [each.position for each in offered] == list(voting.asking.answers)
    for who, position in zip(SIX_OF_THEM, SCALES[question], strict=False):
        hand_in(council, who, position)
    council.passes(days=8)
    [result] = council.it.results
    assert result.given.positions == {each: SCALES[question].count(each) for each in SCALES[question]}
    assert result.outcome.is_adopted
    assert read(board(council.it))


# A number or a rank for each


MARKED = {
    Question.run_off: ("231-", "1234", "12--", "4123", "21-3"),
    Question.pairs: ("1123", "2133", "1---", "1234", "-1-2"),
    Question.points: ("1234", "4321", "12--", "1---", "2341"),
    Question.score: ("501", "5-0", "123", "051", "433"),
    Question.dots: ("320", "221", "032", "311", "103"),
}


def signs(marks: str) -> str:
    """As buttons carry them: a dash is a blank."""
    return written_marks(tuple(BLANK if each == "-" else int(each) for each in marks))


@pytest.mark.parametrize("question", MARKED)
def test_papers_with_a_number_or_a_rank_for_each_come_to_what_they_come_to_openly(question: Question) -> None:
    """The same papers, handed in openly and in secret in another order: the same winner, and the same sheet."""
    openly, hidden = written(), written(rules=SECRET)
    for council in (openly, hidden):
        form = asking(question)
        plain = question in BY_RULE or council is hidden
        council.press("art", form if plain else replace(form, openness=None))  # type: ignore[call-arg]
    for who, marks in zip(SIX_OF_THEM, MARKED[question], strict=False):
        openly.press(who, asked.HandInBallot(IT, 1, signs(marks)))
    for who, marks in zip(SIX_OF_THEM, reversed(MARKED[question]), strict=False):
        assert read(said(hand_in(hidden, who, Position.marked, marks=signs(marks)))) == "Recorded."
    assert hidden.secret.box(1).tally == {"marked": 5}
    openly.passes(days=8)
    hidden.passes(days=8)
    [one], [other] = openly.it.results, hidden.it.results
    assert (one.outcome, one.leading, one.sheet) == (other.outcome, other.leading, other.sheet)
    assert one.sheet is not None
    assert hidden.acts == []


def test_a_paper_is_filled_in_on_buttons_and_handed_in_once() -> None:
    """What is on them is stored nowhere before; nothing is handed in openly, nor what cannot be counted."""
    council = written()
    council.press("art", asking(Question.run_off))
    context = council.context(person("art"))
    filling = Filling(Looking(council.it, council.chairs(person("art"))), signs("12--"))
    [handing] = [each for each in buttons(ballot.page(filling, context)) if read(each.label) == "Hand it in"]
    assert "This can't be changed afterwards." in read(handing.confirm)
    assert isinstance(handing.press, asked.SubmitInSecret)
    council.press("art", handing.press)
    filling = Filling(Looking(council.it, council.chairs(person("art"))), signs("21--"))
    assert "Art has handed in its answer." in read(ballot.page(filling, context))
    with pytest.raises(SecretHere):
        council.press("bank", asked.HandInBallot(IT, 1, signs("12--")))
    for marks, no in (("----", NothingMarked), ("11--", NotAnAnswer), ("12", NotAnAnswer)):
        with pytest.raises(no):
            hand_in(council, "bank", Position.marked, marks=signs(marks))
    with pytest.raises(NotAnAnswer):
        hand_in(council, "bank", Position.marked, marks="?!")
    with pytest.raises(NotAnAnswer):
        hand_in(council, "bank", Position.recused, marks=signs("12--"))
    assert council.secret.box(1).papers == ((1, 2, BLANK, BLANK),)


def test_of_few_ranked_papers_no_sheet_is_told() -> None:
    """Only the option that was agreed on, if one was."""
    council = written()
    council.press("art", asking(Question.run_off))
    for who in SIX_OF_THEM[:4]:
        hand_in(council, who, Position.marked, marks=signs("1---"))
    council.passes(days=8)
    [result] = council.it.results
    assert (result.sheet, result.counts, result.leading) == (None, (), (0,))
    assert "Agreed on “Red”. Fewer than five" in read(board(council.it))


@pytest.mark.parametrize("question", [*SCALES, *MARKED])
def test_of_few_papers_no_way_of_asking_tells_a_number(question: Question) -> None:
    """Neither on cards nor in pictures, where nobody would be counted as having said each of several things."""
    council = written(rules=SECRET if question in BY_RULE else None)
    council.press("art", asking(question))
    for who in SIX_OF_THEM[:3]:
        if question in SCALES:
            hand_in(council, who, SCALES[question][0])
        else:
            hand_in(council, who, Position.marked, marks=signs(MARKED[question][0]))
    council.passes(days=8)
    drawn = board(council.it)
    assert not [each for each in drawn.elements if isinstance(each, Image)]
    for card in (drawn, council.page("art")):
        assert not [each for each in read(card).splitlines() if "answered" in each]
        assert "Fewer than five took part" in read(card)
    assert "0" not in read(arithmetic.brief(council.it.results[-1]))
