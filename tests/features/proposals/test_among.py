"""Votes in which several are put in order, rated or chosen among: what is answered, what wins, and how that is told."""

from datetime import timedelta
from typing import Any

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards import held
from bot.features.proposals.cards.board import board
from bot.features.proposals.facts import ProposalAdopted
from bot.features.proposals.model import Stage
from bot.features.proposals.model.among import written as on_a_button
from bot.features.proposals.model.asking import RANKED, Position, Question
from bot.features.proposals.model.making import Named, Ways
from bot.features.proposals.model.refusals import (
    BeingAsked,
    FewOptions,
    NoLongerOpen,
    NoSeat,
    NotAnAnswer,
    NotATimeToMeet,
    NothingMarked,
    NotOneOfThem,
    OldText,
    SameOption,
    TimeIsPast,
    TooMuch,
)
from bot.features.proposals.model.tally.counting import Outcome
from bot.kernel.card import Card
from bot.kernel.change import Change
from bot.kernel.command import Command
from bot.kernel.elements import Image, Tally
from bot.kernel.wire import decode, encode
from tests.features.proposals.council import IT, NOW, SIX, VIEWS, Council, person, said, seat, written
from tests.features.reading import labels, pressable, read

PLACES = "Park\nSchool\nHall\nYard"
BLANK = -1
KNOWN = {kind.wire: kind for kind in (asked.BallotPage, asked.HandInBallot)}


def ranking(question: Question, options: str = PLACES, seats: int = 6) -> Council:
    return asking(asked.AskToRank(IT, question, options), seats)


def asking(command: Command, seats: int = 6) -> Council:
    named = SIX if seats == len(SIX) else tuple(seat(f"S{number}") for number in range(seats))
    council = written(named)
    council.press("art" if seats == len(SIX) else "s0", command)
    return council


def hand_in(council: Council, who: str, *marks: int) -> Change[Any]:
    return council.press(who, asked.HandInBallot(IT, council.it.text.number, on_a_button(marks)))


def profile(council: Council, options: str, *ballots: tuple[int, str]) -> None:
    """So many hand in each order, as a word of the options' letters; “=” before a letter says it shares the place."""
    who = iter(range(len(council.seats)))
    lines = council.it.open_voting().asking.lines
    for many, order in ballots:
        places: dict[str, int] = {}
        for tier in order.split(">"):
            places |= dict.fromkeys(tier.split("="), len(set(places.values())) + 1)
        marks = [places.get(each, BLANK) for each in options]
        for _ in range(many):
            hand_in(council, f"s{next(who)}", *marks, *[BLANK] * (lines - len(marks)))


def counted(council: Council) -> tuple[Outcome, tuple[int, ...]]:
    council.passes(days=9)
    [result] = council.it.results
    return result.outcome, result.leading


def pressed(council: Council, who: str, page: asked.BallotPage, label: str) -> asked.BallotPage | asked.HandInBallot:
    """The button of this label is on the wire and back, as on every platform."""
    [found] = [each for each in pressable(council.paper(who, page)) if read(each.label) == label]
    sent = decode(encode(found.press), KNOWN)  # type: ignore[arg-type]
    assert isinstance(sent, asked.BallotPage | asked.HandInBallot)
    return sent


def filled(council: Council, who: str, *presses: str) -> Change[Any]:
    """From the paper's first page to *Hand in the answer*, by pressing alone."""
    page = asked.BallotPage(IT)
    for label in presses:
        sent = pressed(council, who, page, label)
        assert isinstance(sent, asked.BallotPage), label
        page = sent
    last = pressed(council, who, page, "Hand in the answer")
    assert isinstance(last, asked.HandInBallot)
    return council.press(who, last)


MEMPHIS = ((42, "M>N>C>K"), (26, "N>C>K>M"), (15, "C>K>N>M"), (17, "K>C>N>M"))


@pytest.mark.parametrize(("question", "winner"), [(Question.run_off, 3), (Question.pairs, 1), (Question.points, 1)])
def test_the_same_orders_counted_in_three_ways(question: Question, winner: int) -> None:
    """Vector 19, through the whole vote: K by run-off, N by pairs and by points. “None of these” is on the paper."""
    council = ranking(question, "M\nN\nC\nK", seats=100)
    profile(council, "MNCK", *MEMPHIS)
    assert counted(council) == (Outcome.adopted, (winner,))
    assert f"Agreed on “{'MNCK'[winner]}”" in read(council.messages[-1].card)


