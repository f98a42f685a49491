"""What happens to a vote: who can answer for whom, what counts, until when, and what all are told."""

from datetime import timedelta

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.facts import ProposalAdopted, ProposalNotAdopted, VoteExtended, VoteOpened
from bot.features.proposals.model import Stage
from bot.features.proposals.model.asking import ALL_OF_THEM, Position, Question
from bot.features.proposals.model.refusals import (
    BeingAsked,
    FewOptions,
    LongOption,
    ManyOptions,
    MoreTimeOnce,
    NoLongerOpen,
    NoSeat,
    NotAnAnswer,
    NotAskedYet,
    NotConfirmed,
    OldText,
    SameOption,
    SeatNotAsked,
    Settled,
    WhichSeat,
)
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.attention import Met, Need
from bot.kernel.card import Card
from bot.kernel.command import Standing
from bot.kernel.elements import Menu
from bot.kernel.settings import HeldByRule
from tests.features.proposals.council import IT, NAMES, SIX, answer, opened, person, ruled, said, seat, written
from tests.features.reading import labels, read

YES, WORRY, HARM, RECUSED, MORE = (
    Position.yes,
    Position.worry,
    Position.harm,
    Position.recused,
    Position.more_time,
)


def test_every_organisation_with_somebody_to_answer_is_asked() -> None:
    """The roll is as it was when the question was put; who leads a seat finds it under what waits for them."""
    council = opened(seats=(*SIX, seat("Garden", confirmed=False)))
    assert [each.name.whose for each in council.roll] == [each.name.whose for each in SIX]
    assert [each.person for each in council.needs if isinstance(each, Need)] == [person(n.lower()) for n in NAMES[:6]]
    [fact] = [each for each in council.facts if isinstance(each, VoteOpened)]
    assert fact.seats == 6


def test_an_answer_is_saved_and_can_be_changed_until_the_end() -> None:
    """The reply says for whom, what, and until when; the latest one counts, and all are kept."""
    council = opened()
    assert "Saved for Clinic: Yes" in read(said(answer(council, "clinic", YES)))
    reply = read(said(answer(council, "clinic", HARM, "We have no room.")))
    assert "Saved for Clinic: No, it would harm us" in reply
    assert "We have no room." in reply
    assert council.it.open_voting().answered == 1
    assert [each.position for each in council.acts] == [YES, HARM]


def test_the_same_press_again_leaves_no_second_line() -> None:
    """However often it is delivered, and whatever it was."""
    council = opened()
    for _ in range(5):
        answer(council, "clinic", YES)
        answer(council, "farm", WORRY, "In Spanish too.")
    assert len(council.acts) == 2
    assert council.it.open_voting().answered == 2


def test_two_who_hold_one_seat_have_one_answer() -> None:
    """The later act counts, and whoever acts sees who answered before and says that it is to be replaced."""
    council = opened(seats=(seat("Clinic", person("dan")), *SIX[:2], *SIX[3:]))
    answer(council, "clinic", YES)
    answer(council, "dan", WORRY, "Late.")
    sure = council.press("dan", asked.ReplaceAnswer(IT, 1, seat("Clinic").name.seat, 2))
    assert "clinic answered before you. The latest answer counts." in read(said(sure))
    assert council.it.open_voting().answered == 1
    assert council.latest()[0].position is WORRY


def test_who_holds_a_seat_when_they_answer_answers_for_it() -> None:
    """A seat that was handed over goes on with the same answer; who gave it back cannot change it any more."""
    council = opened()
    answer(council, "clinic", YES)
    council.moved("Clinic", to="kim")
    with pytest.raises(NoSeat):
        answer(council, "clinic", HARM, "Mine.")
    answer(council, "kim", WORRY, "We are new here.")
    assert council.it.open_voting().answered == 1


def test_who_has_no_seat_or_waits_for_it_cannot_answer() -> None:
    """Each is told what to do; a seat that came later is not asked in this vote."""
    council = opened()
    council.seats = (*council.seats, seat("Garden"), seat("Hall", confirmed=False))
    for who, no in (("zoe", NoSeat), ("hall", NotConfirmed), ("garden", SeatNotAsked)):
        with pytest.raises(no):
            answer(council, who, YES)
    assert council.acts == []


