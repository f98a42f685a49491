"""A vote in which each person answers for themselves: who is asked, how it is told, and what goes with an erasure."""

from dataclasses import replace
from typing import Any

import pytest

from bot.features.proposals import PROPOSING
from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.facts import ProposalAdopted, RollChanged, VoteOpened
from bot.features.proposals.handlers.forgetting import forget_answer, forget_on_roll, leave_vote
from bot.features.proposals.model import SeatName, Stage
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.electorate import CameLater, EachForThemselves, Electorate, StillHere
from bot.features.proposals.model.making import Named, Parting, Ways
from bot.features.proposals.model.refusals import KeptAsItWas, NotAnAnswer, SecondPerson, TooFewForSecret
from bot.features.proposals.model.secret import Openness
from bot.features.proposals.model.vote import BATCH
from bot.kernel.attention import Need
from bot.kernel.command import Draft
from bot.kernel.ids import PersonId
from bot.kernel.wire import decode, encode
from tests.features.proposals.council import IT, SIX, VIEWS, Council, answer, person, ruled, said, written
from tests.features.reading import labels, pressable, read

YES, NO, HARM, RECUSED = Position.yes, Position.no, Position.harm, Position.recused
PEOPLE = tuple(map(person, ("ana", "ben", "eva", "ida", "max", "zoe")))


def asking(question: Question = Question.live_with_it, members: tuple[PersonId, ...] = PEOPLE, **more: Any) -> Council:
    """By somebody who holds a seat, of whom nothing else follows in this vote."""
    council = written()
    council.members = members
    council.press("art", asked.AskForAnswers(IT, question, 7, electorate=Electorate.people, **more))
    return council


def seat_of(council: Council, who: str) -> SeatName:
    return next(each.name for each in council.roll if each.person == person(who))


def erased(council: Council, who: str) -> None:
    """As the reactions to an erasure come, with what their readers bring."""
    me, context = person(who), council.context(person("clock"))
    council.state = council.it.without(me)
    mine = tuple(each for each in council.roll if each.person == me)
    for number, act in enumerate(council.acts):
        after = forget_answer(Named(me, (), (act,), roll=mine), asked.ForgetAnswer(me), context).state
        council.acts[number] = after or act
    for entry in mine:
        voting = council.it.voting
        latest = next((each for each in council.latest() if each.seat == entry.seat), None)
        is_open = voting and voting.number == entry.vote and not voting.asking.secret
        parting = Parting(council.it, entry, latest) if is_open else None
        council.state = leave_vote(parting, asked.LeaveVote(me), context).state or council.state
        bare = forget_on_roll(entry, asked.ForgetOnRoll(me), context).state
        assert bare is not None
        council.roll[council.roll.index(entry)] = bare


def test_every_member_is_asked_and_answers_for_themselves() -> None:
    """Whoever holds an organisation's seat has one answer as all have."""
    council = asking(members=(*PEOPLE[:5], person("art")))
    assert {each.person for each in council.roll} == {*PEOPLE[:5], person("art")}
    [fact] = [each for each in council.facts if isinstance(each, VoteOpened)]
    assert (fact.seats, fact.people) == (6, True)
    for who in ("ana", "ben", "eva", "art"):
        answer(council, who, YES)
    answer(council, "ida", HARM, "It is too long.")
    card = read(board(council.it))
    assert "People who answered" in card
    assert "ida: it would harm me. It is too long." in card
    answer(council, "ida", YES)
    council.passes(days=8)
    assert council.it.stage is Stage.adopted
    assert "Agreed: 5 of 6 people answered (4 needed), 5 yes." in read(board(council.it))
    [adopted] = [each for each in council.facts if isinstance(each, ProposalAdopted)]
    assert (adopted.people, adopted.seats, adopted.answered) == (True, 6, 5)


def test_no_card_of_it_speaks_of_organisations() -> None:
    """Neither the card for all, nor one's own page, nor what waits for one, nor the roll, nor how it is counted."""
    for question in (Question.live_with_it, Question.most_say_yes):
        council = asking(question)
        answer(council, "ana", YES)
        words = [
            read(board(council.it)),
            read(council.page("ben")),
            read(council.page("ana")),
            read(council.opens(asked.RollPage(IT), "ben")),
            read(council.opens(asked.MyAnswersPage(), "ana")),
            read(VIEWS[asked.CountingPage].draw(council.it, council.context(person("ben")))),
            *(read(each.words) for each in council.needs if isinstance(each, Need)),
        ]
        for each in words:
            assert "organisation" not in each
            assert "ours" not in each
            assert "harm us" not in each