def test_the_most_named_first_of_the_same_orders() -> None:
    """Vector 19 as picking one of several: the one with most first places."""
    council = written(tuple(seat(f"S{number}") for number in range(100)))
    council.press("s0", asked.AskForAnswers(IT, Question.pick_one, 7, "M\nN\nC\nK"))
    who = iter(range(100))
    for many, order in MEMPHIS:
        for _ in range(many):
            council.press(f"s{next(who)}", asked.Answer(IT, 1, Position.picked, "MNCK".index(order[0])))
    assert counted(council) == (Outcome.adopted, (0,))


def test_three_in_a_circle_are_told_as_a_set() -> None:
    """Vector 23: nobody wins, nothing is decided by lot."""
    council = ranking(Question.pairs, "A\nB\nC", seats=3)
    profile(council, "ABC", (1, "A>B>C"), (1, "B>C>A"), (1, "C>A>B"))
    assert counted(council) == (Outcome.tie, (0, 1, 2))
    told = read(council.messages[-1].card)
    assert told.startswith(
        "One page\nNot agreed yet, since 3 are level: 3 of 3 organisations answered (3 needed); level are"
    )
    assert "level are “A”, “B”, “C”;" in told
    assert council.it.stage is Stage.not_yet


def test_in_pairs_places_may_be_shared_and_what_is_left_out_is_last() -> None:
    """Two that share a place say nothing of each other; skipped places mean nothing."""
    council = ranking(Question.pairs, "A\nB\nC", seats=5)
    profile(council, "ABC", (3, "A=B"), (1, "B"))
    hand_in(council, "s4", 2, 9 - 5, BLANK, BLANK)
    assert counted(council) == (Outcome.tie, (0, 1))
    assert "“A” before “B” 1, after it 1" in read(
        VIEWS[asked.CountingPage].draw(council.it, council.context(person("x")))
    )


@pytest.mark.parametrize("question", [Question.run_off, Question.points])
def test_where_places_cannot_be_shared_it_is_no_answer(question: Question) -> None:
    """No button of ours says so: in a run-off and with points a shared place would have no meaning."""
    council = ranking(question)
    for marks in ((1, 1, BLANK, BLANK, BLANK), (0, *[BLANK] * 4), (6, *[BLANK] * 4), (1, 2, 3)):
        with pytest.raises(NotAnAnswer):
            hand_in(council, "art", *marks)
    with pytest.raises(NotAnAnswer):
        council.press("art", asked.HandInBallot(IT, 1, "%"))


def test_in_a_run_off_exhausted_answers_leave_the_base_and_are_told() -> None:
    """Who named none of those left is not among those of whom more than half are needed."""
    council = ranking(Question.run_off, "A\nB\nC", seats=9)
    profile(council, "ABC", (4, "A"), (3, "B>A"), (2, "C"))
    assert counted(council) == (Outcome.adopted, (0,))
    told = read(council.messages[-1].card)
    assert "round 3: “A” 4, “B” 3; 4 is more than half, 2 name none of these; out before:" in told
    how = read(VIEWS[asked.CountingPage].draw(council.it, council.context(person("art"))))
    assert "Round 2: “A” 4, “B” 3, “C” 2; 5 is more than half. “C” goes out." in how


def test_a_tie_for_going_out_looks_back_and_is_else_told() -> None:
    """The latest earlier round in which they differed decides; where none does, that is the result."""
    back = ranking(Question.run_off, "A\nB\nC\nD", seats=11)
    profile(back, "ABCD", (5, "A"), (3, "B"), (2, "C"), (1, "D>C"))
    assert counted(back) == (Outcome.adopted, (0,))
    level = ranking(Question.run_off, "A\nB\nC", seats=7)
    level_voters = ((3, "A"), (2, "B"), (2, "C"))
    profile(level, "ABC", *level_voters)
    assert counted(level)[0] is Outcome.tie