def test_who_holds_two_seats_answers_for_each_by_itself() -> None:
    """On the card it is not clear for which: they are asked, and a second press is enough. On their page it is."""
    council = opened(seats=(seat("Art"), *(seat(name, person("art")) for name in NAMES[1:6])))
    asked_which = said(answer(council, "art", YES))
    assert "For which one is this?" in read(asked_which)
    assert council.acts == []
    with pytest.raises(WhichSeat):
        answer(council, "art", Position.worry, "It costs much.")
    two = opened(seats=(seat("Art"), *(seat(name, person("art")) for name in NAMES[1:2]), *SIX[2:]))
    which = said(answer(two, "art", YES))
    assert isinstance(which, Card)
    [menu] = [each for each in which.elements if isinstance(each, Menu)]
    assert len(menu.options) == 2
    pressed = menu.options[1].press
    assert isinstance(pressed, asked.Answer)
    two.press("art", pressed)
    assert [each.seat for each in two.acts] == [seat("Bank").name.seat]
    more = said(answer(two, "art", Position.more_time))
    assert "More time" in read(more)
    answer(council, "art", YES, seat=seat("Bank").name.seat)
    assert "Answer for Art" in read(council.page("art"))
    page = read(council.page("art", seat=seat("Bank").name.seat))
    assert "Answer for Bank" in page
    assert "So far: Yes" in page
    answer(council, "art", YES, seat=seat("Art").name.seat)
    assert "Answer for Clinic" in read(council.page("art"))


def test_the_deadline_counts_whether_or_not_it_was_counted() -> None:
    """With the clock dead for days what comes at the deadline or after it is refused, and what came before counts."""
    council = opened()
    council.now += timedelta(days=7) - timedelta(milliseconds=1)
    answer(council, "clinic", YES)
    council.now += timedelta(milliseconds=1)
    with pytest.raises(NoLongerOpen):
        answer(council, "farm", YES)
    council.now += timedelta(days=3)
    with pytest.raises(NoLongerOpen):
        answer(council, "farm", YES)
    council.passes(seconds=0)
    assert (council.it.results[0].late, len(council.latest())) == (True, 1)
    assert "It was counted late" in read(council.messages[-1].card)


def test_all_can_live_with_it() -> None:
    """Two thirds answered, none says it would harm: agreed, with the arithmetic and the seal of the record."""
    council = opened()
    for who in ("art", "bank", "clinic"):
        answer(council, who, YES)
    answer(council, "dance", WORRY, "Who pays?")
    council.passes(days=8)
    assert council.it.stage is Stage.adopted
    shown = read(council.messages[-1].card)
    assert "4 of 6 organisations answered (4 needed), 3 yes, 1 yes with a worry." in shown
    assert shown.startswith("One page\nAgreed, with worries to look after")
    [fact] = [each for each in council.facts if isinstance(each, ProposalAdopted)]
    assert (fact.text, fact.seats, fact.answered) == ("We keep one page with all our services.", 6, 4)
    assert fact.seal == council.it.results[0].seal
    assert len(fact.seal) == 64


def test_harm_stops_it_and_is_shown_at_once() -> None:
    """Nothing changes then, and what can be done next is said; silence is never a yes."""
    council = opened()
    for who in ("art", "bank", "clinic", "dance"):
        answer(council, who, YES)
    answer(council, "farm", HARM, "Our fields are there.")
    assert "Farm: it would harm us. Our fields are there." in read(board(council.it))
    assert "4 yes" not in read(board(council.it))
    council.passes(days=8)
    result = council.it.results[0]
    assert (council.it.stage, result.outcome) == (Stage.not_yet, Outcome.objection_open)
    shown = read(council.messages[-1].card)
    assert "Not agreed yet: 5 of 6 organisations answered (4 needed), 4 yes, 1 says it would harm them." in shown
    assert "You can hear who sees harm" in shown
    assert any(isinstance(each, ProposalNotAdopted) for each in council.facts)


def test_harm_that_was_taken_back_stops_nothing() -> None:
    """It is gone from the card as well."""
    council = opened()
    answer(council, "farm", HARM, "Our fields are there.")
    for who in ("art", "bank", "clinic", "farm"):
        answer(council, who, YES)
    assert "harm us" not in read(board(council.it)).replace("No, it would harm us", "")
    council.passes(days=8)
    assert council.it.stage is Stage.adopted


def test_too_few_answers_decide_nothing() -> None:
    """However many of them are yes."""
    council = opened()
    for who in ("art", "bank", "clinic"):
        answer(council, who, YES)
    council.passes(days=8)
    assert council.it.results[0].outcome is Outcome.no_quorum
    assert "since too few answered: 3 of 6" in read(council.messages[-1].card)