def test_who_came_later_is_told_kindly_and_can_be_added_by_two() -> None:
    """With a seat in this vote from the wish on, and the answer counts."""
    council = asking()
    council.members = (*PEOPLE, person("lea"))
    with pytest.raises(CameLater):
        answer(council, "lea", YES)
    roll = council.opens(asked.RollPage(IT), "ana")
    [add] = [each.press for each in pressable(roll) if isinstance(each.press, asked.AskToAdd)]
    council.press("ana", add)
    council.press("ana", add)
    assert len(council.it.open_voting().wishes) == 1
    with pytest.raises(SecondPerson):
        council.press("ana", asked.AgreeToWish(IT, 1))
    council.press("ben", asked.AgreeToWish(IT, 1))
    assert council.it.open_voting().seats == 7
    [changed] = [each for each in council.facts if isinstance(each, RollChanged)]
    assert (changed.person, changed.organisation) == (person("lea"), None)
    answer(council, "lea", YES)
    assert council.it.open_voting().answered == 1


def test_only_who_has_left_is_taken_off() -> None:
    """By two; and with their answer."""
    council = asking()
    answer(council, "zoe", YES)
    with pytest.raises(StillHere):
        council.press("ana", asked.AskToTakeOff(IT, seat_of(council, "zoe").seat))
    council.members = PEOPLE[:5]
    council.press("ana", asked.AskToTakeOff(IT, seat_of(council, "zoe").seat))
    council.press("ben", asked.AgreeToWish(IT, 1))
    voting = council.it.open_voting()
    assert (voting.seats, voting.answered) == (5, 0)


def test_what_belongs_to_organisations_is_not_there() -> None:
    """No proxy, nothing for now, no mandate, and nothing to take to one's people."""
    council = written(rules=ruled("mandate", "1"))
    council.members = PEOPLE
    council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 7, electorate=Electorate.people))
    assert not council.it.open_voting().asking.mandate
    with pytest.raises(EachForThemselves):
        council.press("ana", asked.LetActFor(IT, seat_of(council, "ana").seat, seat_of(council, "ben").seat))
    with pytest.raises(NotAnAnswer):
        council.press("ana", asked.AnswerForNow(IT, 1, seat_of(council, "ana").seat))
    shown = labels(council.page("ana"))
    assert "Yes, for now" not in shown
    assert "Take it to my people" not in shown


def test_a_helper_writes_down_a_persons_own_answer() -> None:
    """With both names beside it, and whoever it is of can correct it."""
    council = asking()
    council.writers[person("ben")] = person("zoe")
    change = council.press("ben", asked.Answer(IT, 1, YES, seat=seat_of(council, "zoe").seat))
    assert "Written down by ben for zoe, who can correct it." in read(said(change))
    [act] = council.acts
    assert (act.person, act.written_by) == (person("zoe"), person("ben"))
    answer(council, "zoe", Position.worry, "Not on Mondays.")
    assert council.it.open_voting().given.positions == {Position.worry: 1}


def test_the_group_can_rule_that_each_person_answers() -> None:
    """And the page of ways says whose answers it asks for, with a way to ask for the others."""
    council = written(rules=ruled("electorate", "people"))
    council.members = PEOPLE
    ways = VIEWS[asked.MoreWays].draw(Ways(council.it, council.rules), council.context(person("art")))
    assert "Each person answers for themselves." in read(ways)
    assert "Ask each organisation" in labels(ways)
    council.press("art", asked.AskForAnswers(IT))
    assert council.it.open_voting().asking.people
    other = written()
    plain = VIEWS[asked.MoreWays].draw(Ways(other.it, other.rules), other.context(person("art")))
    assert "Each organisation has one answer." in read(plain)
    [press] = [each.press for each in pressable(plain) if read(each.label) == "Ask each person"]
    assert press == asked.MoreWays(IT, 0, Electorate.people)


def test_each_way_carries_whose_answers_are_asked_for_to_its_form() -> None:
    """Also on the pages after the first, and where several are ranked."""
    council = written()
    me, chosen = council.context(person("art")), Electorate.people
    pages = [
        *(VIEWS[asked.MoreWays].draw(Ways(council.it, council.rules, start, chosen), me) for start in (0, 6)),
        VIEWS[asked.AmongPage].draw(Ways(council.it, council.rules, 0, chosen), me),
    ]
    forms = [each.press for page in pages for each in pressable(page) if isinstance(each.press, Draft)]
    ways = (*asked.AskInAWay.__subclasses__(), *asked.AskAmong.__subclasses__(), asked.AskForAnswers)
    named = {each.__name__ for each in ways} - {"AskForAdvice"}  # by name: a class with slots is made of another one
    assert {each.command.__name__ for each in forms} == named
    assert {each.text("electorate") for each in forms} == {"people"}
    for each in forms:
        assert decode(encode(each), {each.command.wire or "": each.command}) == each


def test_people_answer_in_secret_too() -> None:
    """One paper each, and at least five must be asked."""
    with pytest.raises(TooFewForSecret):
        asking(Question.most_say_yes, PEOPLE[:4], openness=Openness.secret)
    council = asking(Question.most_say_yes, openness=Openness.secret)
    page = read(board(council.it))
    assert "People who took part" in page
    assert "The bot records that you took part." in page
    for who in ("ana", "ben", "eva", "ida", "max"):
        council.press(who, asked.SubmitInSecret(IT, 1, seat_of(council, who).seat, YES))
    assert "You have handed in your answer." in read(council.page("ana"))
    council.passes(days=8)
    assert "Agreed: 5 of 6 people answered (4 needed), 5 yes." in read(board(council.it))