def test_a_short_order_gives_no_points_to_what_it_leaves_out() -> None:
    """Four with “none of these”: a first place is three points."""
    council = ranking(Question.points, "A\nB\nC", seats=5)
    profile(council, "ABC", (2, "A"), (3, "B>C"))
    assert counted(council) == (Outcome.adopted, (1,))
    assert "“B” 9 from 3, “A” 6 from 2, “C” 6 from 3, “None of these” 0 from 0" in read(council.messages[-1].card)


def test_none_of_these_can_win_and_then_nothing_is_agreed() -> None:
    """It stays on the table, to be changed and asked again."""
    council = ranking(Question.run_off, "A\nB")
    for who in ("art", "bank", "clinic", "dance"):
        hand_in(council, who, 2, BLANK, 1)
    assert counted(council) == (Outcome.not_adopted, (2,))
    assert council.it.stage is Stage.not_yet


def test_numbers_are_a_mean_of_those_given() -> None:
    """What somebody gave no number is not a 0 of theirs, and the sum can be checked."""
    council = asking(asked.AskToRate(IT, "Park\nSchool"))
    for who, marks in {"art": (5, 3), "bank": (4, BLANK), "clinic": (BLANK, 3), "dance": (4, 5)}.items():
        hand_in(council, who, *marks)
    assert counted(council) == (Outcome.adopted, (0,))
    told = read(council.messages[-1].card)
    assert "“Park” 13 from 3, a mean of 4 1/3, “School” 11 from 3, a mean of 3 2/3" in told


def test_numbers_with_enough_who_rate_or_with_nothing_as_0() -> None:
    """As it was said when it was asked."""
    few = asking(asked.AskToRate(IT, "Park\nSchool", raters=3))
    zero = asking(asked.AskToRate(IT, "Park\nSchool", zero=True))
    none = asking(asked.AskToRate(IT, "Park\nSchool", raters=5))
    for council in (few, zero, none):
        for who, marks in {"art": (5, 3), "bank": (5, 3), "clinic": (BLANK, 4), "dance": (BLANK, 4)}.items():
            hand_in(council, who, *marks)
    assert counted(few) == (Outcome.adopted, (1,))
    assert counted(zero) == (Outcome.adopted, (1,))
    assert "“Park” 10 from 4, a mean of 2 1/2" in read(zero.messages[-1].card)
    assert counted(none) == (Outcome.not_adopted, ())
    with pytest.raises(NotAnAnswer):
        hand_in(asking(asked.AskToRate(IT, "Park\nSchool", highest=3)), "art", 4, 0)


def test_a_paper_with_too_many_dots_is_refused_whole() -> None:
    """And kindly: how many there are is said. What stood before goes on to count."""
    council = asking(asked.AskForDots(IT, "Park\nSchool\nHall"))
    hand_in(council, "art", 2, 0, 0)
    for marks in ((3, 3, 0), (4, 0, 0)):
        with pytest.raises(TooMuch):
            hand_in(council, "art", *marks)
    with pytest.raises(NotAnAnswer):
        hand_in(council, "art", BLANK, 1, 0)
    hand_in(council, "bank", 3, 2, 0)
    hand_in(council, "clinic", 0, 3, 0)
    hand_in(council, "dance", 1, 0, 1)
    assert counted(council) == (Outcome.adopted, (0,))
    assert "“Park” 6 from 3, “School” 5 from 2, “Hall” 1 from 1" in read(council.messages[-1].card)


TIMES = "2026-04-02 18:30\n2026-04-01 18:30\n2026-04-03 10:00"


def test_a_time_to_meet_is_the_one_that_suits_most() -> None:
    """Most yes, then fewest no, then the first; the times stand in their order, as instants."""
    council = asking(asked.AskWhen(IT, TIMES))
    slots = council.it.open_voting().asking.among
    assert slots is not None
    assert [f"{each.begins:%d %H:%M}" for each in slots.slots] == ["01 18:30", "02 18:30", "03 10:00"]
    for who, marks in {"art": (2, 2, 0), "bank": (2, 2, 1), "clinic": (0, 1, 2), "dance": (1, 1, 2)}.items():
        hand_in(council, who, *marks)
    assert counted(council) == (Outcome.adopted, (1,))
    told = read(council.messages[-1].card, "%d %H:%M")
    assert "Agreed on 02 18:30" in told
    assert "02 18:30: 2 yes, 2 if need be, 0 no" in told
    assert "clinic" not in told.lower()


