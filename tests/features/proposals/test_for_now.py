"""Answers that wait for one's people, that replace somebody else's, or that somebody wrote down for another."""

import pytest

from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.model import Held
from bot.features.proposals.model.asking import Position
from bot.features.proposals.model.refusals import AnsweredSince, NoSeat, NothingForNow, WritingFor
from bot.kernel.attention import Met, Need
from tests.features.proposals.council import IT, SIX, Council, answer, opened, person, ruled, said, seat, written
from tests.features.reading import labels, read

YES, WORRY, HARM = Position.yes, Position.worry, Position.harm
CLINIC = seat("Clinic").name.seat
BOTH: tuple[Held, ...] = (*SIX[:2], seat("Clinic", person("dan")), *SIX[3:])


def for_now(council: Council, who: str) -> str:
    return read(said(council.press(who, asked.AnswerForNow(IT, council.it.text.number))))


def with_a_writer() -> Council:
    """Wim writes for whoever speaks for the clinic."""
    council = opened()
    council.writers[person("wim")] = person("clinic")
    return council


def test_a_yes_for_now_counts_and_says_so() -> None:
    """Until the seat says that its people have confirmed it; then it is a yes like any other."""
    council = opened()
    assert "Saved for Clinic: Yes, for now" in for_now(council, "clinic")
    assert "So far: Yes, for now" in read(council.page("clinic"))
    assert council.it.open_voting().given.positions == {YES: 1}
    council.press("clinic", asked.ConfirmAnswer(IT, 1, CLINIC))
    assert "So far: Yes\n" in read(council.page("clinic"))
    assert council.it.open_voting().given.positions == {YES: 1}
    assert [each.for_now for each in council.acts] == [True, False]


def test_at_the_end_the_result_says_how_many_were_for_now() -> None:
    """They counted; whoever reads it knows that people at home may still say something."""
    council = opened()
    for who in ("art", "bank"):
        for_now(council, who)
    for who in ("clinic", "dance"):
        answer(council, who, YES)
    council.press("bank", asked.ConfirmAnswer(IT, 1, seat("Bank").name.seat))
    council.passes(days=8)
    assert council.it.results[0].for_now == 1
    assert "4 yes" in read(board(council.it))
    assert "1 yes was for now: that organisation had not confirmed it yet." in read(board(council.it))


def test_where_the_group_asks_for_the_mandate_each_yes_is_for_now() -> None:
    """Until it is confirmed; from then on changing between yes and a worry leaves it confirmed."""
    council = written(rules=ruled("mandate", "1"))
    council.press("art", asked.AskForAnswers(IT))
    assert "Saved for Clinic: Yes, for now" in read(said(answer(council, "clinic", YES)))
    assert "Yes, for now" not in labels(council.page("farm"))
    council.press("clinic", asked.ConfirmAnswer(IT, 1, CLINIC))
    assert "Saved for Clinic: Yes\n" in read(said(answer(council, "clinic", YES)))
    assert "Saved for Clinic: Yes, with a worry\n" in read(said(answer(council, "clinic", WORRY, "Who pays?")))
    assert "for now" not in read(said(answer(council, "farm", HARM, "Our fields.")))


def test_what_people_confirmed_is_the_text_that_they_knew() -> None:
    """After a change of meaning a yes is for now again, given or standing; after one of spelling it is not."""
    for same, stands in ((True, True), (True, False), (False, True), (False, False)):
        council = written(rules=ruled("mandate", "1"))
        council.press("art", asked.AskForAnswers(IT))
        answer(council, "clinic", YES)
        council.press("clinic", asked.ConfirmAnswer(IT, 1, CLINIC))
        council.press("art", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=same))
        if stands:
            council.press("clinic", asked.StandBy(IT, 2, CLINIC))
        else:
            answer(council, "clinic", YES)
        assert council.latest()[0].for_now is not same


def test_nobody_is_asked_before_they_replace_what_counts_no_more() -> None:
    """After a change of meaning there is nothing to replace."""
    council = opened(seats=BOTH)
    answer(council, "clinic", YES)
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=False))
    answer(council, "dan", HARM, "No room.")
    assert council.it.open_voting().given.positions == {HARM: 1}


def test_what_was_written_down_is_looked_at_when_the_same_is_pressed() -> None:
    """Nobody is asked to look at it any more, and it is their own answer from then on."""
    council = with_a_writer()
    written_down = answer(council, "wim", YES, seat=CLINIC)
    [need] = [each for each in written_down.needs if isinstance(each, Need)]
    assert Met(need.key) in answer(council, "clinic", YES).needs
    assert council.acts[-1].written_by is None
    assert council.it.open_voting().given.positions == {YES: 1}


def test_there_is_something_to_confirm_only_after_an_answer() -> None:
    """Neither before the first one nor after a change of what the text means."""
    council = opened()
    with pytest.raises(NothingForNow):
        council.press("clinic", asked.ConfirmAnswer(IT, 1, CLINIC))
    for_now(council, "clinic")
    council.press("art", asked.Rewrite(IT, 1, 0, "We keep two pages.", same=False))
    with pytest.raises(NothingForNow):
        council.press("clinic", asked.ConfirmAnswer(IT, 2, CLINIC))
    council.press("clinic", asked.StandBy(IT, 2, CLINIC))
    assert "So far: Yes, for now" in read(council.page("clinic"))