def test_who_is_erased_leaves_an_open_vote_with_their_answer() -> None:
    """Nobody waits for them, and what they said does not count; nothing names them any more."""
    council = asking()
    answer(council, "zoe", HARM, "I am against it.")
    answer(council, "ana", YES)
    erased(council, "zoe")
    voting = council.it.open_voting()
    assert (voting.seats, voting.answered, voting.objections) == (5, 1, ())
    for each in (council.it, *council.roll, *council.acts):
        assert person("zoe") not in repr(each)
    assert "I am against it." not in repr(council.acts)
    for who in ("ben", "eva", "ida", "max"):
        answer(council, who, YES)
    council.passes(days=8)
    assert "Agreed: 5 of 5 people answered (4 needed), 5 yes." in read(board(council.it))


def test_of_a_vote_that_is_over_the_number_stays_and_the_name_and_words_go() -> None:
    """The roll says that someone was asked, and not what they answered."""
    council = asking()
    answer(council, "zoe", HARM, "I am against it.")
    for who in ("ana", "ben", "eva", "ida"):
        answer(council, who, YES)
    council.passes(days=8)
    before = council.it.results[-1]
    assert before.harmed
    assert before.voices
    erased(council, "zoe")
    after = council.it.results[-1]
    assert (after.counts, after.seats, after.outcome) == (before.counts, before.seats, before.outcome)
    for each in (council.it, *council.roll, *council.acts):
        assert person("zoe") not in repr(each)
        assert "I am against it." not in repr(each)
    roll = read(council.opens(asked.RollPage(IT), "ana"))
    assert "someone who has left" in roll
    assert "someone who has left:" not in roll


def test_in_a_secret_vote_an_erased_persons_seat_stays_and_is_nobodys() -> None:
    """What lies in the box cannot be told apart, so nothing of it is taken away."""
    council = asking(Question.most_say_yes, openness=Openness.secret)
    council.press("zoe", asked.SubmitInSecret(IT, 1, seat_of(council, "zoe").seat, NO))
    erased(council, "zoe")
    assert council.it.open_voting().seats == 6
    assert all(person("zoe") not in repr(each) for each in (council.it, *council.roll))
    council.passes(days=2)
    with pytest.raises(KeptAsItWas):
        council.press("ana", asked.AskToEnd(IT))


def test_who_is_erased_while_the_roll_is_being_written_is_not_asked() -> None:
    """There is no line of theirs yet."""
    council = asking(members=tuple(map(person, (f"p{number}" for number in range(BATCH + 20)))))
    late = council.it.open_voting().waiting[-1].person
    assert late is not None
    council.state = council.it.without(late)
    assert council.it.open_voting().seats == BATCH + 19
    council.passes(seconds=1)
    assert late not in {each.person for each in council.roll}
    assert len(council.roll) == BATCH + 19


def test_two_thousand_people_are_asked_a_batch_at_a_time() -> None:
    """Each with one line, and what waits for them; cards stay as short as for a few."""
    many = tuple(map(person, (f"p{number}" for number in range(2_000))))
    council = asking(members=many)
    assert len(council.roll) == BATCH
    council.passes(seconds=1)
    assert {each.person for each in council.roll} == {*many}
    assert len({each.seat for each in council.roll}) == 2_000
    assert len([each for each in council.needs if isinstance(each, Need)]) == 2_000
    answer(council, "p1999", YES)
    assert council.it.open_voting().answered == 1
    assert "2000 people" in read(board(council.it))


def test_required_people_must_be_there_to_meet() -> None:
    """A time to meet without them is not chosen; after an erasure their name is gone."""
    council = written()
    council.members = PEOPLE
    times = "2026-03-20 18:00; 2026-03-21 18:00"
    council.press("art", asked.AskWhen(IT, times, 60, 3, "zoe", Electorate.people))
    among = council.it.open_voting().asking.among
    assert among is not None
    assert [each.seat for each in among.required] == [seat_of(council, "zoe").seat]
    assert "zoe must be there" in read(board(council.it))
    gone = council.it.without(person("zoe"))
    assert person("zoe") not in repr(replace(gone, matters=()))


def test_its_routes_and_votes_of_seats_are_as_before() -> None:
    """Without a rule and without choosing, each organisation has one answer."""
    council = written()
    council.members = PEOPLE
    council.press("art", asked.AskForAnswers(IT))
    assert not council.it.open_voting().asking.people
    assert {each.organisation for each in council.roll} == {each.name.organisation for each in SIX}
    assert {asked.LeaveVote, asked.ForgetOnRoll} <= {route.command for route in PROPOSING.routes}