@pytest.mark.parametrize("best", [0, 1, 2])
def test_the_first_time_is_as_good_as_the_others(best: int) -> None:
    """Also the one that comes first in the list is agreed on."""
    council = asking(asked.AskWhen(IT, TIMES))
    for who in ("art", "bank", "clinic", "dance"):
        hand_in(council, who, *(2 if each == best else 0 for each in range(3)))
    assert counted(council) == (Outcome.adopted, (best,))


def test_a_time_without_those_who_must_be_there_is_left_out() -> None:
    """Who has to be there is named when it is asked; that somebody cannot is told without a name."""
    council = asking(asked.AskWhen(IT, TIMES, needed="farm, Eld"))
    assert "Farm" in read(board(council.it))
    for who, marks in {"art": (2, 2, 2), "bank": (2, 2, 0), "farm": (0, 1, 2), "elders": (2, 1, BLANK)}.items():
        hand_in(council, who, *marks)
    assert counted(council) == (Outcome.adopted, (1,))
    assert "01 18:30: 3 yes, 0 if need be, 1 no, without someone who must be there" in read(
        council.messages[-1].card, "%d %H:%M"
    )


@pytest.mark.parametrize(
    ("fields", "no"),
    [
        ({"times": "2026-04-01 18:30\nTuesday"}, NotATimeToMeet),
        ({"times": "2026-04-01\n2026-04-02 10:00"}, NotATimeToMeet),
        ({"times": "2026-04-01 18:30\n2026-04-01 18.30"}, SameOption),
        ({"times": "2026-04-01 18:30"}, FewOptions),
        ({"times": f"{NOW + timedelta(days=2):%Y-%m-%d %H:%M}\n2026-04-01 18:30"}, TimeIsPast),
        ({"times": TIMES, "needed": "Harbour"}, NotOneOfThem),
        ({"times": TIMES, "needed": "a"}, NotOneOfThem),
    ],
)
def test_times_and_names_are_asked_for_kindly(fields: dict[str, Any], no: type[Exception]) -> None:
    """Nobody is asked then; each says what to write."""
    council = written()
    with pytest.raises(no):
        council.press("art", asked.AskWhen(IT, **fields))
    assert council.it.stage is Stage.talking


def test_options_can_stand_in_one_line() -> None:
    """As they have to where a form has no more: with semicolons between."""
    council = ranking(Question.run_off, "Park; School ;Hall;")
    assert council.it.open_voting().asking.options == ("Park", "School", "Hall")
    with pytest.raises(FewOptions):
        ranking(Question.run_off, "Park")


def test_an_order_is_pressed_one_after_the_other() -> None:
    """Nothing counts until it is handed in; what is left out has no place."""
    council = ranking(Question.run_off)
    first = read(council.paper("clinic", asked.BallotPage(IT)))
    assert "Press what you like best." in first
    assert "Nothing counts until you hand it in." in first
    reply = filled(council, "clinic", "C · Hall", "A · Park")
    assert "Saved for Clinic: 1. Hall, 2. Park" in read(said(reply))
    assert [each.marks for each in council.acts] == [(2, BLANK, 1, BLANK, BLANK)]
    again = council.paper("clinic", asked.BallotPage(IT))
    assert "This is handed in, and counts." in read(again)
    assert "Hand in the answer" not in labels(again)


def test_an_order_can_be_taken_back_step_by_step_and_started_over() -> None:
    """Until it is handed in again, what was handed in counts."""
    council = ranking(Question.run_off)
    filled(council, "clinic", "C · Hall", "A · Park", "Take the last one back", "B · School")
    assert council.acts[-1].marks == (BLANK, 2, 1, BLANK, BLANK)
    page = pressed(council, "clinic", asked.BallotPage(IT), "Start over")
    assert isinstance(page, asked.BallotPage)
    over = council.paper("clinic", page)
    assert "Hand in the answer" not in labels(over)
    assert "Start over" not in labels(over)
    filled(council, "clinic", "Start over", "None of these")
    assert council.acts[-1].marks == (BLANK, BLANK, BLANK, BLANK, 1)
    assert len(council.acts) == 2