def test_of_a_few_all_must_answer() -> None:
    """With two to four seats a majority of them would be one or two people."""
    council = opened(seats=SIX[:4])
    assert council.it.open_voting().asking.quorum == ALL_OF_THEM
    assert "if all answer" in read(board(council.it))
    for who in ("art", "bank", "clinic"):
        answer(council, who, YES)
    council.passes(days=8)
    assert council.it.stage is Stage.not_yet


def test_who_finds_it_not_theirs_to_decide_leaves_the_roll() -> None:
    """Four of five are then enough, where four of six were needed before."""
    council = opened(question=Question.most_say_yes)
    answer(council, "farm", RECUSED)
    answer(council, "elders", RECUSED)
    for who in ("art", "bank", "clinic"):
        answer(council, who, YES)
    council.passes(days=8)
    assert council.it.stage is Stage.adopted
    assert "3 of 4 organisations answered (3 needed), 3 yes, 2 found it not theirs" in read(council.messages[-1].card)


def test_most_say_yes() -> None:
    """A tie is no yes."""
    for noes, outcome in ((2, Outcome.adopted), (3, Outcome.tie)):
        council = opened(question=Question.most_say_yes)
        for name in NAMES[:3]:
            answer(council, name.lower(), YES)
        for name in NAMES[3 : 3 + noes]:
            answer(council, name.lower(), Position.no)
        council.passes(days=8)
        assert council.it.results[0].outcome is outcome


def test_one_of_several_is_picked_by_all_who_could_live_with_it() -> None:
    """Each can pick more than one and take one back; none of these stands alone and can win."""
    council = opened(Question.pick_one, options="Monday\n- Tuesday\n3. Friday")
    assert council.it.open_voting().asking.options == ("Monday", "Tuesday", "Friday")
    for who, picks in (("art", (0, 1)), ("bank", (1,)), ("clinic", (1, 2)), ("dance", (3,))):
        for each in picks:
            answer(council, who, Position.picked, picked=each)
    answer(council, "clinic", Position.picked, picked=2, off=True)
    answer(council, "dance", Position.picked, picked=0)
    assert council.it.open_voting().picks == (2, 3, 0, 0)
    council.passes(days=8)
    result = council.it.results[0]
    assert (result.outcome, result.leading) == (Outcome.adopted, (1,))
    assert "“Tuesday” 3" in read(council.messages[-1].card)


def test_long_options_can_be_picked_all_and_seen_picked() -> None:
    """Their buttons are cut, and the reply is told in full."""
    options = [f"{number}" + "o" * 73 for number in range(10)]
    council = opened(Question.pick_one, options="\n".join(options))
    for number in range(9):
        answer(council, "art", Position.picked, picked=number)
    assert options[9] in read(said(answer(council, "art", Position.picked, picked=9)))
    assert "✓ 0ooo" in "\n".join(labels(council.page("art")))


def test_options_are_asked_for_kindly() -> None:
    """Each mistake has its own sentence, and nothing is opened."""
    council = written()
    for options, no in (
        ("One", FewOptions),
        ("", FewOptions),
        ("\n".join(map(str, range(11))), ManyOptions),
        ("a\nA", SameOption),
        ("a\n" + "b" * 76, LongOption),
    ):
        with pytest.raises(no):
            council.press("art", asked.AskForAnswers(IT, Question.pick_one, 7, options))
    assert council.it.stage is Stage.talking


def test_an_answer_that_does_not_go_with_the_question_is_refused() -> None:
    """An old or a forged button, an option that is not there, both of two that exclude each other."""
    council = opened()
    for position, picked in ((Position.no, None), (Position.picked, 0), (YES, 0)):
        with pytest.raises(NotAnAnswer):
            answer(council, "clinic", position, picked=picked)
    picking = opened(Question.pick_one, options="a\nb")
    with pytest.raises(NotAnAnswer):
        answer(picking, "clinic", Position.picked, picked=3)


def test_more_time_is_for_all_and_once_a_seat() -> None:
    """Two days; another seat can ask for two more."""
    council = opened()
    end = council.it.open_voting().until
    answer(council, "farm", MORE)
    with pytest.raises(MoreTimeOnce):
        answer(council, "farm", MORE)
    answer(council, "bank", MORE)
    assert council.it.open_voting().until == end + timedelta(days=4)
    assert council.it.open_voting().answered == 0
    assert sum(isinstance(each, VoteExtended) for each in council.facts) == 2