def test_of_two_the_second_is_asked_before_they_replace_an_answer() -> None:
    """Both answers are shown, with who gave the first and when; until they press again nothing changes."""
    council = opened(seats=BOTH)
    answer(council, "clinic", YES)
    before = council.it
    shown = read(said(answer(council, "dan", HARM, "No room.")))
    assert "clinic answered for Clinic on" in shown
    assert "Yes. Replace it?" in shown
    assert "You would answer: No, it would harm us\nNo room." in shown
    assert council.it == before
    assert council.latest()[0].position is YES
    council.press("dan", asked.ReplaceAnswer(IT, 1, CLINIC, 2))
    assert council.latest()[0].position is HARM
    assert council.it.open_voting().given.positions == {HARM: 1}
    assert "Clinic: it would harm us. No room." in read(board(council.it))


def test_the_same_press_again_asks_again_and_counts_once() -> None:
    """However often each of the two is delivered."""
    council = opened(seats=BOTH)
    answer(council, "clinic", YES)
    for _ in range(5):
        answer(council, "dan", WORRY, "Who pays?")
    for _ in range(5):
        council.press("dan", asked.ReplaceAnswer(IT, 1, CLINIC, 2))
    assert [each.pending for each in council.acts] == [False, True, False]
    assert council.it.open_voting().given.positions == {WORRY: 1}


def test_what_waits_is_replaced_by_nothing_that_came_since() -> None:
    """Another answer, a new text, somebody else's press: whoever waited looks at it again."""
    council = opened(seats=BOTH)
    answer(council, "clinic", YES)
    answer(council, "dan", HARM, "No room.")
    with pytest.raises(AnsweredSince):
        council.press("clinic", asked.ReplaceAnswer(IT, 1, CLINIC, 2))
    answer(council, "clinic", WORRY, "Who pays?")
    with pytest.raises(AnsweredSince):
        council.press("dan", asked.ReplaceAnswer(IT, 1, CLINIC, 2))
    with pytest.raises(AnsweredSince):
        council.press("dan", asked.ReplaceAnswer(IT, 1, CLINIC, 9))
    assert council.latest()[0].position is WORRY


def test_an_answer_of_before_is_changed_without_being_asked() -> None:
    """One's own, and that of someone who does not answer for the seat any more."""
    council = opened(seats=BOTH)
    answer(council, "dan", YES)
    answer(council, "dan", HARM, "No room.")
    council.moved("Clinic", to="kim")
    answer(council, "kim", YES)
    assert [each.pending for each in council.acts] == [False, False, False]


def test_whoever_writes_for_a_representative_answers_for_their_seat() -> None:
    """The entry names who wrote it, the representative is asked to look at it, and corrects it like any answer."""
    council = with_a_writer()
    change = answer(council, "wim", WORRY, "Who pays?", seat=CLINIC)
    assert "Written down by wim for clinic, who can correct it." in read(said(change))
    [act] = council.acts
    assert (act.person, act.written_by) == (person("clinic"), person("wim"))
    [need] = [each for each in change.needs if isinstance(each, Need)]
    assert need.person == person("clinic")
    page = read(council.page("clinic"))
    assert "By clinic, written down by wim. The latest answer counts." in page
    corrected = answer(council, "clinic", YES)
    assert Met(need.key) in corrected.needs
    assert "Saved for Clinic: Yes\n" in read(said(corrected))
    assert council.acts[-1].written_by is None
    assert council.it.open_voting().given.positions == {YES: 1}


def test_whoever_writes_for_others_chooses_for_whom() -> None:
    """On their page; a press on the card for all could be meant for themselves."""
    council = with_a_writer()
    with pytest.raises(WritingFor):
        answer(council, "wim", YES)
    assert "Answer for Clinic" not in read(council.page("wim"))
    page = read(council.page("wim", seat=CLINIC))
    assert "Answer for Clinic" in page
    assert "You write this down for clinic. Your name stands beside it." in page
    with pytest.raises(NoSeat):
        answer(council, "wim", YES, seat=seat("Farm").name.seat)


def test_who_writes_for_another_is_asked_before_they_replace_what_that_one_said() -> None:
    """It may be that they have not heard of it."""
    council = with_a_writer()
    answer(council, "clinic", YES)
    assert "Replace it?" in read(said(answer(council, "wim", HARM, "No room.", seat=CLINIC)))
    council.press("wim", asked.ReplaceAnswer(IT, 1, CLINIC, 2))
    assert council.latest()[0].written_by == person("wim")


def test_who_holds_a_seat_and_writes_for_another_presses_for_their_own() -> None:
    """Unless they chose the other one."""
    council = opened()
    council.writers[person("art")] = person("clinic")
    answer(council, "art", YES)
    assert [each.seat for each in council.acts] == [seat("Art").name.seat]
    assert "Write down someone's answer" in read(council.page("art"))
    answer(council, "art", YES, seat=CLINIC)
    assert [each.written_by for each in council.acts] == [None, person("art")]


def test_who_is_erased_is_named_in_no_answer() -> None:
    """Neither as who gave it nor as who wrote it down; what was said stays."""
    council = with_a_writer()
    answer(council, "wim", YES, seat=CLINIC)
    [act] = council.acts
    alone = act.without(person("wim"))
    assert (alone.person, alone.written_by, alone.position) == (person("clinic"), None, YES)
    assert act.without(person("clinic")).written_by == person("wim")
