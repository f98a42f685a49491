"""Who is asked, what two can change about it, how a vote is lengthened, and when answers are shown."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.facts import RollChanged, VoteEndedEarly, VoteLengthened
from bot.features.proposals.model import Held, Stage
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.pieces import TEXT, TITLE, WORDS
from bot.features.proposals.model.refusals import (
    KeptAsItWas,
    NobodyThere,
    NoLongerOpen,
    NoSeat,
    NotAskedYet,
    NoWish,
    NoWishYet,
    OnRollAlready,
    SeatNotAsked,
    SecondPerson,
    SomebodyThere,
    WritersChoice,
)
from bot.features.proposals.model.secret import Openness
from bot.kernel.attention import Need
from bot.kernel.command import Standing
from bot.kernel.refusal import NotFound
from tests.features.proposals.council import IT, SIX, Council, answer, opened, person, ruled, seat, written
from tests.features.reading import labels, read

YES, NO, WORRY, HARM = Position.yes, Position.no, Position.worry, Position.harm
GARDEN, FARM, CLINIC = seat("Garden").name.seat, seat("Farm").name.seat, seat("Clinic").name.seat


def roll(council: Council, who: str = "art", start: int = 0) -> str:
    return read(council.opens(asked.RollPage(IT, start), who))


def at_once(seats: tuple[Held, ...] = SIX, question: Question = Question.live_with_it) -> Council:
    council = written(seats, ruled("answers-at-once", "1"))
    council.press("art", asked.AskForAnswers(IT, question, 7))
    return council


def test_a_vote_ends_earlier_when_two_of_different_organisations_want_it() -> None:
    """What was answered is counted three seconds later; both stand in the history, and nobody is reminded any more."""
    council = opened(days=10)
    for who in ("art", "bank", "clinic", "dance"):
        answer(council, who, YES)
    council.passes(days=2)
    council.press("bank", asked.AskToEnd(IT))
    assert "bank asks to end it earlier." in read(board(council.it))
    council.needs.clear()
    council.press("farm", asked.AgreeToWish(IT, 1))
    with pytest.raises(NoLongerOpen):
        answer(council, "elders", HARM, "Wait!")
    assert council.it.results == ()
    council.passes(seconds=3)
    assert council.it.stage is Stage.adopted
    assert not any(isinstance(each, Need) for each in council.needs)
    [fact] = [each for each in council.facts if isinstance(each, VoteEndedEarly)]
    assert (fact.asked_by, fact.by) == (person("bank"), person("farm"))


def test_it_is_not_ended_before_the_time_that_people_were_promised() -> None:
    """By the rule that held when they were asked."""
    council = written(rules=ruled("least-days-of-a-vote", "5"))
    council.press("art", asked.AskForAnswers(IT, Question.live_with_it, 7))
    council.rules = ruled("least-days-of-a-vote", "1")
    council.passes(days=4, hours=23)
    with pytest.raises(NoWishYet):
        council.press("bank", asked.AskToEnd(IT))
    council.passes(hours=1)
    council.press("bank", asked.AskToEnd(IT))
    assert len(council.it.open_voting().wishes) == 1


def test_a_vote_that_was_opened_before_there_were_promises_has_a_day() -> None:
    """As the rule was then."""
    council = opened()
    council.state = council.it.with_voting(replace(council.it.open_voting(), earliest=None))
    with pytest.raises(NoWishYet):
        council.press("bank", asked.AskToEnd(IT))
    council.passes(days=1)
    council.press("bank", asked.AskToEnd(IT))


def test_the_second_person_is_another_one_of_another_organisation() -> None:
    """Who answers for a seat that is asked, or facilitates; somebody else cannot, and nobody twice."""
    council = opened(seats=(*SIX[:2], seat("Clinic", person("dan")), *SIX[3:]))
    council.passes(days=2)
    with pytest.raises(NoSeat):
        council.press("zoe", asked.AskToEnd(IT))
    council.press("clinic", asked.AskToEnd(IT))
    council.press("clinic", asked.AskToEnd(IT))
    assert len(council.it.open_voting().wishes) == 1
    for who, no in (("clinic", SecondPerson), ("dan", SecondPerson), ("zoe", NoSeat)):
        with pytest.raises(no):
            council.press(who, asked.AgreeToWish(IT, 1))
    council.press("zoe", asked.AgreeToWish(IT, 1), Standing.facilitator)
    with pytest.raises(NoLongerOpen):
        council.press("farm", asked.AgreeToWish(IT, 1))


def test_a_seat_that_came_later_is_asked_too_when_two_agree() -> None:
    """It is named as still to be heard, finds the question under what needs it, and counts from then on."""
    council = opened()
    council.seats = (*SIX, seat("Garden"))
    with pytest.raises(SeatNotAsked):
        answer(council, "garden", YES)
    council.press("art", asked.AskToAdd(IT, GARDEN))
    assert "art asks that Garden is asked too." in roll(council)
    change = council.press("farm", asked.AgreeToWish(IT, 1))
    assert [each.person for each in change.needs if isinstance(each, Need)] == [person("garden")]
    answer(council, "garden", YES)
    assert council.it.open_voting().seats == 7
    assert "Garden came later, and is asked too." in read(board(council.it))
    [fact] = [each for each in council.facts if isinstance(each, RollChanged)]
    assert (fact.organisation, fact.added) == (seat("Garden").name.organisation, True)
    council.passes(days=8)
    assert "1 of 7 organisations answered (5 needed)" in read(board(council.it))
    assert "Garden: Yes" in roll(council)


def test_a_seat_that_nobody_holds_any_more_is_taken_off_when_two_agree() -> None:
    """With what was said for it; where all must answer, a vote can be decided again."""
    council = opened(seats=SIX[:4])
    answer(council, "dance", HARM, "No room.")
    for who in ("art", "bank", "clinic"):
        answer(council, who, YES)
    council.seats = SIX[:3]
    council.press("art", asked.AskToTakeOff(IT, seat("Dance").name.seat))
    council.press("bank", asked.AgreeToWish(IT, 1))
    voting = council.it.open_voting()
    assert (voting.seats, voting.answered, voting.objections) == (3, 3, ())
    assert "Dance was taken off, since nobody speaks for it any more." in read(board(council.it))
    council.passes(days=8)
    assert council.it.stage is Stage.adopted
    assert "Dance" not in roll(council)
    assert council.it.results[0].given.positions == {YES: 3}


def test_picks_of_a_seat_that_was_taken_off_are_gone() -> None:
    """And a seat that comes back is added again, without a second line of the roll."""
    council = opened(Question.pick_one, options="Monday\nTuesday")
    answer(council, "farm", Position.picked, picked=1)
    council.seats = SIX[:5]
    council.press("art", asked.AskToTakeOff(IT, FARM))
    council.press("bank", asked.AgreeToWish(IT, 1))
    assert council.it.open_voting().picks == (0, 0, 0)
    council.seats = SIX
    council.press("art", asked.AskToAdd(IT, FARM))
    council.press("bank", asked.AgreeToWish(IT, 2))
    assert Counter(each.seat for each in council.roll)[FARM] == 1
    assert council.it.open_voting().seats == 6


def test_who_is_asked_changes_for_no_other_reason() -> None:
    """A seat that somebody holds is not taken off, one that nobody holds or that is asked already is not added; it is
    looked at again when the second agrees."""
    council = opened()
    empty = replace(seat("Garden"), representative=None)
    council.seats = (*SIX, empty)
    for command, no in (
        (asked.AskToAdd(IT, FARM), OnRollAlready),
        (asked.AskToAdd(IT, GARDEN), NobodyThere),
        (asked.AskToAdd(IT, seat("Hall").name.seat), NotFound),
        (asked.AskToTakeOff(IT, FARM), SomebodyThere),
        (asked.AskToTakeOff(IT, GARDEN), NotFound),
        (asked.AgreeToWish(IT, 1), NoWish),
    ):
        with pytest.raises(no):
            council.press("art", command)
    council.seats = (*SIX, seat("Garden"))
    council.press("art", asked.AskToAdd(IT, GARDEN))
    council.seats = (*SIX, empty)
    with pytest.raises(NobodyThere):
        council.press("bank", asked.AgreeToWish(IT, 1))
    assert council.it.open_voting().seats == 6


def test_whoever_wrote_it_can_give_all_more_days() -> None:
    """Or a facilitator; never fewer. A wish to end it earlier is gone then, and all are told."""
    council = opened()
    council.passes(days=2)
    end = council.it.open_voting().until
    council.press("bank", asked.AskToEnd(IT))
    with pytest.raises(WritersChoice):
        council.press("clinic", asked.LengthenVote(IT, 3))
    council.press("art", asked.LengthenVote(IT, 3))
    council.press("zoe", asked.LengthenVote(IT, 1), Standing.facilitator)
    assert council.it.open_voting().until == end + timedelta(days=4)
    assert not any(each.is_open for each in council.it.open_voting().wishes)
    assert [each.days for each in council.facts if isinstance(each, VoteLengthened)] == [3, 1]
    assert "zoe gave all more time to answer" in read(council.messages[-1].card)
    council.passes(days=30)
    for command in (asked.LengthenVote(IT, 3), asked.AskToEnd(IT)):
        with pytest.raises(NotAskedYet):
            council.press("art", command)


def test_the_button_of_a_wish_that_was_let_go_does_nothing_else() -> None:
    """It still stands on a message: pressed later, it is for no other wish that came since."""
    council = opened()
    council.passes(days=2)
    council.press("bank", asked.AskToEnd(IT))
    council.press("art", asked.LengthenVote(IT, 3))
    council.seats = (*SIX, seat("Garden"))
    council.press("bank", asked.AskToAdd(IT, GARDEN))
    with pytest.raises(NoWish):
        council.press("farm", asked.AgreeToWish(IT, 1))
    council.press("farm", asked.AgreeToWish(IT, 2))
    assert council.it.open_voting().seats == 7


def test_a_seat_that_comes_back_has_the_answer_that_it_gave() -> None:
    """It is counted again, on the card as in the end, and can be changed; nobody is asked for it twice."""
    council = opened()
    answer(council, "farm", HARM, "Our fields are there.")
    council.seats = SIX[:5]
    council.press("art", asked.AskToTakeOff(IT, FARM))
    council.press("bank", asked.AgreeToWish(IT, 1))
    assert council.it.open_voting().given.positions == {}
    council.seats = SIX
    council.press("art", asked.AskToAdd(IT, FARM))
    added = council.press("bank", asked.AgreeToWish(IT, 2))
    assert council.it.open_voting().given.positions == {HARM: 1}
    assert FARM not in {each.seat for each in council.it.open_voting().unheard}
    assert not any(isinstance(each, Need) for each in added.needs)
    answer(council, "farm", YES)
    assert council.it.open_voting().given.positions == {YES: 1}
    council.passes(days=8)
    assert council.it.results[0].given.positions == {YES: 1}


def test_all_can_see_who_is_asked_and_who_answered() -> None:
    """While it is open no yes is shown, and what would harm is; when it was counted, what each organisation said."""
    council = opened()
    answer(council, "clinic", YES)
    answer(council, "farm", HARM, "Our fields are there.")
    shown = roll(council)
    for line in ("Clinic: has answered", "Farm: No, it would harm us. Our fields are there.", "Art: not heard yet"):
        assert line in shown
    council.passes(days=8)
    shown = roll(council)
    for line in ("Clinic: Yes", "Farm: No, it would harm us. Our fields are there.", "Art: no answer"):
        assert line in shown
    assert "Give more days" not in labels(council.opens(asked.RollPage(IT), "art"))


def test_an_answer_to_an_older_text_is_no_answer_in_the_end() -> None:
    """It was not counted either."""
    council = opened()
    answer(council, "clinic", YES)
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=False))
    assert "Clinic: not heard yet" in roll(council)
    council.passes(days=8)
    assert "Clinic: no answer" in roll(council)


def test_the_list_stands_on_pages() -> None:
    """Twelve on each, of a hundred and all as they were written down."""
    council = opened(seats=(seat("Art"), *(seat(f"O{number:03}") for number in range(199))))
    council.passes(hours=1)
    shown = [roll(council, start=start) for start in range(0, 200, 12)]
    assert sum(each.count("not heard yet") for each in shown) == 200
    assert "More of them" in labels(council.opens(asked.RollPage(IT, 180), "art"))
    assert "More of them" not in labels(council.opens(asked.RollPage(IT, 192), "art"))


def test_a_group_can_show_all_answers_at_once() -> None:
    """Who gave which, as it stands, with for now; the reply says so too."""
    council = at_once()
    assert "Everyone sees it now." in read(answer(council, "clinic", YES).reply)
    answer(council, "bank", YES)
    answer(council, "dance", WORRY, "Who pays?")
    shown = read(board(council.it))
    assert "Yes: Clinic, Bank" in shown
    assert "Yes, with a worry: Dance" in shown
    answer(council, "clinic", HARM, "No room.")
    shown = read(board(council.it))
    assert "Yes: Bank" in shown
    assert "No, it would harm us: Clinic" in shown
    assert "Bank: Yes" in roll(council)
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=False))
    assert "Yes: " not in read(board(council.it))


def test_of_many_it_shows_how_many_gave_each_answer() -> None:
    """Two hundred seats fit on the card; who said what stands on the pages of who is asked."""
    seats = (seat("Art"), *(seat(f"O{number:03}") for number in range(199)))
    council = at_once(seats, Question.most_say_yes)
    council.passes(hours=1)
    for number in range(199):
        answer(council, f"o{number:03}", (YES, YES, NO)[number % 3])
    shown = read(board(council.it))
    assert "Yes: 133" in shown
    assert "No: 66" in shown
    assert "O000: Yes" in roll(council) or "O001: Yes" in roll(council)


def test_the_card_fits_with_the_longest_of_all() -> None:
    """Forty seats, all of which answered or saw harm, beside the longest text."""
    seats = tuple(seat(f"O{number:02}") for number in range(40))
    council = written(seats, ruled("answers-at-once", "1"))
    council.state = replace(
        council.it, title="t" * TITLE, versions=(replace(council.it.text, text="y" * TEXT),), unheard=()
    )
    council.press("o00", asked.AskForAnswers(IT, Question.live_with_it, 7))
    for number in range(40):
        position = (YES, WORRY, HARM)[number % 3]
        answer(council, f"o{number:02}", position, "" if position is YES else "w" * WORDS)
    assert "more see harm" in read(board(council.it))
    council.passes(days=2)
    council.press("o00", asked.AskToEnd(IT))
    assert read(board(council.it)).count("O") >= 8
    for start in (0, 12, 24, 36):
        assert roll(council, "o00", start)


def test_who_is_erased_is_named_in_no_wish() -> None:
    """Neither as who asked nor as who agreed."""
    council = opened()
    council.seats = (*SIX, seat("Garden"))
    council.press("art", asked.AskToAdd(IT, GARDEN))
    council.press("bank", asked.AgreeToWish(IT, 1))
    after = council.it.without(person("art")).without(person("bank")).open_voting()
    assert [(each.by, each.agreed_by) for each in after.wishes] == [(None, None)]
    assert after.opened_by is None


def test_nothing_of_it_is_changed_in_a_secret_vote() -> None:
    """And who is asked is named without what they did."""
    council = opened(Question.most_say_yes, openness=Openness.secret)
    council.passes(days=2)
    council.seats = (*SIX, seat("Garden"))
    for command in (asked.AskToEnd(IT), asked.AskToAdd(IT, GARDEN)):
        with pytest.raises(KeptAsItWas):
            council.press("art", command)
    assert "Art\nBank\nClinic" in roll(council)
    assert "I agree to this" not in labels(council.opens(asked.RollPage(IT), "art"))