def test_a_change_of_meaning_asks_all_anew() -> None:
    """Answers to the text of before wait for one tap; a change of wording leaves them as they are."""
    council = opened()
    answer(council, "clinic", YES)
    answer(council, "farm", HARM, "Our fields.")
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep one page of our services.", same=True))
    assert council.it.open_voting().answered == 2
    council.press("art", asked.Rewrite(IT, 2, 0, "We keep one page, not on the fields.", same=False))
    voting = council.it.open_voting()
    assert (voting.answered, voting.objections, len(voting.unheard)) == (0, (), 6)
    assert "You answered to the text of before: Yes" in read(council.page("clinic"))
    with pytest.raises(OldText):
        council.press("clinic", asked.Answer(IT, 2, YES))
    council.press("clinic", asked.StandBy(IT, 3, seat("Clinic").name.seat))
    assert council.it.open_voting().answered == 1
    council.passes(days=8)
    assert council.it.results[0].given.positions == {YES: 1}


def test_who_has_not_answered_is_reminded_twice() -> None:
    """At half and at nine tenths of the time, and only they; the need of before is met by the new one."""
    council = opened(days=10)
    answer(council, "clinic", YES)
    council.needs.clear()
    council.passes(days=5, hours=1)
    reminded = [each.person for each in council.needs if isinstance(each, Need)]
    assert reminded == [person(name.lower()) for name in NAMES[:6] if name != "Clinic"]
    for name in ("art", "bank", "dance"):
        answer(council, name, YES)
    council.needs.clear()
    council.passes(days=4)
    assert [each.person for each in council.needs if isinstance(each, Need)] == [person("elders"), person("farm")]
    council.needs.clear()
    council.passes(hours=20)
    assert council.needs == []


def test_answering_meets_what_waited() -> None:
    """For everybody who holds the seat."""
    council = opened()
    change = answer(council, "clinic", YES)
    [met] = change.needs
    [need] = [each for each in council.needs if isinstance(each, Need) and each.person == person("clinic")]
    assert met == Met(need.key)


def test_a_large_roll_is_written_and_reminded_in_batches() -> None:
    """Two hundred and fifty seats: all are asked and reminded, nobody twice, and the card names none of them."""
    seats = tuple(seat(f"O{number:03}") for number in range(250))
    council = written((seat("Art"), *seats))
    council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 10))
    council.passes(hours=1)
    assert len({each.seat for each in council.roll}) == len(council.roll) == 251
    council.needs.clear()
    council.passes(days=5)
    reminded = [each.person for each in council.needs if isinstance(each, Need)]
    assert len(set(reminded)) == len(reminded) == 251
    assert "Still to be heard" not in read(board(council.it))


def test_who_may_ask_is_for_the_group_to_rule() -> None:
    """Seats until then; a rule that holds refuses with its number and its words."""
    council = written()
    with pytest.raises(NoSeat):
        council.press("zoe", asked.AskForAnswers(IT))
    council.rules = ruled("who-opens-votes", "facilitators")
    with pytest.raises(HeldByRule):
        council.press("clinic", asked.AskForAnswers(IT))
    council.press("zoe", asked.AskForAnswers(IT), Standing.facilitator)
    assert council.it.stage is Stage.voting


def test_no_vote_is_shorter_than_the_group_said() -> None:
    """And the quorum is theirs too."""
    council = written(rules=ruled("least-days-of-a-vote", "5"))
    with pytest.raises(HeldByRule):
        council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 4))
    council.rules = ruled("quorum", "5/6")
    council.press("art", asked.AskForAnswers(IT))
    assert "at least 5 of 6" in read(board(council.it))


def test_what_is_asked_cannot_be_asked_again_at_once() -> None:
    """Nor can what is agreed; what did not stand can, as a vote of its own."""
    council = opened()
    with pytest.raises(BeingAsked):
        council.press("art", asked.AskForAnswers(IT))
    council.passes(days=8)
    council.press("art", asked.AskForAnswers(IT))
    assert council.it.open_voting().number == 2
    assert council.it.open_voting().answered == 0
    for who in ("art", "bank", "clinic", "dance"):
        answer(council, who, YES)
    council.passes(days=8)
    for command in (asked.AskForAnswers(IT), asked.WithdrawBlock(IT)):
        with pytest.raises(Settled):
            council.press("art", command)


def test_before_and_after_a_vote_nobody_can_answer() -> None:
    """An old button says why."""
    council = written()
    with pytest.raises(NotAskedYet):
        answer(council, "clinic", YES)
    council.press("art", asked.WithdrawBlock(IT))
    with pytest.raises(Settled):
        answer(council, "clinic", YES)


def test_counting_is_done_once() -> None:
    """A second tick, late or doubled, changes nothing."""
    council = opened()
    council.passes(days=8)
    before = council.it
    council.ticks()
    assert council.it == before