def test_in_pairs_the_next_one_can_share_the_place() -> None:
    """By a button of its own, which the other orders do not have."""
    council = ranking(Question.pairs)
    filled(council, "clinic", "C · Hall", "The next: same place", "A · Park", "D · Yard")
    assert council.acts[-1].marks == (1, BLANK, 1, 2, BLANK)
    assert "The next: same place" not in labels(ranking(Question.points).paper("art", asked.BallotPage(IT, "1----")))


def test_numbers_are_pressed_one_an_option() -> None:
    """Each press asks about the next option; any other can be gone to, and nothing need be said of one."""
    council = asking(asked.AskToRate(IT, PLACES))
    filled(council, "clinic", "4", "Say nothing of it", "0", "5")
    assert council.acts[-1].marks == (4, BLANK, 0, 5)
    shown = read(council.paper("clinic", asked.BallotPage(IT)))
    assert "This is handed in" in shown
    filled(council, "clinic", "School", "2")
    assert council.acts[-1].marks == (4, 2, 0, 5)


def test_no_more_dots_are_offered_than_there_are() -> None:
    """At most so many on one, and what is used up is not asked about any more."""
    council = asking(asked.AskForDots(IT, PLACES))
    filled(council, "clinic", "3", "1", "1")
    assert council.acts[-1].marks == (3, 1, 1, 0)
    page = pressed(council, "clinic", asked.BallotPage(IT), "Yard")
    assert isinstance(page, asked.BallotPage)
    yard = council.paper("clinic", page)
    assert "You have 0 dots left; at most 3 go on one." in read(yard)
    assert {"0"} == {label for label in labels(yard) if label.isdecimal()}


def test_times_are_answered_with_three_buttons() -> None:
    """One press a time, and the last one leads to all of them."""
    council = asking(asked.AskWhen(IT, TIMES))
    filled(council, "clinic", "Yes", "If need be", "No")
    assert council.acts[-1].marks == (2, 1, 0)


def test_an_order_that_is_delivered_five_times_is_one_answer() -> None:
    """And two who hold a seat have one: whoever comes later is asked first whether to replace it."""
    council = ranking(Question.run_off)
    for _ in range(5):
        hand_in(council, "clinic", 1, 2, BLANK, BLANK, BLANK)
    assert [each.marks for each in council.acts] == [(1, 2, BLANK, BLANK, BLANK)]
    council.moved("Clinic", person("dan"))
    asks = read(said(hand_in(council, "dan", 2, 1, BLANK, BLANK, BLANK)))
    assert "1. Park, 2. School. Replace it?" in asks
    council.press("dan", asked.ReplaceAnswer(IT, 1, seat("Clinic").name.seat, council.acts[-1].number))
    assert council.it.open_voting().answered == 1
    assert council.latest()[-1].marks == (2, 1, BLANK, BLANK, BLANK)


def test_the_deadline_counts_for_an_order_too() -> None:
    """A millisecond before it is in time, with the clock dead for days; at it, it is not."""
    council = ranking(Question.run_off)
    council.now += timedelta(days=7) - timedelta(milliseconds=1)
    hand_in(council, "clinic", 1, 2, BLANK, BLANK, BLANK)
    council.now += timedelta(milliseconds=1)
    with pytest.raises(NoLongerOpen):
        hand_in(council, "farm", 1, 2, BLANK, BLANK, BLANK)
    council.passes(days=3)
    assert council.it.results[0].given.answered == 1


def test_a_person_is_told_which_numbers_are_kept_of_them() -> None:
    """And that nobody is shown them."""
    council = ranking(Question.run_off)
    hand_in(council, "clinic", 1, 2, BLANK, BLANK, BLANK)
    [kept] = held.of_person(Named(person("clinic"), (), tuple(council.acts)))
    assert read(kept.value) == "You gave the options these: 1, 2, –, –, –"
    assert "Nobody is shown it" in read(kept.why)


def test_only_who_answers_fills_in_a_paper_and_only_in_time() -> None:
    """A paper of before the text changed is refused, and so is one with nothing on it."""
    council = ranking(Question.run_off)
    with pytest.raises(NoSeat):
        council.paper("zoe", asked.BallotPage(IT))
    with pytest.raises(NothingMarked):
        hand_in(council, "art", *[BLANK] * 5)
    with pytest.raises(NotAnAnswer):
        council.paper("art", asked.BallotPage(IT, "12"))
    council.press("art", asked.Rewrite(IT, 1, 0, "Another text.", same=False))
    with pytest.raises(OldText):
        council.press("art", asked.HandInBallot(IT, 1, "1----"))
    council.now += timedelta(days=7)
    with pytest.raises(NoLongerOpen):
        hand_in(council, "art", 1, BLANK, BLANK, BLANK, BLANK)
    with pytest.raises(NoLongerOpen):
        council.paper("art", asked.BallotPage(IT))


def test_an_answer_to_the_text_of_before_waits_to_be_given_again() -> None:
    """The paper has it still; with one press it counts again."""
    council = ranking(Question.run_off)
    filled(council, "clinic", "C · Hall")
    council.press("art", asked.Rewrite(IT, 1, 0, "Another text.", same=False))
    assert council.it.open_voting().answered == 0
    page = read(council.page("clinic"))
    assert "You answered to the text of before: 1. Hall" in page
    filled(council, "clinic")
    assert council.it.open_voting().answered == 1


def test_the_card_says_how_many_answered_and_nothing_of_what() -> None:
    """It names who is still to be heard, and leads to the paper."""
    council = ranking(Question.run_off)
    before = read(board(council.it))
    hand_in(council, "clinic", 1, BLANK, BLANK, BLANK, BLANK)
    after = read(board(council.it))
    assert council.it.open_voting().answered == 1
    assert "Park" in after
    assert after.replace("Art, Bank, Dance", "Art, Bank, Clinic, Dance") == before
    assert "Put them in order" in labels(board(council.it))


def test_the_result_has_a_picture_that_can_be_read_out() -> None:
    """Each option with its number, under words that say which numbers they are."""
    council = asking(asked.AskForDots(IT, "Park\nSchool"))
    for who in ("art", "bank", "clinic", "dance"):
        hand_in(council, who, 3, 2)
    council.passes(days=9)
    for card in (council.messages[-1].card, board(council.it)):
        [picture] = [each for each in card.elements if isinstance(each, Image)]
        assert read(picture.alternative) == "Dots on each"
        assert isinstance(picture.drawing, Tally)
        assert [(read(each.label), each.count) for each in picture.drawing.bars] == [("Park", 12), ("School", 8)]


def test_what_was_chosen_is_in_the_fact() -> None:
    """For whoever keeps what was agreed; and the hash is over the numbers too."""
    seals = set()
    for last in (1, 2):
        council = ranking(Question.run_off)
        for who in ("art", "bank", "clinic"):
            hand_in(council, who, 1, 2, BLANK, BLANK, BLANK)
        hand_in(council, "dance", 1, BLANK, last + 1, BLANK, BLANK)
        council.passes(days=9)
        [fact] = [each for each in council.facts if isinstance(each, ProposalAdopted)]
        assert fact.chosen == "Park"
        seals.add(fact.seal)
    assert len(seals) == 2


@pytest.mark.parametrize("question", list(RANKED))
def test_where_nobody_answered_or_nothing_is_ahead_it_is_counted_all_the_same(question: Question) -> None:
    """And told without numbers where there are none."""
    nobody = ranking(question)
    assert counted(nobody) == (Outcome.no_votes, ())
    assert "0 of 6 organisations answered (4 needed)." in read(nobody.messages[-1].card)
    level = ranking(Question.pairs)
    for who in ("art", "bank", "clinic", "dance"):
        hand_in(level, who, 1, 1, 1, 1, 1)
    assert counted(level) == (Outcome.not_adopted, ())


def test_ways_to_choose_are_told_by_what_wins() -> None:
    """No field's term there; it stands where one asks how it is counted."""
    council = written()
    ways = VIEWS[asked.AmongPage].draw(Ways(council.it, council.rules), council.context(person("art")))
    assert isinstance(ways, Card)
    assert len(labels(ways)) == 7
    for term in ("Borda", "Schulze", "run-off"):
        assert term not in read(ways)
    council.press("art", asked.AskToRank(IT, Question.points, PLACES))
    how = read(VIEWS[asked.CountingPage].draw(council.it, council.context(person("art"))))
    assert "This way of counting is called Borda count." in how
    assert "A first place is 4 points" in how
    with pytest.raises(BeingAsked):
        VIEWS[asked.AmongPage].draw(Ways(council.it, council.rules), council.context(person("art")))
